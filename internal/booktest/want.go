package booktest

import (
	"fmt"
	"math"
	"slices"
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

// ofOffer is what is expected of an offer: the one named, or else the first of the book.
func (r *reader) ofOffer(path string, table *expectTable) []want {
	asks := table.Verdict != nil || table.From != nil || table.Since != nil || table.TippedBy != nil || table.Blocking != nil || table.Certain != nil || table.Tests != nil
	switch {
	case !asks && table.Offer == "":
		return nil
	case len(r.book.Offers) == 0:
		r.Fail(path, "the book has no offer with rungs, of which there could be a verdict")
		return nil
	}
	n := 0
	if table.Offer != "" {
		var ids []string
		for _, o := range r.book.Offers {
			ids = append(ids, o.ID)
		}
		if n = r.known(path+".offer", "offer", table.Offer, ids); n < 0 {
			return nil
		}
	}
	e := offerReader{r, path, n, r.book.Offers[n], nil}
	e.rungs(table)
	e.lists(table)
	return e.list
}

// offerReader reads what is expected of one offer.
type offerReader struct {
	*reader
	path  string
	n     int // the offer's place in the book's list
	offer *thresholds.Offer
	list  []want
}

func (r *offerReader) add(key, wanted string, judge func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer) {
	of := r.offer.ID
	if key != "verdict" {
		of += " " + strings.NewReplacer("_", " ", ".", " ").Replace(key)
	}
	r.list = append(r.list, r.want(r.path+"."+key, of, wanted, func(h *thresholds.History, at data.Day) answer {
		return judge(h, h.Verdict(r.n, at), at)
	}))
}

func (r *offerReader) rungs(table *expectTable) {
	var names []string
	for rung := range len(r.offer.Rungs) + 1 {
		names = append(names, r.offer.RungName(rung))
	}
	if wanted := table.Verdict; wanted != nil {
		if rung := r.known(r.path+".verdict", "rung", *wanted, names); rung >= 0 {
			r.add("verdict", *wanted, func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
				return answer{v.Name(), v.Rung == rung, verdictReason(h, v, rung)}
			})
		}
	}
	if wanted := table.From; wanted != nil && r.known(r.path+".from", "rung", *wanted, names) >= 0 {
		r.add("from", *wanted, func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
			if v.Last == nil {
				return answer{"never changed", false, lastChange(h, v)}
			}
			return equal(v.Offer.RungName(v.Last.From), *wanted, lastChange(h, v))
		})
	}
	if wanted := table.Since; wanted != nil {
		if _, err := data.ParseDay(*wanted); err != nil {
			r.Fail(r.path+".since", "%v", err)
		}
		r.add("since", *wanted, func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
			return equal(v.Since.String(), *wanted, lastChange(h, v))
		})
	}
	if table.Certain != nil {
		r.add("certain", yesNo(*table.Certain), func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
			c := h.Certainty(r.n, at)
			return equal(yesNo(c.IsCertain()), yesNo(*table.Certain), certainReason(v.Offer, c))
		})
	}
}

func yesNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

func (r *offerReader) lists(table *expectTable) {
	var ids, tests, results []string
	for _, b := range r.book.Benchmarks {
		ids = append(ids, b.ID)
	}
	for _, o := range r.offer.Tests {
		tests = append(tests, o.Test.String())
	}
	for result := thresholds.NotTold; result <= thresholds.Passes; result++ {
		results = append(results, result.String())
	}
	if table.TippedBy != nil && r.all("tipped_by", *table.TippedBy, append(slices.Clone(ids), tests...)) {
		r.add("tipped_by", listText(*table.TippedBy), func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
			var got []string
			if v.Last != nil {
				got = v.Last.TippedByIDs()
			}
			return equal(listText(got), listText(*table.TippedBy), lastChange(h, v))
		})
	}
	if table.Blocking != nil && r.all("blocking", *table.Blocking, append(slices.Clone(ids), tests...)) {
		r.add("blocking", listText(*table.Blocking), func(h *thresholds.History, v thresholds.Verdict, at data.Day) answer {
			return equal(listText(blocking(v)), listText(*table.Blocking), blockingReason(v))
		})
	}
	for _, id := range sorted(table.Tests) {
		at, wanted := r.path+".tests."+id, table.Tests[id]
		if i := r.known(at, "test", id, tests); i >= 0 && r.known(at, "result", wanted, results) >= 0 {
			r.add("tests."+id, wanted, func(_ *thresholds.History, v thresholds.Verdict, _ data.Day) answer {
				return equal(v.Offer.Tests[i].Result.String(), wanted, v.Offer.Tests[i].Why)
			})
		}
	}
}

// all tells whether all ids are known, and complains of those that are not.
func (r *offerReader) all(key string, ids, known []string) bool {
	ok := true
	for i, id := range ids {
		ok = r.known(fmt.Sprintf("%s.%s.%d", r.path, key, i), "benchmark or test", id, known) >= 0 && ok
	}
	return ok
}
