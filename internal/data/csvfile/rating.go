package csvfile

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
)

// Unrated are cells in the column of the quality whose word is none for a quality, such as "good". Their rows count as what the file's others do that
// say nothing, and the word goes to the note: nobody is asked, so that it is told.
type Unrated struct {
	Cells        int
	Line, Column int    // of the first; the column is 0 where it is not known
	Text         string // of the first
	As           data.Quality
}

// Words say so, with the first one's place: `3 cells name no quality that is known, the first f.csv:4:7 "good": …`; "" where there are none.
func (u Unrated) Words(file string) string {
	if u.Cells == 0 {
		return ""
	}
	place := fmt.Sprintf("%s:%d", file, u.Line)
	if u.Column > 0 {
		place += fmt.Sprintf(":%d", u.Column)
	}
	which := fmt.Sprintf("%s name no quality that is known, the first %s %s: they count as", count(u.Cells, "cell"), place, quote(u.Text))
	if u.Cells == 1 {
		which = fmt.Sprintf("1 cell names no quality that is known, %s %s: it counts as", place, quote(u.Text))
	}
	return which + " " + u.As.String() + " (--quality says another), and the word is in the note"
}

// unrated looks for such cells among the rows of the table.
func (p *plan) unrated() Unrated {
	found := Unrated{As: p.opts.Steer.quality()}
	c := p.one(qualityRole)
	if c == nil {
		return found
	}
	for _, r := range p.table.rows {
		if r.fault != "" || c.at >= len(r.cells) || isRating(strings.TrimSpace(r.cells[c.at])) {
			continue
		}
		if found.Cells++; found.Cells == 1 {
			found.Line, found.Column, found.Text = r.number, c.at+1, strings.TrimSpace(r.cells[c.at])
			if p.text != "" {
				at := positionOf(p.positions(r), c.at)
				found.Line, found.Column = at.line, at.column
			}
		}
	}
	return found
}

// isRating tells whether a cell says something of the quality, or nothing at all.
func isRating(cell string) bool {
	if isMissing(cell) {
		return true
	}
	if _, ok := qualityOf(cell); ok {
		return true
	}
	_, _, ok := flagsOf(cell)
	return ok
}
