package thresholds

// Marks are said here once, so that a word has the same mark on every screen and in every text. Beside a colour they are what tells states apart where
// there is none.

var stateMarks = [...]string{NoData: "·", Stale: "▲", Unverified: "?", Contested: "!", Unmet: "○", Holding: "◔", Met: "●"}

// Mark is the state in one character.
func (w StateWord) Mark() string { return stateMarks[w] }

var resultMarks = [...]string{NotTold: "·", Fails: "✗", Impossible: "⊘", Passes: "✓"}

// Mark is the result in one character.
func (r Result) Mark() string { return resultMarks[r] }

// RungClass is what kind of rung of an offer one is.
type RungClass uint8

// The classes, from the bottom.
const (
	LowestRung  RungClass = iota
	BetweenRung           // neither the lowest nor the highest
	HighestRung
)

// Class is that of a rung.
func (o *Offer) Class(rung int) RungClass {
	switch {
	case rung <= 0:
		return LowestRung
	case rung >= len(o.Rungs):
		return HighestRung
	}
	return BetweenRung
}

var rungMarks = [...]string{LowestRung: "✗", BetweenRung: "◐", HighestRung: "✓"}

// Mark is the class in one character.
func (c RungClass) Mark() string { return rungMarks[c] }

// Mark is a rung of the offer in one character.
func (o *Offer) Mark(rung int) string { return o.Class(rung).Mark() }

// The marks of triggers, which are no states: fired is a full sign, armed an empty one, and where nobody could see a violation that is said.
const (
	FiredMark = "◆"
	ArmedMark = "◇"
	BlindMark = "▲"
)

// Mark is how the trigger stands in one character; armed with a claim that it is violated, it is unverified.
func (s TriggerState) Mark() string {
	switch {
	case s.Fired:
		return FiredMark
	case s.Blind():
		return BlindMark
	case s.Word == Unverified:
		return s.Word.Mark()
	}
	return ArmedMark
}
