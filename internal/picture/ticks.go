package picture

import (
	"math"
	"strconv"
	"time"

	"watchtui/internal/data"
)

// tick is a mark at a value; without a label a shorter one.
type tick struct {
	Value float64
	Label string
}

// valueTicks are those of the y axis: round numbers, written as everywhere in the program.
func valueTicks(a axis) []tick {
	if ticks := logTicks(a.low, a.high); a.log && len(ticks) >= 3 {
		return ticks
	}
	return roundTicks(a.low, a.high)
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
		step := max(1, int(math.Ceil(span/8)))
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
