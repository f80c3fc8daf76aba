package thresholds

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
)

// PriceChange is a parameter with another value than the book has: what an offer would cost if a term were another, or if the analyst weighed it
// otherwise.
type PriceChange struct {
	Offer, Term string // "" for what is the book's own
	Parameter   Parameter
	Value       float64 // NaN: absent, such as a sunset that is taken away
}

// Repriced is the book with some parameters changed, the later of two changes of one counting. The book itself stays as it is: prices, structural tests and so the
// rungs are those of the changes, in every place that asks the new one.
//
// Laws: without changes all is the same; it is as if the changed numbers had stood in the book's file.
func (b *Book) Repriced(changes []PriceChange) (*Book, error) {
	if len(changes) == 0 {
		return b, nil
	}
	priced := *b
	priced.Pricing.Detection = slices.Clone(b.Pricing.Detection)
	priced.Offers, priced.Priced = slices.Clone(b.Offers), slices.Clone(b.Priced)
	copies := map[*Offer]*Offer{}
	for _, list := range [...][]*Offer{priced.Offers, priced.Priced} {
		for i, o := range list {
			if copies[o] == nil {
				offer := *o
				offer.Terms = slices.Clone(o.Terms)
				copies[o] = &offer
			}
			list[i] = copies[o]
		}
	}
	for _, c := range changes {
		t, err := priced.termOf(c)
		if err == nil {
			err = c.Parameter.set(&priced.Pricing, t, c.Value)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, o := range copies {
		if len(o.Terms) > 0 {
			o.Price = priced.Pricing.Price(o.Terms)
			o.Tests = priced.Pricing.Tests(o)
		}
	}
	return &priced, nil
}

// termOf is the term that a change is about; nil for what is the book's own.
func (b *Book) termOf(c PriceChange) (*Term, error) {
	switch i := slices.IndexFunc(b.Priced, func(o *Offer) bool { return o.ID == c.Offer }); {
	case b.Pricing.HorizonDays == 0:
		return nil, fmt.Errorf("the book has no [price]")
	case c.Parameter.OfBook():
		return nil, nil
	case i < 0:
		return nil, fmt.Errorf("there is no offer %s with terms", data.Quoted(c.Offer))
	default:
		t := b.Priced[i].term(c.Term)
		if t == nil {
			return nil, fmt.Errorf("%s has no term %s", c.Offer, data.Quoted(c.Term))
		}
		if !slices.Contains(t.Parameters(), c.Parameter) {
			return nil, fmt.Errorf("%s is not for a %s, and %s is one", c.Parameter.Key(), t.Side, data.Quoted(c.Term))
		}
		return t, nil
	}
}

// priceOf is the value that a change would change: of the book as it is.
func (b *Book) priceOf(c PriceChange) (float64, bool) {
	t, err := b.termOf(c)
	if err != nil {
		return math.NaN(), false
	}
	return c.Parameter.Of(&b.Pricing, t), true
}

// PriceWords are a change in one line: "oil sales under a cap: value 30 points (was 45 points)".
func (b *Book) PriceWords(c PriceChange) string {
	text := c.Parameter.String() + " " + c.Parameter.Words(c.Value)
	if c.Term != "" {
		text = c.Term + ": " + text
	}
	if was, ok := b.priceOf(c); ok {
		text += " (was " + c.Parameter.Words(was) + ")"
	}
	return text
}

// Check tells what is wrong with a value for the parameter; nil where nothing is.
func (q Parameter) Check(v float64) error {
	row := parameters[q]
	whole := row.in == countedInDays || row.in == countedInLevels
	switch {
	case math.IsNaN(v) && !row.optional:
		return fmt.Errorf("%s needs a value", row.key)
	case math.IsNaN(v):
		return nil
	case !(v >= row.low && v <= row.high):
		return fmt.Errorf("%s is not from %s to %s", data.Exact(v), data.Exact(row.low), data.Exact(row.high))
	case whole && v != math.Trunc(v):
		return fmt.Errorf("%s is counted in whole numbers", row.key)
	}
	return nil
}

// set gives the parameter another value.
func (q Parameter) set(p *Pricing, t *Term, v float64) error {
	if err := q.Check(v); err != nil {
		return err
	}
	switch row := parameters[q]; {
	case q == TermVerification:
		t.Verification = Verification(v)
	case q >= DetectionNone && p.Detection == nil:
		return fmt.Errorf("the book has no chances of detection")
	case q >= DetectionNone:
		p.Detection[q-DetectionNone] = v
	case row.at != nil:
		*row.at(p, t) = v
	case math.IsNaN(v):
		*row.days(p, t) = NoEnd // which is NoLag, too
	default:
		*row.days(p, t) = int(v)
	}
	if t != nil && t.Ends != NoEnd && t.Ends < t.Start {
		return fmt.Errorf("%s would end before it starts", data.Quoted(t.Name))
	}
	return nil
}

// Step is a round step for the parameter, in its own unit: days, points, a rate, a level or a chance.
func (q Parameter) Step() float64 {
	switch {
	case q == Horizon:
		return year
	case q == TermSnapBackLag || q == SnapBackLimit:
		return 1
	}
	switch parameters[q].in {
	case countedInDays:
		return 30
	case countedAYear:
		return 0.01
	case countedAsShare:
		return 0.05
	}
	return 1
}

// Stepped is a value moved by so many steps, within what the parameter allows. What is absent begins at 0; where it may be absent it is again below that.
func (q Parameter) Stepped(v, by float64) float64 {
	row, step := parameters[q], q.Step()
	switch {
	case math.IsNaN(v) && by < 0:
		return v
	case math.IsNaN(v):
		return max(row.low, 0)
	case row.optional && v <= 0 && row.low == 0 && by < 0:
		return math.NaN()
	}
	moved := math.Round((v+by*step)*1e9) / 1e9
	return max(row.low, min(moved, row.high))
}
