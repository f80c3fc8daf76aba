package thresholds

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// This file reads benchmarks, and what they have in common with triggers: a measure against a threshold, and the evidence that it asks for.

func (r *reader) benchmark(path string, table *benchmarkTable) {
	taken := slices.ContainsFunc(r.book.Benchmarks, func(b *Benchmark) bool { return b.ID == table.ID })
	r.id(path, "benchmark", table.ID, taken)
	if b := r.condition(path, benchmarkWords, table); b != nil {
		r.book.Benchmarks = append(r.book.Benchmarks, b)
	} else {
		r.broken = append(r.broken, table.ID)
	}
}

// conditionWords are what a table calls itself and its comparisons.
type conditionWords struct{ kind, met, release string }

var benchmarkWords = conditionWords{"benchmark", "met", "release"}

// condition reads a measure against a threshold, with the evidence that it asks for; nil where it has none that can be read.
func (r *reader) condition(path string, words conditionWords, table *benchmarkTable) *Benchmark {
	b := &Benchmark{
		ID: table.ID, Name: data.Visible(table.Name), Why: data.Visible(table.Why), Measure: table.Measure,
		Dwell: r.days(path+".for", table.For, 0), Evidence: r.evidence(path, table.Evidence), path: path,
	}
	if b.Name == "" {
		b.Name = table.ID
	}
	compared := r.comparisons(path, words, table, b)
	c := r.measure(path, words, b)
	if c == nil {
		return nil
	}
	r.maxAge(path, words, table, b)
	if compared {
		r.doubts(path, words, b, c)
	}
	return b
}

// evidence reads the lowest quality of reading that counts.
func (r *reader) evidence(path, text string) data.Quality {
	if text == "" {
		return data.Estimated
	}
	quality, err := data.ParseQuality(text)
	if err != nil {
		r.Fail(path+".evidence", "%v", err)
	}
	return quality
}

// measure compiles the measure of what asks for one; nil where it has none that can be read.
func (r *reader) measure(path string, words conditionWords, b *Benchmark) *compiled {
	if b.Measure == "" {
		r.Fail(path, `the %s %s has no measure, such as 'latest(%s)'`, words.kind, data.Quoted(b.ID), firstID(r.book.Indicators))
		return nil
	}
	c, err := compileMeasure(b.Measure, r.book.Indicators)
	if err != nil {
		r.expression(path+".measure", err)
		return nil
	}
	b.measure, b.Uses, b.Unit, b.shape = c.measure, c.uses, c.unit, c.shape
	b.low, b.high = c.low, c.high
	return c
}

// expression notes what is wrong in an expression, at its character.
func (r *reader) expression(path string, err error) {
	problem := r.At(path)
	problem.Text = err.Error()
	if e, ok := err.(*expressionError); ok && problem.Line > 0 {
		problem.Column += 1 + e.offset // after the quotation mark
	}
	r.Problems = append(r.Problems, problem)
}

func (r *reader) comparisons(path string, words conditionWords, table *benchmarkTable, b *Benchmark) bool {
	var err error
	if b.Met, err = parseComparison(table.Met); err != nil {
		r.Fail(path+"."+words.met, "%v", err)
		return false
	}
	b.Release = b.Met.Negation()
	if table.Release != nil {
		if b.Release, err = parseComparison(*table.Release); err != nil {
			r.Fail(path+"."+words.release, "%v", err)
			return false
		}
	}
	return true
}

var comparisonPattern = regexp.MustCompile(`^(<=|>=|==|!=|<|>)\s*(\S+)$`)

func parseComparison(text string) (Comparison, error) {
	parts := comparisonPattern.FindStringSubmatch(strings.TrimSpace(text))
	if parts != nil {
		if threshold, err := strconv.ParseFloat(parts[2], 64); err == nil && !math.IsNaN(threshold) && !math.IsInf(threshold, 0) {
			return Comparison{parts[1], threshold}, nil
		}
	}
	return Comparison{}, fmt.Errorf("%s is not a comparison: want one of <= < >= > == != and a number, such as <= 185", data.Quoted(text))
}

func (r *reader) maxAge(path string, words conditionWords, table *benchmarkTable, b *Benchmark) {
	given := r.days(path+".max_age", table.MaxAge, -1)
	for _, id := range b.Uses {
		indicator, _ := r.book.Indicator(id)
		limit := given
		if table.MaxAge == "" {
			if indicator.CadenceDays == 0 {
				r.Fail(path, "when is the evidence of %s stale? give the %s a max_age, or the indicator %s a cadence", data.Quoted(b.ID), words.kind, id)
			}
			limit = freshness * indicator.CadenceDays
		}
		b.maxAge = append(b.maxAge, limit)
	}
}

// freshness is the age limit of a benchmark that has none of its own, in cadences of the indicator
// (framework, section 3).
const freshness = 3

// doubts warns of comparisons that are allowed and can hardly be meant.
func (r *reader) doubts(path string, words conditionWords, b *Benchmark, c *compiled) {
	if !b.Met.canHold(c.low, c.high) {
		r.warn(path+"."+words.met, "%s can never hold: %s lies between %s and %s", b.Met, b.Measure, bound(c.low), bound(c.high))
	}
	if !b.Release.canHold(c.low, c.high) {
		r.warn(path+"."+words.release, "the %s %s can never hold: %s lies between %s and %s", words.release, b.Release, b.Measure, bound(c.low), bound(c.high))
	}
	if b.Met.overlaps(b.Release) {
		r.warn(path+"."+words.release, "%s and %s can hold at once: the state would flip from day to day", b.Met, b.Release)
	}
}

func bound(v float64) string {
	switch {
	case math.IsInf(v, -1):
		return "minus infinity"
	case math.IsInf(v, 1):
		return "infinity"
	}
	return data.Exact(v)
}
