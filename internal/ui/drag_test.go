package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// drag presses a button, goes over some columns and, where it says so, releases the button.
func (d *driver) drag(button tea.MouseButton, y, from, to int, release bool) {
	d.send(tea.MouseClickMsg{X: from, Y: y, Button: button})
	for _, x := range []int{from, (from + to) / 2, to} {
		d.send(tea.MouseMotionMsg{X: x, Y: y, Button: button})
	}
	if release {
		d.send(tea.MouseReleaseMsg{X: to, Y: y, Button: button})
	}
}

// shownTime is the time in the middle of a column of the screen.
func shownTime(m *model, x int) data.Instant {
	chart, _ := m.line()
	p, r := m.largePlot(chart, m.indicatorLayout())
	return p.instantAt(r, x)
}

// A drag pans: what was below the pointer stays below it, and the crosshair stays where it was.
func TestDragPans(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "1", "[", "[", "left", "shift+left")
		area, _, _ := d.model.chartArea()
		cross, from := d.model.indicator.cross, area.x+area.w/3
		was := shownTime(d.model, from)
		d.drag(tea.MouseLeft, area.y+1, from, from+5, true)
		column := (d.model.indicator.span) / data.Instant(area.w)
		if got := shownTime(d.model, from+5); got < was-column || got > was+column {
			t.Errorf("%v: %v is below the pointer, was %v", size, got, was)
		}
		if d.model.indicator.cross != cross {
			t.Errorf("%v: the crosshair went from %v to %v", size, cross, d.model.indicator.cross)
		}
	}
}

// With the right button, or on the time axis, a drag selects a range: it is shown while it is dragged, and zoomed to.
func TestDragSelectsARange(t *testing.T) {
	for name, pressed := range map[string]struct {
		button tea.MouseButton
		axis   bool
	}{"right button": {tea.MouseRight, false}, "on the axis": {tea.MouseLeft, true}} {
		for _, back := range []bool{false, true} {
			d := opened(t, "2024-08-20", 120, 40, "1")
			area, _, _ := d.model.chartArea()
			y, from, to := area.y+3, area.x+20, area.x+50
			if pressed.axis {
				y = area.bottom()
			}
			first, last := shownTime(d.model, from), shownTime(d.model, to)
			if back {
				from, to = to, from
			}
			d.drag(pressed.button, y, from, to, false)
			text := d.model.paint().plain()
			if want := "├" + strings.Repeat("━", 29) + "┤"; !strings.Contains(text, want) || !strings.Contains(text, " to ") {
				t.Errorf("%s: the range is not drawn:\n%s", name, text)
			}
			d.send(tea.MouseReleaseMsg{X: to, Y: y, Button: pressed.button})
			if a, b := d.model.window(); a > first || b < last || b-a > (last-first)*32/30 {
				t.Errorf("%s, back %v: %v to %v is shown, %v to %v was selected", name, back, a, b, first, last)
			}
			if text := d.model.paint().plain(); strings.Contains(text, "━") {
				t.Errorf("%s: the range stays:\n%s", name, text)
			}
		}
	}
}

// A key, a change of size and esc end a drag; a right click alone does nothing.
func TestDragIsLeft(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1")
	area, _, _ := d.model.chartArea()
	before := d.model.paint().plain()
	d.drag(tea.MouseRight, area.y+3, area.x+20, area.x+20, true)
	if d.model.paint().plain() != before {
		t.Error("a right click does something")
	}
	d.drag(tea.MouseRight, area.y+3, area.x+20, area.x+40, false)
	d.mustPress(t, "esc")
	if d.model.paint().plain() != before {
		t.Errorf("esc does not leave the range alone:\n%s", d.model.paint().plain())
	}
	d.send(tea.MouseReleaseMsg{X: area.x + 40, Y: area.y + 3, Button: tea.MouseRight})
	d.drag(tea.MouseRight, area.y+3, area.x+20, area.x+40, false)
	d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.send(tea.MouseReleaseMsg{X: area.x + 40, Y: area.y + 3, Button: tea.MouseRight})
	if d.model.paint().plain() != before {
		t.Error("a range is shown though the drag was ended")
	}
}

// With shift the mouse is the terminal's; with NoMouse it is not even asked for.
func TestMouseIsLeftToTheTerminal(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1")
	area, _, _ := d.model.chartArea()
	before := d.model.paint().plain()
	d.send(tea.MouseClickMsg{X: area.x, Y: area.y + 2, Button: tea.MouseLeft, Mod: tea.ModShift})
	d.send(tea.MouseMotionMsg{X: area.x + 9, Y: area.y + 2, Button: tea.MouseLeft, Mod: tea.ModShift})
	d.send(tea.MouseWheelMsg{X: area.x, Y: area.y + 2, Button: tea.MouseWheelUp, Mod: tea.ModShift})
	if d.model.paint().plain() != before {
		t.Error("the mouse with shift does something")
	}
	if d.model.View().MouseMode == tea.MouseModeNone {
		t.Error("the mouse is not asked for")
	}
	if d.model.opts.NoMouse = true; d.model.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is asked for with NoMouse")
	}
}

// The wheel zooms about the pointer: the time below it stays below it.
func TestWheelZoomsAboutThePointer(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1")
	area, _, _ := d.model.chartArea()
	for _, x := range []int{area.x + 3, area.x + area.w/2, area.right() - 4} {
		for _, button := range []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelUp, tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelDown} {
			was := shownTime(d.model, x)
			d.wheel(x, area.y+2, button)
			a, b := d.model.window()
			if got, column := shownTime(d.model, x), (b-a)/data.Instant(area.w); got < was-2*column || got > was+2*column {
				t.Errorf("column %d: %v is below the pointer, was %v", x, got, was)
			}
		}
		d.mustPress(t, "]", "]", "]", "]", "]")
	}
}
