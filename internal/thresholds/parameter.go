package thresholds

import (
	"math"

	"watchtui/internal/data"
)

// Parameter is a number on which a price or a structural test depends: one of a term, or one of the book's own.
type Parameter uint8

// The parameters: those of every term, those of a concession, those of relief, and those of the book.
const (
	TermValue Parameter = iota
	TermStart
	TermReversal
	TermDefaultRate
	TermEnds
	TermVerification
	TermGain
	TermPenalty
	TermSnapBackLag
	TermIRGCRelief
	TermIRGCEffect
	Horizon
	DiscountRate
	ReversalScale
	Tolerance
	SnapBackLimit
	DetectionNone
	DetectionDocuments
	DetectionInspections
	DetectionIntrusive
	parameterCount
)

// scope is whose a parameter is.
type scope uint8

const (
	ofTerm scope = iota
	ofConcession
	ofRelief
	ofBook
)

// countedIn is what a parameter counts.
type countedIn uint8

const (
	countedInPoints countedIn = iota
	countedInDays
	countedAYear    // a rate
	countedInLevels // a level of verification
	countedAsShare  // a chance
)

// parameterRow is what is to be known of a parameter; at or days lead to it, but for a level and for chances of detection.
type parameterRow struct {
	key       string // as a book has it
	name      string
	scope     scope
	in        countedIn
	low, high float64
	optional  bool // it may be absent; then it is NaN here
	at        func(*Pricing, *Term) *float64
	days      func(*Pricing, *Term) *int
}

var parameters = [parameterCount]parameterRow{
	TermValue:        {key: "value", name: "value", in: countedInPoints, high: maxPoints, at: func(_ *Pricing, t *Term) *float64 { return &t.Value }},
	TermStart:        {key: "start", name: "start", in: countedInDays, high: maxDays, days: func(_ *Pricing, t *Term) *int { return &t.Start }},
	TermReversal:     {key: "reversal", name: "reversal", in: countedInDays, high: maxDays, days: func(_ *Pricing, t *Term) *int { return &t.Reversal }},
	TermDefaultRate:  {key: "default_rate", name: "default rate", in: countedAYear, high: maxRate, at: func(_ *Pricing, t *Term) *float64 { return &t.DefaultRate }},
	TermEnds:         {key: "ends", name: "ends", in: countedInDays, high: maxDays, optional: true, days: func(_ *Pricing, t *Term) *int { return &t.Ends }},
	TermVerification: {key: "verification", name: "verification", in: countedInLevels, high: float64(Intrusive)},
	TermGain:         {key: "gain", name: "gain from cheating", scope: ofConcession, in: countedInPoints, high: maxPoints, optional: true, at: func(_ *Pricing, t *Term) *float64 { return &t.Gain }},
	TermPenalty:      {key: "penalty", name: "penalty", scope: ofConcession, in: countedInPoints, high: maxPoints, optional: true, at: func(_ *Pricing, t *Term) *float64 { return &t.Penalty }},
	TermSnapBackLag:  {key: "snap_back_lag", name: "snap-back lag", scope: ofRelief, in: countedInDays, high: maxDays, optional: true, days: func(_ *Pricing, t *Term) *int { return &t.SnapBackLag }},
	TermIRGCRelief:   {key: "irgc_relief", name: "reaches IRGC firms", scope: ofRelief, in: countedInPoints, high: maxPoints, optional: true, at: func(_ *Pricing, t *Term) *float64 { return &t.IRGCRelief }},
	TermIRGCEffect:   {key: "irgc_effect", name: "rest does to them", scope: ofRelief, in: countedInPoints, low: -maxPoints, high: maxPoints, optional: true, at: func(_ *Pricing, t *Term) *float64 { return &t.IRGCEffect }},

	Horizon:              {key: "horizon", name: "horizon", scope: ofBook, in: countedInDays, low: 1, high: maxDays, days: func(p *Pricing, _ *Term) *int { return &p.HorizonDays }},
	DiscountRate:         {key: "discount_rate", name: "discount rate", scope: ofBook, in: countedAYear, high: maxRate, at: func(p *Pricing, _ *Term) *float64 { return &p.DiscountRate }},
	ReversalScale:        {key: "reversal_scale", name: "reversal scale", scope: ofBook, in: countedInDays, low: 1, high: maxDays, days: func(p *Pricing, _ *Term) *int { return &p.ReversalScaleDays }},
	Tolerance:            {key: "tolerance", name: "tolerance", scope: ofBook, in: countedInPoints, low: -maxPoints, high: maxPoints, at: func(p *Pricing, _ *Term) *float64 { return &p.Tolerance }},
	SnapBackLimit:        {key: "snap_back_limit", name: "snap-back limit", scope: ofBook, in: countedInDays, high: maxDays, optional: true, days: func(p *Pricing, _ *Term) *int { return &p.SnapBackLimit }},
	DetectionNone:        {key: "detection.none", name: "detected on none", scope: ofBook, in: countedAsShare, high: 1},
	DetectionDocuments:   {key: "detection.documents", name: "… documents", scope: ofBook, in: countedAsShare, high: 1},
	DetectionInspections: {key: "detection.inspections", name: "… inspections", scope: ofBook, in: countedAsShare, high: 1},
	DetectionIntrusive:   {key: "detection.intrusive", name: "… intrusive", scope: ofBook, in: countedAsShare, high: 1},
}

// maxDays is the longest time that a price counts: a thousand years.
const maxDays = 1000 * year

// Parameters are those of a term and then those of the book.
func (t *Term) Parameters() []Parameter {
	own := ofConcession
	if t.Side == Relief {
		own = ofRelief
	}
	var list []Parameter
	for q := range parameterCount {
		if s := parameters[q].scope; s == ofTerm || s == own || s == ofBook {
			list = append(list, q)
		}
	}
	return list
}

// Key is the parameter as a book has it.
func (q Parameter) Key() string { return parameters[q].key }

// String is the parameter in words.
func (q Parameter) String() string { return parameters[q].name }

// OfBook tells whether it is the book's own, and so counts for all offers.
func (q Parameter) OfBook() bool { return parameters[q].scope == ofBook }

// Of is the parameter's number for a term; NaN where it is absent.
func (q Parameter) Of(p *Pricing, t *Term) float64 {
	switch row := parameters[q]; {
	case q == TermVerification:
		return float64(t.Verification)
	case q >= DetectionNone && p.Detection == nil:
		return math.NaN()
	case q >= DetectionNone:
		return p.Detection[q-DetectionNone]
	case row.at != nil:
		return *row.at(p, t)
	case *row.days(p, t) < 0: // NoEnd, NoLag
		return math.NaN()
	default:
		return float64(*row.days(p, t))
	}
}

// Words are a number of the parameter for people: "25 points", "3 years", "5 % a year", "intrusive"; "none" where it is absent.
func (q Parameter) Words(v float64) string {
	switch in := parameters[q].in; {
	case math.IsNaN(v) && q == TermEnds:
		return "never"
	case math.IsNaN(v):
		return "not told"
	case in == countedInDays:
		return durationWords(int(v))
	case in == countedAYear:
		return data.Number(100*v) + " % a year"
	case in == countedInLevels:
		return verifications[int(v)]
	case in == countedAsShare:
		return data.Number(100*v) + " %"
	}
	return data.Amount(v, "points")
}
