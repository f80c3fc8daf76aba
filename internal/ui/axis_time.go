package ui

import (
	"strconv"
	"strings"
	"time"

	"watchtui/internal/data"
)

// timeScale maps time to columns, of cells or of dots, in whole numbers.
//
// Laws: the columns share the time evenly; column(start(c, n), n) == c as long as there are more
// milliseconds than columns; the end of the axis is in the last column.
type timeScale struct {
	from data.Instant
	span int64 // milliseconds, at least 1
}

// furthest is more than four thousand years from 1970: products of a span and a number of columns
// stay within 64 bits.
const furthest = data.Instant(1) << 47

func newTimeScale(from, to data.Instant) timeScale {
	from, to = max(-furthest, min(furthest, from)), max(-furthest, min(furthest, to))
	return timeScale{from, max(1, int64(to-from))}
}

func (s timeScale) to() data.Instant { return s.from + data.Instant(s.span) }

func (s timeScale) contains(t data.Instant) bool { return t >= s.from && t <= s.to() }

// column is the column of t among n; what is before or after the axis is in the first or the last.
func (s timeScale) column(t data.Instant, n int) int {
	t = max(s.from, min(s.to(), t))
	return min(n-1, int(int64(t-s.from)*int64(n)/s.span))
}

// start is the first instant of a column.
func (s timeScale) start(column, n int) data.Instant {
	return s.from + data.Instant((int64(column)*s.span+int64(n)-1)/int64(n))
}

// timeTick is a tick on the time axis, its label centred below it as far as the axis has room.
type timeTick struct {
	column int    // of cells, from the left edge of the data
	label  string // "" where the first label, which has the year, or the edge takes its room
	left   int    // where the label begins, likewise; it may be below the gutter
}

// timeStep is the distance of two ticks: so many units, counted from the start of the next larger one.
type timeStep struct {
	unit timeUnit
	n    int
}

type timeUnit uint8

const (
	unitMinute timeUnit = iota
	unitHour
	unitDay
	unitWeek // begins on a Monday
	unitMonth
	unitYear
)

var unitMillis = [...]int64{
	unitMinute: 60_000, unitHour: 3_600_000, unitDay: 86_400_000, unitWeek: 7 * 86_400_000,
	unitMonth: 2_629_746_000, unitYear: 31_556_952_000,
}

// timeSteps are the distances that people find round, finest first.
var timeSteps = [...]timeStep{
	{unitMinute, 1}, {unitMinute, 5}, {unitMinute, 15}, {unitHour, 1}, {unitHour, 3}, {unitHour, 6}, {unitHour, 12},
	{unitDay, 1}, {unitWeek, 1}, {unitWeek, 2}, {unitMonth, 1}, {unitMonth, 3}, {unitMonth, 6},
	{unitYear, 1}, {unitYear, 2}, {unitYear, 5}, {unitYear, 10}, {unitYear, 20}, {unitYear, 50}, {unitYear, 100},
	{unitYear, 200}, {unitYear, 500}, {unitYear, 1000},
}

// after is the first tick at or after t.
func (s timeStep) after(t data.Instant) data.Instant {
	const monday = 4 // 1970-01-05
	switch s.unit {
	case unitMinute, unitHour, unitDay:
		return ceil(t, unitMillis[s.unit]*int64(s.n), 0)
	case unitWeek:
		return ceil(t, unitMillis[s.unit]*int64(s.n), monday*unitMillis[unitDay])
	}
	year, month, _ := (t.Day()).Date()
	months := year*12 + int(month) - 1
	per := s.n
	if s.unit == unitYear {
		per *= 12
	}
	for months -= months % per; ; months += per {
		tick := data.Instant(time.Date(months/12, time.Month(months%12+1), 1, 0, 0, 0, 0, time.UTC).UnixMilli())
		if tick >= t {
			return tick
		}
	}
}

// ceil is the first multiple of step from an origin that is not before t.
func ceil(t data.Instant, step, origin int64) data.Instant {
	past := (int64(t) - origin) % step
	if past < 0 {
		past += step
	}
	if past == 0 {
		return t
	}
	return t + data.Instant(step-past)
}

// label names a tick as briefly as it stays clear after the label before it (NoInstant: none).
func (s timeStep) label(t, before data.Instant) string {
	year, month, day := t.Day().Date()
	beforeYear, beforeDay := year-1, t.Day()-1
	if before != data.NoInstant {
		beforeYear, _, _ = before.Day().Date()
		beforeDay = before.Day()
	}
	date := strconv.Itoa(day) + " " + month.String()[:3]
	if year != beforeYear {
		date += " " + strconv.Itoa(year)
	}
	switch {
	case s.unit == unitYear, s.unit == unitMonth && month == time.January:
		return strconv.Itoa(year)
	case s.unit == unitMonth && year != beforeYear:
		return month.String()[:3] + " " + strconv.Itoa(year)
	case s.unit == unitMonth:
		return month.String()[:3]
	case s.unit >= unitDay:
		return date
	}
	_, clock, _ := strings.Cut(t.Minute(), " ")
	switch {
	case before == data.NoInstant:
		return date + " " + clock
	case t.Day() != beforeDay:
		return date
	}
	return clock
}

// labelGap is how many cells apart two labels are at least.
const labelGap = 2

// ticks are those of the finest step whose labels have room below an axis of so many cells, which
// may use gutter cells left of it.
//
// Laws: labels are whole, at least labelGap apart, and each covers its tick's column.
func (s timeScale) ticks(width, gutter int) []timeTick {
	for _, yieldToFirst := range [...]bool{false, true} {
		for _, step := range timeSteps {
			count := s.span / (unitMillis[step.unit] * int64(step.n))
			if count > int64(width)/(3+labelGap) {
				continue
			}
			if ticks := s.ticksAt(step, width, gutter, yieldToFirst); len(ticks) > 0 {
				return ticks
			}
		}
	}
	return nil
}

// ticksAt are the ticks of one step, or none where a label would touch another; yieldToFirst leaves
// out labels that touch the first.
func (s timeScale) ticksAt(step timeStep, width, gutter int, yieldToFirst bool) []timeTick {
	var ticks []timeTick
	before, end, labelled := data.NoInstant, -gutter, 0
	for t := step.after(s.from); t <= s.to(); t = step.after(t + 1) {
		tick := timeTick{column: s.column(t, width), label: step.label(t, before)}
		w := len(tick.label)
		tick.left = min(max(tick.column-(w-1)/2, -gutter), width-w)
		switch {
		case tick.left >= max(end, -gutter):
			before, end = t, tick.left+w+labelGap
			labelled++
		case yieldToFirst && labelled == 1, tick.left >= -gutter && tick.left < tick.column-(w-1)/2: // or pushed back by the edge
			tick.label = ""
		default: // or wider than the plot
			return nil
		}
		ticks = append(ticks, tick)
	}
	return ticks
}
