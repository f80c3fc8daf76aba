package booktest

import (
	"cmp"
	"errors"
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// spacing is when readings begin, and how far apart they are. What a line does not say, its test says, then the suite; the time between
// readings is the indicator's cadence where nobody says.
type spacing struct {
	start    data.Day
	hasStart bool
	every    data.Span
	hasEvery bool
}

// spacing reads what a table says, and has what another says otherwise.
func (r *reader) spacing(prefix, start, every string, otherwise spacing) spacing {
	s, err := otherwise, error(nil)
	if start != "" {
		if s.start, err = data.ParseDay(start); err != nil {
			r.Fail(prefix+"start", "%v", err)
		}
		s.hasStart = true
	}
	if every != "" {
		if s.every, err = parseEvery(every); err != nil {
			r.Fail(prefix+"every", "%v", err)
		}
		s.hasEvery = err == nil
	}
	return s
}

// or is a line's own spacing, completed.
func (s spacing) or(otherwise spacing) spacing {
	if !s.hasStart {
		s.start, s.hasStart = otherwise.start, otherwise.hasStart
	}
	if !s.hasEvery {
		s.every, s.hasEvery = otherwise.every, otherwise.hasEvery
	}
	return s
}

// readings are a test's lines as series. Lines of one indicator add up; one that says again what a source says of a date is a revision where it
// is published at another time, and else a contradiction, as in an import.
func (r *reader) readings(path string, lines []string, common spacing) thresholds.Readings {
	type key struct {
		indicator, source   string
		observed, published data.Instant
	}
	lists, there := map[string][]data.Reading{}, map[key]bool{}
	for i, text := range lines {
		at := fmt.Sprintf("%s.readings.%d", path, i)
		l, err := parseLine(text)
		if err != nil {
			r.shorthand(at, err)
			continue
		}
		for _, reading := range r.line(at, l, common) {
			k := key{l.indicator, reading.Source, reading.Observed, reading.Published}
			if there[k] {
				r.Fail(at, "%s of %s by %s is there already: a revision needs another lag", l.indicator, reading.Observed, data.Quoted(reading.Source))
				break
			}
			there[k] = true
			lists[l.indicator] = append(lists[l.indicator], reading)
		}
	}
	readings := thresholds.Readings{}
	for _, indicator := range r.book.Indicators {
		list := lists[indicator.ID]
		b := data.NewBuilder(indicator.ID, len(list))
		for i, reading := range list {
			b.Add(reading, int64(i))
		}
		readings[indicator.ID] = b.Series()
	}
	return readings
}

// shorthand notes what is wrong in a line, at its character.
func (r *reader) shorthand(path string, err error) {
	problem := r.At(path)
	problem.Text = err.Error()
	if e := (*shorthandError)(nil); errors.As(err, &e) && problem.Line > 0 {
		problem.Column += 1 + e.offset // after the quotation mark
	}
	r.Problems = append(r.Problems, problem)
}

// line is a line as readings.
func (r *reader) line(at string, l line, common spacing) []data.Reading {
	var ids []string
	for _, i := range r.book.Indicators {
		ids = append(ids, i.ID)
	}
	n := r.known(at, "indicator", l.indicator, ids)
	if n < 0 {
		return nil
	}
	indicator, s := r.book.Indicators[n], l.spacing.or(common)
	if !s.hasEvery && indicator.CadenceDays > 0 {
		s.every, _ = parseEvery(fmt.Sprintf("%dd", indicator.CadenceDays))
		s.hasEvery = true
	}
	switch {
	case !s.hasStart:
		r.Fail(at, `when do the readings begin? start = "2024-01-31" above, or %s (start=2024-01-31): …`, l.indicator)
		return nil
	case !s.hasEvery:
		r.Fail(at, `how far apart are the readings? every = "1mo" above, or %s (every=1mo): …; the indicator has no cadence`, l.indicator)
		return nil
	}
	var list []data.Reading
	for _, i := range l.items {
		if i.step*s.every.Days() > maxDays || s.every.After(s.start, i.step) > lastDay {
			r.Fail(at, "the readings go on beyond the year %d", lastYear)
			return nil
		}
		if err := thresholds.Assumable(indicator, i.value); err != nil && !i.retracted {
			r.Fail(at, "%v", err)
			return nil
		}
		list = append(list, r.reading(indicator, l, i, s.every.After(s.start, i.step)))
	}
	return list
}

func (r *reader) reading(indicator data.Indicator, l line, i item, day data.Day) data.Reading {
	reading := r.book.Assume(indicator, day.Instant(), i.value)
	reading.Source = cmp.Or(l.source, reading.Source)
	reading.Low, reading.High, reading.Retracted = i.low, i.high, i.retracted
	if i.quality != "" {
		reading.Quality, _ = data.ParseQuality(i.quality) // checked when the line was read
	}
	if l.lag != noLag {
		reading.Published = (day + data.Day(l.lag)).Instant()
	}
	return reading
}

// The readings of a test are within the dates that readings can be about.
const (
	lastYear = 2200
	maxDays  = 300 * 366
)

var lastDay, _ = data.ParseDay(fmt.Sprintf("%d-12-31", lastYear))
