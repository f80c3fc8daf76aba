package thresholds

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// reader turns the tables of a book into a Book and notes what is wrong on the way.
type reader struct {
	*tomlfile.File
	book   *Book
	broken []string // ids of benchmarks that did not make it into the book, and were complained about

	brokenTriggers []string // and of triggers
}

// freshness is the age limit of a benchmark that has none of its own, in cadences of the indicator
// (framework, section 3).
const freshness = 3

func (r *reader) warn(path, format string, args ...any) {
	problem := r.At(path)
	problem.Text = fmt.Sprintf(format, args...)
	r.book.Warnings = append(r.book.Warnings, problem)
}

func (r *reader) read(file *bookFile) {
	if len(file.Indicator) == 0 {
		r.Fail("", "a book needs at least one [[indicator]]")
	}
	for i := range file.Indicator {
		r.indicator(fmt.Sprintf("indicator.%d", i), &file.Indicator[i])
	}
	for i, unit := range file.Unit {
		path := fmt.Sprintf("unit.%d", i)
		if unit.From == "" || unit.To == "" || !(unit.Factor > 0) || math.IsInf(unit.Factor, 0) {
			r.Fail(path, `a [[unit]] needs from, to and a factor above 0: from = "mb/d", to = "kb/d", factor = 1000`)
			continue
		}
		if _, ok := r.book.Convert(unit.From, unit.To); ok {
			r.Fail(path, "%s to %s is there already", data.Quoted(unit.From), data.Quoted(unit.To))
			continue
		}
		r.book.Units = append(r.book.Units, Unit(unit))
	}
	for i := range file.Benchmark {
		r.benchmark(fmt.Sprintf("benchmark.%d", i), &file.Benchmark[i])
	}
	for i := range file.Trigger {
		r.trigger(fmt.Sprintf("trigger.%d", i), &file.Trigger[i])
	}
	r.talk(file.Talk)
	r.floor(file.Floor)
	r.pricing(file.Price)
	for i := range file.Offer {
		r.offer(fmt.Sprintf("offer.%d", i), &file.Offer[i])
	}
	slices.SortStableFunc(r.book.Priced, bySigning)
}

var idPattern = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// id checks an id, which expressions and commands have to be able to name.
func (r *reader) id(path, kind, id string, taken bool) {
	switch {
	case id == "":
		r.Fail(path, "the %s has no id", kind)
	case !idPattern.MatchString(id):
		r.Fail(path+".id", "%s is no id: want letters, digits and _, not beginning with a digit", data.Quoted(id))
	case taken:
		r.Fail(path+".id", "a second %s with the id %s", kind, data.Quoted(id))
	}
}

// days reads a plain duration; "" is fallback.
func (r *reader) days(path, text string, fallback int) int {
	if text == "" {
		return fallback
	}
	span, err := data.ParseSpan(text)
	if err != nil {
		r.Fail(path, "%v", err)
		return fallback
	}
	return span.Days()
}

func (r *reader) indicator(path string, table *indicatorTable) {
	_, taken := r.book.Indicator(table.ID)
	r.id(path, "indicator", table.ID, taken)
	if slices.ContainsFunc(functions, func(f *function) bool { return f.name == table.ID }) {
		r.Fail(path+".id", "%s is the name of a function; an indicator needs another id", data.Quoted(table.ID))
	}
	indicator := data.Indicator{
		ID: table.ID, Name: data.Visible(table.Name), Unit: data.Visible(table.Unit), Key: table.Key, Sources: table.Sources,
		CadenceDays:    r.days(path+".cadence", table.Cadence, 0),
		PublicationLag: r.days(path+".publication_lag", table.PublicationLag, 0),
		LogScale:       table.Scale == "log",
		Rhetoric:       table.Role == "rhetoric",
	}
	if indicator.Name == "" {
		indicator.Name = table.ID
	}
	kind, err := data.ParseKind(table.Kind)
	if err != nil {
		r.Fail(path+".kind", "%v", err)
	}
	indicator.Kind = kind
	if table.Unit == "" {
		r.Fail(path, "the indicator %s has no unit", data.Quoted(table.ID))
	}
	if table.Scale != "" && table.Scale != "log" && table.Scale != "linear" {
		r.Fail(path+".scale", "%s is not a scale: want linear or log", data.Quoted(table.Scale))
	}
	if table.Role != "" && table.Role != "rhetoric" {
		r.Fail(path+".role", "%s is not a role: the only one is rhetoric", data.Quoted(table.Role))
	}
	r.key(path, indicator)
	for _, line := range table.Lines {
		if math.IsNaN(line.Value) || math.IsInf(line.Value, 0) {
			r.Fail(path+".lines", "a line needs a finite value")
		}
		indicator.Lines = append(indicator.Lines, data.Line{Value: line.Value, Label: data.Visible(line.Label)})
	}
	r.book.Indicators = append(r.book.Indicators, indicator)
}

func (r *reader) key(path string, indicator data.Indicator) {
	if indicator.Key < 0 || indicator.Key > 3 {
		r.Fail(path+".key", "key is 1, 2 or 3: the place among the three key indicators")
	}
	for _, other := range r.book.Indicators {
		if indicator.Key != 0 && other.Key == indicator.Key {
			r.Fail(path+".key", "%s is key indicator %d already", other.ID, other.Key)
		}
	}
}

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

// canHold tells whether any number from low to high compares.
func (c Comparison) canHold(low, high float64) bool {
	switch c.Op {
	case "<=":
		return low <= c.Threshold
	case "<":
		return low < c.Threshold
	case ">=":
		return high >= c.Threshold
	case ">":
		return high > c.Threshold
	case "==":
		return low <= c.Threshold && c.Threshold <= high
	}
	return low != high || low != c.Threshold
}

// overlaps tells whether some number satisfies both comparisons. It is enough to try the thresholds and the
// numbers beside and between them.
func (c Comparison) overlaps(d Comparison) bool {
	for _, t := range []float64{c.Threshold, d.Threshold} {
		for _, v := range []float64{t, math.Nextafter(t, math.Inf(1)), math.Nextafter(t, math.Inf(-1)), (c.Threshold + d.Threshold) / 2} {
			if c.Holds(v) && d.Holds(v) {
				return true
			}
		}
	}
	return false
}

func (r *reader) offer(path string, table *offerTable) {
	has := func(o *Offer) bool { return o.ID == table.ID }
	taken := slices.ContainsFunc(r.book.Offers, has) || slices.ContainsFunc(r.book.Priced, has)
	r.id(path, "offer", table.ID, taken)
	offer := &Offer{ID: table.ID, Name: data.Visible(table.Name), Lowest: data.Visible(table.Lowest), path: path}
	if offer.Name == "" {
		offer.Name = table.ID
	}
	if offer.Lowest == "" {
		offer.Lowest = "not good enough"
	}
	names := []string{offer.Lowest}
	for i, rung := range table.Rung {
		at := fmt.Sprintf("%s.rung.%d", path, i)
		name := data.Visible(rung.Name)
		switch {
		case name == "":
			r.Fail(at, "the rung has no name")
		case slices.Contains(names, name):
			r.Fail(at+".name", "a second rung with the name %s", data.Quoted(name))
		}
		names = append(names, name)
		offer.Rungs = append(offer.Rungs, Rung{name, r.required(at, &rung), r.asked(at, rung.Tests)})
	}
	r.priced(path, table, offer)
	switch {
	case len(table.Rung) > 0:
		r.book.Offers = append(r.book.Offers, offer)
	case len(table.Term) == 0:
		r.Fail(path, "the offer %s has no [[offer.rung]] and no [[offer.term]]", data.Quoted(table.ID))
	}
}

func (r *reader) required(path string, rung *rungTable) []*Benchmark {
	ids := rung.Requires
	if len(ids) == 0 && len(rung.Tests) == 0 {
		r.Fail(path, "the rung requires nothing: name benchmarks in requires, or structural tests in tests")
	}
	var known []string
	for _, b := range r.book.Benchmarks {
		known = append(known, b.ID)
	}
	var required []*Benchmark
	for i, id := range ids {
		at := slices.Index(known, id)
		if at < 0 && slices.Contains(r.broken, id) {
			continue
		}
		if at < 0 {
			r.Fail(fmt.Sprintf("%s.requires.%d", path, i), "unknown benchmark %s%s", data.Quoted(id), tomlfile.DidYouMean(id, known))
			continue
		}
		required = append(required, r.book.Benchmarks[at])
	}
	return required
}
