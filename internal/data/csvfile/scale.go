package csvfile

import "strings"

// scales are the amounts that powers of ten of a thousand are called.
var scales = map[string]string{"0": "", "3": "thousand", "6": "million", "9": "billion", "12": "trillion"}

// scaleOf is the amount that a cell names: a power of ten, as statistical offices write it, or a word; not ok for anything else.
func scaleOf(cell string) (word string, ok bool) {
	if word, ok = scales[cell]; ok {
		return word, true
	}
	word = fold(cell)
	if word == "units" || word == "unit" || word == "ones" {
		return "", true
	}
	m, ok := unitWords[word]
	return word, ok && m.base == ""
}

// isScale tells whether all cells of a column name amounts.
func (p *plan) isScale(c *column) bool {
	n := 0
	for _, r := range p.table.rows {
		cell := strings.TrimSpace(r.cells[c.at])
		if r.fault != "" || isMissing(cell) {
			continue
		}
		if _, ok := scaleOf(cell); !ok {
			return false
		}
		n++
	}
	return n > 0
}

// scaled is a unit with the amount that the row names before it.
func (e *emitter) scaled(unit string) string {
	c := e.plan.one(scaleRole)
	if c == nil {
		return unit
	}
	word, _ := scaleOf(e.cell(c))
	return strings.TrimSpace(word + " " + unit)
}
