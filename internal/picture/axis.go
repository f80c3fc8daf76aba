package picture

import (
	"math"
	"strconv"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// values is the y axis: what is drawn, and the thresholds.
type values struct {
	low, high float64
	log       bool
}

func newValues(p *ui.Picture) values {
	v := values{math.Inf(1), math.Inf(-1), p.Log}
	add := func(value float64) {
		if math.IsNaN(value) || math.IsInf(value, 0) || v.log && value <= 0 {
			return
		}
		v.low, v.high = math.Min(v.low, value), math.Max(v.high, value)
	}
	for _, series := range append([]ui.PictureSeries{p.Line}, p.Band...) {
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
	if p.Kind == data.Event && !v.log {
		add(0)
	}
	return v.widened()
}

// widened leaves some room above and below.
func (v values) widened() values {
	switch {
	case v.low > v.high:
		return values{0, 1, false}
	case v.log:
		v.low, v.high = v.low/1.2, v.high*1.2
		return v
	}
	room := (v.high - v.low) / 20
	if room == 0 {
		room = math.Max(math.Abs(v.high)/10, 1e-9)
	}
	v.high += room * 2
	if v.low != 0 {
		v.low -= room
	}
	return v
}

// shows tells whether a value can be drawn.
func (v values) shows(value float64) bool {
	return !math.IsNaN(value) && !math.IsInf(value, 0) && (!v.log || value > 0)
}

// ticks are round numbers, written as everywhere in the program.
func (v values) ticks() []tick {
	if ticks := logTicks(v.low, v.high); v.log && len(ticks) >= 3 {
		return ticks
	}
	return roundTicks(v.low, v.high)
}

// roundTicks are some round numbers with labels, and shorter ticks between them.
func roundTicks(low, high float64) []tick {
	rough := (high - low) / 5
	step, parts := math.Pow(10, math.Floor(math.Log10(rough))), 5.0
	for _, round := range [...]struct{ by, parts float64 }{{2, 4}, {2.5, 5}, {5, 5}, {10, 5}} {
		if step*round.by >= rough {
			step, parts = step*round.by, round.parts
			break
		}
	}
	var ticks []tick
	small := step / parts
	for n := math.Ceil(low / small); n*small <= high && len(ticks) < 100; n++ {
		t := tick{Value: n * small}
		if whole := n / parts; whole == math.Trunc(whole) {
			t = tick{whole * step, data.Number(whole * step)}
		}
		ticks = append(ticks, t)
	}
	return ticks
}

// logTicks are 1, 2 and 5 of each power of ten; the powers alone where there are many.
func logTicks(low, high float64) []tick {
	if !(low > 0) {
		return nil
	}
	var ticks []tick
	first, last := math.Floor(math.Log10(low)), math.Ceil(math.Log10(high))
	step := math.Ceil((last - first) / 10)
	for power := first; power <= last; power += step {
		for _, digit := range [...]float64{1, 2, 5} {
			value := digit * math.Pow(10, power)
			if value >= low && value <= high && (digit == 1 || last-first <= 4) {
				ticks = append(ticks, tick{Value: value, Label: data.Number(value)})
			}
		}
	}
	return ticks
}

// timeTicks are those of the x axis: years, or months where there are few years, or days.
func timeTicks(from, to float64) []tick {
	var ticks []tick
	span := to - from
	day := data.Day(math.Floor(from))
	year, month, _ := day.Date()
	add := func(t time.Time, label string) {
		if at := days(data.Instant(t.UnixMilli())); at >= from && at <= to {
			ticks = append(ticks, tick{Value: at, Label: label})
		}
	}
	switch {
	case span > 2*366:
		step := 1 + int(span/366/12)
		for y := year; days(data.DayOf(date(y, 1, 1)).Instant()) <= to; y++ {
			if y%step == 0 {
				add(date(y, 1, 1), strconv.Itoa(y))
			}
		}
	case span > 45:
		step := 1 + int(span/31/12)
		for n := range 30 {
			t := date(year, int(month)+n, 1)
			if (int(t.Month())-1)%step == 0 {
				add(t, t.Format("Jan 2006"))
			}
		}
	default:
		step := max(1, int(span)/8)
		for n := 0; n <= int(span)+1; n += step {
			t := (day + data.Day(n)).Instant().Time()
			add(t, t.Format("2 Jan 2006"))
		}
	}
	return ticks
}

func date(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}
