package thresholds

import (
	"fmt"
	"math"

	"watchtui/internal/data"
)

// Price is what an offer costs the side that grants relief, after chance, waiting and sunsets.
type Price struct {
	Terms       []Worth // in the offer's order
	Concessions float64 // expected points
	Relief      float64 // expected points
	Gap         float64 // Relief − Concessions, in points: positive is too dear
	SD          float64 // standard deviation of Gap, in points; terms are taken to fail independently
	Asymmetry   float64 // days by which the concessions start later than the relief; 0 where Timed is false
	Timed       bool    // both sides give something of value, so that there is an asymmetry
}

// Price adds up terms (framework, section 6): Gap = Σ Expected(relief) − Σ Expected(concessions), its variance is the sum of
// theirs, and Asymmetry the value-weighted mean start of the concessions less that of the relief. Positive: relief is
// front-loaded against back-loaded compliance.
//
// Law: more relief never lowers the gap, more of a concession never raises it.
func (p Pricing) Price(terms []Term) Price {
	var price Price
	var value, weighted [len(sides)]float64
	variance := 0.0
	for _, t := range terms {
		w := p.Worth(t)
		price.Terms = append(price.Terms, w)
		variance += w.Variance
		value[t.Side] += t.Value
		weighted[t.Side] += t.Value * float64(t.Start)
		if t.Side == Relief {
			price.Relief += w.Expected
		} else {
			price.Concessions += w.Expected
		}
	}
	price.Gap, price.SD = price.Relief-price.Concessions, math.Sqrt(variance)
	if price.Timed = value[Concession] > 0 && value[Relief] > 0; price.Timed {
		price.Asymmetry = weighted[Concession]/value[Concession] - weighted[Relief]/value[Relief]
	}
	return price
}

// gapWords are the gap and its standard deviation for people: "+4.1 ± 33.9 points".
func (p Price) gapWords() string {
	sign := ""
	if p.Gap >= 0.05 {
		sign = "+"
	}
	return fmt.Sprintf("%s%s ± %s points", sign, data.Decimals(p.Gap, 1), data.Decimals(p.SD, 1))
}

// Words are the gap with what it is made of: "+4.1 ± 33.9 points: relief 48.9 less concessions 44.8, over 20 years".
func (p Price) Words(book Pricing) string {
	return fmt.Sprintf("%s: relief %s less concessions %s, over %s", p.gapWords(), data.Decimals(p.Relief, 1), data.Decimals(p.Concessions, 1),
		durationWords(book.HorizonDays))
}

// TimingWords say which side is served first.
func (p Price) TimingWords() string {
	amount := data.Decimals(math.Abs(p.Asymmetry), 0) + " days"
	switch {
	case !p.Timed:
		return "only one side gives something of value"
	case p.Asymmetry > 0:
		return "concessions start " + amount + " after the relief: relief is front-loaded against back-loaded compliance"
	case p.Asymmetry < 0:
		return "concessions start " + amount + " before the relief"
	}
	return "concessions and relief start together"
}
