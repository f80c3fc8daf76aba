package thresholds

import "watchtui/internal/data"

// StateWord is what a benchmark is on a day. The zero value is NoData.
type StateWord uint8

// The states, in the order in which they are looked for.
const (
	NoData     StateWord = iota // the measure is undefined
	Stale                       // the readings are older than max_age
	Unverified                  // holds on claims, not on evidence
	Contested                   // holds on evidence, and a claim puts it in doubt
	Unmet                       // does not hold
	Holding                     // holds, the dwell is not over
	Met
)

var stateWords = [...]string{"no data", "stale", "unverified", "contested", "unmet", "holding", "met"}

func (w StateWord) String() string { return stateWords[w] }

// State is the state of one benchmark on one day, with all that is needed to explain it.
type State struct {
	Benchmark *Benchmark
	Word      StateWord
	Since     data.Day       // of Word; the history's first day where it was so from the start
	Measure   float64        // in Benchmark.Unit: on evidence where Met or Holding, else on readings of any quality; NaN where undefined
	OnClaim   bool           // Measure rests on a reading below the asked evidence: it is no fact
	Distance  float64        // from Measure to the threshold, in the same unit; 0 where the comparison holds, NaN where undefined
	HeldDays  int            // while Holding: whole days since the comparison began to hold
	MetOn     data.Day       // while Holding: the day on which the dwell will be over
	AgeDays   int            // on readings of any quality, of the indicator that is furthest over its limit, or nearest to it; -1 without readings
	MaxAge    int            // what AgeDays may be, for that indicator, in days
	Used      []data.Reading // the latest on which Measure rests, oldest first
	UsedInAll int            // how many there are
	Why       string         // one line
}

// Verdict is the rung that an offer has reached on one day.
type Verdict struct {
	Offer    *Offer
	Rung     int // 0 is the implied lowest; otherwise Offer.Rungs[Rung-1]
	Since    data.Day
	Blocking []State     // the benchmarks that the next rung lacks, nearest first; empty on the highest
	Failing  []Outcome   // the tests that it lacks, which no reading can mend; empty on the highest
	Last     *Transition // the change that led here; nil where there was none
}

// Name is the verdict's word.
func (v Verdict) Name() string { return v.Offer.RungName(v.Rung) }

// Next is the name of the next rung; "" on the highest.
func (v Verdict) Next() string {
	if v.Rung == len(v.Offer.Rungs) {
		return ""
	}
	return v.Offer.RungName(v.Rung + 1)
}

// Lacks is how many benchmarks and tests the next rung lacks.
func (v Verdict) Lacks() int { return len(v.Blocking) + len(v.Failing) }

// Transition is a change of an offer's verdict.
type Transition struct {
	Day      data.Day
	From, To int          // rungs
	TippedBy []*Benchmark // upwards what became met that day, downwards what ceased to be
	Passed   []Test       // on the history's first day, the tests that the rung requires: they are as they are on every day
}

// TippedByIDs are the ids of what changed the verdict: of benchmarks, and on the first day of tests.
func (t Transition) TippedByIDs() []string {
	var ids []string
	for _, b := range t.TippedBy {
		ids = append(ids, b.ID)
	}
	for _, test := range t.Passed {
		ids = append(ids, test.String())
	}
	return ids
}

// Change is a day from which a benchmark is in another state.
type Change struct {
	Day  data.Day
	Word StateWord
}
