package ui

import (
	"math"
	"strconv"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// rowsToCopy are the heading and the rows of the table that has the keys, and how many rows it has in all.
func (m *model) rowsToCopy() (rows [][]string, all int) {
	switch {
	case m.on == importsScreen && m.imports.full.id != 0:
		return refusalRows(atMost(m.imports.refused.rows)), len(m.imports.refused.rows)
	case m.on == importsScreen:
		return m.importCells(atMost(m.imports.rows)), len(m.imports.rows)
	case m.on == triggersScreen && m.triggers.onFirings:
		rows := m.firingRecords()
		return atMost(rows), len(rows) - 1
	case m.on == triggersScreen:
		rows := m.triggerRecords()
		return atMost(rows), len(rows) - 1
	case m.on == floorScreen:
		rows = m.floorRows()
		return rows, len(rows) - 1
	case m.on == offersScreen && m.offers.open:
		rows = m.termRowsToCopy()
		return rows, len(rows) - 1
	case m.on == offersScreen:
		rows = m.offerRowsToCopy()
		return rows, len(rows) - 1
	case m.on == whatIfScreen:
		return m.stateRows(atMost(allOf(m.book))), len(m.book.Benchmarks)
	case m.on == talkScreen:
		rows := m.talkRows()
		return atMostRows(rows), len(rows) - 1
	case m.on == benchmarkScreen:
		used := m.usedRows()
		return tidyRows(m.book, atMost(used)), len(used)
	case m.on == watchScreen:
		shown := m.shownBenchmarks()
		return m.stateRows(atMost(shown)), len(shown)
	case m.indicator.table.pane == benchmarksPane:
		shown := m.tableBenchmarks()
		return m.stateRows(atMost(shown)), len(shown)
	}
	return m.readingRows(), m.indicator.table.rows.n
}

// atMostRows is what is copied of rows with a heading.
func atMostRows(rows [][]string) [][]string { return rows[:min(len(rows), mostCopied+1)] }

// atMost is what is copied of a list.
func atMost[T any](list []T) []T { return list[:min(len(list), mostCopied)] }

func (m *model) stateRows(benchmarks []int) [][]string {
	rows := [][]string{{"benchmark", "name", "state", "since", "measure", "on_claim", "comparison", "threshold", "distance", "unit", "why"}}
	for _, i := range benchmarks {
		if i >= len(m.judged.states) {
			break
		}
		s := m.judged.states[i]
		rows = append(rows, []string{s.Benchmark.ID, s.Benchmark.Name, s.Word.String(), s.Since.String(), data.Exact(s.Measure), choose(s.OnClaim, "yes", "no"), s.Benchmark.Met.Op,
			data.Exact(s.Benchmark.Met.Threshold), data.Exact(s.Distance), s.Benchmark.Unit, s.Why})
	}
	return rows
}

// readingRows are the readings of the table; of a revision the one that was replaced.
func (m *model) readingRows() [][]string {
	t := &m.indicator.table
	var readings []data.Reading
	if t.listed.chart != nil {
		for row := range min(t.rows.n, mostCopied) {
			readings = append(readings, t.listed.chart.series.Reading(t.index(row)))
		}
	}
	return tidyRows(m.book, readings)
}

// tidyRows are readings in the tidy form, which import reads.
func tidyRows(book *thresholds.Book, readings []data.Reading) [][]string {
	rows := [][]string{{"indicator", "observed", "value", "low", "high", "unit", "source", "quality", "published", "citation", "note"}}
	for _, r := range readings {
		value := data.Exact(r.Value)
		if math.IsNaN(r.Value) {
			value = "retracted"
		}
		indicator, _ := book.Indicator(r.Indicator)
		rows = append(rows, []string{r.Indicator, r.Observed.String(), value, data.Exact(r.Low), data.Exact(r.High), indicator.Unit, r.Source, r.Quality.String(),
			r.Published.String(), r.Citation, r.Note})
	}
	return rows
}

func (m *model) importCells(imports []int) [][]string {
	rows := [][]string{{"id", "at", "file", "standing", "read", "new", "revised", "retracted", "duplicate", "refused", "options", "sha256"}}
	for _, n := range imports {
		i := m.imports.all[n]
		rows = append(rows, []string{strconv.Itoa(i.ID), i.At.String(), i.File, standingOf(i), strconv.Itoa(i.Read), strconv.Itoa(i.New), strconv.Itoa(i.Revised),
			strconv.Itoa(i.Retracted), strconv.Itoa(i.Duplicate), strconv.Itoa(i.Refused), i.Options, i.SHA256})
	}
	return rows
}

func refusalRows(refusals []*data.Refusal) [][]string {
	rows := [][]string{{"file", "line", "column", "reason", "row"}}
	for _, r := range refusals {
		rows = append(rows, []string{r.File, strconv.Itoa(r.Line), strconv.Itoa(r.Column), r.Reason, r.Text})
	}
	return rows
}
