package thresholds

// Test is a structural test of an offer (docs/framework.md, Structural tests). It looks at the terms alone, so that its outcome is the same on
// every day.
type Test uint8

// The tests, in their order everywhere.
const (
	TheatersLinked Test = iota
	DeceptionCostly
	PressureFloor
	SnapBack
	RegionalBasket
	NoSunset
	BothSides
	GapClosed
)

var tests = [...]struct {
	id, name string
	judge    func(Pricing, *Offer) (Result, string)
}{
	TheatersLinked:  {"theaters_linked", "Theaters are linked", Pricing.theatersLinked},
	DeceptionCostly: {"deception_costly", "Deception costs more than it brings", Pricing.deceptionCostly},
	PressureFloor:   {"pressure_floor", "No relief before its concession", Pricing.pressureFloor},
	SnapBack:        {"snap_back", "All relief snaps back in time", Pricing.snapBack},
	RegionalBasket:  {"regional_basket", "All parties are in, with a neutral monitor", Pricing.regionalBasket},
	NoSunset:        {"no_sunset", "No concession ends", Pricing.noSunset},
	BothSides:       {"both_sides", "Within the limits of both sides", Pricing.bothSides},
	GapClosed:       {"gap_closed", "The valuation gap is closed", Pricing.gapClosed},
}

func (t Test) String() string { return tests[t].id }

// Name is the test in words.
func (t Test) Name() string { return tests[t].name }

// Result is what a test finds. Only Passes is a pass.
type Result uint8

// The results.
const (
	NotTold    Result = iota // the book does not say what the test needs
	Fails                    // and another offer could pass
	Impossible               // nothing in the offer's own gift makes it pass
	Passes
)

var results = [...]string{"not told", "fails", "impossible", "passes"}

func (r Result) String() string { return results[r] }

// Outcome is what a test found in an offer.
type Outcome struct {
	Test   Test
	Result Result
	Why    string // one sentence, which names the terms or parties at fault
}

// Tests are the outcomes of all structural tests of an offer, in their order.
func (p Pricing) Tests(o *Offer) []Outcome {
	outcomes := make([]Outcome, len(tests))
	for i, test := range tests {
		outcome := Outcome{Test: Test(i), Why: "the offer has no terms"}
		if len(o.Terms) > 0 {
			outcome.Result, outcome.Why = test.judge(p, o)
		}
		outcomes[i] = outcome
	}
	return outcomes
}
