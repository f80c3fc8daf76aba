package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/thresholds"
)

// The Floor screen at each size: indices over time, parts and what escalated; where there is no room for both, tab leads from one to the other.
func TestFloorScreens(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"floor": "f down down down down", "floor_escalation": "f tab ["} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2025-06-30", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// The floor follows the day, and says since when it is as it is; a part leads to its indicator.
func TestTheFloorFollowsTheDay(t *testing.T) {
	d := opened(t, "2023-10-24", 120, 40, "f")
	d.says(t, "● open since 2019-03-31", "holding", "conceding")
	d.mustPress(t, "right")
	d.says(t, "○ closed since 2023-10-25 (0 d)")
	d.mustPress(t, "D")
	d.says(t, "The floor is closed since 2023-10-25", "Exports to China")
	d.mustPress(t, "esc", "down", "down", "down", "down", "enter")
	if d.model.on != indicatorScreen || d.model.indicator.id != "heu60_stockpile" {
		t.Errorf("the fifth part opens %s on screen %v", d.model.indicator.id, d.model.on)
	}
	d.mustPress(t, "esc", "n")
	d.says(t, "undefined now", "▲")
	if rows := d.model.floorRows(); len(rows) != 9 || rows[5][0] != "conceding" || rows[7][1] != "60 % stock" || rows[7][9] != "0" {
		t.Errorf("the table is %v", rows)
	}
}

// A click on the chart goes to the day below it, one on a part selects it; the wheel over the chart walks the ranges.
func TestMouseOnTheFloor(t *testing.T) {
	d := opened(t, "2025-06-30", 120, 40, "f")
	m := d.model
	l := m.floorLayout()
	s, r := m.floorPlot(l)
	area := s.left.area(r)
	want := s.left.instantAt(r, area.x+20).Day()
	if d.click(area.x+20, area.y+3); m.moment.at != want {
		t.Errorf("at %v, want %v", m.moment.at, want)
	}
	d.click(5, floorLines(l).y+2)
	if m.floor.part != 1 {
		t.Errorf("part %d is selected", m.floor.part)
	}
	d.click(5, floorLines(l).y+2)
	if m.on != indicatorScreen || m.indicator.id != "usd_irr_open_market" {
		t.Errorf("the second click opens %q", m.indicator.id)
	}
}

// A book without a floor has no such screen, and leaves it when it comes into force.
func TestAFloorThatIsNotThere(t *testing.T) {
	book, err := thresholds.ParseBook("bare", []byte("[[indicator]]\nid = \"stock\"\nunit = \"kg\"\nkind = \"level\"\ncadence = \"1mo\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := opened(t, "2024-08-20", 120, 40, "f")
	d.model.takeBook("another", book, nil)
	if d.model.on != watchScreen {
		t.Errorf("on screen %v of a book without a floor", d.model.on)
	}
	d.mustPress(t, "f")
	d.says(t, "the watchbook has no [floor]")
}

// A point of the trail lies within the pane, on the side of the axes that its word says.
func TestQuadrantLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rect{rapid.IntRange(0, 9).Draw(t, "x"), rapid.IntRange(0, 9).Draw(t, "y"), rapid.IntRange(3, 120).Draw(t, "w"), rapid.IntRange(3, 50).Draw(t, "h")}
		points := rapid.Float64Range(-500, 500)
		e := thresholds.Escalation{Vertical: points.Draw(t, "vertical"), Horizontal: points.Draw(t, "horizontal")}
		reach := max(1, math.Abs(e.Vertical), math.Abs(e.Horizontal)) * rapid.Float64Range(1, 5).Draw(t, "reach")
		x, y := quadrantCell(r, e, reach)
		middleX, middleY := r.x+r.w/2, r.y+r.h/2
		switch {
		case !r.contains(x, y):
			t.Fatalf("%d,%d is outside of %v", x, y, r)
		case (e.Vertical > 0) != (y < middleY), (e.Horizontal < 0) != (x < middleX), (e.Horizontal > 0) != (x > middleX):
			t.Fatalf("%+v is drawn at %d,%d of %v", e, x, y, r)
		}
	})
}

func TestFloorLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutFloor(w, h, rapid.IntRange(2, 30).Draw(t, "lines"), rapid.Bool().Draw(t, "trail"))
		checkRects(t, w, h, map[string]rect{"header": l.header, "standing": l.standing, "chart": l.chart, "parts": l.parts, "quadrant": l.quadrant, "footer": l.footer}, l.density != tooSmall)
		if l.density != tooSmall && (l.standing.h < 3 || l.parts.empty() && l.quadrant.empty()) {
			t.Fatalf("%d×%d lacks something: %+v", w, h, l)
		}
	})
}

// On evidence that is old the headline is marked and the ribbon is dotted; on fresh evidence neither is.
func TestTheFloorOnOldEvidenceIsMarked(t *testing.T) {
	d := opened(t, "2026-11-26", 80, 24, "f")
	d.says(t, "○ closed (▲ stale) since 2023-10-25 (1 128 d)", "▁┄")
	d = opened(t, "2025-06-30", 80, 24, "f")
	d.says(t, "○ closed since 2023-10-25 (614 d)", "vertical escalation +53.9 and horizontal concession -20 points")
}

// Whatever the size, both indices are readable and no number of a part is cut.
func TestNoNumberOfTheFloorIsCut(t *testing.T) {
	t.Parallel()
	for _, at := range [...]string{"2018-06-30", "2025-06-30", "2026-11-26"} {
		for _, size := range [...][2]int{{40, 12}, {60, 20}, {80, 24}, {110, 34}, {120, 40}, {150, 45}, {200, 60}} {
			d := opened(t, at, size[0], size[1], "f")
			m := d.model
			day, l := m.floorShown().day, m.floorLayout()
			c := m.paint()
			text := c.plain()
			for _, index := range [...]thresholds.Index{day.Holding, day.Conceding} {
				if cell := strings.TrimSuffix(indexCell(index), " fresh)"); strings.Count(strings.Split(text, "Parts")[0], cell) == 0 {
					t.Errorf("%s at %v: no %q\n%s", at, size, cell, text)
				}
				for _, s := range index.Parts {
					columns := partColumnsFor(day, floorLines(l).w)
					row := newCanvas(floorLines(l).w, 1)
					paintPart(row, rect{0, 0, row.width, 1}, s, columns)
					line := strings.TrimSpace(row.plain())
					if cut := strings.LastIndex(line, "…"); cut > columns.name+2*len("…") && columns.anchors == 0 || !strings.HasSuffix(line, evidenceCell(s, columns.words)) {
						t.Errorf("%s at %v: %q", at, size, line)
					}
					if columns.anchors > 0 && !strings.Contains(line, s.Part.Anchors()) {
						t.Errorf("%s at %v: the anchors %q are cut in %q", at, size, s.Part.Anchors(), line)
					}
				}
			}
			if size[0] >= 80 && !strings.Contains(text, "0 … 100 at") {
				t.Errorf("%s at %v: there are no anchors", at, size)
			}
		}
	}
}

// Without colour the indices are told apart by letters along them, and in ASCII by what they are drawn with.
func TestTheIndicesAreToldApartWithoutColour(t *testing.T) {
	for _, ascii := range [...]bool{false, true} {
		d := opened(t, "2025-06-30", 120, 40, "f")
		d.model.opts.ASCII = ascii
		s, r := d.model.floorPlot(d.model.floorLayout())
		c := newCanvas(200, 60)
		s.area = r
		s.paint(c)
		text := c.plain()
		if strings.Count(text, "H") < 5 || strings.Count(text, "C") < 5 || ascii && (strings.Count(text, "h") < 20 || strings.Count(text, "c") < 20 || strings.Contains(text, "*")) {
			t.Errorf("ASCII %v:\n%s", ascii, text)
		}
	}
}
