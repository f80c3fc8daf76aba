package ui

import (
	"context"
	"fmt"

	"watchtui/internal/data"
)

// DrawnAs is what the Indicator screen of an indicator shows, ready to be written: the same model as in Run. The time shown is that from
// one day to another, where these are given (not nil), else all.
func DrawnAs(ctx context.Context, env Env, opts Options, id string, from, to *data.Day) (Extract, error) {
	env.After = nil // no time passes
	opts.Screen = ""
	d := newDriver(ctx, env, opts)
	d.start(120, 40)
	m := d.model
	switch {
	case m.fatal != nil:
		return Extract{}, m.fatal
	case ctx.Err() != nil:
		return Extract{}, ctx.Err()
	case m.status.isBad:
		return Extract{}, m.status.cause
	}
	m.open(id)
	first, last := m.window()
	end := m.moment.at
	if from != nil {
		first = from.Instant()
		last = m.moment.at.End() + (m.moment.at.End()-first)/50
	}
	if to != nil {
		end, last = *to, to.End()
	}
	if last <= first {
		return Extract{}, fmt.Errorf("the chart would begin on %v and end on %v", first.Day(), end)
	}
	if from != nil || to != nil {
		m.indicator.window = window{last - first, last}
	}
	x, ok := m.extraction()
	if !ok || !x.hasPicture {
		return Extract{}, fmt.Errorf("there is no reading of %s up to %v", id, m.moment.at)
	}
	return x.make(), nil
}
