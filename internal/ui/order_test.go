package ui

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// drawnChart has readings of few values, sources and times, so that many are equal in something, and some replace others.
func drawnChart(t *rapid.T, indicator data.Indicator) *chart {
	b := data.NewBuilder(indicator.ID, 40)
	for i := range rapid.IntRange(1, 40).Draw(t, "readings") {
		r := data.Reading{
			Indicator: indicator.ID, Low: math.NaN(), High: math.NaN(),
			Observed:  data.Day(18000 + rapid.IntRange(0, 9).Draw(t, "day")).Instant(),
			Value:     rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1450, -3.67, -4, 1e-9, 1e300, math.NaN()}).Draw(t, "value"),
			Source:    rapid.SampledFrom([]string{"Kpler", "IAEA", "Vortexa", "Éclat"}).Draw(t, "source"),
			Quality:   rapid.SampledFrom([]data.Quality{data.Claimed, data.Estimated, data.Verified}).Draw(t, "quality"),
			Published: rapid.SampledFrom([]data.Instant{data.NoInstant, -dayLength, data.Day(18020).Instant(), data.Day(18021).Instant() + 1}).Draw(t, "published"),
		}
		b.Add(r, int64(i))
	}
	return makeChart(indicator, b.Series(), math.MaxInt64)
}

// compareBy compares two rows of a table as its order says, without the keys that the table is sorted by: what there is nothing of comes last.
func compareBy(l listing, a, b int32) int {
	of := func(row int32) data.Reading {
		switch {
		case l.pane != revisionsPane:
			return l.chart.series.Reading(int(row))
		case l.order.by == byNewValue || l.order.by == byNewlyPublished:
			return l.chart.series.Reading(int(l.chart.revisions[row].new))
		}
		return l.chart.series.Reading(int(l.chart.revisions[row].old))
	}
	x, y := of(a), of(b)
	sense := -1 // the highest first
	if l.order.reversed {
		sense = 1
	}
	switch l.order.by {
	case byValue, byNewValue:
		if x.Retracted || y.Retracted {
			return cmp.Compare(asNumber(x.Retracted), asNumber(y.Retracted))
		}
		return sense * cmp.Compare(x.Value, y.Value)
	case bySource:
		return -sense * strings.Compare(x.Source, y.Source)
	case byQuality:
		return sense * cmp.Compare(x.Quality, y.Quality)
	case byPublished, byNewlyPublished:
		if x.Published == data.NoInstant || y.Published == data.NoInstant {
			return cmp.Compare(asNumber(x.Published == data.NoInstant), asNumber(y.Published == data.NoInstant))
		}
		return sense * cmp.Compare(x.Published, y.Published)
	}
	return sense * cmp.Compare(a, b)
}

func asNumber(is bool) int {
	if is {
		return 1
	}
	return 0
}

// The sorted table has the rows of the unsorted one, filtered or not, in order; and equal rows as the unsorted table has them.
func TestSortedTableLaw(t *testing.T) {
	indicator, _ := newWorld(t).env().Book.Indicator("oil_exports_china")
	rapid.Check(t, func(t *rapid.T) {
		chart := drawnChart(t, indicator)
		l := listing{chart: chart, upTo: rapid.IntRange(0, chart.series.Len()).Draw(t, "up to"), pane: readingsPane, filter: rapid.SampledFrom([]string{"", "kpler", "2019-04"}).Draw(t, "filter")}
		if rapid.Bool().Draw(t, "revisions") {
			l.pane = revisionsPane
		}
		rowsOf := func(l listing) []int32 {
			rows, err := l.list(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			list := make([]int32, rows.n)
			for row := range list {
				list[row] = int32(rows.at(row))
			}
			return list
		}
		want := rowsOf(l)
		column := rapid.SampledFrom(sortedPanes[l.pane]).Draw(t, "column")
		l.order = order{column.by, rapid.Bool().Draw(t, "reversed")}
		got := rowsOf(l)
		slices.SortStableFunc(want, func(a, b int32) int { return compareBy(l, a, b) })
		if !slices.Equal(got, want) {
			t.Fatalf("%+v: rows %v, want %v", l.order, got, want)
		}
	})
}

// Sorting by column after column leads back to the first, and a second click turns an order round.
func TestOrders(t *testing.T) {
	for pane, columns := range sortedPanes[:benchmarksPane] {
		o := order{reversed: true}
		for i := range columns {
			o = o.next(columns)
			if want := columns[(i+1)%len(columns)].by; o != (order{by: want}) {
				t.Errorf("%s: after %d columns %+v, want by %s", paneTitles[pane], i+1, o, sortKeyWords[want])
			}
			again, ok := o.byColumn(columns, columns[(i+1)%len(columns)].column)
			if !ok || again != (order{o.by, true}) {
				t.Errorf("%s: clicked again %+v leads to %+v", paneTitles[pane], o, again)
			}
		}
	}
	if o := (order{by: byQuality}).in(sortedPanes[revisionsPane]); o != (order{}) {
		t.Errorf("revisions are sorted by a column that they lack: %+v", o)
	}
}

// s sorts by the next column and r turns the order round; the heading says so, and the reading that is selected stays selected and in sight.
func TestSortReadings(t *testing.T) {
	tests := []struct{ name, keys, heading, first string }{
		{"the newest first", "", "observed ▼", "2024-06-30"},
		{"the oldest first", "r", "observed ▲", "2019-03-31"},
		{"the highest value", "s", "value ▼", "1 500"},
		{"the least value", "s r", "value ▲", "0"},
		{"the first source in the alphabet", "s s", "source ▲", "China customs"},
		{"the last source", "s s r", "source ▼", "unnamed tracker"},
		{"the best evidence", "s s s", "quality ▼", "verified"},
		{"the last publication", "s s s s", "published ▼", "2024-02-29"},
		{"round to the time observed", "s s s s s", "observed ▼", "2024-06-30"},
		{"those that a filter finds", "/ text:vortexa enter s", "value ▼", "1 450"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, "2024-08-20", 120, 40, strings.Fields("1 tab down down "+test.keys)...)
			text := d.model.paint().plain()
			if !strings.Contains(text, test.heading) || strings.Count(text, " ▼")+strings.Count(text, " ▲") != 1 {
				t.Errorf("no %q alone in\n%s", test.heading, text)
			}
			table := &d.model.indicator.table
			if top := d.model.readingCells(table.listed.chart, table.index(0)); !slices.Contains(top, test.first) {
				t.Errorf("the first row is %q, want %s", top, test.first)
			}
			if table.selected < table.top || table.selected >= table.top+d.model.tableRows() {
				t.Errorf("row %d is selected, in sight are those from %d", table.selected, table.top)
			}
		})
	}
}

// Whatever a table is sorted by, the selection stays on its reading, and moving from there goes by the rows on screen.
func TestSortKeepsTheSelection(t *testing.T) {
	for _, keys := range []string{"1 tab down down down", "7 tab tab down", "1 tab / text:kpler enter down"} {
		d := opened(t, "2024-08-20", 120, 40, strings.Fields(keys)...)
		table := &d.model.indicator.table
		was := table.reading()
		for i, key := range strings.Fields("s r s r s r s s s r") {
			d.mustPress(t, key)
			if got := table.reading(); got != was || got < 0 {
				t.Fatalf("%s: after key %d, %s, reading %d is selected, not %d", keys, i+1, key, got, was)
			}
		}
		d.mustPress(t, "home", "down")
		if table.selected != 1 || d.model.indicator.cross != table.listed.chart.series.Observed(table.index(1)) {
			t.Errorf("%s: row %d is selected and the crosshair elsewhere", keys, table.selected)
		}
	}
}

// A click on a heading sorts by it, a second one turns the order round; one on a column that has no order does nothing.
func TestClickSorts(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "1", "tab")
		lines, table := tableLines(d.model.indicatorLayout()), &d.model.indicator.table
		widths := tableColumnsFor(lines.w, readingsPane, table.listed.chart).widths
		value := lines.x + widths[0] + widths[1] + 3
		for _, click := range []struct {
			x    int
			want order
		}{{value, order{by: byValue}}, {value, order{byValue, true}}, {lines.x, order{byValue, true}}, {lines.x + widths[0], order{}}, {lines.x + widths[0], order{reversed: true}}} {
			if d.click(click.x, lines.y-1); table.order != click.want || table.listed.order != click.want {
				t.Errorf("%v: a click at %d leads to %+v, want %+v", size, click.x, table.order, click.want)
			}
		}
	}
	d := opened(t, "2024-08-20", 120, 40, "1") // the table has not the keys yet
	lines := tableLines(d.model.indicatorLayout())
	if d.click(lines.x+20, lines.y-1); d.model.where() != onTable || d.model.indicator.table.listed.order.by != byValue {
		t.Errorf("a click on a heading below the chart: %v, %+v", d.model.where(), d.model.indicator.table.listed.order)
	}
}

// What is copied and what is written are the rows as they are sorted on screen.
func TestSortedTableIsCopiedAndWritten(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, strings.Fields("1 tab s")...)
	table := &d.model.indicator.table
	var want []string
	for row := range table.rows.n {
		want = append(want, data.Exact(table.listed.chart.series.Value(table.index(row))))
	}
	rows, _ := d.model.rowsToCopy()
	var copied []string
	for _, row := range rows[1:] {
		copied = append(copied, row[2])
	}
	var written []string
	for _, r := range exported(t, "2024-08-20", "1 tab s e enter")["watchtui-oil_exports_china-2024-08-20.csv"].Readings {
		written = append(written, data.Exact(r.Value))
	}
	if !slices.Equal(copied, want) || !slices.Equal(written, want) {
		t.Errorf("on screen  %v\ncopied     %v\nwritten    %v", want, copied, written)
	}
}

// While a million readings are being sorted the title says so, the rows stay as they were, and the next column stops it.
func TestSortingIsSaidAndStopped(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "tab")
	held := d.held(t, "s")
	d.says(t, "Readings · sorting …")
	d.says(t, "observed ▼")
	if again := d.held(t, "s"); again != nil && again() != nil {
		t.Error("a second listing began beside the first")
	}
	msg := held().(rowsListedMsg)
	if msg.err == nil {
		t.Error("the first listing was not stopped")
	}
	d.send(msg)
	d.says(t, "source ▲")
}

// The readings that a benchmark rests on are sorted by the same keys and clicks; the selection stays, going back keeps the order, and a file has it.
func TestSortReadingsUsed(t *testing.T) {
	const benchmark = "down down down down down enter tab "
	opens := func(keys string) *driver {
		return opened(t, "2024-08-20", 120, 40, strings.Fields(benchmark+keys)...)
	}
	for column, by := range []sortKey{byObserved, byValue, bySource, byQuality, byPublished} {
		for _, reversed := range [...]bool{false, true} {
			d := opens("down " + strings.Repeat("s ", column) + map[bool]string{true: "r"}[reversed])
			o, rows := order{by, reversed}, d.model.usedRows()
			d.says(t, map[sortKey]string{byObserved: "observed", byValue: "value", bySource: "source", byQuality: "quality", byPublished: "published"}[by]+" "+o.mark())
			plain := opens("down")
			want := plain.model.usedRows()
			slices.SortStableFunc(want, o.compare)
			if !slices.EqualFunc(rows, want, data.Reading.Same) {
				t.Errorf("%+v: rows %v, want %v", o, rows, want)
			}
			was, _ := plain.model.usedReading()
			if is, ok := d.model.usedReading(); !ok || !is.Same(was) {
				t.Errorf("%+v: %v is selected, not %v", o, is, was)
			}
		}
	}
	d := opens("s s r")
	before := d.model.paint().plain()
	if d.mustPress(t, "i", "ctrl+o"); d.model.paint().plain() != before {
		t.Errorf("before\n%s\nback\n%s", before, d.model.paint().plain())
	}
	lines := d.model.usedLines()
	for _, want := range []order{{by: byValue}, {byValue, true}} {
		if d.click(lines.x+15, lines.y-1); d.model.benchmark.used.order != want {
			t.Errorf("a click on value leads to %+v, want %+v", d.model.benchmark.used.order, want)
		}
	}
	for _, e := range exported(t, "2024-08-20", benchmark+"s e enter") {
		if !slices.IsSortedFunc(e.Readings, order{by: byValue}.compare) || len(e.Readings) < 2 {
			t.Errorf("written are %v", e.Readings)
		}
	}
}

// Readings of several series are compared as the rows of one are.
func TestOrderOfReadingsLaw(t *testing.T) {
	indicator, _ := newWorld(t).env().Book.Indicator("oil_exports_china")
	rapid.Check(t, func(t *rapid.T) {
		l := listing{chart: drawnChart(t, indicator), pane: readingsPane, order: order{rapid.SampledFrom(sortedUsed).Draw(t, "column").by, rapid.Bool().Draw(t, "reversed")}}
		n := l.chart.series.Len() - 1
		i, j := rapid.IntRange(0, n).Draw(t, "i"), rapid.IntRange(0, n).Draw(t, "j")
		got := l.order.compare(l.chart.series.Reading(i), l.chart.series.Reading(j))
		want := compareBy(l, int32(i), int32(j))
		if l.order.by == byObserved { // rows of one series are never equal in it
			want = cmp.Compare(l.chart.series.Observed(i), l.chart.series.Observed(j)) * (2*asNumber(l.order.reversed) - 1)
		}
		if cmp.Compare(got, 0) != cmp.Compare(want, 0) {
			t.Fatalf("%+v: %v and %v: %d, want %d", l.order, l.chart.series.Reading(i), l.chart.series.Reading(j), got, want)
		}
	})
}

// The sorted tables at three sizes.
func TestSortedScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"indicator_sorted": "1 tab s home", "indicator_revisions_sorted": "7 tab tab s s s r", "benchmark_sorted": "down down down down down enter tab s"} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// BenchmarkSort is a table of a million readings brought into an order, in the background.
func BenchmarkSort(b *testing.B) {
	w := manyWorld(b, 1_000_000)
	indicator, _ := w.env().Book.Indicator("oil_exports_china")
	chart := makeChart(indicator, w.series["oil_exports_china"], math.MaxInt64)
	for _, by := range []sortKey{byObserved, byValue, bySource, byQuality, byPublished} {
		b.Run(sortKeyWords[by], func(b *testing.B) {
			l := listing{chart: chart, upTo: chart.series.Len(), pane: readingsPane, order: order{by, true}}
			for b.Loop() {
				if _, err := l.list(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
