package csvfile

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// mapColumns gives the columns the roles that the person said.
func (p *plan) mapColumns(about *Understanding) {
	keys := make([]string, 0, len(p.opts.Steer.Map))
	for key := range p.opts.Steer.Map {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		header := p.opts.Steer.Map[key]
		c := p.columnNamed(header)
		if c == nil {
			about.ask("--map names the column "+quote(header)+", but there is none", "--map", p.headers())
			continue
		}
		c.isMapped = true
		if role, ok := fieldRoles[key]; ok {
			p.give(c, role)
			continue
		}
		indicator, ok := p.indicatorNamed(key)
		if !ok {
			about.ask("--map names "+quote(key)+", which is neither a field of readings nor an indicator of the watchbook", "--map", p.indicatorIDs())
			continue
		}
		c.indicator = &indicator
		p.give(c, valueRole)
	}
}

// columnNamed is the column that a person names: by its header, by a part of it that no other has, or by #3.
func (p *plan) columnNamed(header string) *column {
	for _, same := range []func(string) bool{
		func(h string) bool { return h == header },
		func(h string) bool { return normal(h) == normal(header) },
		func(h string) bool { return normal(stripBrackets(h)) == normal(header) },
		func(h string) bool { return strings.HasPrefix(normal(h), normal(header)) },
		func(h string) bool { return strings.Contains(normal(h), normal(header)) },
	} {
		var found *column
		n := 0
		for i, c := range p.columns {
			if i < len(p.table.header) && header != "" && same(p.table.header[i]) {
				found = c
				n++
			}
		}
		if n == 1 {
			return found
		}
	}
	if digits, ok := strings.CutPrefix(header, "#"); ok && areDigits(digits) {
		if n := atoi(digits); n >= 1 && n <= len(p.columns) {
			return p.columns[n-1]
		}
	}
	return nil
}

// headers are the columns as a person names them.
func (p *plan) headers() []string {
	names := make([]string, 0, len(p.columns))
	for i := range p.columns {
		names = append(names, p.headerAt(i))
	}
	return names
}

func (p *plan) headerAt(i int) string {
	if i < len(p.table.header) && p.table.header[i] != "" {
		return p.table.header[i]
	}
	return "#" + data.Exact(float64(i+1))
}

func (p *plan) indicatorNamed(id string) (data.Indicator, bool) {
	if p.opts.Indicator != nil {
		if found, ok := p.opts.Indicator(id); ok {
			return found, true
		}
	}
	return data.Indicator{ID: id}, p.opts.AllowUnknown
}

func (p *plan) indicatorIDs() []string {
	var ids []string
	for _, indicator := range p.indicators {
		ids = append(ids, indicator.ID)
	}
	return ids
}
