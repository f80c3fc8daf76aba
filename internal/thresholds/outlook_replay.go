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
	within, then       float64 // the chances
	wasWithin, wasThen bool    // what came, as known on each day
	was                bool    // met on the day itself
}

// replay asks the question again each month, backwards from the last day whose outcome is known on the day given. What is refused then is left out. The
// history must be that of the benchmark alone, as known then.
func (h *History) replay(ctx context.Context, b *Benchmark, at data.Day) ([]replay, error) {
	var list []replay
	day := at - OutlookDays
	for n := 0; n < maxReplays && day >= h.first+minOutlookAge; n, day = n+1, day-replayEvery {
		f := h.future(b, h.change(0, day), AsKnownThen.Known(day), day)
		if f.refused != "" {
			continue
		}
		r := replay{at: day, was: h.Word(0, day) == Met, wasThen: h.Word(0, day+OutlookDays) == Met}
		for t := day + 1; t <= day+OutlookDays; t++ {
			r.wasWithin = r.wasWithin || h.Word(0, t) == Met
		}
		var err error
		if r.within, r.then, err = f.chances(ctx, replayPaths); err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	slices.Reverse(list)
	return list, ctx.Err()
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
