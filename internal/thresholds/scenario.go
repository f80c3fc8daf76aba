package thresholds

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

// Scenario is a what-if: readings that nobody published, laid over those that somebody did. It never reaches a store; what it would
// mean is told by the same Run.
type Scenario struct {
	Title string

	// From is the day on which the what-if leaves the history, where HasFrom: readings observed later are set aside (and, as known
	// then, those published later), so that an assumption about a day in the past is not answered by what really came after.
	From    data.Day
	HasFrom bool

	// Assumed are the assumptions. Each says what counts: its source is the indicator's preferred one unless it names another, its
	// quality what the benchmarks ask for. Without a date of publication it is known from the day that it is about.
	Assumed []data.Reading

	// Prices are parameters of the book's prices that are another in the what-if.
	Prices []PriceChange
}

// Assumptions is how much is assumed, readings and prices.
func (s *Scenario) Assumptions() int { return len(s.Assumed) + len(s.Prices) }

// assumedCitation stands where the readings of a what-if would name the document that they are from.
const assumedCitation = "assumed, not published"

// assumer is who says what is assumed of an indicator whose sources the book does not list. Such sources are preferred by
// name, and no name of a publisher comes before a parenthesis.
const assumer = "(assumed)"

// assumedSource is the source of an assumption that names none: the one that counts whatever others say.
func assumedSource(indicator data.Indicator) string {
	if len(indicator.Sources) > 0 {
		return indicator.Sources[0]
	}
	return assumer
}

// assumedQuality is the quality of an assumption that names none: what satisfies every benchmark that uses the indicator.
func (b *Book) assumedQuality(indicator string) data.Quality {
	quality, used := data.Claimed, false
	for _, benchmark := range b.Benchmarks {
		if slices.Contains(benchmark.Uses, indicator) {
			quality, used = max(quality, benchmark.Evidence), true
		}
	}
	if !used {
		return data.Estimated
	}
	return quality
}

// Assume is an assumption with all that is not said: source and quality.
func (b *Book) Assume(indicator data.Indicator, observed data.Instant, value float64) data.Reading {
	return data.Reading{Indicator: indicator.ID, Observed: observed, Value: value, Low: math.NaN(), High: math.NaN(), Published: data.NoInstant,
		Source: assumedSource(indicator), Quality: b.assumedQuality(indicator.ID)}
}

// Over lays the assumptions over readings. One that does not say when it was published takes the place of all that its source
// has published about that instant, and is known in any vintage; one that does is a vintage among the others, and the last to be
// imported. The series given are not changed.
func (s *Scenario) Over(book *Book, readings Readings, vintage Vintage) Readings {
	laid := make(Readings, len(readings))
	for id, series := range readings {
		laid[id] = series
	}
	for _, indicator := range book.Indicators {
		var assumed []data.Reading
		for _, r := range s.Assumed {
			if r.Indicator == indicator.ID {
				assumed = append(assumed, r)
			}
		}
		if series := readings[indicator.ID]; len(assumed) > 0 || series != nil && s.setsAside(indicator, series, vintage) {
			laid[indicator.ID] = s.overlay(indicator, series, assumed, vintage)
		}
	}
	return laid
}

// leaves tells whether a reading is after the day on which the what-if leaves the history.
func (s *Scenario) leaves(indicator data.Indicator, series *data.Series, i int, vintage Vintage) bool {
	if !s.HasFrom {
		return false
	}
	observed := series.Observed(i)
	return observed.Day() > s.From || vintage == AsKnownThen && indicator.Known(observed, series.Published(i)).Day() > s.From
}

func (s *Scenario) setsAside(indicator data.Indicator, series *data.Series, vintage Vintage) bool {
	for i := series.Len() - 1; s.HasFrom && i >= 0; i-- {
		if s.leaves(indicator, series, i, vintage) {
			return true
		}
	}
	return false
}

func (s *Scenario) overlay(indicator data.Indicator, series *data.Series, assumed []data.Reading, vintage Vintage) *data.Series {
	type key struct {
		observed data.Instant
		source   string
	}
	replaced := map[key]bool{}
	for _, r := range assumed {
		if r.Published == data.NoInstant {
			replaced[key{r.Observed, r.Source}] = true
		}
	}
	slices.SortStableFunc(assumed, func(a, b data.Reading) int { return cmp.Compare(a.Observed, b.Observed) })
	n := 0
	if series != nil {
		n = series.Len()
	}
	b := data.NewBuilder(indicator.ID, n+len(assumed))
	next := 0
	add := func(before data.Instant) {
		for ; next < len(assumed) && assumed[next].Observed < before; next++ {
			b.Add(laidDown(assumed[next], vintage), int64(n+next))
		}
	}
	for i := range n {
		add(series.Observed(i))
		r := series.Reading(i)
		if !replaced[key{r.Observed, r.Source}] && !s.leaves(indicator, series, i, vintage) {
			b.Add(r, int64(i)) // a series has them in the order of imports, as far as that says anything
		}
	}
	add(farFuture)
	return b.Series()
}

// laidDown is an assumption as a reading among others.
func laidDown(r data.Reading, vintage Vintage) data.Reading {
	if r.Citation = assumedCitation; r.Published == data.NoInstant {
		r.Published = r.Observed
		if vintage.mode == knownOn {
			r.Published = min(r.Published, vintage.on.Instant())
		}
	}
	return r
}

// index is the place of the assumption with the same key; -1 where there is none.
func (s *Scenario) index(r data.Reading) int {
	return slices.IndexFunc(s.Assumed, func(a data.Reading) bool {
		return a.Indicator == r.Indicator && a.Observed == r.Observed && a.Source == r.Source && a.Published == r.Published
	})
}

// With is the scenario with one more assumption; it takes the place of one with the same indicator, date and source.
func (s Scenario) With(r data.Reading) Scenario {
	s.Assumed = slices.Clone(s.Assumed)
	if i := s.index(r); i >= 0 {
		s.Assumed[i] = r
	} else {
		s.Assumed = append(s.Assumed, r)
	}
	return s
}

// Without is the scenario without one of its assumptions.
func (s Scenario) Without(i int) Scenario {
	s.Assumed = slices.Delete(slices.Clone(s.Assumed), i, i+1)
	return s
}

// Changes tells whether the scenario changes the same parameter.
func (s *Scenario) Changes(c PriceChange) bool {
	return slices.ContainsFunc(s.Prices, func(other PriceChange) bool {
		return other.Offer == c.Offer && other.Term == c.Term && other.Parameter == c.Parameter
	})
}

// WithPrice is the scenario with a parameter changed; it takes the place of an earlier change of the same.
func (s Scenario) WithPrice(c PriceChange) Scenario {
	s = s.WithoutPrice(c)
	s.Prices = append(s.Prices, c)
	return s
}

// WithoutPrice is the scenario without a change of the same parameter.
func (s Scenario) WithoutPrice(c PriceChange) Scenario {
	s.Prices = slices.DeleteFunc(slices.Clone(s.Prices), func(other PriceChange) bool {
		return other.Offer == c.Offer && other.Term == c.Term && other.Parameter == c.Parameter
	})
	return s
}

// Last is the last day that the scenario speaks of, or the day given where that is later.
func (s *Scenario) Last(day data.Day) data.Day {
	for _, r := range s.Assumed {
		day = max(day, r.Observed.Day())
	}
	return day
}

// Assumption is an assumption in one line: "60 % stock 180 kg U, verified, 2026-12-01".
func (b *Book) Assumption(r data.Reading) string {
	indicator, _ := b.Indicator(r.Indicator)
	return fmt.Sprintf("%s %s, %s, %s", indicator.Name, data.Amount(r.Value, indicator.Unit), r.Quality, r.Observed)
}

// Assumable tells what is wrong with a value for an indicator; nil where nothing is.
func Assumable(indicator data.Indicator, value float64) error {
	switch {
	case math.IsNaN(value) || math.IsInf(value, 0):
		return errors.New("a value is a finite number")
	case indicator.Kind == data.Event && value < 0:
		return fmt.Errorf("%s is below 0, but events are counted", data.Exact(value))
	}
	return nil
}
