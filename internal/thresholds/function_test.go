package thresholds

import (
	"fmt"
	"math"
	"testing"

	"watchtui/internal/data"
)

// measureOf evaluates an expression on a day, over level x and event n.
func measureOf(t testing.TB, expression, x, n, at string) float64 {
	t.Helper()
	indicators := []data.Indicator{{ID: "x", Unit: "u"}, {ID: "n", Unit: "raids", Kind: data.Event}}
	c, err := compileMeasure(expression, indicators)
	if err != nil {
		t.Fatal(err)
	}
	var streams []*stream
	for _, use := range c.uses {
		text := x
		if use == "n" {
			text = n
		}
		p := Prefer(data.Indicator{}, shorthand(t, text), farFuture, data.Claimed)
		p.needs = needsLeast | needsHighest | needsTotal | needsAreas
		p.fill()
		streams = append(streams, &p.stream)
	}
	return c.measure.at(streams, day(t, at), newHints(&Benchmark{measure: c.measure}))
}

// Each function, worked by hand on the same few readings; undefined where the framework says so.
func TestFunctions(t *testing.T) {
	const (
		x = "2024-01-01 10 s verified; 2024-01-11 20 s verified; 2024-01-21 5 s verified"
		n = "2024-01-01 0 s verified; 2024-01-10 2 s verified; 2024-01-20 1 s verified; 2024-01-31 0 s verified"
	)
	undefined := math.NaN()
	for _, c := range []struct {
		expression, at string
		want           float64
	}{
		{"latest(x)", "2023-12-31", undefined},
		{"latest(x)", "2024-01-31", 5},
		{`mean(x, "30d")`, "2024-01-31", (10.*10 + 20*10 + 5*10) / 30},
		{`mean(x, "15d")`, "2024-01-31", (20.*5 + 5*10) / 15},
		{`mean(x, "1y")`, "2024-01-31", (10.*10 + 20*10 + 5*10) / 30}, // from the first reading
		{`mean(x, "30d")`, "2024-01-01", 10},                          // a sole reading counts as itself
		{`min(x, "5d")`, "2024-01-15", 10},                            // the value in force at the start
		{`min(x, "15d")`, "2024-01-31", 5},
		{`max(x, "15d")`, "2024-01-31", 20}, // in force at the start
		{`max(x, "5d")`, "2024-01-31", 5},
		{"peak(x)", "2024-01-31", 20},
		{`peak(x, "5d")`, "2024-01-31", 5},
		{"drawdown(x)", "2024-01-31", 5./20 - 1},
		{"drawdown(x)", "2024-01-15", 0},
		{`drawdown(x, "5d")`, "2024-01-31", 0},
		{`change(x, "10d")`, "2024-01-15", 20 - 10},
		{`change(x, "30d")`, "2024-01-15", undefined}, // nothing was in force then
		{`pct_change(x, "10d")`, "2024-01-25", (5. - 20) / 20},
		{`slope(x, "1mo")`, "2024-01-31", -0.25},
		{`slope(x, "5d")`, "2024-01-31", undefined},
		{`volatility(x, "1mo")`, "2024-01-31", math.Abs(math.Log(2)-math.Log(0.25)) / math.Sqrt2},
		{`volatility(x, "20d")`, "2024-01-31", undefined}, // two readings are too few
		{`sum(n, "15d")`, "2024-01-24", 3},
		{`sum(n, "1w")`, "2024-01-31", 0},
		{`sum(n, "1mo")`, "2024-01-31", undefined}, // the readings do not reach back to the window's start
		{"days_since(n)", "2024-01-09", 8},         // none yet: since the first reading
		{"days_since(n)", "2024-02-10", 21},
		{"age(n)", "2024-02-10", 10},
		{"latest(x) / (latest(n) - 0)", "2024-01-31", undefined}, // divided by zero
		{"3000000000 * 4000000000 + latest(x)", "2024-01-31", 1.2e19 + 5},
		{"latest(x) ** 2 - -latest(n)", "2024-01-31", 25},
		{`change(x, "30d") ** 0`, "2024-01-15", undefined}, // undefined, whatever is made of it
		{"10 ** 308 * latest(x)", "2024-01-31", undefined},
	} {
		got := measureOf(t, c.expression, x, n, c.at)
		if math.Abs(got-c.want) > 1e-12*math.Abs(c.want) || math.IsNaN(got) != math.IsNaN(c.want) {
			t.Errorf("%s on %s is %v, want %v", c.expression, c.at, got, c.want)
		}
	}
}

// A level that stood still over the window is its own mean, whatever was before; a threshold can be met to the bit.
func TestMeanOfAStillLevel(t *testing.T) {
	for i := range 200 {
		x := fmt.Sprintf("2023-01-01 %d.7 s verified; 2023-02-01 3.67 s verified", i)
		if got := measureOf(t, `mean(x, "90d")`, x, "", "2023-09-13"); got != 3.67 {
			t.Fatalf("after %d.7: got %v", i, got)
		}
	}
}

// One huge value long ago costs no digits today.
func TestWindowsForgetWhatWasBefore(t *testing.T) {
	const x = "2023-01-01 1e17 s verified; 2023-02-01 5 s verified"
	if got := measureOf(t, `mean(x, "10d")`, x, "", "2023-05-01"); got != 5 {
		t.Errorf("mean is %v", got)
	}
	const n = "2023-01-01 1e308 s verified; 2023-01-02 1e308 s verified; 2023-02-01 0.1 s verified; 2023-02-02 0.2 s verified"
	if got := measureOf(t, `sum(n, "10d")`, "", n, "2023-02-05"); got != 0.30000000000000004 { // what 0.1 and 0.2 add up to
		t.Errorf("sum is %v", got)
	}
}

// Units are what people read beside a number.
func TestUnitsOfMeasures(t *testing.T) {
	indicators := []data.Indicator{{ID: "x", Unit: "kg"}, {ID: "y", Unit: "kg"}, {ID: "z", Unit: "kb/d"}}
	for expression, want := range map[string]string{
		"latest(x)": "kg", `slope(x, "1y")`: "kg/d", "drawdown(x)": "", "age(x)": "d", "latest(x) - latest(y)": "kg", "latest(x) - latest(z)": "",
		"latest(x) / latest(y)": "", "latest(x) * 2": "kg", "2 * latest(x)": "kg", "latest(x) / 2 + 1": "kg", "-latest(x)": "kg",
	} {
		c, err := compileMeasure(expression, indicators)
		if err != nil || c.unit != want {
			t.Errorf("%s is in %q (%v), want %q", expression, c.unit, err, want)
		}
	}
}
