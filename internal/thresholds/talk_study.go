package thresholds

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

// An event study asks whether an indicator moved otherwise after headlines than after dates at random.
//
// The move of a level is its change over the window, as a share of what it was where all its values are above 0; that of an event is its count in the window
// less that in the window before. It counts where there is a reading in the window, and the last one is fresh at its end.
//
// Dates at random are the headlines' own dates, moved along by a number of days that is drawn anew each time, and round the end of their time to its
// beginning: so they are as bunched as the headlines are. Dates without that would make the band too narrow.

// Study is the event study of all indicators that are no rhetoric.
type Study struct {
	Refused  string // why there is none; "" where there is
	From, To data.Day
	Rows     []StudyRow
}

// StudyRow is an indicator's moves after headlines, against those after dates at random. Shares are fractions.
type StudyRow struct {
	Indicator data.Indicator
	Share     bool    // the moves are shares of what the level was; else in the indicator's unit
	Days      int     // with headlines, after which the move was seen
	Median    float64 // of the moves after these
	Random    float64 // the median of the medians after random dates
	Low, High float64 // 5 and 95 of 100 of these lie below
	Draws     int
	Refused   string // why there is nothing of the above but Days
}

// Outside tells whether the move after headlines is one that dates at random hardly ever have.
func (r StudyRow) Outside() bool { return r.Refused == "" && (r.Median < r.Low || r.Median > r.High) }

const (
	minStudyDays  = 8         // with headlines: of fewer, the median says nothing
	minWindows    = 4         // how long the time of the headlines has to be: dates at random in a shorter one are the same dates
	maxDraws      = 1000      // of dates at random
	minDraws      = 100       // with enough moves among them
	maxStudyMoves = 4_000_000 // in all draws of an indicator
)

// Study compares what the indicators did after the headlines of a talk with what they did after dates at random, on readings of estimated quality at
// least. It is seeded by the question: the same readings give the same answer.
func (h *History) Study(talk Talk) Study {
	var days []data.Day
	for _, headline := range talk.Headlines {
		if headline.Until <= talk.At {
			days = append(days, headline.Day)
		}
	}
	days = slices.Compact(days)
	if len(days) < minStudyDays {
		return Study{Refused: fmt.Sprintf("there are headlines on %s whose window is over, and a study needs %d", data.Count(len(days), "day"), minStudyDays)}
	}
	s := Study{From: days[0], To: days[len(days)-1]}
	if need := data.Day(minWindows * talk.Rules.WindowDays); s.To-s.From < need {
		return Study{Refused: fmt.Sprintf("the headlines span %s, and a study needs %d", data.Count(int(s.To-s.From), "day"), need)}
	}
	for _, indicator := range h.book.Indicators {
		if !indicator.Rhetoric {
			s.Rows = append(s.Rows, h.studyOf(indicator, days, talk))
		}
	}
	return s
}

func (h *History) studyOf(indicator data.Indicator, days []data.Day, talk Talk) StudyRow {
	m := h.moves(indicator, days[0], days[len(days)-1], talk)
	row := StudyRow{Indicator: indicator, Share: m.share}
	after := m.after(days, 0)
	if row.Days = len(after); row.Days < minStudyDays {
		row.Refused = fmt.Sprintf("its move was seen after headlines on %s, and %d are needed", data.Count(row.Days, "day"), minStudyDays)
		return row
	}
	random := newRandom("study", indicator.ID, talk.At, days, m.on)
	var medians []float64
	for range max(minDraws, min(maxDraws, maxStudyMoves/len(days))) {
		if drawn := m.after(days, 1+random.IntN(len(m.on)-1)); len(drawn) >= minStudyDays {
			medians = append(medians, quantile(drawn, 0.5))
		}
	}
	if row.Draws = len(medians); row.Draws < minDraws {
		row.Refused = "it was not read often enough in that time for dates at random"
		return row
	}
	row.Median, row.Random = quantile(after, 0.5), quantile(medians, 0.5)
	row.Low, row.High = quantile(medians, 0.05), quantile(medians, 0.95)
	return row
}

// moves are an indicator's moves in the windows that begin on each day from a first one on; NaN where they were not seen.
type moves struct {
	first data.Day
	on    []float64
	share bool
}

func (h *History) moves(indicator data.Indicator, from, to data.Day, talk Talk) moves {
	p := Prefer(indicator, h.readings[indicator.ID], h.vintage.Known(talk.At), data.Estimated)
	p.needs = needsTotal | needsLeast
	p.fill()
	m := moves{first: from, share: indicator.Kind == data.Level && p.n > 0 && p.leastIn(0, p.n) > 0}
	w, maxAge := data.Day(talk.Rules.WindowDays), h.book.MaxAge(indicator)
	hints := [3]int{}
	for day := from; day <= to; day++ {
		move := math.NaN()
		start, end := p.upTo(day, &hints[0]), p.upTo(day+w, &hints[1])
		if end > start && start > 0 && (maxAge == 0 || int(day+w-p.day(end-1)) <= maxAge) {
			before, after := p.Value(start-1), p.Value(end-1)
			switch {
			case indicator.Kind == data.Level && m.share:
				move = after/before - 1
			case indicator.Kind == data.Level:
				move = after - before
			case p.day(0) <= day-w:
				move = p.total.over(totalOf, p.Value, start, end)
				if first := p.upTo(day-w, &hints[2]); first < start {
					move -= p.total.over(totalOf, p.Value, first, start)
				}
			}
		}
		m.on = append(m.on, move)
	}
	return m
}

// after are the moves that were seen after the days, each shift days later and round the end.
func (m moves) after(days []data.Day, shift int) []float64 {
	var list []float64
	for _, day := range days {
		if v := m.on[(int(day-m.first)+shift)%len(m.on)]; !math.IsNaN(v) {
			list = append(list, v)
		}
	}
	return list
}

// quantile is the value below which a share of the values lies, in between two of them by proportion (Hyndman and Fan 1996, definition 7). There
// must be one; they are sorted in place.
func quantile(values []float64, share float64) float64 {
	slices.Sort(values)
	place := share * float64(len(values)-1)
	below := int(place)
	if below == len(values)-1 {
		return values[below]
	}
	return values[below] + float64((place-float64(below))*(values[below+1]-values[below]))
}
