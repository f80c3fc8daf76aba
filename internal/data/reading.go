package data

import (
	"fmt"
	"math"
)

// Reading is one published statement about one indicator. Times are UTC, the value and its
// range are in the indicator's unit.
type Reading struct {
	Indicator string
	Observed  Instant
	Value     float64 // NaN where Retracted
	Retracted bool    // withdraws the earlier reading of the same key from Published on
	Low, High float64 // the published range; NaN where there is none
	Source    string
	Quality   Quality
	Published Instant // NoInstant where the source names none
	Citation  string
	Note      string
}

// Same tells whether two readings are identical, that is, in all fields as given. A duplicate
// is a reading that is the Same as one in force.
func (r Reading) Same(s Reading) bool {
	return r.Indicator == s.Indicator && r.Observed == s.Observed && r.Source == s.Source &&
		r.Published == s.Published && r.Quality == s.Quality && r.Retracted == s.Retracted &&
		sameNumber(r.Value, s.Value) && sameNumber(r.Low, s.Low) && sameNumber(r.High, s.High) &&
		r.Citation == s.Citation && r.Note == s.Note
}

func sameNumber(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// Quality ranks what stands behind a reading; a higher one is a larger number. It says what counts as a fact for a
// benchmark, and never which of two sources is preferred. The zero value is Claimed.
type Quality uint8

// The qualities, lowest first.
const (
	Claimed Quality = iota
	Estimated
	Verified
)

var qualities = [...]string{Claimed: "claimed", Estimated: "estimated", Verified: "verified"}

func (q Quality) String() string { return qualities[q] }

// ParseQuality reads "verified", "estimated" or "claimed".
func ParseQuality(text string) (Quality, error) {
	for q, word := range qualities {
		if text == word {
			return Quality(q), nil
		}
	}
	return 0, fmt.Errorf("%s is not a quality: want verified, estimated or claimed", Quoted(text))
}

// Kind says how an indicator's values add up over time. The zero value is Level.
type Kind uint8

const (
	Level Kind = iota // the value holds until the next reading
	Event             // values are counts on their dates
)

var kinds = [...]string{Level: "level", Event: "event"}

func (k Kind) String() string { return kinds[k] }

// ParseKind reads "level" or "event".
func ParseKind(text string) (Kind, error) {
	for k, word := range kinds {
		if text == word {
			return Kind(k), nil
		}
	}
	return 0, fmt.Errorf("%s is not a kind: want level or event", Quoted(text))
}

// Indicator is something that is measured, as the watchbook describes it.
type Indicator struct {
	ID             string // in files, expressions and on the command line
	Name           string // for people
	Unit           string
	Kind           Kind
	Key            int      // 1 to 3 for the key indicators, in the order of the dashboard; 0 otherwise
	Sources        []string // in order of preference; others come after them, by name
	CadenceDays    int      // how often a reading is expected; 0 where the book does not say
	PublicationLag int      // days from observed to published, where a reading does not say
	Lines          []Line
	LogScale       bool
	Rhetoric       bool // words, not assets: annotates charts and is never evidence for a benchmark
}

// Line is a reference line on an indicator's chart, in the indicator's unit.
type Line struct {
	Value float64
	Label string
}

// Known is when a reading counts as known: its publication, or observed and the
// indicator's publication lag where it names none.
func (i Indicator) Known(observed, published Instant) Instant {
	if published != NoInstant {
		return published
	}
	return observed + Instant(i.PublicationLag)*dayMillis
}
