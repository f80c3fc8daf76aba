package thresholds

import (
	"context"
	"fmt"
	"math"

	"watchtui/internal/data"
)

const (
	outlookDays  = 90   // how far an outlook looks ahead (framework, section 9)
	OutlookPaths = 1000 // that are followed from the day asked for
)

// Outlook is the chance that a benchmark will be met, from its own history, beside how that went in the past. There is no chance without its past error: where
// the history is too short for either, there is none of both.
type Outlook struct {
	Benchmark *Benchmark
	At, Until data.Day
	IsMet     bool     // on the day At: the question is then whether it stays so
	Refused   string   // why there is no chance; "" where there is
	Within    Forecast // that it is met on any of the days after At, as far as Until
	Then      Forecast // that it is met on Until
	Trend     Trend
}

// Forecast is a chance, beside what it is worth: how often that happened at all, and the error of the same forecast on the past.
type Forecast struct {
	Chance float64

	BaseRate float64 // the share of past days of which it was so
	BaseDays int     // how many there are

	Replays   int     // past dates on which the same question was asked, as known then
	Brier     float64 // the mean square of forecast less outcome: 0 is perfect, 1 is always wrong (Brier 1950)
	BaseBrier float64 // of a forecast that always gives the share of the replays in which it came so: p(1 − p)
	StayBrier float64 // of a forecast that what is met stays so, and what is not does not become so
	Table     []Reliability
}

// Skill is the share of the base rate's error that the forecast saves (Brier skill score): 1 is perfect, 0 no better than the base rate, below 0 worse. It is
// NaN where all replays had the same outcome: then the base rate has no error.
func (f Forecast) Skill() float64 {
	if f.BaseBrier == 0 {
		return math.NaN()
	}
	return 1 - f.Brier/f.BaseBrier
}

// Reliability is what became of the forecasts from one chance to another.
type Reliability struct {
	From, To float64 // To is counted in the last row only
	Count    int
	Forecast float64 // their mean; NaN where there is none
	Met      float64 // the share that came so; NaN where there is none
}

const (
	replayPaths   = 200 // and from each day of a replay: their chance adds at most 1/800 to the Brier score
	replayEvery   = 30  // days
	maxReplays    = 60  // five years
	minReplays    = 12  // one year
	minSteps      = 8   // changes of an indicator from which one draws
	minOutlookAge = 4 * outlookDays
)

// Outlook answers for a benchmark (a place in the book's list) on a day, with what the history's vintage lets be known. The past is replayed as known then
// whatever the vintage. It is seeded by the question, so that the same readings give the same answer. It takes from milliseconds to some seconds, and ends early
// with the context's error. What was found is kept.
func (h *History) Outlook(ctx context.Context, benchmark int, at data.Day) (Outlook, error) {
	key := replayKey{benchmark, min(at, h.until)}
	if o, ok := h.outlooks.kept(key); ok {
		return o, ctx.Err()
	}
	done, err := h.outlooks.wait(ctx)
	if err != nil {
		return Outlook{}, err
	}
	defer done()
	if o, ok := h.outlooks.kept(key); ok {
		return o, ctx.Err()
	}
	o, err := h.findOutlook(ctx, benchmark, key.at)
	if err == nil {
		h.outlooks.keep(key, o)
	}
	return o, err
}

func (h *History) findOutlook(ctx context.Context, benchmark int, at data.Day) (Outlook, error) {
	b := h.book.Benchmarks[benchmark]
	o := Outlook{Benchmark: b, At: at, Until: at + outlookDays, IsMet: h.Word(benchmark, at) == Met, Trend: h.trend(b, at)}
	if o.IsMet { // also between the threshold and the release, where it stays met
		o.Trend.Word, o.Trend.Reached = There, 0
	}
	now := h.future(b, h.change(benchmark, at), h.vintage.Known(at), at)
	if now.refused != "" {
		o.Refused = now.refused
		return o, ctx.Err()
	}
	then := h.asKnownThen(benchmark)
	replays, err := h.replays(ctx, benchmark, at)
	if err != nil {
		return o, err
	}
	if n := len(replays); n < minReplays {
		o.Refused = fmt.Sprintf("the same forecast can be replayed on %s a month apart, and %d are needed to tell its error", data.Count(n, "past date"), minReplays)
		return o, nil
	}
	within, onLast, err := now.chances(ctx, OutlookPaths)
	if err != nil {
		return o, err
	}
	o.Within, o.Then = calibrated(replays, func(r replay) (float64, bool) { return r.within, r.wasWithin }), calibrated(replays, func(r replay) (float64, bool) { return r.then, r.wasThen })
	o.Within.Chance, o.Then.Chance = within, onLast
	then.baseRates(at, &o)
	return o, nil
}

// baseRates counts on how many of the past days with data it was met outlookDays later, and within outlookDays.
func (h *History) baseRates(at data.Day, o *Outlook) {
	from := h.first
	if changes := h.tracks[0].changes; len(changes) > 1 && changes[0].Word == NoData {
		from = changes[1].Day
	}
	lastMet := data.Day(math.MinInt32) // up to a day
	var then, within, days int
	for t := from; t <= at; t++ {
		if h.Word(0, t) == Met {
			lastMet = t
		}
		if asked := t - outlookDays; asked >= from {
			days++
			if lastMet == t {
				then++
			}
			if lastMet > asked {
				within++
			}
		}
	}
	for f, n := range map[*Forecast]int{&o.Then: then, &o.Within: within} {
		if f.BaseDays = days; days > 0 {
			f.BaseRate = float64(n) / float64(days)
		}
	}
}
