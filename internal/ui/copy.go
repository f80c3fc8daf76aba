package ui

import (
	"encoding/csv"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// What is copied goes to the terminal's clipboard (OSC 52), also over a remote shell. Text from outside is made
// visible on the way, since a paste may be acted upon.

// mostCopied is how many rows of a table are copied: terminals drop what is too long.
const mostCopied = 1000

// actCopying copies what was chosen, or says why that cannot be.
func (m *model) actCopying(act action) tea.Cmd {
	text, said := m.copied(act)
	if m.inWhatIf() && text != "" && act != actCopyTable {
		text = fmt.Sprintf("WHAT IF (%s): %s", data.Count(m.whatIf.scenario.Assumptions(), "assumption"), text)
	}
	if text == "" {
		m.hint(said)
		return nil
	}
	m.hint("copied " + said + ": " + data.Count(strings.Count(strings.TrimSuffix(text, "\r\n"), "\n")+1, "line"))
	return m.cmd.copy(text)
}

// copied is what an action copies and what that is, or "" and why there is nothing.
func (m *model) copied(act action) (text, said string) {
	switch act {
	case actCopyReading:
		return m.readingToCopy()
	case actCopyVerdict:
		return m.verdictToCopy()
	}
	return m.tableToCopy()
}

// readingToCopy is the reading that is selected, in one line.
func (m *model) readingToCopy() (text, said string) {
	id := m.indicator.id
	used, isUsed := m.usedReading()
	if m.on == triggersScreen {
		used, isUsed = m.firingToCopy()
	}
	switch {
	case (m.on == benchmarkScreen || m.on == triggersScreen) && isUsed:
		id = used.Indicator
	case m.on == talkScreen:
		id = m.book.Talk.Indicator
	case m.on == indicatorScreen:
	case m.on != watchScreen:
		return "", "there is no reading here"
	case m.watch.chart >= 0 && m.watch.chart < len(m.book.Indicators):
		id = m.indicators()[m.watch.chart].ID
	case m.watch.benchmark >= 0 && len(m.book.Benchmarks[m.watch.benchmark].Uses) > 0:
		id = m.book.Benchmarks[m.watch.benchmark].Uses[0]
	default:
		return "", "select a chart or a benchmark first: its latest reading is copied"
	}
	chart := m.store.charts[id]
	if chart == nil {
		return "", "the readings are not there yet"
	}
	i := -1
	switch m.on {
	case indicatorScreen:
		i = m.currentReading()
	case benchmarkScreen, triggersScreen:
		i = entryOf(chart.series, used)
	case talkScreen:
		if h, ok := m.talk.current(); ok {
			i = entryOf(chart.series, h.Reading)
		}
	}
	if latest := chart.latestAt(m.moment.at); i < 0 && latest >= 0 {
		i = chart.points.reading(latest)
	}
	if i < 0 || i >= chart.series.Len() {
		return "", "there is no reading up to this day"
	}
	return readingLine(chart, i), "the reading"
}

// readingLine is a reading with all that it needs to be believed.
func readingLine(chart *chart, i int) string {
	r := chart.series.Reading(i)
	value := valueWords(r, chart.indicator)
	if low, high, ok := rangeOf(chart.series, i); ok {
		value += " (" + data.Number(low) + "–" + data.Number(high) + ")"
	}
	return data.Visible(fmt.Sprintf("%s: %s on %v; %s, %v, %s; %s", chart.indicator.Name, value, r.Observed, r.Source, r.Quality, publishedWords(r), orElse(r.Citation, "no citation")))
}

// verdictToCopy is the verdict in a sentence, with its day, since when and why.
func (m *model) verdictToCopy() (text, said string) {
	if len(m.judged.verdicts) == 0 {
		return "", "there is no verdict yet"
	}
	v := m.judged.verdicts[m.watch.offer]
	text = fmt.Sprintf("%s on %v, %s: %s since %s", v.Offer.Name, m.judged.at, m.judged.history.Vintage().Words(), v.Name(), since(v.Since, m.judged.at))
	if v.Last != nil {
		text += after(tippedWords(*v.Last))
	}
	text += "."
	if v.Lacks() > 0 {
		var lacks []string
		for _, s := range v.Blocking {
			lacks = append(lacks, fmt.Sprintf("%s (%v: %s)", s.Benchmark.Name, s.Word, s.Why))
		}
		for _, outcome := range v.Failing {
			lacks = append(lacks, fmt.Sprintf("%s (%v: %s)", outcome.Test.Name(), outcome.Result, outcome.Why))
		}
		text += " For " + v.Next() + " it lacks: " + strings.Join(lacks, "; ") + "."
	}
	return data.Visible(text), "the verdict"
}

// tableToCopy is the table on screen, as it is filtered.
func (m *model) tableToCopy() (text, said string) {
	rows, all := m.rowsToCopy()
	if len(rows) < 2 {
		return "", "the table here has no rows"
	}
	for i := range rows {
		if m.inWhatIf() { // so that no row can be taken for what is so
			rows[i] = append(rows[i], choose(i == 0, data.WhatIf, data.Count(m.whatIf.scenario.Assumptions(), "assumption")))
		}
	}
	said = "the table as CSV"
	if all > mostCopied {
		said = fmt.Sprintf("the first %s of %s rows as CSV", total(mostCopied), total(all))
	}
	return toCSV(rows), said
}

// toCSV is rows as RFC 4180 has them.
func toCSV(rows [][]string) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		for i := range row {
			row[i] = data.Visible(row[i])
		}
		_ = w.Write(row) // a strings.Builder takes all
	}
	w.Flush()
	return b.String()
}
