package thresholds

import (
	"math"
	"sync"

	"watchtui/internal/data"
)

// Floor is how a book weighs the cost of holding out against the cost of conceding (framework, section 8). Each is an index from 0 to 100,
// a weighted mean of parts.
type Floor struct {
	Holding   []*FloorPart
	Conceding []*FloorPart
	Window    int // days over which escalation is looked at
}

// FloorPart is one measure, scaled between two anchors.
type FloorPart struct {
	Name    string
	Measure string  // the expression
	Calm    float64 // the anchor that scores 0
	Severe  float64 // the anchor that scores 100; it may be the lower one
	Weight  float64 // above 0, the analyst's
	Axis    Axis    // of escalation that it stands for

	condition *Benchmark // the measure with the evidence that it asks for
}

// Axis is a direction of escalation that a part stands for.
type Axis uint8

// Most parts stand for none. Up is vertical escalation: more enrichment. Down is a horizontal concession: the proxies' tempo falls.
const (
	NoAxis Axis = iota
	Vertical
	Horizontal
)

var axes = [...]string{"", "vertical", "horizontal"}

func (a Axis) String() string { return axes[a] }

// Unit is that of the part's measure; "" for a ratio.
func (p *FloorPart) Unit() string { return p.condition.Unit }

// Amount is a value of the part's measure with its unit.
func (p *FloorPart) Amount(v float64) string { return p.condition.Amount(v) }

// Anchors writes the two anchors for people, on the scale of Amount and without a unit: "1 500 … 150", "0 … 100 %".
func (p *FloorPart) Anchors() string {
	factor, unit := p.condition.Scale()
	text := data.Number(p.Calm*factor) + " … " + data.Number(p.Severe*factor)
	if unit == "%" && factor != 1 {
		text += " %"
	}
	return text
}

// Uses are the indicators in the part's measure.
func (p *FloorPart) Uses() []string { return p.condition.Uses }

// Evidence is the lowest quality of reading that counts.
func (p *FloorPart) Evidence() data.Quality { return p.condition.Evidence }

// Score is a value between the anchors, from 0 at Calm to 100 at Severe and no further; NaN where the value is undefined.
//
// Law: it never falls as the value goes from Calm towards Severe.
func (p *FloorPart) Score(v float64) float64 {
	score := p.scaled(v)
	if math.IsNaN(score) {
		return score
	}
	return max(0, min(score, 100))
}

// scaled is Score without its limits, so that what is beyond an anchor still moves.
func (p *FloorPart) scaled(v float64) float64 { return (v - p.Calm) / (p.Severe - p.Calm) * 100 }

// Standing is a part on a day.
type Standing struct {
	Part    *FloorPart
	Value   float64  // of the measure; NaN where undefined
	Score   float64  // 0 to 100; NaN where undefined
	Share   float64  // of the index, 0 to 1: the part's weight among those that are defined
	Fresh   bool     // its evidence is not older than it may be
	AsOf    data.Day // the day whose value this is: the last on which the evidence was fresh
	AgeDays int      // of the oldest indicator's last reading; -1 where there is none
}

// Index is a side of the floor on a day.
type Index struct {
	Value float64 // 0 to 100; NaN where no part is defined
	Fresh float64 // share of all weight, 0 to 1, that rests on fresh evidence
	Parts []Standing
}

// indexOf is the weighted mean of the parts that are defined: the weight of one that is not is spread over the others. A part on old evidence
// counts with its last fresh value, and is not fresh. Shares are filled in.
//
// Laws: the index lies between the least and the highest score; no part's score can rise and the index fall; where all are undefined it is.
func indexOf(parts []Standing) Index {
	index := Index{Value: math.NaN(), Parts: parts}
	defined, all, fresh, sum := 0.0, 0.0, 0.0, 0.0
	for _, s := range parts {
		all += s.Part.Weight
		if math.IsNaN(s.Score) {
			continue
		}
		defined += s.Part.Weight
		sum += s.Part.Weight * s.Score
		if s.Fresh {
			fresh += s.Part.Weight
		}
	}
	if all > 0 {
		index.Fresh = fresh / all
	}
	if defined == 0 {
		return index
	}
	index.Value = max(0, min(sum/defined, 100)) // the sum may err in its last digit
	for i := range parts {
		if !math.IsNaN(parts[i].Score) {
			parts[i].Share = parts[i].Part.Weight / defined
		}
	}
	return index
}

// FloorDay is the floor on a day.
type FloorDay struct {
	Day        data.Day
	Holding    Index
	Conceding  Index
	Open       bool // holding costs more than conceding
	Escalation Escalation
}

// Escalation is what changed over the floor's window.
type Escalation struct {
	Word       EscalationWord
	Vertical   float64 // points by which the steepest vertical part rose; NaN where undefined
	Horizontal float64 // points by which the horizontal parts rose, by weight: below 0 is a concession; NaN where undefined
}

// EscalationWord names the quadrant.
type EscalationWord uint8

// The words. What rests on old evidence is undefined: silence is neither calm nor restraint.
const (
	EscalationUndefined EscalationWord = iota
	NoEscalation
	VerticalEscalation
	HorizontalConcession
	BothAtOnce
)

var escalations = [...]string{"undefined", "neither", "vertical escalation", "horizontal concession", "both"}

func (w EscalationWord) String() string { return escalations[w] }

func escalationOf(vertical, horizontal float64) Escalation {
	e := Escalation{Vertical: vertical, Horizontal: horizontal}
	switch up, down := vertical > 0, horizontal < 0; {
	case math.IsNaN(vertical) || math.IsNaN(horizontal):
	case up && down:
		e.Word = BothAtOnce
	case up:
		e.Word = VerticalEscalation
	case down:
		e.Word = HorizontalConcession
	default:
		e.Word = NoEscalation
	}
	return e
}

// Opening is a stretch of days on which the floor was open.
type Opening struct {
	From data.Day
	To   data.Day // the first day on which it was not open any more; NotClosed while it is
}

// NotClosed is the end of an opening that goes on.
const NotClosed = data.Day(1 << 30)

// FloorCourse is the floor day by day; what is undefined is NaN.
type FloorCourse struct {
	First                        data.Day
	Holding, Conceding           []float64
	HoldingFresh, ConcedingFresh []float64
	Escalations                  []Escalation
	Openings                     []Opening
}

// floorCourses is found when it is first asked for.
type floorCourses struct {
	once   sync.Once
	course *FloorCourse
}

// FloorCourse is the floor over the history; nil where the book has none.
func (h *History) FloorCourse() *FloorCourse {
	if h.book.Floor == nil {
		return nil
	}
	h.floor.once.Do(func() { h.floor.course = h.runFloor() })
	return h.floor.course
}

// Open tells whether the floor was open on a day, and since when.
func (c *FloorCourse) Open(at data.Day) (Opening, bool) {
	for _, o := range c.Openings {
		if o.From <= at && at < o.To {
			return o, true
		}
	}
	return Opening{}, false
}

// Place is a day's place in the columns; false where it is outside.
func (c *FloorCourse) Place(at data.Day) (int, bool) {
	i := int(at - c.First)
	return i, i >= 0 && i < len(c.Holding)
}
