package ui

import (
	"math"

	"watchtui/internal/data"
)

// headroom is the part of the values' span that stays free above and below them.
const headroom = 0.05

// valueScale is the plot's scale over so many rows: the range asked for, or one that shows all that
// is drawn and the lines that leave it room.
func (p *plot) valueScale(times timeScale, rows int) valueScale {
	low, high := p.low, p.high
	fixed, nothing := low < high && low >= -mostValue && high <= mostValue && !(p.log && low <= 0), false
	if !fixed {
		low, high, nothing = p.valueRange(times)
	}
	if p.log {
		return logScale(low, high, rows)
	}
	if tooFine(low, high) {
		low, high, fixed = zeroed(low), zeroed(high), false
		low -= math.Abs(low)*headroom + 1e-290
		high += math.Abs(high)*headroom + 1e-290
	}
	zeroBelow := p.kind == data.Event && low == 0
	switch {
	case nothing: // parts of 1 would say that the zeros are that exact
		s := linearScale(low, high, rows, zeroBelow)
		s.ticks = s.linearTicks(1)
		return s
	case !fixed:
		return linearScale(low, high, rows, zeroBelow)
	}
	s := valueScale{top: high, perRow: (high - low) / float64(rows), rows: rows, zeroBelow: zeroBelow}
	if zeroBelow {
		s.perRow = high / (float64(rows) + 0.5)
	}
	s.ticks = s.linearTicks(niceStepsFrom(s.perRow * idealSpacing(rows))[0])
	return s
}

// tooFine tells whether a range is too narrow for the digits of its values.
func tooFine(low, high float64) bool {
	return high-low < 1e-290 || high-low < 1e-11*max(math.Abs(low), math.Abs(high))
}

// zeroed is 0 for what is so near to it that no scale has digits for it.
func zeroed(v float64) float64 {
	if math.Abs(v) < 1e-290 {
		return 0
	}
	return v
}

// valueRange covers all that is drawn, some headroom, and lines. Where nothing but zeros is drawn, it goes up to 1 for want of a better end.
func (p *plot) valueRange(times timeScale) (low, high float64, nothing bool) {
	e := p.drawnValues(times)
	if p.kind == data.Event && !p.log {
		e.include(0)
	}
	if !e.empty() && p.kind == data.Level && !p.log && e.low > 0 && e.low < 0.3*e.high {
		e.low = 0 // so near to zero that zero is worth its room
	}
	e = p.withLines(e)
	switch {
	case e.empty() && p.log:
		return 1, 10, false
	case e.empty(), e == extent{}:
		return 0, 1, !e.empty()
	case p.log:
		pad := max(headroom*math.Log10(e.high/e.low), 0.02)
		return e.low * math.Pow(10, -pad), e.high * math.Pow(10, pad), false
	case tooFine(e.low, e.high):
		pad := max(math.Abs(e.low)/5, 1e-280)
		return e.low - pad, e.high + pad, false
	}
	pad := headroom * (e.high - e.low)
	low, high = e.low-pad, e.high+pad
	if e.low >= 0 && low < 0 { // no room for what cannot be
		low = 0
	}
	if e.high <= 0 && high > 0 {
		high = 0
	}
	return low, high, false
}

// drawnValues are the values between the ends of the time axis, with those in force at its start.
func (p *plot) drawnValues(times timeScale) extent {
	e, last, carry := emptyExtent(), p.last(times), p.carry()
	least := valueScale{log: p.log}.least()
	collect := func(points course, before int) {
		first, end := points.within(times.from, last)
		collectValues(&e, points, max(0, first-before), end, least)
	}
	if p.kind == data.Event {
		collect(p.points, 0)
	} else {
		collect(p.points, 1)
	}
	collect(listed(p.sum...), 1)
	collect(p.faint, 1)
	collect(p.hollow, 0)
	for _, points := range p.band {
		first, _ := points.within(times.from, last)
		inForce := p.kind == data.Level && first > 0 && times.from-points.at(first-1) <= carry
		if inForce {
			collect(points, 1)
		} else {
			collect(points, 0)
		}
	}
	return e
}

// collectValues takes in the values of the entries from first to end, and their published ranges, but for those that
// cannot be drawn. Only what holds such a one is looked at in parts: comparing with a NaN is false.
func collectValues(e *extent, points course, first, end int, least float64) {
	points.walk(first, end, func(f fold, first, end int) (parts bool) {
		switch {
		case f.least >= e.low && f.most <= e.high, f.most <= least && f.least <= least:
			return false
		case f.least > least && f.most <= mostValue:
			e.low, e.high = min(e.low, f.least), max(e.high, f.most)
			return false
		case end > first+1:
			return true
		}
		pt := points.point(first)
		for _, v := range [...]float64{pt.value, pt.low, pt.high} {
			if v > least && v <= mostValue {
				e.low, e.high = min(e.low, v), max(e.high, v)
			}
		}
		return false
	})
}

// withLines makes room for lines, thresholds before reference lines and near ones before far ones,
// as long as the data keeps a fair part of the height. A line left out is named at the edge.
func (p *plot) withLines(e extent) extent {
	drawn, scale := e, valueScale{log: p.log}
	spanOf := func(e extent) float64 {
		if p.log {
			return math.Log10(e.high / e.low)
		}
		return e.high - e.low
	}
	span := spanOf(drawn)
	if !drawn.empty() && !p.log && tooFine(drawn.low, drawn.high) {
		span = math.Abs(drawn.low) // flat data has no span to compare with but its own size
	}
	if p.log {
		span = max(span, 0.3)
	}
	for _, group := range [...]struct {
		thresholds bool
		factor     float64
	}{{true, 2.5}, {false, 2}} {
		for _, line := range p.lines {
			if (line.style == styleThreshold) != group.thresholds || !scale.drawable(line.value) {
				continue
			}
			with := e
			with.include(line.value)
			if drawn.empty() || spanOf(with) <= group.factor*span {
				e = with
			}
		}
	}
	return e
}

// carry is how long a level's value is fresh.
func (p *plot) carry() data.Instant {
	if p.carryDays <= 0 || p.carryDays > 1e6 {
		return math.MaxInt64 / 4
	}
	return data.Day(p.carryDays).Instant()
}

// logScale is a scale of log10(v), its ticks 1, 2 and 5 in each decade, or as many of them as fit.
func logScale(low, high float64, rows int) valueScale {
	top, bottom := math.Log10(high), math.Log10(low)
	if !(top-bottom > 1e-9) {
		top, bottom = top+0.1, bottom-0.1
	}
	s := valueScale{top: top, perRow: (top - bottom) / float64(rows), rows: rows, log: true}
	for _, mantissas := range [...][]float64{{1, 2, 5}, {1, 3}, {1}} {
		if s.ticks = s.logTicks(mantissas, 1); len(s.ticks) > 1 {
			return s
		}
	}
	for decades := 2; decades < 600; decades *= 2 {
		if s.ticks = s.logTicks([]float64{1}, decades); len(s.ticks) > 1 {
			return s
		}
	}
	// Less than a decade: round numbers at even distances, drawn where their logarithms are.
	low, high = math.Pow(10, bottom), math.Pow(10, top)
	step := niceStepsFrom((high - low) * idealSpacing(rows) / float64(rows))[0]
	s.ticks = nil
	for v := math.Ceil(low/step) * step; step > low*1e-9 && v <= high; v += step {
		s.addTick(v, step)
	}
	return s
}

// logTicks are the multiples of powers of ten on the screen, or none where two would be on
// neighbouring rows.
func (s valueScale) logTicks(mantissas []float64, decades int) []valueTick {
	s.ticks = nil
	bottom := s.top - s.perRow*float64(s.rows)
	start := math.Floor(bottom/float64(decades)) * float64(decades)
	for exponent := start; exponent <= s.top; exponent += float64(decades) {
		for _, mantissa := range mantissas {
			v := mantissa * math.Pow(10, exponent)
			if s.shows(v) && !s.addTick(v, v) {
				return nil
			}
		}
	}
	return s.ticks
}

// addTick adds the tick of v, unless that is off the screen or next to the tick before it.
func (s *valueScale) addTick(v, step float64) bool {
	row := s.row(v)
	if !s.shows(v) {
		return false
	}
	if n := len(s.ticks); n > 0 && s.ticks[n-1].row-row < min(2, s.rows/2) {
		return false
	}
	text := data.Number(v)
	if step < v {
		text = tickText(v, step)
	}
	s.ticks = append(s.ticks, valueTick{row, text})
	return true
}
