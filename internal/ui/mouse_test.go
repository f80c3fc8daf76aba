package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

func (d *driver) click(x, y int) {
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	d.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (d *driver) wheel(x, y int, button tea.MouseButton) {
	d.send(tea.MouseWheelMsg{X: x, Y: y, Button: button})
}

func TestClickSelectsAndOpens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1])
		l := d.model.watchLayout()
		row := benchmarkLines(l).y + 3 // Fordow
		if d.click(10, row); d.model.watch.benchmark != 3 || d.model.on != watchScreen {
			t.Errorf("%v: benchmark %d selected", size, d.model.watch.benchmark)
		}
		if d.click(10, row); d.model.on != benchmarkScreen || d.model.benchmark.number != 3 {
			t.Errorf("%v: the second click does not open Fordow", size)
		}
		d.mustPress(t, "esc")
		chart := l.charts[2]
		if d.click(chart.x+3, chart.y+3); d.model.watch.chart != 2 {
			t.Errorf("%v: chart %d selected", size, d.model.watch.chart)
		}
		if d.click(chart.x+3, chart.y+3); d.model.indicator.id != "houthi_maritime_incidents" || d.model.on != indicatorScreen {
			t.Errorf("%v: the second click does not open the chart", size)
		}
	}
}

// A click on the strip goes to a day in the column that was clicked.
func TestClickOnTheStripMovesTime(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40)
	l := d.model.watchLayout()
	s, _ := d.model.stripOf(l)
	for _, x := range []int{s.x, s.x + s.width/2, s.x + s.width - 1} {
		d.click(x, l.strip.y+1)
		if got := s.x + s.cellOf(d.model.moment.at); got != x {
			t.Errorf("clicked %d, the mark is at %d", x, got)
		}
	}
}

// A click on the large chart sets the crosshair to the reading nearest to it; the wheel zooms there.
func TestMouseOnTheLargeChart(t *testing.T) {
	d := opened(t, "2026-11-23", 120, 40, "1")
	m := d.model
	l := m.indicatorLayout()
	chart, points := m.line()
	p, r := m.largePlot(chart, l)
	area := p.area(r)
	d.click(area.x, area.y+2)
	if got := m.crossed(points); got != 0 {
		t.Errorf("clicked at the left edge: reading %d", got)
	}
	d.click(area.right()-1, area.y+2)
	if got := m.crossed(points); got != points.len()-1 {
		t.Errorf("clicked at the right edge: reading %d of %d", got, points.len())
	}
	from, to := m.window()
	d.wheel(area.x+5, area.y+2, tea.MouseWheelUp)
	if f, u := m.window(); u-f >= to-from {
		t.Error("the wheel does not zoom in")
	}
	d.click(l.table.x+5, tableLines(l).y+4)
	if m.where() != onTable || m.indicator.table.selected != 4 {
		t.Errorf("clicked a row: %v, row %d", m.where(), m.indicator.table.selected)
	}
	d.wheel(l.table.x+5, l.table.y+4, tea.MouseWheelDown)
	if m.indicator.table.top != 3 {
		t.Errorf("the wheel over the table: top line %d", m.indicator.table.top)
	}
}
