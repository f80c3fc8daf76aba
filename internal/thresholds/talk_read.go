package thresholds

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

type talkTable struct {
	Headlines  string             `toml:"headlines"`
	Noted      []string           `toml:"noted"`
	Window     string             `toml:"window"`
	Benchmarks []string           `toml:"benchmarks"`
	Noise      *float64           `toml:"noise"`
	NoiseOf    map[string]float64 `toml:"noise_of"`
}

// What holds where the book does not say (framework, section 10: the window).
const (
	defaultTalkDays   = 90
	defaultNoiseShare = 0.1
	maxTalkDays       = 5 * 365
)

// talk reads [talk]. Without it, the headlines are the first events in the role of rhetoric.
func (r *reader) talk(table *talkTable) {
	rules := &r.book.Talk
	rules.WindowDays, rules.NoiseShare = defaultTalkDays, defaultNoiseShare
	for _, indicator := range r.book.Indicators {
		if indicator.Rhetoric && indicator.Kind == data.Event && rules.Indicator == "" {
			rules.Indicator = indicator.ID
		}
	}
	if table == nil {
		table = &talkTable{}
	}
	if table.Headlines != "" {
		r.headlines(table.Headlines)
	}
	for _, text := range table.Noted {
		if text == "" {
			r.Fail("talk.noted", "an empty text is in every note: leave noted out to count all headlines")
		}
	}
	rules.Noted = table.Noted
	rules.WindowDays = r.days("talk.window", table.Window, defaultTalkDays)
	if rules.WindowDays < 1 || rules.WindowDays > maxTalkDays {
		r.Fail("talk.window", "a window of headlines is from 1 day to 5 years long")
	}
	if table.Noise != nil {
		r.between("talk.noise", *table.Noise, 0, 1)
		rules.NoiseShare = *table.Noise
	}
	r.against(table)
}

func (r *reader) headlines(id string) {
	r.book.Talk.Indicator = id
	indicator, ok := r.book.Indicator(id)
	switch {
	case !ok:
		ids := make([]string, len(r.book.Indicators))
		for i, known := range r.book.Indicators {
			ids[i] = known.ID
		}
		r.Fail("talk.headlines", "unknown indicator %s%s", data.Quoted(id), tomlfile.DidYouMean(id, ids))
	case indicator.Kind != data.Event:
		r.Fail("talk.headlines", "headlines are events, and %s is %s %s", id, article(indicator.Kind), indicator.Kind)
	case !indicator.Rhetoric:
		r.Fail("talk.headlines", `headlines are words and never evidence: give %s role = "rhetoric"`, id)
	}
}

// against reads which benchmarks headlines are set against, and the noise of each.
func (r *reader) against(table *talkTable) {
	rules := &r.book.Talk
	known := make([]string, len(r.book.Benchmarks))
	for i, b := range r.book.Benchmarks {
		known[i] = b.ID
	}
	find := func(path, id string) *Benchmark {
		at := slices.Index(known, id)
		switch {
		case at >= 0:
			return r.book.Benchmarks[at]
		case !slices.Contains(r.broken, id):
			r.Fail(path, "unknown benchmark %s%s", data.Quoted(id), tomlfile.DidYouMean(id, known))
		}
		return nil
	}
	rules.Benchmarks = r.book.Benchmarks
	if len(table.Benchmarks) > 0 {
		rules.Benchmarks = nil
	}
	for i, id := range table.Benchmarks {
		path := fmt.Sprintf("talk.benchmarks.%d", i)
		if b := find(path, id); slices.Contains(rules.Benchmarks, b) {
			r.Fail(path, "%s is there already", data.Quoted(id))
		} else if b != nil {
			rules.Benchmarks = append(rules.Benchmarks, b)
		}
	}
	rules.Noise = slices.Repeat([]float64{math.NaN()}, len(rules.Benchmarks))
	for _, id := range slices.Sorted(maps.Keys(table.NoiseOf)) {
		path := "talk.noise_of." + id
		r.between(path, table.NoiseOf[id], 0, math.MaxFloat64)
		if b := find(path, id); b != nil {
			if at := slices.Index(rules.Benchmarks, b); at >= 0 {
				rules.Noise[at] = table.NoiseOf[id]
			} else {
				r.Fail(path, "headlines are not set against %s: it is not among the benchmarks of [talk]", id)
			}
		}
	}
}
