package ui

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// strip is the history of a verdict and its benchmarks drawn along one line of cells.
type strip struct {
	history     *thresholds.History
	x, width    int // of the cells, on the screen
	first, last data.Day
}

// stripCell is one cell: what it says, and the style of it.
type stripCell struct {
	char  string
	style style
}

// span is the days that a cell stands for; at least one.
func (s strip) span(cell int) (from, to data.Day) {
	total := int64(s.last-s.first) + 1
	from = s.first + data.Day(int64(cell)*total/int64(s.width))
	to = s.first + data.Day(int64(cell+1)*total/int64(s.width)) - 1
	return from, max(from, to)
}

// cellOf is the cell that a day is in; it lies outside of the strip where the day does.
func (s strip) cellOf(day data.Day) int {
	total := int64(s.last-s.first) + 1
	return int((int64(day-s.first+1)*int64(s.width)+total-1)/total) - 1
}

// dayAt is the day in the middle of a column of the screen.
func (s strip) dayAt(x int) data.Day {
	from, to := s.span(min(max(0, x-s.x), s.width-1))
	return (from + to) / 2
}

// verdict draws an offer's rungs. A cell shows the highest rung within its days, so that a short
// window is seen however narrow the screen; each change is a mark.
func (s strip) verdict(offer int, of *thresholds.Offer) []stripCell {
	cells := make([]stripCell, s.width)
	transitions := s.history.Transitions(offer)
	next, rung := 0, 0
	for next < len(transitions) && transitions[next].Day < s.first {
		rung, next = transitions[next].To, next+1
	}
	shown := -1
	for i := range cells {
		_, to := s.span(i)
		highest, rose := rung, false
		for ; next < len(transitions) && transitions[next].Day <= to; next++ {
			if rung = transitions[next].To; rung > transitions[next].From && rung >= highest {
				highest, rose = rung, true
			}
		}
		class := of.Class(highest)
		cells[i] = stripCell{rungRibbons[class], rungStyles[class]}
		switch {
		case highest != shown || rose:
			cells[i].char = class.Mark()
		case class == thresholds.LowestRung && s.onOldEvidence(of, to):
			cells[i] = stripCell{stateRibbons[thresholds.Stale], styleStale}
		}
		shown = highest
	}
	return cells
}

// onOldEvidence tells whether nothing that the offer requires is known afresh.
func (s strip) onOldEvidence(of *thresholds.Offer, day data.Day) bool {
	for i, benchmark := range s.benchmarks() {
		if of.Requires(benchmark) {
			if word := s.history.Word(i, min(day, s.history.Until())); word != thresholds.Stale && word != thresholds.NoData {
				return false
			}
		}
	}
	return true
}

func (s strip) benchmarks() []*thresholds.Benchmark { return s.history.Book().Benchmarks }

// benchmark draws a benchmark's states.
func (s strip) benchmark(i int) []stripCell { return stateCells(s.history, i, s.width, s.span) }

// stateCells are a benchmark's states, a cell for each span of days; of the states within it the best one shows.
func stateCells(h *thresholds.History, benchmark, width int, span func(cell int) (from, to data.Day)) []stripCell {
	cells := make([]stripCell, width)
	for cell, best := range bestWords(h.Changes(benchmark), width, span) {
		cells[cell] = stripCell{stateRibbons[best], stateStyles[best]}
	}
	return cells
}

// bestWords are the best of the states within each cell's span of days.
func bestWords(changes []thresholds.Change, width int, span func(cell int) (from, to data.Day)) []thresholds.StateWord {
	words := make([]thresholds.StateWord, width)
	next, word := 0, thresholds.NoData
	for cell := range words {
		from, to := span(cell)
		for next < len(changes) && changes[next].Day <= from {
			word, next = changes[next].Word, next+1
		}
		best := word
		for ; next < len(changes) && changes[next].Day <= to; next++ {
			word = changes[next].Word
			best = max(best, word)
		}
		words[cell] = best
	}
	return words
}

// yearTick is a year's first cell.
type yearTick struct{ cell, year int }

// years are the years to name below the strip, so far apart that their names do not touch.
func (s strip) years() []yearTick {
	const digits, room = 4, 6 // a year, and with a gap
	firstYear, _, _ := s.first.Date()
	lastYear, _, _ := s.last.Date()
	every := 1
	for ; (lastYear-firstYear+1)*room > s.width*every; every++ {
	}
	var ticks []yearTick
	for year := firstYear; year <= lastYear; year++ {
		start := yearStart(year)
		if (year-firstYear)%every != 0 && start >= s.first {
			continue
		}
		cell := s.cellOf(max(start, s.first))
		if cell+digits > s.width {
			break // its name would be cut
		}
		if n := len(ticks); n > 0 && cell-ticks[n-1].cell < room-1 {
			if n == 1 { // the first year is cut short
				ticks = ticks[:0]
			} else {
				continue
			}
		}
		ticks = append(ticks, yearTick{cell, year})
	}
	return ticks
}

// months are the months to name below a short strip, or in a very short one weeks or days, as below a chart.
func (s strip) months() []timeTick {
	scale := newTimeScale(s.first.Instant(), s.last.End())
	for _, yieldToFirst := range [...]bool{false, true} {
		for _, step := range timeSteps {
			if step.unit < unitDay {
				continue
			}
			if ticks := scale.ticksAt(step, s.width, 0, yieldToFirst); len(ticks) > 0 {
				return ticks
			}
		}
	}
	return nil
}

func yearStart(year int) data.Day {
	for day := data.Day((year - 1970) * 365); ; day++ {
		if y, _, _ := day.Date(); y == year {
			return day
		}
	}
}
