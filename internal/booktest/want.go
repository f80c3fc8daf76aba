package booktest

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/tomlfile"
)

// want is one thing that is expected of a day.
type want struct {
	place tomlfile.Problem // where it stands
	of    string           // an id, or an offer's id and what of it
	want  string
	judge func(h *thresholds.History, at data.Day) answer
}

// answer is what a history says where something was expected.
type answer struct {
	got     string
	isSo    bool
	because string
}

func (r *reader) want(path, of, wanted string, judge func(*thresholds.History, data.Day) answer) want {
	return want{r.At(path), of, wanted, judge}
}

// equal is an answer that has to be the word that is wanted.
func equal(got, wanted, because string) answer { return answer{got, got == wanted, because} }

func (r *reader) ofBenchmarks(path string, table *expectTable) []want {
	var ids, states []string
	for _, b := range r.book.Benchmarks {
		ids = append(ids, b.ID)
	}
	for word := thresholds.NoData; word <= thresholds.Met; word++ {
		states = append(states, word.String())
	}
	var list []want
	for _, id := range sorted(table.States) {
		at, wanted := path+".states."+id, table.States[id]
		if i := r.known(at, "benchmark", id, ids); i >= 0 && r.known(at, "state", wanted, states) >= 0 {
			list = append(list, r.want(at, id, wanted, func(h *thresholds.History, day data.Day) answer {
				s := h.State(i, day)
				return equal(s.Word.String(), wanted, s.Why)
			}))
		}
	}
	for _, id := range sorted(table.Measures) {
		at, wanted := path+".measures."+id, table.Measures[id]
		if i := r.known(at, "benchmark", id, ids); i >= 0 {
			list = append(list, r.want(at, "the measure of "+id, measureText(wanted), func(h *thresholds.History, day data.Day) answer {
				s := h.State(i, day)
				return answer{measureText(s.Measure), same(s.Measure, wanted), s.Benchmark.Measure + " rests on " + readingsText(h.Book(), s)}
			}))
		}
	}
	return list
}

// measureText is a measure in its own unit: a third is 0.333 and not 33.3 %.
func measureText(v float64) string {
	if math.IsNaN(v) {
		return "undefined"
	}
	return data.Exact(v)
}

// tolerance is how far a measure may be from the one that is wanted, as a share of it: a test's author writes a third as 0.333333333.
const tolerance = 1e-9

func same(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) <= tolerance*max(1, math.Abs(b))
}

// readingsText are the last readings on which a measure rests.
func readingsText(book *thresholds.Book, s thresholds.State) string {
	const most = 4
	if s.UsedInAll == 0 {
		return "no reading"
	}
	var list []string
	if more := s.UsedInAll - most; more > 0 {
		list = append(list, fmt.Sprintf("%d earlier", more))
	}
	for _, reading := range s.Used[max(0, len(s.Used)-most):] {
		indicator, _ := book.Indicator(reading.Indicator)
		list = append(list, fmt.Sprintf("%s on %s", data.Amount(reading.Value, indicator.Unit), reading.Observed))
	}
	return strings.Join(list, ", ")
}

// blindWord marks a trigger that could not see a violation.
const blindWord = ", blind"

func (r *reader) ofTriggers(path string, table *expectTable) []want {
	var ids []string
	for _, t := range r.book.Triggers {
		ids = append(ids, t.ID)
	}
	var list []want
	for _, id := range sorted(table.Triggers) {
		at, wanted := path+".triggers."+id, table.Triggers[id]
		if i := r.known(at, "trigger", id, ids); i >= 0 && r.known(at, "state", wanted, []string{"armed", "fired", "armed" + blindWord, "fired" + blindWord}) >= 0 {
			list = append(list, r.want(at, id, wanted, func(h *thresholds.History, day data.Day) answer {
				s := h.Trigger(i, day)
				got := "armed"
				if s.Fired {
					got = "fired"
				}
				if s.Blind() && strings.HasSuffix(wanted, blindWord) {
					got += blindWord
				}
				return equal(got, wanted, s.Why)
			}))
		}
	}
	return list
}
