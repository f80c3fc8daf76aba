package thresholds

import (
	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// Book is a watchbook, read, checked and compiled. It is immutable.
type Book struct {
	Name       string // of the file that it was read from
	Title      string
	Question   string
	Indicators []data.Indicator
	Units      []Unit
	Benchmarks []*Benchmark
	Offers     []*Offer // those with rungs, of which there is a verdict
	Priced     []*Offer // those with terms, in the order in which they were signed; what never was comes last
	Pricing    Pricing
	Triggers   []*Trigger
	Floor      *Floor // nil where the book has none
	Talk       TalkRules
	Warnings   []tomlfile.Problem // what is allowed and can hardly be meant

	file *tomlfile.File // where its rules stand; nil where it was not read from a file
}

// Unit converts values: a value in From times Factor is in To.
type Unit struct {
	From, To string
	Factor   float64
}

// Benchmark is a measure against a threshold, with the evidence that it asks for.
type Benchmark struct {
	ID       string
	Name     string
	Why      string // why it matters, in the book's words
	Measure  string // the expression
	Met      Comparison
	Release  Comparison // holds when what was met is no longer so
	Dwell    int        // days
	Evidence data.Quality
	Uses     []string // indicators in the measure, in the order of their first use
	Unit     string   // of the measure; "" for a ratio

	path      string // in the book's file
	maxAge    []int  // days, by Uses
	measure   *measure
	shape     shape
	low, high float64 // the measure lies between them, whatever is read
}

// shape tells charts which benchmarks are a plain reading of one indicator.
type shape struct {
	function string
	window   data.Span
}

// MeasuresValue tells whether the measure is the indicator's latest value itself, so that the
// threshold can be drawn on the indicator's chart.
func (b *Benchmark) MeasuresValue() bool { return b.shape.function == "latest" }

// SumWindow is the window of a measure that is the sum of an event's counts over it.
func (b *Benchmark) SumWindow() (data.Span, bool) { return b.shape.window, b.shape.function == "sum" }

// MaxAge is how many days old readings of the indicator may be; it must be one of b.Uses.
func (b *Benchmark) MaxAge(indicator string) int {
	for i, id := range b.Uses {
		if id == indicator {
			return b.maxAge[i]
		}
	}
	return 0
}

// Indicator finds an indicator by its id.
func (b *Book) Indicator(id string) (data.Indicator, bool) {
	for _, indicator := range b.Indicators {
		if indicator.ID == id {
			return indicator, true
		}
	}
	return data.Indicator{}, false
}

// MaxAge is how many days old readings of an indicator may be: as the strictest of the benchmarks that use it says, else
// some cadences; 0 where nobody says.
func (b *Book) MaxAge(indicator data.Indicator) int {
	least := 0
	for _, benchmark := range b.Benchmarks {
		if age := benchmark.MaxAge(indicator.ID); age > 0 && (least == 0 || age < least) {
			least = age
		}
	}
	if least == 0 {
		return freshness * indicator.CadenceDays
	}
	return least
}

// Convert is the factor that turns a value in one unit into another.
func (b *Book) Convert(from, to string) (factor float64, ok bool) {
	for _, unit := range b.Units {
		if unit.From == from && unit.To == to {
			return unit.Factor, true
		}
	}
	return 0, false
}

// Nearest is the id of an indicator that looks like the one given; "" where none does.
func (b *Book) Nearest(id string) string {
	ids := make([]string, len(b.Indicators))
	for i, indicator := range b.Indicators {
		ids[i] = indicator.ID
	}
	return data.Nearest(id, ids)
}
