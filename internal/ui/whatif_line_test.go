package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// What is typed as an assumption and cannot be one.
func TestAssumptionLine(t *testing.T) {
	m := opened(t, "2024-08-20", 120, 40, "w").model
	for text, want := range map[string]string{
		"":                                     "type an indicator and a value",
		"heu60_stockpile":                      "type an indicator and a value",
		"heu60_stock 3":                        `unknown indicator "heu60_stock"`,
		"slv_lunches 3":                        "did you mean slv_launches?",
		"4 many":                               `"many" is not a number`,
		"5 -1":                                 "-1 is below 0, but events are counted",
		"4 NaN":                                "a value is a finite number",
		"4 41 2024-02-30":                      `"2024-02-30" is not a date`,
		"4 41 sure":                            `"sure" is neither a date nor a quality`,
		"heu60_stockpile 41":                   "41 verified 2024-08-20 IAEA",
		"4 41":                                 "41 verified 2024-08-20 IAEA",
		"5 2 2024-09-01 claimed Tasnim agency": "2 claimed 2024-09-01 Tasnim agency",
		"4 41 estimated":                       "41 estimated 2024-08-20 IAEA",
	} {
		r, err := m.parseAssumption(text)
		got := fmt.Sprint(r.Value, " ", r.Quality, " ", r.Observed, " ", r.Source)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Steps are round, add up without noise, and bring a value onto their grid.
func TestSteps(t *testing.T) {
	for _, c := range []struct{ v, step, by, want float64 }{
		{164.7, 2, 1, 166}, {164.7, 2, -1, 164}, {164, 2, -1, 162}, {0.3, 0.1, 1, 0.4}, {0.7000000001, 0.1, -7, 0}, {60, 0.5, 10, 65},
		{-3.2, 1, 1, -3}, {-3.2, 1, -1, -4}, {1e300, 1e298, 1, 1.01e300}, {0, 1, 1, 1},
	} {
		if got := stepped(c.v, c.step, c.by); math.Abs(got-c.want) > 1e-12*math.Max(1, math.Abs(c.want)) {
			t.Errorf("%v by %v steps of %v: got %v, want %v", c.v, c.by, c.step, got, c.want)
		}
	}
}
