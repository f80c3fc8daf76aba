package thresholds

import "math"

// Term is one thing that an offer promises. Points are the book's own: they compare terms of one book with one another and
// mean nothing outside it.
type Term struct {
	Name         string
	Side         Side
	Value        float64 // points, 0 or more
	Start        int     // days after signing
	Reversal     int     // days that it takes to undo
	DefaultRate  float64 // chance a year that the giver stops performing, if undoing were free
	Verification Verification
	Theaters     []string // that it covers
	Ends         int      // days after signing; NoEnd where it does not end

	// Of a concession: what its giver would win by cheating, and lose when it is detected; NaN where the book does not say.
	Gain, Penalty float64 // points

	// Of a relief.
	PaysFor     string   // the name of the concession; "" where the book does not say
	Triggers    []string // ids of those that take it back
	SnapBackLag int      // days from a violation until it is taken back; NoLag where the book does not say
	IRGCRelief  float64  // points of it that reach firms tied to the IRGC; NaN where the book does not say
	IRGCEffect  float64  // points that the rest of it makes these firms better off, or worse where negative; NaN likewise

	Citation string // where the public fact stands
	Note     string
}

// NoEnd and NoLag are the absence of an end and of a lag.
const (
	NoEnd = -1
	NoLag = -1
)

// Side is who gives.
type Side uint8

// Tehran gives concessions and gets relief.
const (
	Concession Side = iota
	Relief
)

var sides = [...]string{"concession", "relief"}

func (s Side) String() string { return sides[s] }

// Verification is how closely a term is looked at.
type Verification uint8

// The levels, from the loosest.
const (
	Unwatched Verification = iota
	Documents
	Inspections
	Intrusive
)

var verifications = [...]string{"none", "documents", "inspections", "intrusive"}

func (v Verification) String() string { return verifications[v] }

// Pricing is what a book says about the price of all its offers. Where it says nothing, HorizonDays is 0.
type Pricing struct {
	HorizonDays       int
	DiscountRate      float64 // a year
	ReversalScaleDays int
	Tolerance         float64   // points that the gap may have
	SnapBackLimit     int       // days; NoLag where the book does not say
	Theaters          []string  // that concessions have to cover
	Parties           []string  // that have to be in
	Detection         []float64 // chance that cheating is detected, by Verification; nil where the book does not say
}

// year is what rates are counted in; plain durations have no leap days (framework, section 2).
const year = 365

// Worth is what a term is worth over the book's horizon. No part of it is ever undefined.
type Worth struct {
	Performs float64 // chance that it is performed over the horizon, 0 to 1
	Discount float64 // for waiting until it starts, 0 to 1
	Lasts    float64 // share of the horizon before its sunset, 0 to 1
	Expected float64 // points
	Variance float64 // points squared, at most Value²/4
}

// Worth is computed as docs/framework.md says (The price of an offer), with H the horizon, r the discount rate and τ the reversal scale, in years:
//
//	λ        = DefaultRate · exp(−Reversal / τ)
//	Performs = exp(−λ·H)
//	Discount = exp(−r · Start / 365)
//	Lasts    = min(1, Ends / H)
//	Expected = Value · Performs · Discount · Lasts
//	Variance = (Value · Discount · Lasts)² · Performs · (1 − Performs)
//
// A term is performed over all of the horizon or is worth nothing, which is why the variance is that of a coin.
//
// Laws: a later start, a sunset and a higher default rate never help; a longer reversal never hurts.
func (p Pricing) Worth(t Term) Worth {
	rate := t.DefaultRate * math.Exp(-float64(t.Reversal)/float64(p.ReversalScaleDays))
	w := Worth{
		Performs: math.Exp(-rate * float64(p.HorizonDays) / year),
		Discount: math.Exp(-p.DiscountRate * float64(t.Start) / year),
		Lasts:    1,
	}
	if t.Ends != NoEnd {
		w.Lasts = min(1, float64(t.Ends)/float64(p.HorizonDays))
	}
	whole := t.Value * w.Discount * w.Lasts
	w.Expected = whole * w.Performs
	w.Variance = whole * whole * w.Performs * (1 - w.Performs)
	return w
}

// What a book may give at most: so that no square or sum of them overflows.
const (
	maxPoints = 1e6
	maxRate   = 100 // a year
)
