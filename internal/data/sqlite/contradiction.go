package sqlite

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// contradiction is the refusal of a row: said is what the file says of the same key before it.
func (c *classifier) contradiction(said, r *record) *data.Refusal {
	before := "before"
	if said.line > 0 {
		before = fmt.Sprintf("in line %d", said.line)
	}
	what := fmt.Sprintf("%s and not %s", describe(said.value), describe(r.value))
	if sameNumber(said.value, r.value) {
		what = "the same value with other details"
	}
	return &data.Refusal{
		File: c.file, Line: r.line,
		Reason: fmt.Sprintf("contradicts this file: %s it gives the same indicator, date, source and publication %s", before, what),
		Text:   rowText(r),
	}
}

func describe(value float64) string {
	if math.IsNaN(value) {
		return "as retracted"
	}
	return "the value " + data.Exact(value)
}

// rowText is what can be said of a row whose own text is not at hand.
func rowText(r *record) string {
	parts := []string{"observed " + r.observed.String(), describe(r.value), r.quality.String()}
	for _, part := range []struct{ label, text string }{{"published ", r.published.String()}, {"citation ", r.more().citation}, {"note ", r.more().note}} {
		if part.text != "" {
			parts = append(parts, part.label+part.text)
		}
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
