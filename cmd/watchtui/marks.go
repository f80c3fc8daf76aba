package main

import "watchtui/internal/thresholds"

// stateMarks say a state in one character, beside its word.
var stateMarks = [...]string{thresholds.NoData: "·", thresholds.Stale: "▲", thresholds.Unverified: "?", thresholds.Contested: "!",
	thresholds.Unmet: "○", thresholds.Holding: "◔", thresholds.Met: "●"}

// resultMarks do the same for structural tests.
var resultMarks = [...]string{thresholds.NotTold: "·", thresholds.Fails: "✗", thresholds.Impossible: "⊘", thresholds.Passes: "✓"}

func rungMark(offer *thresholds.Offer, rung int) string {
	switch rung {
	case 0:
		return "✗"
	case len(offer.Rungs):
		return "✓"
	}
	return "◐"
}
