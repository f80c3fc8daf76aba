package ui

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file draws the lines of the parts of the floor.

// partColumns are the widths of a part's line, each with the gap to the next; 0 leaves a column out. All but the name are as wide as what they hold:
// a number is left out rather than cut.
type partColumns struct {
	name, value, anchors, score, weight, bar, evidence int

	words ageWords
}

// ageWords are how much is said of a part's evidence.
type ageWords int

const (
	briefEvidence ageWords = iota // "▲ 452 d"
	plainEvidence                 // "▲ 452 d old"
	fullEvidence                  // "▲ stale, 452 d old"
)

// leastName is how much of a name stays where columns are added.
const leastName = 20

// partColumnsFor shares a line's width out: what matters most comes first, and each only where there is room for all of it.
func partColumnsFor(day thresholds.FloorDay, width int) partColumns {
	var name, value, anchors, weight int
	evidence := [...]int{len("evidence"), len("evidence"), len("evidence")}
	for _, side := range [...]thresholds.Index{day.Holding, day.Conceding} {
		for _, s := range side.Parts {
			name, value = max(name, textWidth(s.Part.Name)+1), max(value, textWidth(valueCell(s))+1)
			anchors, weight = max(anchors, textWidth(s.Part.Anchors())+1), max(weight, textWidth(data.Number(s.Part.Weight))+1)
			for words := range evidence {
				evidence[words] = max(evidence[words], textWidth(evidenceCell(s, ageWords(words))))
			}
		}
	}
	columns := partColumns{score: 6, evidence: evidence[briefEvidence]}
	left := width - 2 - columns.score - columns.evidence
	add := func(column *int, cells, least int) bool {
		if left-cells+*column < least {
			return false
		}
		left -= cells - *column
		*column = cells
		return true
	}
	add(&columns.value, max(value, len("value "))+1, leastName)
	if columns.value > 0 {
		add(&columns.weight, max(weight, len("wt ")), leastName)
	}
	add(&columns.anchors, max(anchors, len("0 … 100 at")-2+1), leastName)
	for _, words := range [...]ageWords{plainEvidence, fullEvidence} {
		if columns.anchors > 0 && add(&columns.evidence, evidence[words], name) {
			columns.words = words
		}
	}
	if columns.words == fullEvidence && add(&columns.bar, 14, name) {
		add(&columns.weight, len("weight  "), name)
		add(&columns.anchors, columns.anchors+2, name)
	}
	columns.name = max(1, left)
	return columns
}

func paintPartHead(c *canvas, r rect, columns partColumns) {
	p := c.pen(r, 0).skip(2).column(columns.name, "part", styleDim)
	for _, column := range [...]struct {
		width int
		name  string
	}{{columns.value, "value"}, {columns.anchors, "0 … 100 at"}, {columns.score, "score"}, {columns.weight, choose(columns.weight < 8, "wt", "weight")}} {
		if column.width > 0 {
			p.columnRight(column.width-1, column.name, styleDim).skip(1)
		}
	}
	p.skip(columns.bar).write("evidence", styleDim)
}

func paintPart(c *canvas, r rect, s thresholds.Standing, columns partColumns) {
	p := c.pen(r, 0).skip(2).column(columns.name-1, s.Part.Name, stylePlain).skip(1)
	score, st := data.Decimals(s.Score, 1), stylePlain
	switch {
	case math.IsNaN(s.Score):
		score, st = "–", styleStale
	case !s.Fresh:
		st = styleStale
	}
	if columns.value > 0 {
		p.columnRight(columns.value-1, valueCell(s), st).skip(1)
	}
	if columns.anchors > 0 {
		p.columnRight(columns.anchors-1, s.Part.Anchors(), styleDim).skip(1)
	}
	p.columnRight(columns.score-1, score, st).skip(1)
	if columns.weight > 0 {
		p.columnRight(columns.weight-1, data.Number(s.Part.Weight), styleDim).skip(1)
	}
	if columns.bar > 2 {
		p.column(columns.bar, scoreBar(s.Score, columns.bar-4), st)
	}
	evidence := styleDim
	if !s.Fresh {
		evidence = styleStale
	}
	p.write(evidenceCell(s, columns.words), evidence)
}

// valueCell is a part's value with its unit.
func valueCell(s thresholds.Standing) string {
	if math.IsNaN(s.Score) {
		return "undefined"
	}
	return s.Part.Amount(s.Value)
}

// evidenceCell is whether a part's evidence is fresh, and how old it is.
func evidenceCell(s thresholds.Standing, words ageWords) string {
	age := days(s.AgeDays)
	if words > briefEvidence {
		age += " old"
	}
	switch {
	case s.AgeDays < 0:
		return "· none"
	case math.IsNaN(s.Score):
		return "· " + choose(words == fullEvidence, "undefined", age) // the value says it
	case s.Fresh:
		return age
	case words == fullEvidence:
		return "▲ stale, " + age
	}
	return "▲ " + age
}

// scoreBar is a score between two edges; what is not known is not drawn as empty.
func scoreBar(score float64, cells int) string {
	bar := ""
	for i := range cells {
		switch {
		case math.IsNaN(score):
			bar += " "
		case float64(i) < score/100*float64(cells):
			bar += "▆"
		default:
			bar += "▁"
		}
	}
	return "▕" + bar + "▏"
}
