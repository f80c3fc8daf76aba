package csvfile

import (
	"strings"

	"watchtui/internal/data"
)

// common is what all readings of a row share.
type common struct {
	row    data.Row
	period period
	notes  []string // of the date
}

// common reads what all readings of a row share. Where a cell is wrong it says which column's, and why.
func (e *emitter) common() (base common, at int, reason string) {
	p := e.plan
	row := &base.row
	row.Line = e.line.number
	row.Quality, row.Published, row.Source = p.opts.Steer.quality(), p.opts.Steer.published(), p.opts.Source
	if p.observed != nil || p.one(yearRole) != nil && !p.goesAcross {
		d, at, reason := e.date()
		if reason != "" {
			return base, at, reason
		}
		row.Observed, base.period = d.at, d.period
		e.dateRemarks(&base)
	} else if !p.goesAcross {
		return base, -1, "no column holds dates"
	}
	if c := p.one(publishedRole); c != nil {
		if text := unmarked(e.cell(c)); !isMissing(text) {
			d, reason := c.dates.read(text)
			if reason != "" {
				return base, c.at, reason
			}
			row.Published = d.at
		}
	}
	if c := p.one(sourceRole); c != nil {
		if reason := base.takeSource(e.cell(c)); reason != "" {
			return base, c.at, reason
		}
	}
	if c := p.one(qualityRole); c != nil {
		base.takeQuality(e.cell(c))
	}
	if c := p.one(citationRole); c != nil {
		row.Citation = e.cell(c)
	}
	return base, 0, ""
}

// takeSource takes in the cell of the source, or says why not; an empty one says nothing.
func (b *common) takeSource(name string) (reason string) {
	switch {
	case len(name) > maxName:
		return tooLong("source", name)
	case strings.Contains(name, "\uFFFD"):
		return "the cell " + quote(name) + " is not in the file's encoding"
	case name != "":
		b.row.Source = name
	}
	return ""
}

// takeQuality takes in the cell of the quality: what is none becomes a note.
func (b *common) takeQuality(text string) {
	if text == "" {
		return
	}
	if q, ok := qualityOf(text); ok {
		b.row.Quality = q
	} else if notes, isProjection, ok := flagsOf(text); ok {
		b.notes = append(b.notes, notes...)
		if isProjection {
			b.row.Quality = data.Claimed
		}
	} else if !isMissing(text) {
		b.notes = append(b.notes, text)
	}
}
