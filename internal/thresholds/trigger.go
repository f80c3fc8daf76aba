package thresholds

import (
	"fmt"
	"sync"

	"watchtui/internal/data"
)

// Trigger is a condition with a consequence: the snap-back that an offer promises. It fires on the first day on which its condition holds, on
// the same terms as a benchmark is met (evidence, max_age, dwell), stays fired until its reset holds on evidence, and is then armed again.
// Silence and old evidence reset nothing.
type Trigger struct {
	ID          string
	Name        string
	Then        string // the sanction that returns, in the book's words
	Condition   *Benchmark
	Lag         int // days from the day on which it can be known that it has fired until the sanction is back
	BaselineLag int // days that a process of consultation takes instead; NoLag where the book does not say
}

// Firing is one time that a trigger fired.
type Firing struct {
	Trigger   *Trigger
	Violation data.Day     // from which the condition held, by the days that readings are about
	Day       data.Day     // on which it fired in the history asked for: the condition held, and the dwell was over
	Known     data.Day     // the first, not before the violation, on which the readings that were out gave it: a forecast is no knowledge yet
	Reset     data.Day     // on which it was armed again; NotReset while it is fired
	Reading   data.Reading // the deciding one
	Measure   float64      // on the day of the violation, in the unit of the condition
}

// NotReset is the Reset of a firing that goes on.
const NotReset = data.Day(1 << 30)

// Returns is the day on which the sanction is back by itself: the trigger's lag after it had fired and that could be known.
func (f Firing) Returns() data.Day { return max(f.Day, f.Known) + data.Day(f.Trigger.Lag) }

// EnforcementLag is how many days after the violation the sanction is back.
func (f Firing) EnforcementLag() int { return int(f.Returns() - f.Violation) }

// Baseline is how many days after the violation it would be back after a consultation that begins when the violation is known; NoLag where the
// book does not say how long that takes.
func (f Firing) Baseline() int {
	if f.Trigger.BaselineLag == NoLag {
		return NoLag
	}
	return int(max(f.Violation, f.Known)-f.Violation) + f.Trigger.BaselineLag
}

// Saved is how many days the trigger is faster, and false where the book does not say how long a consultation takes.
func (f Firing) Saved() (days int, ok bool) {
	if f.Baseline() == NoLag {
		return 0, false
	}
	return f.Baseline() - f.EnforcementLag(), true
}

// TriggerState is a trigger on one day.
type TriggerState struct {
	Trigger *Trigger
	Fired   bool
	Since   data.Day  // of Fired; where it never fired, the first day that was not blind, and the history's first where there was none
	Firing  *Firing   // the last one up to that day, going on or not; nil where there was none
	Word    StateWord // of the condition without its dwell: Holding where it holds, NoData and Stale where nobody could see a violation
	Measure float64   // on readings of any quality; NaN where undefined
	Why     string    // one line

	BlindSince data.Day // the first day of the blindness that lasts; where it is not blind, the day itself
	before     string   // where it never fired, what there was on all days before Since, "no data"; "" where Since is the history's first day
}

// Blind tells whether a violation could not be seen: being armed then says nothing.
func (s TriggerState) Blind() bool { return s.Word.blind() }

func (w StateWord) blind() bool { return w == NoData || w == Stale }

// triggerRuns are the triggers over the history, by their places in the book, found when they are first asked for.
type triggerRuns struct {
	once  sync.Once
	found []triggerTrack
}

// triggerTrack is what remains of a trigger's run.
type triggerTrack struct {
	firings []Firing // by day
	sight   []Change // of the condition, as TriggerSight has them
}

func (h *History) triggerTrack(trigger int) *triggerTrack {
	h.triggers.once.Do(func() { h.triggers.found = h.runTriggers() })
	return &h.triggers.found[trigger]
}

// Firings are those of a trigger (a place in the book's list) up to the last day of the history, oldest first.
func (h *History) Firings(trigger int) []Firing { return h.triggerTrack(trigger).firings }

// TriggerSight has the days from which a trigger's condition was in another state, without its dwell, oldest first: where that is NoData or Stale,
// the trigger was blind. The first is First.
func (h *History) TriggerSight(trigger int) []Change { return h.triggerTrack(trigger).sight }

// FiringsUpTo are those of a trigger up to a day, as they stood on it: what was armed again later goes on.
func (h *History) FiringsUpTo(trigger int, at data.Day) []Firing {
	var list []Firing
	for _, f := range h.Firings(trigger) {
		if f.Day > at {
			break
		}
		if f.Reset > at {
			f.Reset = NotReset
		}
		list = append(list, f)
	}
	return list
}

// Trigger is the state of a trigger (a place in the book's list) on a day.
func (h *History) Trigger(trigger int, at data.Day) TriggerState {
	at = min(at, h.until)
	t := h.book.Triggers[trigger]
	s := TriggerState{Trigger: t, Since: min(at, h.first)}
	if list := h.FiringsUpTo(trigger, at); len(list) > 0 {
		f := list[len(list)-1]
		s.Firing, s.Fired, s.Since = &f, f.Reset == NotReset, f.Day
		if !s.Fired {
			s.Since = f.Reset
		}
	} else {
		s.Since, s.before = h.firstSight(trigger, at)
	}
	s.BlindSince = h.blindSince(trigger, at)
	any, evidence := h.streamsOn(t.Condition, at)
	f := t.Condition.measured(any, evidence, at)
	s.Word, s.Measure = t.Condition.word(f, false), f.any
	s.Why = h.triggerWhy(s, f, any, evidence, at)
	return s
}

func (h *History) triggerWhy(s TriggerState, f finding, any, evidence []*stream, at data.Day) string {
	b := s.Trigger.Condition
	condition := State{Benchmark: b, Word: s.Word, Measure: s.Measure}
	used, _ := h.used(b, any, at)
	condition.OnClaim = b.onClaim(s.Measure, used, evidence, at)
	condition.oldest(any, at)
	why := ""
	switch s.Word {
	case Unmet:
		why = b.isNot(condition) + b.instead(condition, f)
	case Holding:
		why = b.Amount(s.Measure) + " " + b.Condition(b.Met)
		if !s.Fired && b.Dwell > 0 {
			why += fmt.Sprintf(", not yet for %s", data.Count(b.Dwell, "day"))
		}
	default:
		why = h.why(condition, f, any, at)
	}
	if s.Fired && s.Word != Holding {
		why += "; armed again once it is " + b.Condition(b.Release)
	}
	return why
}
