package ui

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// kept is how a place is looked at beyond what names it: what its lists are filtered by, what its curve is compared with and how, its value range,
// and what is selected by its line alone. It is a plain value, as a place is.
type kept struct {
	filter string // of the screen's list
	inner  string // of the list within: the readings of a benchmark, the firings of a trigger, the terms of an offer
	with   string // the subjects of the other curves, a line each
	mode   compareMode
	fixed  extent
	line   int   // that is selected, where it has no name: of a table, of the floor's parts, of a term's parameters
	top    int   // the first line on screen
	order  order // of the screen's list or table
	within order // of the list within
	ruled  bool  // it is measured on the large chart, from anchor
	anchor data.Instant
	turned bool // the other pane is shown: the quadrant of the floor, the parameters of a term
}

// keptNow is how the screen on top is looked at.
func (m *model) keptNow() kept {
	switch m.on {
	case watchScreen:
		return kept{filter: m.watch.filter, top: m.watch.top, order: m.watch.order}
	case indicatorScreen:
		s := &m.indicator
		k := kept{filter: s.table.filter, order: s.table.order, fixed: s.fixed}
		if s.anchored {
			k.ruled, k.anchor = true, s.anchor
		}
		if s.focus != chartPane { // else the table follows the crosshair
			k.line, k.top = s.table.selected, s.table.top
		}
		if s.compare.on() {
			k.with, k.mode = subjectsText(s.compare.others), s.compare.mode
		}
		return k
	case benchmarkScreen:
		return kept{inner: m.benchmark.used.filter, order: m.benchmark.used.order, line: m.benchmark.used.selected, top: m.benchmark.used.top}
	case importsScreen:
		return kept{filter: m.imports.filter, top: m.imports.top, order: m.imports.order}
	case talkScreen:
		return kept{filter: m.talk.filter, top: m.talk.top, turned: m.talk.full, order: m.talk.order}
	case triggersScreen:
		return kept{filter: m.triggers.filter, inner: m.triggers.firings.filter, top: m.triggers.top, order: m.triggers.order, within: m.triggers.firings.order}
	case offersScreen:
		t := &m.offers.terms
		return kept{filter: m.offers.filter, inner: t.filter, line: t.parameter, top: m.offers.top, turned: t.onParameters, order: m.offers.order, within: t.order}
	case floorScreen:
		return kept{line: m.floor.part, top: m.floor.top, turned: m.floor.onTrail}
	}
	return kept{}
}

// keep looks at the screen on top as it was looked at. The screen itself is there already.
func (m *model) keep(k kept) {
	switch m.on {
	case watchScreen:
		m.watch.filter, m.watch.top, m.watch.order = k.filter, k.top, k.order.in(sortedBenchmarks)
		m.keepBenchmarkInSight(m.shownBenchmarks())
	case indicatorScreen:
		s := &m.indicator
		s.table.filter, s.fixed, s.compare.mode = k.filter, k.fixed, k.mode
		s.anchored, s.anchor = k.ruled, k.anchor
		s.table.order = k.order.in(sortedPanes[max(s.table.pane, readingsPane)])
		if s.focus != chartPane {
			s.table.selected, s.table.top, s.table.wish = k.line, k.top, k.line+1
		}
		for _, of := range subjectsOf(k.with) {
			if m.comparable(of) {
				s.compare.others = append(s.compare.others, of)
			}
		}
	case benchmarkScreen:
		u := &m.benchmark.used
		u.filter, u.selected, u.top, u.order = k.inner, k.line, k.top, k.order.in(sortedUsed)
	case importsScreen:
		m.imports.filter, m.imports.top, m.imports.order = k.filter, k.top, k.order.in(sortedImports)
		m.siftImports()
	case talkScreen:
		m.talk.filter, m.talk.top, m.talk.full, m.talk.order = k.filter, k.top, k.turned, k.order.in(sortedHeadlines)
		m.talk.sift()
		if _, isNow := m.talkNow(); isNow { // else the lines are those of another day, and the first on screen is looked after with the next
			m.keepHeadlineInSight()
		}
	case triggersScreen:
		m.triggers.filter, m.triggers.firings.filter = k.filter, k.inner
		m.triggers.top = k.top
		m.triggers.order, m.triggers.firings.order = k.order.in(sortedTriggers), k.within.in(sortedFirings)
		m.keepTriggersInSight()
	case offersScreen:
		t := &m.offers.terms
		m.offers.filter, m.offers.top, t.filter, t.parameter, t.onParameters = k.filter, k.top, k.inner, k.line, k.turned
		m.offers.order, t.order = k.order.in(sortedOffers), k.within.in(sortedTerms)
		m.keepOfferInSight()
		m.keepTermInSight()
	case floorScreen:
		m.floor.part, m.floor.top, m.floor.onTrail = k.line, k.top, k.turned
		m.keepFloor()
	}
}

// comparable tells whether the indicator on the screen can be compared with a subject: with an indicator only as long as the book has it.
func (m *model) comparable(of subject) bool {
	if of.kind != ofIndicator {
		return true
	}
	indicator, ok := m.book.Indicator(of.name)
	return ok && of.name != m.indicator.id && m.incomparable(indicator) == ""
}

// subjectsText is subjects as a line each: "source:IAEA", "vintage:then".
func subjectsText(list []subject) string {
	var lines []string
	for _, of := range list {
		name := of.name
		if of.kind == ofVintage {
			name = of.known.String()
		}
		lines = append(lines, subjectWords[of.kind]+":"+strings.ReplaceAll(name, "\n", " "))
	}
	return strings.Join(lines, "\n")
}

// subjectsOf reads what subjectsText wrote, and leaves out what it did not write.
func subjectsOf(text string) []subject {
	var list []subject
	for line := range strings.Lines(text) {
		word, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		for kind, known := range subjectWords {
			if word != known || len(list) == mostCurves-1 {
				continue
			}
			of := subject{kind: subjectKind(kind), name: name}
			if of.kind == ofVintage {
				vintage, err := thresholds.ParseVintage(name)
				if err != nil {
					continue
				}
				of = subject{kind: ofVintage, known: vintage}
			}
			list = append(list, of)
		}
	}
	return list
}

// write puts what differs from the screen as it is first opened among the values of a place.
func (k kept) write(v url.Values) {
	for key, value := range map[string]string{"filter": k.filter, "within": k.inner, "with": k.with} {
		if value != "" {
			v.Set(key, value)
		}
	}
	if k.mode != asValues {
		v.Set("mode", compareWords[k.mode])
	}
	if k.fixed.low < k.fixed.high {
		v.Set("low", data.Exact(k.fixed.low))
		v.Set("high", data.Exact(k.fixed.high))
	}
	for key, n := range map[string]int{"line": k.line, "top": k.top} {
		if n != 0 {
			v.Set(key, strconv.Itoa(n))
		}
	}
	setFlag(v, "turned", k.turned)
	if k.ruled {
		v.Set("measured", k.anchor.String())
	}
	k.order.write(v, "")
	k.within.write(v, "_within")
}

// take takes in what write wrote.
func (k *kept) take(v url.Values) (err error) {
	k.filter, k.inner = clipped(v.Get("filter"), longestFilter), clipped(v.Get("within"), longestFilter)
	k.with = subjectsText(subjectsOf(v.Get("with")))
	for mode, word := range compareWords {
		if v.Get("mode") == word {
			k.mode = compareMode(mode)
		}
	}
	if v.Has("low") && v.Has("high") {
		low, lowErr := strconv.ParseFloat(v.Get("low"), 64)
		high, highErr := strconv.ParseFloat(v.Get("high"), 64)
		if lowErr != nil || highErr != nil || !(low < high) || high-low > maxRange {
			return fmt.Errorf("%s to %s is no range of values", data.Quoted(v.Get("low")), data.Quoted(v.Get("high")))
		}
		k.fixed = extent{low, high}
	}
	for key, to := range map[string]*int{"line": &k.line, "top": &k.top} {
		if n := v.Get(key); n != "" {
			if *to, err = strconv.Atoi(n); err != nil || *to < 0 || *to > math.MaxInt32 {
				return fmt.Errorf("%s is no line", data.Quoted(n))
			}
		}
	}
	k.turned = v.Get("turned") == "yes"
	if from := v.Get("measured"); from != "" {
		if k.anchor, err = data.ParseInstant(from); err != nil {
			return err
		}
		k.ruled = true
	}
	k.order, k.within = takeOrder(v, ""), takeOrder(v, "_within")
	return nil
}

// write puts an order among the values of a place, where it is not the table's own.
func (o order) write(v url.Values, of string) {
	if o.by != byOwn {
		v.Set("sort"+of, sortKeyWords[o.by])
	}
	setFlag(v, "reversed"+of, o.reversed)
}

// takeOrder takes in what write wrote.
func takeOrder(v url.Values, of string) order {
	by := max(0, slices.Index(sortKeyWords[:], v.Get("sort"+of)))
	return order{sortKey(by), v.Get("reversed"+of) == "yes"}
}

// maxRange is the largest range of values that a chart is drawn over.
const maxRange = 1e300
