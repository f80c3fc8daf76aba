package picture

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// axis is where values lie, from low to high, and its ticks.
type axis struct {
	low, high float64
	log       bool
	ticks     []tick
}

// valueAxis is the y axis, without its ticks: from the least to the highest of what is drawn and of the thresholds, with some room around.
func valueAxis(p *ui.Picture) axis {
	a := axis{low: math.Inf(1), high: math.Inf(-1), log: p.Log}
	add := func(value float64) {
		if math.IsNaN(value) || math.IsInf(value, 0) || a.log && value <= 0 {
			return
		}
		a.low, a.high = math.Min(a.low, value), math.Max(a.high, value)
	}
	for _, series := range append([]ui.PictureSeries{p.Line, p.Other}, p.Band...) {
		for _, point := range series.Points {
			add(point.Value)
			add(point.Low)
			add(point.High)
		}
	}
	for _, point := range append(p.Sum[:len(p.Sum):len(p.Sum)], p.Faint...) {
		add(point.Value)
	}
	for _, line := range p.Lines {
		add(line.Value)
	}
	if p.Kind == data.Event && !a.log {
		add(0)
	}
	return a.widened()
}

// widened leaves some room above and below.
func (a axis) widened() axis {
	switch {
	case a.low > a.high:
		return axis{low: 0, high: 1}
	case a.log:
		a.low, a.high = a.low/1.2, a.high*1.2
		return a
	}
	room := (a.high - a.low) / 20
	if room == 0 {
		room = math.Max(math.Abs(a.high)/10, 1e-9)
	}
	a.high += room * 2
	if a.low != 0 {
		a.low -= room
	}
	return a
}

// part is where a value lies: 0 is low, and 1 is high.
func (a axis) part(value float64) float64 {
	if a.log {
		return (math.Log(value) - math.Log(a.low)) / (math.Log(a.high) - math.Log(a.low))
	}
	return (value - a.low) / (a.high - a.low)
}

// contains tells whether a value lies on the axis; rounding may have moved it a little beyond.
func (a axis) contains(value float64) bool {
	part := a.part(value)
	return part >= -1e-9 && part <= 1+1e-9
}

// admits tells whether a value can be drawn, on the axis or beyond its ends.
func (a axis) admits(value float64) bool {
	return !math.IsNaN(value) && !math.IsInf(value, 0) && (!a.log || value > 0)
}
