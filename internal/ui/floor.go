package ui

import (
	"math"

	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// floorState is what the reader has chosen on the Floor screen.
type floorState struct {
	part    int          // that is selected, those of holding first
	top     int          // first line of the parts on screen
	onTrail bool         // the quadrant is on screen, where there is no room for it beside the parts
	span    data.Instant // how much time is shown; 0: all
	found   floorFound
	asking  bool // the next is being found
}

// floorFound is how the floor stands on a day, and how it went.
type floorFound struct {
	history   *thresholds.History
	at        data.Day
	day       thresholds.FloorDay
	course    *thresholds.FloorCourse // nil where the book has no floor
	words     []string
	holding   curve
	conceding curve
}

// findFloor finds it; of what was found before it takes the curves of the same history.
func findFloor(h *thresholds.History, at data.Day, before floorFound) floorFound {
	f := floorFound{history: h, at: at, course: h.FloorCourse(), holding: before.holding, conceding: before.conceding}
	if f.course == nil {
		return f
	}
	f.day, _ = h.FloorOn(at)
	f.words = h.FloorWords(min(at, h.Until()))
	if before.history != h {
		f.holding = indexCurve("H", "holding", f.course.First, f.course.Holding, f.course.HoldingFresh)
		f.conceding = indexCurve("C", "conceding", f.course.First, f.course.Conceding, f.course.ConcedingFresh)
	}
	return f
}

// indexCurve is an index over time, a point a day. From a day on on which nothing of it is fresh it has no points: what is carried on is drawn dotted.
func indexCurve(letter, name string, first data.Day, values, fresh []float64) curve {
	var points []plotPoint
	before := math.NaN()
	for i, v := range values {
		if fresh[i] > 0 || v != before { // a NaN is not what it was, and opens a gap
			points = append(points, linePoint(first+data.Day(i), v))
		}
		before = v
	}
	return curve{letter: letter, name: name, points: listed(points...), until: data.Instant(math.MaxInt64), carryDays: 1, isMade: true, isIndex: true}
}

// openFloor shows the floor.
func (m *model) openFloor() {
	if m.book.Floor == nil {
		m.hint("the watchbook has no [floor]")
		return
	}
	m.enter(floorScreen)
}

// askFloor asks for the floor on the day looked at, one day at a time.
func (m *model) askFloor() tea.Cmd {
	h, s := m.history(), &m.floor
	if m.on != floorScreen || h == nil || s.asking || s.found.history == h && s.found.at == m.moment.at {
		return nil
	}
	s.asking = true
	return m.cmd.findFloor(h, m.moment.at, s.found)
}

func (m *model) takeFloor(f floorFound) {
	m.floor.asking = false
	if f.history == m.history() {
		m.floor.found = f
	}
}

// floorShown is what was found, of the day looked at or a moment ago; nil as long as there is nothing.
func (m *model) floorShown() *floorFound {
	f := &m.floor.found
	if f.course == nil || f.history.Book() != m.book {
		return nil
	}
	return f
}

func (s *floorState) where() where { return onFloor }

// back closes nothing: the screen has nothing open.
func (s *floorState) back() bool { return false }

// floorParts are the parts of both sides, holding first.
func (m *model) floorParts() []*thresholds.FloorPart {
	f := m.book.Floor
	if f == nil {
		return nil
	}
	return append(append([]*thresholds.FloorPart{}, f.Holding...), f.Conceding...)
}

// actFloor does what is asked for on the Floor screen.
func (m *model) actFloor(act action) tea.Cmd {
	s := &m.floor
	if m.goFar(act) {
		return nil
	}
	switch act {
	case actUp:
		m.movePart(-1)
	case actDown:
		m.movePart(1)
	case actRangeShorter:
		s.span = nextRange(s.span, -1)
	case actRangeLonger:
		s.span = nextRange(s.span, 1)
	case actNextPane, actPreviousPane:
		s.onTrail = !s.onTrail
	case actOpen:
		if parts := m.floorParts(); s.part < len(parts) {
			m.open(parts[s.part].Uses()[0])
		}
	}
	return nil
}

func (m *model) movePart(by int) {
	m.floor.part = max(0, min(m.floor.part+by, len(m.floorParts())-1))
	m.keepPartInSight()
}

// partLine is the line of the selected part: each side has a line of its own above its parts.
func (m *model) partLine() int {
	if m.book.Floor != nil && m.floor.part >= len(m.book.Floor.Holding) {
		return m.floor.part + 2
	}
	return m.floor.part + 1
}

func (m *model) keepPartInSight() {
	line := m.partLine()
	m.floor.top = scrolled(m.floor.top, line, floorLines(m.floorLayout()).h, len(m.floorParts())+2)
	if line == 1 {
		m.floor.top = 0
	}
}

// keepFloor keeps to what the watchbook has.
func (m *model) keepFloor() {
	m.floor.part = max(0, min(m.floor.part, len(m.floorParts())-1))
	if m.book.Floor == nil {
		m.leaveAll(floorScreen)
	}
}
