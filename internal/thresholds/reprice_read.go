package thresholds

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads and writes what a scenario changes of prices: its [[price]] tables.

type changeTable struct {
	Offer     string `toml:"offer,omitempty"`
	Term      string `toml:"term,omitempty"`
	Parameter string `toml:"parameter"`
	Value     any    `toml:"value"`
}

// priceChange reads a change, with the value as the book would have it: 30, "90d", "intrusive" or "none".
func (r *scenarioReader) priceChange(path string, table *changeTable) {
	c := PriceChange{Offer: table.Offer, Term: data.Visible(table.Term)}
	if table.Parameter == "" {
		r.Fail(path, `a change of the price needs the parameter that it changes, such as parameter = "value"`)
		return
	}
	q := slices.IndexFunc(parameters[:], func(row parameterRow) bool { return row.key == table.Parameter })
	if q < 0 {
		keys := make([]string, len(parameters))
		for i, row := range parameters {
			keys[i] = row.key
		}
		r.Fail(path+".parameter", "unknown parameter %s%s", data.Quoted(table.Parameter), tomlfile.DidYouMean(table.Parameter, keys))
		return
	}
	c.Parameter = Parameter(q)
	var err error
	if c.Value, err = c.Parameter.parse(table.Value); err != nil {
		r.Fail(path+".value", "%v", err)
		return
	}
	if _, err := r.book.Repriced(append(slices.Clone(r.scenario.Prices), c)); err != nil {
		r.Fail(path, "%v", err)
		return
	}
	r.scenario.Prices = append(r.scenario.Prices, c)
}

// parse reads a value as a book has it.
func (q Parameter) parse(value any) (float64, error) {
	row := parameters[q]
	switch v := value.(type) {
	case int64:
		return float64(v), q.Check(float64(v))
	case float64:
		return v, q.Check(v)
	case string:
		if v == "none" && row.optional {
			return math.NaN(), nil
		}
		if at := slices.Index(verifications[:], v); row.in == countedInLevels && at >= 0 {
			return float64(at), nil
		}
		if row.in == countedInDays {
			span, err := data.ParseSpan(v)
			if err != nil {
				return 0, err
			}
			return float64(span.Days()), q.Check(float64(span.Days()))
		}
	}
	return 0, fmt.Errorf("%s is no value of %s", data.Quoted(fmt.Sprint(value)), row.key)
}

// written is a value as parse reads it.
func (q Parameter) written(v float64) any {
	switch in := parameters[q].in; {
	case math.IsNaN(v):
		return "none"
	case in == countedInLevels:
		return verifications[int(v)]
	case in == countedInDays:
		return strconv.Itoa(int(v)) + "d"
	}
	return v
}
