package thresholds

import (
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads what a book says of the floor: its [floor] table.

type floorTable struct {
	Window    string           `toml:"window"`
	Holding   []partTable      `toml:"holding"`
	Conceding []concedingTable `toml:"conceding"`
}

// partTable is a part of either side.
type partTable struct {
	Name     string    `toml:"name"`
	Measure  string    `toml:"measure"`
	Anchors  []float64 `toml:"anchors"`
	Weight   *float64  `toml:"weight"`
	Evidence string    `toml:"evidence"`
	MaxAge   string    `toml:"max_age"`
}

// concedingTable is a part of what conceding costs, which alone can stand for an escalation.
type concedingTable struct {
	partTable
	Escalation string `toml:"escalation"`
}

// escalationWindow is the window of a floor that does not say.
const escalationWindow = 180

func (r *reader) floor(table *floorTable) {
	if table == nil {
		return
	}
	f := &Floor{Window: r.days("floor.window", table.Window, escalationWindow)}
	if f.Window == 0 {
		r.Fail("floor.window", "the window has to be longer than 0 days")
	}
	for i := range table.Holding {
		r.addPart(fmt.Sprintf("floor.holding.%d", i), &table.Holding[i], NoAxis, &f.Holding)
	}
	for i := range table.Conceding {
		path, part := fmt.Sprintf("floor.conceding.%d", i), &table.Conceding[i]
		r.addPart(path, &part.partTable, r.axis(path+".escalation", part.Escalation), &f.Conceding)
	}
	if len(table.Holding) == 0 || len(table.Conceding) == 0 {
		r.Fail("floor", "the floor weighs holding against conceding: it needs a [[floor.holding]] and a [[floor.conceding]]")
	}
	r.book.Floor = f
}

// addPart reads a part, and adds it to its side.
func (r *reader) addPart(path string, table *partTable, axis Axis, side *[]*FloorPart) {
	p := r.floorPart(path, table, axis)
	if p == nil {
		return
	}
	if slices.ContainsFunc(*side, func(other *FloorPart) bool { return other.Name == p.Name }) {
		r.Fail(path+".name", "a second part with the name %s", data.Quoted(p.Name))
	}
	*side = append(*side, p)
}

// floorPart reads a part; nil where its measure cannot be read.
func (r *reader) floorPart(path string, table *partTable, axis Axis) *FloorPart {
	p := &FloorPart{Name: data.Visible(table.Name), Measure: table.Measure, Weight: 1, Axis: axis}
	if p.Name == "" {
		p.Name = data.Visible(table.Measure)
	}
	if table.Weight != nil {
		p.Weight = *table.Weight
		if !(p.Weight > 0 && p.Weight <= maxPoints) {
			r.Fail(path+".weight", "%s is no weight: want a number above 0", data.Exact(p.Weight))
		}
	}
	switch finite := func(v float64) bool { return !math.IsNaN(v) && math.Abs(v) <= maxAnchor }; {
	case len(table.Anchors) != 2:
		r.Fail(path+".anchors", "a part needs two anchors, the calm one that scores 0 and the severe one that scores 100: anchors = [1500, 150]")
	case !finite(table.Anchors[0]) || !finite(table.Anchors[1]) || table.Anchors[0] == table.Anchors[1]:
		r.Fail(path+".anchors", "anchors are two different numbers")
	default:
		p.Calm, p.Severe = table.Anchors[0], table.Anchors[1]
	}
	p.condition = r.partMeasure(path, table, p.Name)
	if p.condition == nil {
		return nil
	}
	return p
}

// maxAnchor is so that no difference of anchors overflows.
const maxAnchor = 1e300

func (r *reader) axis(path, word string) Axis {
	at := slices.Index(axes[:], word)
	if at < 0 {
		r.Fail(path, "%s is not an escalation: want vertical or horizontal%s", data.Quoted(word), tomlfile.DidYouMean(word, axes[1:]))
	}
	return Axis(max(at, 0))
}

// partMeasure reads a part's measure and the evidence that it asks for.
func (r *reader) partMeasure(path string, table *partTable, name string) *Benchmark {
	b := &Benchmark{ID: name, Name: name, Measure: table.Measure, Evidence: r.evidence(path, table.Evidence)}
	words := conditionWords{kind: "part"}
	if r.measure(path, words, b) == nil {
		return nil
	}
	r.maxAge(path, words, &benchmarkTable{MaxAge: table.MaxAge}, b)
	return b
}
