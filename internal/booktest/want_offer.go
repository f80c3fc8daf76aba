package booktest

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

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
