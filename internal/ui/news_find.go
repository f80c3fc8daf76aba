package ui

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// newsSearch is what the news is found from: how things stood, and how they stand.
type newsSearch struct {
	before     Seen
	lastImport int64
	today      data.Day
	history    *thresholds.History // as known now
	readings   thresholds.Readings
}

const (
	newsOfOne = 5  // lines about one indicator's readings
	mostOld   = 20 // lines about changes of the past
)

// find lists what changed: verdicts first, then benchmarks, triggers, readings and imports.
func (s newsSearch) find(imports []Import, fresh freshReadings) []newsItem {
	if s.lastImport < s.before.LastImport {
		return []newsItem{{mark: "▲", style: styleDoubt, text: "the store is another one",
			aside: fmt.Sprintf("it has %s, and had %s", data.Count(int(s.lastImport), "import"), total(int(s.before.LastImport))), leads: newsLead{kind: importNews}}}
	}
	items := append(append(s.verdicts(), s.states()...), s.firings()...)
	for _, indicator := range s.history.Book().Indicators {
		if of := fresh[indicator.ID]; of != nil {
			items = append(items, of.items(indicator, s.readings[indicator.ID])...)
		}
	}
	return append(items, s.imports(imports)...)
}

// verdicts are the changes of verdicts that were not there, and those that are there no more.
func (s newsSearch) verdicts() []newsItem {
	var items []newsItem
	for i, offer := range s.history.Book().Offers {
		had, known := s.before.Verdicts[offer.ID]
		if !known {
			continue
		}
		have := verdictChanges(s.history, i, s.today)
		var old []newsItem
		for n, transition := range s.history.Transitions(i) {
			if n >= len(have) || slices.Contains(had, have[n]) {
				continue
			}
			item := newsItem{mark: offer.Mark(transition.To), style: rungStyles[offer.Class(transition.To)],
				text:  offer.Name + ": " + offer.RungName(transition.To) + " from " + transition.Day.String(),
				aside: "was " + offer.RungName(transition.From) + after(tippedWords(transition)), leads: newsLead{kind: verdictNews, day: transition.Day}}
			if transition.Day > s.before.Day {
				items = append(items, item)
				continue
			}
			item.aside = "the past changed: was not so before"
			old = append(old, item)
		}
		for _, change := range had {
			day, name, _ := strings.Cut(change, " ")
			if at, err := data.ParseDay(day); err == nil && !slices.Contains(have, change) {
				old = append(old, newsItem{mark: "–", style: styleDim, text: offer.Name + ": no longer " + name + " from " + at.String(),
					aside: "the past changed", leads: newsLead{kind: verdictNews, day: at}})
			}
		}
		items = append(items, old[:min(len(old), mostOld)]...)
	}
	return items
}

// firings are those that were not there, and those that are there no more.
func (s newsSearch) firings() []newsItem {
	var items []newsItem
	for i, t := range s.history.Book().Triggers {
		had, known := s.before.Firings[t.ID]
		if !known {
			continue
		}
		have := s.history.FiringsUpTo(i, s.today)
		var old []newsItem
		for _, f := range have {
			if slices.Contains(had, f.Violation.String()) {
				continue
			}
			item := newsItem{mark: thresholds.FiredMark, style: styleBad, text: t.Name + ": fired, violated on " + f.Violation.String(),
				aside: "known on " + f.Known.String() + "; " + t.Then, leads: newsLead{kind: triggerNews, id: t.ID, day: f.Day}}
			if max(f.Known, f.Day) > s.before.Day {
				items = append(items, item)
				continue
			}
			item.aside = "the past changed: was not so before"
			old = append(old, item)
		}
		for _, day := range had {
			if at, err := data.ParseDay(day); err == nil && !slices.Contains(violations(have), day) {
				old = append(old, newsItem{mark: "–", style: styleDim, text: t.Name + ": no longer violated on " + at.String(),
					aside: "the past changed", leads: newsLead{kind: triggerNews, id: t.ID, day: at}})
			}
		}
		items = append(items, old[:min(len(old), mostOld)]...)
	}
	return items
}

// states are the benchmarks that are in another state than they were in, or again in the same.
func (s newsSearch) states() []newsItem {
	var items []newsItem
	for i, b := range s.history.Book().Benchmarks {
		was, known := s.before.States[b.ID]
		if !known {
			continue
		}
		word := s.history.Word(i, s.today)
		day := lastDay(changeDays(s.history, 0, i), s.today, s.history.First())
		if was == word.String()+" "+day.String() {
			continue
		}
		wasWord, wasDay := was, ""
		if cut := strings.LastIndexByte(was, ' '); cut >= 0 {
			wasWord, wasDay = was[:cut], was[cut+1:]
		}
		text := fmt.Sprintf("%s: %s → %v from %v", b.Name, wasWord, word, day)
		switch {
		case wasWord == word.String() && day > s.before.Day:
			text = fmt.Sprintf("%s: %v again from %v", b.Name, word, day)
		case wasWord == word.String():
			text = fmt.Sprintf("%s: %v from %v, and not from %s", b.Name, word, day, wasDay)
		}
		items = append(items, newsItem{mark: word.Mark(), style: stateStyles[word], text: text, aside: s.history.State(i, s.today).Why,
			leads: newsLead{kind: benchmarkNews, id: b.ID, day: day}})
	}
	return items
}

// freshReadings are the readings that came since, by indicator: how many of what sort, and the latest.
type freshReadings map[string]*freshOnes

type freshOnes struct {
	added, revised, retracted int
	latest                    []int // in the series, by the time observed, latest first
}

// note counts a reading. It may be of an indicator that the book does not have, or be gone again: then it is none.
func (f freshReadings) note(r data.Reading, series *data.Series) {
	i := -1
	if series != nil {
		i = entryOf(series, r)
	}
	if i < 0 {
		return
	}
	of := f[r.Indicator]
	if of == nil {
		of = &freshOnes{}
		f[r.Indicator] = of
	}
	switch {
	case r.Retracted:
		of.retracted++
	case replaces(series, i):
		of.revised++
	default:
		of.added++
	}
	at, _ := slices.BinarySearchFunc(of.latest, i, func(have, want int) int { return want - have })
	if at < newsOfOne {
		of.latest = slices.Insert(of.latest, at, i)
		of.latest = of.latest[:min(len(of.latest), newsOfOne)]
	}
}

func (of *freshOnes) items(indicator data.Indicator, series *data.Series) []newsItem {
	lead := newsLead{kind: readingNews, id: indicator.ID, at: series.Observed(of.latest[0])}
	items := []newsItem{{mark: "+", style: styleKey, text: indicator.Name + ": " + countsWords(of.added, of.revised, of.retracted), leads: lead}}
	for _, i := range of.latest {
		items = append(items, readingItem(indicator, series, i))
	}
	if more := of.added + of.revised + of.retracted - len(of.latest); more > 0 {
		items = append(items, newsItem{text: "  and " + total(more) + " more", style: styleDim, leads: lead})
	}
	return items
}

// replaces tells whether a reading has an earlier one of the same key.
func replaces(series *data.Series, i int) bool {
	return i > 0 && series.Observed(i-1) == series.Observed(i) && series.SourceIndex(i-1) == series.SourceIndex(i)
}

func countsWords(added, revised, retracted int) string {
	var parts []string
	if added > 0 {
		parts = append(parts, data.Count(added, "new reading"))
	}
	if revised > 0 {
		parts = append(parts, total(revised)+" revised")
	}
	if retracted > 0 {
		parts = append(parts, total(retracted)+" retracted")
	}
	return strings.Join(parts, ", ")
}

func readingItem(indicator data.Indicator, series *data.Series, i int) newsItem {
	r := series.Reading(i)
	text := "  " + r.Observed.String() + "  " + valueWords(r, indicator)
	if replaces(series, i) {
		text += ", was " + valueWords(series.Reading(i-1), indicator)
	}
	return newsItem{text: text, aside: r.Source + ", " + r.Quality.String(), leads: newsLead{kind: readingNews, id: indicator.ID, at: r.Observed}}
}

// imports are those that were undone and redone.
func (s newsSearch) imports(imports []Import) []newsItem {
	var items []newsItem
	for _, i := range imports {
		was := slices.Contains(s.before.Undone, i.ID)
		if int64(i.ID) > s.before.LastImport || was == !i.InForce() {
			continue
		}
		text := fmt.Sprintf("%s was undone: %s out of force", importName(i), data.Count(i.readings(), "reading"))
		if i.InForce() {
			text = fmt.Sprintf("%s was redone: %s back in force", importName(i), data.Count(i.readings(), "reading"))
		}
		items = append(items, newsItem{mark: stateOfImport(i), style: styleKey, text: text, aside: i.File, leads: newsLead{kind: importNews, importing: i.ID}})
	}
	return items
}
