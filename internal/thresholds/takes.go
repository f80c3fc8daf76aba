package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// WhatItTakes says in one sentence what would bring a benchmark (a place in the book's list) to be met, as it stood on
// a day, or for how long it stays so. Readings that it names are of that day, so its dates are the earliest. It promises
// no more than can be found by trying one more reading, or by waiting: of measures over several indicators
// it says what it can.
func (h *History) WhatItTakes(benchmark int, at data.Day) string {
	at = min(at, h.until)
	p := prospect{h: h, State: h.State(benchmark, at), at: at}
	switch p.Word {
	case Met:
		return p.stays()
	case Holding:
		return p.holdsOut()
	}
	return p.becomes()
}

// prospect is a state, seen for what may become of it.
type prospect struct {
	State
	h  *History
	at data.Day
}

func (p *prospect) trial(use int) *trial {
	any, evidence := p.h.streamsOn(p.Benchmark, p.at)
	t := newTrial(p.Benchmark, any, evidence, p.at)
	if use >= 0 {
		t.add(use)
	}
	return t
}

func (p *prospect) indicator(use int) data.Indicator {
	indicator, _ := p.h.book.Indicator(p.Benchmark.Uses[use])
	return indicator
}

// becomes is what makes a benchmark met that is not.
func (p *prospect) becomes() string {
	b := p.Benchmark
	lacking := p.trial(-1).lacking()
	var ways []string
	for use := range b.Uses {
		if len(lacking) == 0 || len(lacking) == 1 && lacking[0] == use {
			if way := p.byReading(use, len(lacking) > 0); way != "" {
				ways = append(ways, way)
			}
		}
	}
	if begins, ends, ok := p.trial(-1).wait(); ok && len(lacking) == 0 && begins > p.at {
		ways = append(ways, p.byWaiting(ends))
	}
	for use := range b.Uses {
		if len(ways) == 0 && len(lacking) == 0 {
			ways = append(ways, p.byLevel(use)...)
		}
	}
	switch {
	case len(ways) > 0:
		return strings.Join(ways, "; or ")
	case b.shape.function == "peak" && b.shape.window == data.Span{} && strings.HasPrefix(b.Met.Op, "<") && p.Measure > b.Met.Threshold:
		return fmt.Sprintf("nothing can: the peak so far, %s, does not come down", b.Amount(p.Measure))
	}
	return p.inGeneral(lacking)
}

// inGeneral says what is asked where no single reading is found that gives it.
func (p *prospect) inGeneral(lacking []int) string {
	b := p.Benchmark
	if b.shape.function == "sum" {
		return fmt.Sprintf("%s that reach back %s, with %s", p.readings(), spanWords(b.shape.window), p.inWords())
	}
	asked := strings.TrimSpace(b.Measure + " " + b.Condition(b.Met) + " " + b.Unit)
	var names []string
	for use := range b.Uses {
		names = append(names, p.indicator(use).Name)
	}
	fresh := ""
	if len(lacking) > 0 {
		fresh, names = "fresh ", nil
		for _, use := range lacking {
			names = append(names, p.indicator(use).Name)
		}
	}
	text := fmt.Sprintf("%s%s of %s that bring %s", fresh, p.readings(), listed(names, "and"), asked)
	if b.Dwell > 0 {
		text += fmt.Sprintf(", and %s of it without a break: met on %s at the earliest", data.Count(b.Dwell, "day"), p.at+data.Day(b.Dwell))
	}
	return text
}

// byReading is one more reading of an indicator that begins it; "" where none is found.
func (p *prospect) byReading(use int, isOld bool) string {
	t, counts := p.trial(use), p.indicator(use).Kind == data.Event
	found := t.values(func(v float64) bool { return t.meets(v, p.at) }, counts)
	if !found.some {
		return ""
	}
	fresh := choice(isOld, "fresh ", "")
	text := p.aReading(fresh) + p.ofIndicator(use) + p.valued(found, use)
	if isOld && counts && (p.Benchmark.shape.function == "sum" || p.Benchmark.shape.function == "days_since") {
		text = fresh + p.readings() + " with " + p.inWords() // what happened in the days that nobody looked at is not known
	}
	return text + p.dwellAfter(found, use, p.at)
}

// byLevel is a level that does it in time, once its windows know no other; nothing where none is found.
func (p *prospect) byLevel(use int) []string {
	t := p.trial(use)
	on := t.settled()
	if on == p.at || p.indicator(use).Kind == data.Event {
		return nil
	}
	found := t.values(func(v float64) bool { return t.meets(v, on) }, false)
	if !found.some {
		return nil
	}
	return []string{fmt.Sprintf("%s%s%s that holds for %s%s", p.aReading(""), p.ofIndicator(use), p.valued(found, use),
		data.Count(int(on-p.at), "day"), p.dwellAfter(found, use, on))}
}

// dwellAfter is what has to follow until a comparison that begins to hold on a day counts.
func (p *prospect) dwellAfter(found interval, use int, on data.Day) string {
	b := p.Benchmark
	if b.Dwell == 0 {
		if on == p.at {
			return ": met at once"
		}
		return fmt.Sprintf(": met on %s at the latest", on)
	}
	text := fmt.Sprintf(", then %s ", data.Count(b.Dwell, "day"))
	if without := p.outside(found, use); without != "" && b.shape.function == "latest" {
		text += "without one " + without
	} else {
		text += "without a break"
	}
	if limit := b.maxAge[use]; b.Dwell > limit {
		text += fmt.Sprintf(" and with one at least every %s", data.Count(limit, "day"))
	}
	return text + fmt.Sprintf(": met on %s at the earliest", on+data.Day(b.Dwell))
}

// byWaiting is that nothing happens until a day.
func (p *prospect) byWaiting(ends data.Day) string {
	b := p.Benchmark
	var quiet []string
	for use := range b.Uses {
		indicator := p.indicator(use)
		if indicator.Kind == data.Event {
			quiet = append(quiet, "no "+data.Singular(indicator.Unit))
		} else {
			quiet = append(quiet, indicator.Name+" as it is")
		}
	}
	text := listed(quiet, "and") + " until " + ends.String()
	if ends-p.at > data.Day(b.maxAge[0]) {
		text += fmt.Sprintf(", with a reading at least every %s", data.Count(b.maxAge[0], "day"))
	}
	return text + ": met then"
}

// holdsOut is what a dwell that has begun still needs.
func (p *prospect) holdsOut() string {
	b := p.Benchmark
	text := fmt.Sprintf("held for %d of %s; met on %s", p.HeldDays, data.Count(b.Dwell, "day"), p.MetOn)
	if breaks := p.breaks((*trial).meets); breaks != "" {
		text += " without " + breaks
	}
	t := p.trial(-1)
	if day, use := t.lastFresh(); day < p.MetOn {
		text += fmt.Sprintf(" and with a new one%s by %s (max age %s)", p.ofIndicator(use), day, data.Count(b.maxAge[use], "day"))
	}
	for day := p.at + 1; day <= p.MetOn; day++ {
		if !t.meets(0, day) {
			return text + fmt.Sprintf("; as things are it breaks on %s", day)
		}
	}
	return text
}

// stays is for how long a benchmark that is met stays so.
func (p *prospect) stays() string {
	b := p.Benchmark
	var until []string
	if breaks := p.breaks((*trial).keeps); breaks != "" {
		until = append(until, "until "+breaks)
	}
	t := p.trial(-1)
	if day, ok := t.lapses(); ok && !b.fadesWithAge() {
		until = append(until, fmt.Sprintf("until %s as things are", day))
	}
	if day, use := t.lastFresh(); day < 1<<30 {
		until = append(until, fmt.Sprintf("until %s without a new reading%s (max age %s)", day, p.ofIndicator(use), data.Count(b.maxAge[use], "day")))
	}
	return "stays met " + strings.Join(until, ", or ")
}

// fadesWithAge tells whether the measure is the age of readings: that a new one is needed is said anyway.
func (b *Benchmark) fadesWithAge() bool { return b.shape.function == "age" }

// breaks are the readings that would end what holds; "" where none is found.
func (p *prospect) breaks(holds func(*trial, float64, data.Day) bool) string {
	var parts []string
	for use := range p.Benchmark.Uses {
		t, counts := p.trial(use), p.indicator(use).Kind == data.Event
		found := t.values(func(v float64) bool { return !holds(t, v, p.at) }, counts)
		if !found.some {
			continue
		}
		if counts && found.low == 1 && math.IsInf(found.high, 1) {
			parts = append(parts, withArticle(data.Singular(p.indicator(use).Unit))+p.ofIndicator(use))
			continue
		}
		parts = append(parts, "a reading"+p.ofIndicator(use)+p.valued(found, use))
	}
	return listed(parts, "or")
}
