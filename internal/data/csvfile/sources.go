package csvfile

import (
	"strings"
)

// isSource tells whether the watchbook names a source so.
func (p *plan) isSource(name string) bool {
	for _, indicator := range p.indicators {
		for _, source := range indicator.Sources {
			if strings.EqualFold(source, strings.TrimSpace(name)) {
				return true
			}
		}
	}
	return false
}

// nameSources gives columns that are about the same indicator the source that their headers name, without the words that
// all of them have.
func (p *plan) nameSources(values []*column) bool {
	groups := map[string][]*column{}
	for _, c := range values {
		id := ""
		if c.indicator != nil {
			id = c.indicator.ID
		}
		groups[id] = append(groups[id], c)
	}
	named := false
	for _, group := range groups {
		if len(group) == 1 && !p.isSource(group[0].name) || p.one(sourceRole) != nil && len(group) == 1 {
			continue
		}
		first, last := sharedWords(group)
		for _, c := range group {
			if c.isPeriod && !c.isSplit && p.shape != NoShape {
				continue
			}
			words := strings.Fields(c.name)
			if first+last < len(words) {
				words = words[first : len(words)-last]
			}
			c.source = strings.Trim(strings.Join(words, " "), " -–:,")
			named = named || c.source != ""
		}
	}
	return named && len(groups) == 1
}

// nameBeside gives the only column of values the source that its header names where columns beside it, of the same kind, have no
// numbers as yet.
func (p *plan) nameBeside(c *column) {
	isName := func(c *column) bool {
		return c.name != "" && !c.isPeriod && hintOf(c.name) == unusedRole && !isBeside(c.name) && !p.match.find(c.name, "").byWords
	}
	if c.source != "" || c.isMapped || p.one(sourceRole) != nil || p.one(indicatorRole) != nil || c.indicator != nil || !isName(c) {
		return
	}
	for _, other := range p.columns {
		if other.role == unusedRole && isName(other) && (other.at == c.at-1 || other.at == c.at+1 || p.isSource(other.name)) && p.isPending(other) {
			c.source = c.name
			other.note = "no numbers as yet"
			return
		}
	}
}

// isPending tells whether a column has no more than words for what is to come.
func (p *plan) isPending(c *column) bool {
	if c.numbers > 0 {
		return false
	}
	for _, r := range p.table.rows {
		if cell := strings.TrimSpace(r.cells[c.at]); r.fault == "" && !isMissing(cell) && !pending[fold(cell)] {
			return false
		}
	}
	return true
}

// pending are words for numbers that are not there yet.
var pending = words("tbc tbd tba pending unknown unavailable later soon awaited")

// sharedWords are how many words all columns' names begin and end with.
func sharedWords(columns []*column) (first, last int) {
	if len(columns) < 2 {
		return 0, 0
	}
	base := strings.Fields(columns[0].name)
	first, last = len(base), len(base)
	for _, c := range columns[1:] {
		words := strings.Fields(c.name)
		first, last = min(first, len(words)), min(last, len(words))
		for i := range first {
			if !strings.EqualFold(words[i], base[i]) {
				first = i
				break
			}
		}
		for i := range last {
			if !strings.EqualFold(words[len(words)-1-i], base[len(base)-1-i]) {
				last = i
				break
			}
		}
	}
	for _, c := range columns { // no name may be used up
		if len(strings.Fields(c.name)) <= first+last {
			if len(strings.Fields(c.name)) <= first {
				first = 0
			}
			last = 0
		}
	}
	return first, last
}
