package thresholds

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// Descriptions say in words what a chart shows: for those who cannot see it, and for memos. The same text serves the
// dashboard and the command line. It belongs here and not to package data, since half of it is what the book makes of
// the readings.
//
// Laws: a value has its unit, and the reading that it comes from its date, source and quality; what is old, claimed,
// disputed or unknown is said to be so; nothing that is undefined is written as a number.

// trendDays is how far back a description looks for how things went.
const trendDays = 90

// portrait is one indicator on a day.
type portrait struct {
	h         *History
	indicator data.Indicator
	series    *data.Series
	at        data.Day
	known     data.Instant
	line      *Preferred
	n         int // entries of line up to the day
}

// Describe says in words what the chart of an indicator shows on a day. The indicator need not be in the book;
// its readings are those that the history was run on.
func (h *History) Describe(indicator data.Indicator, at data.Day) string {
	p := portrait{h: h, indicator: indicator, series: h.readings[indicator.ID], at: at, known: h.vintage.Known(at)}
	p.line = Prefer(indicator, p.series, p.known, data.Claimed)
	p.line.needs |= needsHighest | needsTotal
	p.line.fill()
	p.n = p.line.upTo(at, nil)
	paragraphs := []string{p.chart()}
	if judged := p.judged(); judged != "" {
		paragraphs = append(paragraphs, judged)
	}
	return strings.Join(append(paragraphs, h.Standpoint(at)), "\n")
}

// Standpoint is when and with what knowledge something is said.
func (h *History) Standpoint(at data.Day) string {
	return fmt.Sprintf("This is how it stood on %s, %s.", at, h.vintage.Words())
}

// chart is what the readings show by themselves.
func (p *portrait) chart() string {
	if p.n == 0 {
		text := fmt.Sprintf("%s: no reading up to %s", p.indicator.Name, p.at)
		if p.line.Len() > 0 {
			return text + fmt.Sprintf("; the first is of %s.", p.line.day(0))
		}
		return text + "."
	}
	sentences := []string{p.level()}
	if p.indicator.Kind == data.Event {
		sentences = []string{p.events()}
	}
	sentences = append(sentences, p.published(), p.claim(), p.sources(), p.revised(), p.extremes())
	sentences = slices.DeleteFunc(sentences, func(s string) bool { return s == "" })
	return strings.Join(sentences, " ")
}

func (p *portrait) reading(entry int) data.Reading { return p.series.Reading(p.line.Index(entry)) }
func (p *portrait) last() data.Reading             { return p.reading(p.n - 1) }
func (p *portrait) amount(v float64) string        { return amountOf(v, p.indicator.Unit) }

// told is a reading's value with all that it needs to be believed.
func (p *portrait) told(r data.Reading) string {
	return fmt.Sprintf("%s (%s, %s, %s)", p.amount(r.Value), data.Visible(r.Source), r.Quality, r.Observed.Day())
}

// stale tells whether the last reading is older than counts, and how old it is.
func (p *portrait) stale() (age, limit int, is bool) {
	age, limit = int(p.at-p.last().Observed.Day()), p.h.book.MaxAge(p.indicator)
	return age, limit, limit > 0 && age > limit
}

// level is where a level is, how it got there, and how far from its lines.
func (p *portrait) level() string {
	last := p.last()
	if age, limit, is := p.stale(); is {
		return fmt.Sprintf("%s last stood at %s%s. That is %s old and stale, as at most %s count.", p.indicator.Name, p.told(last),
			p.distances(), data.Count(age, "day"), data.Count(limit, "day"))
	}
	then := p.line.upTo(p.at-trendDays, nil)
	text := " "
	switch {
	case p.n == 1:
		text = ": one reading so far, " + p.told(last)
	case then == p.n:
		text += fmt.Sprintf("stood at %s, with no reading in the last %d days", p.told(last), trendDays)
	case then == 0:
		verb, to := p.moved(p.line.Value(0), last.Value)
		text += fmt.Sprintf("%s since the first reading, %s%s%s", verb, p.told(p.reading(0)), choice(to == " to ", ", to ", ", at "), p.told(last))
	default:
		verb, to := p.moved(p.line.Value(then-1), last.Value)
		text += fmt.Sprintf("%s in %d days%s%s", verb, trendDays, to, p.told(last))
	}
	return p.indicator.Name + text + p.distances() + "."
}

// moved is how a value went from one to another, and what joins that to where it is now.
func (p *portrait) moved(from, to float64) (verb, joint string) {
	verb = "rose "
	if to < from {
		verb = "fell "
	}
	change := math.Abs(to - from)
	switch part := change / math.Abs(from); {
	case change == 0:
		return "did not move", ", at "
	case from == 0 || from < 0 != (to < 0) || math.IsInf(part, 0):
		return verb + "by " + p.amount(change), " to "
	case data.IsPercent(p.indicator.Unit):
		return verb + "by " + points(change), " to "
	case part < 0.0005:
		return "hardly moved", ", at "
	default:
		return verb + share(part), " to "
	}
}

// points are how far two values in percent are apart: "40 percentage points".
func points(apart float64) string {
	text := data.Number(apart)
	return text + choice(text == "1", " percentage point", " percentage points")
}

// share is a part in percent: "12 %", "3.4 %".
func share(part float64) string {
	switch {
	case part < 0.0995:
		return percent(part)
	case part < 10:
		return data.Decimals(100*part, 0) + " %"
	}
	return data.Number(100*part) + " %"
}

// mark is a line on an indicator's chart, with what it stands for.
type mark struct {
	value  float64
	labels []string
}

// marks are the reference lines and the thresholds that can be read off the indicator's chart, nearest to a value first.
func (p *portrait) marks(v float64) []mark {
	var marks []mark
	add := func(value float64, label string) {
		i := slices.IndexFunc(marks, func(m mark) bool { return m.value == value })
		if i < 0 {
			i = len(marks)
			marks = append(marks, mark{value: value})
		}
		if label != "" {
			marks[i].labels = append(marks[i].labels, label)
		}
	}
	for _, line := range p.indicator.Lines {
		add(line.Value, line.Label)
	}
	for _, b := range p.h.book.Benchmarks {
		if b.MeasuresValue() && b.Uses[0] == p.indicator.ID {
			add(b.Met.Threshold, "threshold of "+b.ID)
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(math.Abs(v-a.value), math.Abs(v-b.value)) })
	return marks
}

// distances are how far the last value is from the nearest lines.
func (p *portrait) distances() string {
	const most = 3
	v := p.last().Value
	marks := p.marks(v)
	var parts []string
	for _, m := range marks[:min(most, len(marks))] {
		text := p.distance(v, m.value) + p.amount(m.value)
		if len(m.labels) > 0 {
			text += " (" + strings.Join(m.labels, "; ") + ")"
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		return ""
	}
	return ", " + listed(parts, "and")
}

func (p *portrait) distance(v, line float64) string {
	side := " above "
	if v < line {
		side = " below "
	}
	off := math.Abs(v - line)
	switch part := off / math.Abs(line); {
	case off == 0:
		return "at "
	case line == 0 || math.IsInf(part, 0):
		return p.amount(off) + side
	case part < 0.0005:
		return "just" + side
	case v/line >= 3:
		return strings.TrimSuffix(data.Decimals(v/line, 1), ".0") + " times "
	case data.IsPercent(p.indicator.Unit):
		return points(off) + side
	default:
		return share(part) + side
	}
}

// events is what came in of late, and what was seen last.
func (p *portrait) events() string {
	last, unit := p.last(), p.indicator.Unit
	seen := ""
	if i := p.line.highest.lastOver(0, p.line.Value, p.n); i == p.n-1 {
		seen = fmt.Sprintf("the last reading is %s", p.told(last))
	} else {
		seen = fmt.Sprintf("the last reading found none (%s, %s, %s)", data.Visible(last.Source), last.Quality, last.Observed.Day())
		if i >= 0 {
			r := p.reading(i)
			seen += fmt.Sprintf("; the last with any is %s, %s old", p.told(r), data.Count(int(p.at-r.Observed.Day()), "day"))
		}
	}
	if age, limit, is := p.stale(); is {
		return fmt.Sprintf("%s: %s. The last reading is %s old and stale, as at most %s count; silence since then is no sign of calm.",
			p.indicator.Name, seen, data.Count(age, "day"), data.Count(limit, "day"))
	}
	if p.line.day(0) > p.at-trendDays {
		total := p.total(p.line.day(0)-1, p.at)
		return fmt.Sprintf("%s: %s since the first reading on %s; %s.", p.indicator.Name, countOf(total, unit), p.line.day(0), seen)
	}
	text := fmt.Sprintf("%s: %s in the %d days to %s", p.indicator.Name, countOf(p.total(p.at-trendDays, p.at), unit), trendDays, p.at)
	if p.line.day(0) <= p.at-2*trendDays {
		text += fmt.Sprintf(", after %s in the %d days before", countOf(p.total(p.at-2*trendDays, p.at-trendDays), unit), trendDays)
	}
	return text + "; " + seen + "."
}

func countOf(n float64, unit string) string {
	if n == 0 {
		return "no " + unit
	}
	return amountOf(n, unit)
}

// total is the events after a day up to and with another.
func (p *portrait) total(after, upTo data.Day) float64 {
	from, to := p.line.upTo(after, nil), p.line.upTo(upTo, nil)
	if from >= to {
		return 0
	}
	return p.line.total.over(totalOf, p.line.Value, from, to)
}
