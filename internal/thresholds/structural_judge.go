package thresholds

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// theatersLinked: covering some theaters and leaving others is a shell game.
func (p Pricing) theatersLinked(o *Offer) (Result, string) {
	if len(p.Theaters) == 0 {
		return NotTold, "the book lists no theaters"
	}
	covered := map[string]bool{}
	for _, t := range o.Terms {
		for _, theater := range t.Theaters {
			covered[theater] = covered[theater] || t.Side == Concession
		}
	}
	missing := slices.DeleteFunc(slices.Clone(p.Theaters), func(theater string) bool { return covered[theater] })
	if len(missing) > 0 {
		return Fails, fmt.Sprintf("no concession covers %s: a shell game", listed(missing, "or"))
	}
	return Passes, "the concessions cover " + listed(p.Theaters, "and")
}

// deceptionCostly: what is lost when cheating is detected has to be worth more, by its chance, than what cheating brings.
func (p Pricing) deceptionCostly(o *Offer) (Result, string) {
	var pays []string
	for _, t := range o.Terms {
		if t.Side != Concession || p.Detection == nil {
			continue
		}
		if cost := p.Detection[t.Verification] * t.Penalty; cost < t.Gain {
			pays = append(pays, fmt.Sprintf("%s (gain %s, expected penalty %s on verification %s)", data.Quoted(t.Name),
				data.Number(t.Gain), data.Number(cost), data.Quoted(t.Verification.String())))
		}
	}
	silent := o.named(Concession, func(t Term) bool { return math.IsNaN(t.Gain) || math.IsNaN(t.Penalty) })
	switch {
	case len(pays) > 0:
		return Fails, "cheating pays on " + listed(pays, "and")
	case p.Detection == nil:
		return NotTold, "the book has no chances of detection"
	case len(silent) > 0:
		return NotTold, "no gain and penalty of cheating on " + listed(silent, "and")
	}
	return Passes, "on no concession does cheating bring more than the penalty times the chance of detection"
}

// pressureFloor: relief that comes before what it pays for takes the pressure away.
func (p Pricing) pressureFloor(o *Offer) (Result, string) {
	var early []string
	for _, t := range o.Terms {
		if paid := o.term(t.PaysFor); paid != nil && t.Start < paid.Start {
			early = append(early, fmt.Sprintf("%s starts %s before %s, for which it pays", data.Quoted(t.Name),
				data.Count(paid.Start-t.Start, "day"), data.Quoted(paid.Name)))
		}
	}
	silent := o.named(Relief, func(t Term) bool { return t.PaysFor == "" })
	switch {
	case len(early) > 0:
		return Fails, listed(early, "and")
	case len(silent) > 0:
		return NotTold, "for which concession is " + listed(silent, "or") + "?"
	}
	return Passes, "no relief starts before the concession for which it pays"
}

// snapBack: sanctions come back by themselves, and soon.
func (p Pricing) snapBack(o *Offer) (Result, string) {
	if p.SnapBackLimit == NoLag {
		return NotTold, "the book has no snap_back_limit"
	}
	uncovered := o.named(Relief, func(t Term) bool { return len(t.Triggers) == 0 && t.SnapBackLag == NoLag })
	slow := o.named(Relief, func(t Term) bool { return t.SnapBackLag > p.SnapBackLimit })
	slowest := NoLag
	for _, t := range o.Terms {
		slowest = max(slowest, t.SnapBackLag)
	}
	var faults []string
	if len(uncovered) > 0 {
		faults = append(faults, "no trigger takes back "+listed(uncovered, "or"))
	}
	if len(slow) > 0 {
		faults = append(faults, fmt.Sprintf("%s %s taken back after up to %s, and %d are the limit", listed(slow, "and"), choice(len(slow) > 1, "are", "is"),
			data.Count(slowest, "day"), p.SnapBackLimit))
	}
	silent := o.named(Relief, func(t Term) bool { return t.SnapBackLag == NoLag })
	switch {
	case len(faults) > 0:
		return Fails, strings.Join(faults, "; ")
	case len(silent) > 0:
		return NotTold, "after how many days is " + listed(silent, "or") + " taken back?"
	}
	return Passes, fmt.Sprintf("all relief is taken back within %s of a violation", data.Count(p.SnapBackLimit, "day"))
}

// regionalBasket: who is left out has reason to break it, and who is a party is no judge.
func (p Pricing) regionalBasket(o *Offer) (Result, string) {
	missing := slices.DeleteFunc(slices.Clone(p.Parties), func(party string) bool { return slices.Contains(o.Parties, party) })
	isParty := slices.Contains(o.Parties, o.Monitor) || slices.Contains(p.Parties, o.Monitor)
	switch {
	case len(p.Parties) == 0:
		return NotTold, "the book lists no parties"
	case len(o.Parties) == 0:
		return NotTold, "the offer does not say who its parties are"
	case len(missing) > 0:
		return Fails, listed(missing, "and") + choice(len(missing) > 1, " are", " is") + " not in"
	case o.Monitor == "":
		return NotTold, "the offer does not say who monitors it"
	case o.Monitor == noMonitor:
		return Fails, "nobody monitors it"
	case isParty:
		return Fails, o.Monitor + ", which monitors it, is a party"
	}
	return Passes, fmt.Sprintf("%s are in, and %s monitors it", listed(p.Parties, "and"), o.Monitor)
}

// noMonitor is the monitor of an offer that has none.
const noMonitor = "none"

func (p Pricing) noSunset(o *Offer) (Result, string) {
	var ending []string
	for _, t := range o.Terms {
		if t.Side == Concession && t.Ends != NoEnd {
			ending = append(ending, fmt.Sprintf("%s ends after %s", data.Quoted(t.Name), durationWords(t.Ends)))
		}
	}
	if len(ending) > 0 {
		return Fails, listed(ending, "and")
	}
	return Passes, "no concession ends"
}

// bothSides, with d the relief that reaches firms tied to the IRGC and e the effect on them of relief to the rest: the U.S. limit
// is d = 0, Tehran's d + e >= 0. Where e < 0 no d keeps within both: the double bind.
func (p Pricing) bothSides(o *Offer) (Result, string) {
	silent := o.named(Relief, func(t Term) bool { return math.IsNaN(t.IRGCRelief) || math.IsNaN(t.IRGCEffect) })
	if len(silent) > 0 {
		return NotTold, "what reaches firms tied to the IRGC, and how the rest touches them, is not said of " + listed(silent, "and")
	}
	d, e := 0.0, 0.0
	var reaching, harming []string
	for _, t := range o.Terms {
		if t.Side != Relief {
			continue
		}
		d, e = d+t.IRGCRelief, e+t.IRGCEffect
		if t.IRGCRelief > 0 {
			reaching = append(reaching, data.Quoted(t.Name))
		}
		if t.IRGCEffect < 0 {
			harming = append(harming, data.Quoted(t.Name))
		}
	}
	switch {
	case e < 0:
		return Impossible, fmt.Sprintf("a double bind: relief to the rest through %s leaves firms tied to the IRGC %s worse off, so that Tehran needs at least as much for them, and the U.S. allows none",
			listed(harming, "and"), data.Amount(-e, "points"))
	case d > 0:
		return Fails, fmt.Sprintf("%s of %s reach firms tied to the IRGC, and the U.S. allows none", data.Amount(d, "points"), listed(reaching, "and"))
	}
	return Passes, "no relief reaches firms tied to the IRGC, and they are not worse off than without the offer"
}

func (p Pricing) gapClosed(o *Offer) (Result, string) {
	price := o.Price
	gap := fmt.Sprintf("the gap is %s", price.gapWords())
	if price.Gap <= p.Tolerance {
		return Passes, fmt.Sprintf("%s, and the tolerance is %s", gap, data.Number(p.Tolerance))
	}
	dearest, most := "", -1.0
	for i, t := range o.Terms {
		if t.Side == Relief && price.Terms[i].Expected > most {
			dearest, most = t.Name, price.Terms[i].Expected
		}
	}
	if dearest == "" {
		return Fails, fmt.Sprintf("%s, and the tolerance is %s", gap, data.Number(p.Tolerance))
	}
	return Fails, fmt.Sprintf("%s, and the tolerance is %s; the dearest relief is %s with %s", gap, data.Number(p.Tolerance), data.Quoted(dearest), data.Decimals(most, 1))
}

// durationWords is a plain duration as people say it: whole years where it is some.
func durationWords(days int) string {
	if days > 0 && days%year == 0 {
		return data.Count(days/year, "year")
	}
	return data.Count(days, "day")
}

// named are the terms of a side that satisfy a condition, quoted.
func (o *Offer) named(side Side, is func(Term) bool) []string {
	var names []string
	for _, t := range o.Terms {
		if t.Side == side && is(t) {
			names = append(names, data.Quoted(t.Name))
		}
	}
	return names
}
