package ui

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// checkRects tests the laws of geometry: inside the screen, not overlapping, and every cell taken
// where the rectangles should fill it.
func checkRects(t *rapid.T, w, h int, rects map[string]rect, fills bool) {
	t.Helper()
	taken := make([]string, w*h)
	for _, name := range sortedKeys(rects) {
		r := rects[name]
		if r.empty() {
			continue
		}
		if r.x < 0 || r.y < 0 || r.right() > w || r.bottom() > h {
			t.Fatalf("%s %v is outside of %d×%d", name, r, w, h)
		}
		for y := r.y; y < r.bottom(); y++ {
			for x := r.x; x < r.right(); x++ {
				if other := taken[y*w+x]; other != "" {
					t.Fatalf("%s %v overlaps %s at %d,%d of %d×%d", name, r, other, x, y, w, h)
				}
				taken[y*w+x] = name
			}
		}
	}
	for y := range h {
		if fills && strings.Join(taken[y*w:(y+1)*w], "") == "" {
			t.Fatalf("line %d of %d×%d is nobody's", y, w, h)
		}
	}
}

func watchRects(l watchLayout) map[string]rect {
	rects := map[string]rect{"header": l.header, "verdict": l.verdict, "benchmarks": l.benchmarks, "strip": l.strip, "footer": l.footer}
	for i, r := range l.charts {
		rects[fmt.Sprint("chart ", i+1)] = r
	}
	return rects
}

func TestWatchLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutWatch(w, h, rapid.IntRange(0, 30).Draw(t, "benchmarks"), rapid.IntRange(0, 12).Draw(t, "indicators"))
		checkRects(t, w, h, watchRects(l), l.density != tooSmall)
		if l.density != tooSmall && (l.verdict.h < 3 || l.header.empty() || l.footer.empty()) {
			t.Fatalf("%d×%d has no verdict: %+v", w, h, l)
		}
	})
}

func TestIndicatorLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutIndicator(w, h, rapid.Bool().Draw(t, "table"))
		rects := map[string]rect{"header": l.header, "chart": l.chart, "reading": l.reading, "table": l.table, "footer": l.footer}
		checkRects(t, w, h, rects, l.density != tooSmall)
		curves := rapid.IntRange(2, mostCurves).Draw(t, "curves")
		l = layoutCompare(w, h, curves)
		checkRects(t, w, h, map[string]rect{"header": l.header, "chart": l.chart, "legend": l.reading, "footer": l.footer}, l.density != tooSmall)
		if l.density != tooSmall && l.reading.h != curves+1 {
			t.Fatalf("%d×%d: %d lines for the legend of %d curves", w, h, l.reading.h, curves)
		}
		checkRects(t, w, h, map[string]rect{"choosing": layoutChoosing(w, h, rapid.IntRange(0, 60).Draw(t, "choices"))}, false)
	})
}

func TestBenchmarkLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutBenchmark(w, h, rapid.Bool().Draw(t, "table"))
		rects := map[string]rect{"header": l.header, "chart": l.chart, "crossed": l.crossed, "facts": l.facts, "table": l.table, "footer": l.footer}
		checkRects(t, w, h, rects, l.density != tooSmall)
		if l.density != tooSmall && l.facts.empty() {
			t.Fatalf("%d×%d does not say what it would take: %+v", w, h, l)
		}
	})
}

func TestDescriptionLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(smallestWidth, 260).Draw(t, "w"), rapid.IntRange(smallestHeight, 90).Draw(t, "h")
		r := layoutDescription(w, h, rapid.IntRange(1, 300).Draw(t, "lines"))
		checkRects(t, w, h, map[string]rect{"description": r, "footer": {0, h - 1, w, 1}}, false)
		if r.h < 3 || r.w < smallestWidth {
			t.Fatalf("%d×%d has no room for a description: %v", w, h, r)
		}
	})
}

func TestImportsLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutImports(w, h, rapid.Bool().Draw(t, "path"))
		checkRects(t, w, h, map[string]rect{"header": l.header, "path": l.path, "list": l.list, "detail": l.detail, "footer": l.footer}, l.density != tooSmall)
		checkRects(t, w, h, map[string]rect{"header": l.header, "path": l.path, "body": l.body, "footer": l.footer}, l.density != tooSmall)
		x := layoutExport(w, h)
		checkRects(t, w, h, map[string]rect{"export": x.box}, false)
		if h >= smallestHeight && w >= smallestWidth {
			checkRects(t, w, h, map[string]rect{"forms": x.forms, "name": x.name, "says": x.says}, false)
		}
		checkRects(t, w, h, map[string]rect{"asking": layoutBox(w, h, askingWidth, rapid.IntRange(0, 20).Draw(t, "lines"))}, false)
	})
}

// What is laid over a screen lies within it, below the header where there is one; each item of a menu has its own cells.
func TestOverlayLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		items := rapid.IntRange(0, 60).Draw(t, "items")
		for name, r := range map[string]rect{"list": layoutList(w, h), "foot": layoutFoot(w, h, items), "prompt": layoutBox(w, h, promptWidth, promptLines)} {
			checkRects(t, w, h, map[string]rect{name: r}, false)
		}
		l := layoutMenu(w, h, items, rapid.IntRange(1, 80).Draw(t, "width"))
		checkRects(t, w, h, map[string]rect{"menu": l.box}, false)
		rects := map[string]rect{}
		for i := range items {
			if r := l.item(i); !r.empty() {
				rects[fmt.Sprint("item ", i)] = r
				if got := l.itemAt(r.x, r.y); got != i {
					t.Fatalf("item %d at %v is found as %d", i, r, got)
				}
			}
		}
		checkRects(t, w, h, rects, false)
		if densityOf(w, h) != tooSmall && (layoutList(w, h).y < 1 || layoutFoot(w, h, items).y < 1 || l.box.y < 1) {
			t.Fatalf("%d×%d: the header is covered", w, h)
		}
	})
}

func whatIfRects(l whatIfLayout) map[string]rect {
	rects := watchRects(l.watchLayout)
	rects["assumed"], rects["flips"], rects["chart 1"] = l.values, l.flips, l.chart
	return rects
}

func TestWhatIfLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutWhatIf(w, h, rapid.IntRange(0, 30).Draw(t, "benchmarks"), rapid.IntRange(0, 40).Draw(t, "values"), rapid.Bool().Draw(t, "tells"))
		checkRects(t, w, h, whatIfRects(l), l.density != tooSmall)
		if l.density != tooSmall && (l.header.empty() || l.verdict.h < 3 || l.values.empty() || l.flips.empty() || l.footer.empty()) {
			t.Fatalf("%d×%d lacks something: %+v", w, h, l)
		}
	})
}

func TestTriggersLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		onFirings := rapid.Bool().Draw(t, "firings")
		l := layoutTriggers(w, h, rapid.IntRange(0, 40).Draw(t, "triggers"), rapid.IntRange(0, 60).Draw(t, "most firings"), onFirings)
		checkRects(t, w, h, map[string]rect{"header": l.header, "list": l.list, "facts": l.facts, "firings": l.firings, "chart": l.chart, "strip": l.strip, "footer": l.footer}, l.density != tooSmall)
		checkRects(t, w, h, map[string]rect{"header": l.header, "body": l.body, "footer": l.footer}, l.density != tooSmall)
		switch {
		case l.density == tooSmall:
		case l.density == brief && onFirings != l.list.empty(), l.density == brief && onFirings == l.firings.empty():
			t.Fatalf("%d×%d shows what has not the keys: %+v", w, h, l)
		case l.density != brief && (triggerLines(l).empty() || l.facts.empty() || firingLines(l).empty()):
			t.Fatalf("%d×%d lacks something: %+v", w, h, l)
		}
	})
}

// Of a tall screen the chart has the whole width, and stays in its place until there are more assumptions than lines for them.
func TestWhatIfChartOfATallScreen(t *testing.T) {
	few, more, many := layoutWhatIf(200, 60, 6, 8, false), layoutWhatIf(200, 60, 6, 10, false), layoutWhatIf(200, 60, 6, 40, false)
	if few.chart.w != 200 || few.chart != more.chart {
		t.Errorf("with 8 values the chart is %v, with 10 %v", few.chart, more.chart)
	}
	if many.chart.h < 14 || many.values.h <= more.values.h {
		t.Errorf("with 40 values the chart is %v below %v", many.chart, many.values)
	}
	if l := layoutWhatIf(120, 40, 6, 8, false); l.chart.w == 120 {
		t.Errorf("at 120x40 the chart is %v", l.chart)
	}
}

// The arrangement as a picture, one letter a part.
func TestLayoutDrawing(t *testing.T) {
	var b strings.Builder
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		l := layoutWatch(size[0], size[1], 6, 8)
		fmt.Fprintf(&b, "watch %d×%d, every second line and fourth column\n%s\n", size[0], size[1], drawRects(size[0], size[1], watchRects(l)))
	}
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}} {
		l := layoutWhatIf(size[0], size[1], 6, 8, false)
		fmt.Fprintf(&b, "what if %d×%d, every second line and fourth column\n%s\n", size[0], size[1], drawRects(size[0], size[1], whatIfRects(l)))
	}
	golden(t, "layout", strings.TrimRight(b.String(), "\n"))
}

func drawRects(w, h int, rects map[string]rect) string {
	var b strings.Builder
	for y := 0; y < h; y += 2 {
		for x := 0; x < w; x += 4 {
			letter := byte(' ')
			for name, r := range rects {
				if r.contains(x, y) {
					letter = name[0]
					if strings.HasPrefix(name, "chart") {
						letter = name[len(name)-1]
					}
				}
			}
			b.WriteByte(letter)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
