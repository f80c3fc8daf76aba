package thresholds

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"watchtui/internal/data"
)

// Diagnosticity is how much the benchmarks of an indicator tell about the verdict on an offer: evidence that is the same on every rung argues
// for none (R. Heuer, Psychology of Intelligence Analysis, chapter 8).
type Diagnosticity struct {
	Indicator string
	Offer     *Offer
	Bits      float64 // mutual information of "which of its benchmarks are met" and "which rung", a day drawn at random
	Of        float64 // the entropy of the rung, in bits: what there is to know
}

// Share is the part of what there is to know that the indicator tells (Theil's uncertainty coefficient): 0 nothing, 1 all; NaN where the
// verdict was always the same.
func (d Diagnosticity) Share() float64 {
	if d.Of == 0 {
		return math.NaN()
	}
	return d.Bits / d.Of
}

// diagnosticity is that of each indicator with benchmarks of the book for an offer (a place in its list), in the book's order, over all days.
func (l *linter) diagnosticity(offer int) []Diagnosticity {
	var list []Diagnosticity
	for _, indicator := range l.book.Indicators {
		var benchmarks []int
		for i, b := range l.book.Benchmarks {
			if slices.Contains(b.Uses, indicator.ID) {
				benchmarks = append(benchmarks, i)
			}
		}
		if len(benchmarks) > 0 {
			bits, of := l.h.informs(benchmarks, offer)
			list = append(list, Diagnosticity{indicator.ID, l.book.Offers[offer], bits, of})
		}
	}
	return list
}

// seen is on a day which benchmarks are met, "101", and which rung is reached.
type seen struct {
	met  string
	rung int
}

// informs is the mutual information of benchmarks and the rung of an offer, and the rung's entropy, in bits.
func (h *History) informs(benchmarks []int, offer int) (bits, of float64) {
	both, mets, rungs, all := map[seen]float64{}, map[string]float64{}, map[int]float64{}, 0.0
	h.pieces(benchmarks, []int{offer}, func(from data.Day, days int) {
		met := make([]byte, len(benchmarks))
		for k, i := range benchmarks {
			met[k] = '0'
			if h.Word(i, from) == Met {
				met[k] = '1'
			}
		}
		s, n := seen{string(met), h.Rung(offer, from)}, float64(days)
		both[s] += n
		mets[s.met] += n
		rungs[s.rung] += n
		all += n
	})
	for _, rung := range slices.Sorted(maps.Keys(rungs)) {
		of -= rungs[rung] / all * math.Log2(rungs[rung]/all)
		for _, met := range slices.Sorted(maps.Keys(mets)) {
			if n := both[seen{met, rung}]; n > 0 {
				bits += n / all * math.Log2(n*all/(mets[met]*rungs[rung]))
			}
		}
	}
	return max(0, bits), max(0, of)
}

// telling is the share from which on an indicator tells the rungs apart.
const telling = 0.05

// diagnose tells of indicators that hardly do. Those whose benchmarks are always or never met are told of elsewhere.
func (l *linter) diagnose(offer int) {
	for _, d := range l.diagnosticity(offer) {
		l.tells = append(l.tells, d)
		if !(d.Share() < telling) || !l.varies(d.Indicator) {
			continue
		}
		at := slices.IndexFunc(l.book.Indicators, func(i data.Indicator) bool { return i.ID == d.Indicator })
		f := l.note(Note, "diagnosticity", fmt.Sprintf("indicator.%d", at), d.Indicator, "ask something else of it, or do not argue with it for a rung",
			"its benchmarks tell %s of what there is to know about the verdict on %s: they are much the same on every rung", percent(d.Share()), d.Offer.ID)
		f.Figures = map[string]float64{"share": d.Share(), "bits": d.Bits, "of_bits": d.Of}
	}
}

// varies tells whether any benchmark on an indicator was met on some days with fresh readings and not on others.
func (l *linter) varies(indicator string) bool {
	for i, b := range l.book.Benchmarks {
		if days := l.days[i]; slices.Contains(b.Uses, indicator) && days[Met] > 0 && days[Unmet]+days[Unverified]+days[Contested] > 0 {
			return true
		}
	}
	return false
}
