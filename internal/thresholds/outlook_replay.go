package thresholds

import (
	"context"
	"math"
	"slices"

	"watchtui/internal/data"
)

// replay is the forecast of a past day with what was known on it, and what came.
type replay struct {
	at                 data.Day
	refused            bool
	within, then       float64 // the chances
	wasWithin, wasThen bool    // what came, as known on each day
	was                bool    // met on the day itself
}

// asKnownThen is the history of one benchmark alone, as known then.
func (h *History) asKnownThen(benchmark int) *History {
	h.outlooks.mu.Lock()
	defer h.outlooks.mu.Unlock()
	then := h.outlooks.then[benchmark]
	if then == nil {
		part := *h.book
		part.Benchmarks, part.Offers, part.Triggers, part.Talk = []*Benchmark{h.book.Benchmarks[benchmark]}, nil, nil, TalkRules{}
		then = Run(&part, h.readings, AsKnownThen, h.until)
		if h.outlooks.then == nil {
			h.outlooks.then = map[int]*History{}
		}
		h.outlooks.then[benchmark] = then
	}
	return then
}

// replays are the answers of the past to the question, oldest first: on every thirtieth day of the calendar, back from the last whose outcome is known on the
// day given. What was refused then is left out.
func (h *History) replays(ctx context.Context, benchmark int, at data.Day) ([]replay, error) {
	then := h.asKnownThen(benchmark)
	var days []data.Day
	day := at - outlookDays
	day -= day % replayEvery
	for ; len(days) < maxReplays && day >= then.first+minOutlookAge; day -= replayEvery {
		days = append(days, day)
	}
	slices.Reverse(days)
	var list []replay
	known := learner{history: then}
	for _, day := range days {
		r, err := h.replay(ctx, &known, replayKey{benchmark, day}, days[len(days)-1])
		if err != nil {
			return nil, err
		}
		if !r.refused {
			list = append(list, *r)
		}
	}
	return list, ctx.Err()
}

// learner brings the readings of a benchmark to what was known on one day after the other. Only the first day goes through all of them.
type learner struct {
	history *History // of the benchmark alone
	made    map[string]*supply
}

// on are the supplies as known on a day, which must come after the one before; none comes after the last.
func (l *learner) on(day, last data.Day) map[string]*supply {
	if l.made != nil {
		for _, s := range l.made {
			s.learn(day)
		}
		return l.made
	}
	book := l.history.book
	l.made = supplies(book, l.history.readings, book.Benchmarks, day.End())
	if day < last {
		for _, s := range l.made {
			s.awaitBetween(day.End(), last.End())
		}
	}
	return l.made
}

// replay is the answer of one day and what came, from the history as known then.
func (h *History) replay(ctx context.Context, known *learner, key replayKey, last data.Day) (*replay, error) {
	h.outlooks.mu.Lock()
	kept := h.outlooks.replays[key]
	h.outlooks.mu.Unlock()
	if kept != nil {
		return kept, nil
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	then, day := known.history, key.at
	f := newFuture(then.book.Benchmarks[0], then.change(0, day), known.on(day, last), day)
	r := &replay{at: day, refused: f.refused != "", was: then.Word(0, day) == Met, wasThen: then.Word(0, day+outlookDays) == Met}
	for t := day + 1; t <= day+outlookDays; t++ {
		r.wasWithin = r.wasWithin || then.Word(0, t) == Met
	}
	if !r.refused {
		var err error
		if r.within, r.then, err = f.chances(ctx, replayPaths); err != nil {
			return nil, err
		}
	}
	h.outlooks.mu.Lock()
	defer h.outlooks.mu.Unlock()
	if h.outlooks.replays == nil {
		h.outlooks.replays = map[replayKey]*replay{}
	}
	h.outlooks.replays[key] = r
	return r, nil
}

const reliabilityRows = 5

// calibrated is how good forecasts were.
func calibrated(replays []replay, of func(replay) (chance float64, came bool)) Forecast {
	f := Forecast{Replays: len(replays)}
	for i := range reliabilityRows {
		f.Table = append(f.Table, Reliability{From: float64(i) / reliabilityRows, To: float64(i+1) / reliabilityRows})
	}
	came, stayed, n := 0.0, 0.0, float64(len(replays))
	for _, r := range replays {
		chance, was := of(r)
		outcome := 0.0
		if was {
			outcome = 1
		}
		came += outcome
		if was == r.was {
			stayed++
		}
		f.Brier += float64((chance - outcome) * (chance - outcome))
		row := &f.Table[min(int(chance*reliabilityRows), reliabilityRows-1)]
		row.Count++
		row.Forecast += chance
		row.Met += outcome
	}
	f.Brier /= n
	f.BaseBrier, f.StayBrier = came/n*(1-came/n), 1-stayed/n
	for i := range f.Table {
		row := &f.Table[i]
		if row.Count == 0 {
			row.Forecast, row.Met = math.NaN(), math.NaN()
			continue
		}
		row.Forecast /= float64(row.Count)
		row.Met /= float64(row.Count)
	}
	return f
}
