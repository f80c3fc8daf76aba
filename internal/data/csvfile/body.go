package csvfile

import (
	"fmt"
	"slices"
	"strings"
)

// fill takes the rows of the table from the lines at start on, until the table ends.
func (t *table) fill(p *parser, lines []line, start int) {
	gap := false
	for i := start; i < len(lines); i++ {
		r := lines[i]
		n := countFilled(r.cells)
		if n == 0 {
			gap = true
			continue
		}
		if !t.isHeaderAgain(r) && t.isSecondTable(lines, i, gap) {
			t.dropRest(lines[i:])
			return
		}
		if t.isComment(r) {
			t.aside(r, "a comment")
			continue
		}
		if t.isNote(r) {
			t.aside(r, "a line by itself")
			continue
		}
		if r.fault == "" {
			t.fit(p, &r)
		}
		switch {
		case r.fault != "":
			t.drop(r, r.fault) // it is refused where readings are wanted, and no row of the rectangle
			r.cells = fitTo(r.cells, t.width)
			t.rows = append(t.rows, r)
		case t.isHeaderAgain(r):
			if t.isFirstAgain(lines[i+1:]) || t.hasOtherCaption(lines, start, i) {
				t.dropRest(lines[i:])
				return
			}
			t.drop(r, "the header again")
		case i+1 < len(lines) && t.isYearRow(r, lines[i+1]):
			t.year = yearOf(strings.TrimSpace(r.cells[0]))
			if n > 1 {
				t.drop(r, "a row that adds others up")
			} else {
				t.drop(r, "the year of the rows below")
			}
		case n == 1 && t.isAside(r):
			t.aside(r, "a line by itself")
		case t.isSum(r):
			t.drop(r, "a row that adds others up")
		default:
			t.take(r)
		}
		gap = false
	}
}

// take adds a row of the table.
func (t *table) take(r line) {
	if r.mended != "" && len(t.mended) < maxDropped {
		t.mended = append(t.mended, Dropped{Line: r.number, Reason: r.mended, Text: firstCharacters(strings.Join(filled(r.cells), " | "))})
	}
	t.putYear(&r)
	t.rows = append(t.rows, r)
}

// isComment tells whether a line is marked as a comment, in a file that has some.
func (t *table) isComment(r line) bool {
	first := strings.TrimSpace(r.cells[0])
	return t.hasComments && (strings.HasPrefix(first, "#") || strings.HasPrefix(first, "//")) && kindOf(first) == textKind
}

// isNote tells whether a line below the first row begins as a note does, where a row would not.
func (t *table) isNote(r line) bool {
	first := strings.TrimSpace(r.cells[0])
	return len(t.rows) > 0 && isNote(first) && kindOf(first) == textKind && (len(r.cells) < t.width || t.profile.isData(0))
}

// dropRest leaves a second table out, and all below it.
func (t *table) dropRest(lines []line) {
	t.second = lines[0].number
	for _, r := range lines {
		if countFilled(r.cells) > 0 {
			t.drop(r, "a second table")
		}
	}
}

// fit brings a row to the table's width: blank cells at its end are added or left out, and where that is not enough, the
// one way that the columns' kinds bear out. A row that fits in no way, or in several, has a fault.
func (t *table) fit(p *parser, r *line) {
	if n := len(r.cells); n > 1 && n == t.width && strings.HasPrefix(r.cells[0], `"`) && strings.HasSuffix(r.cells[n-1], `"`) && p.text != "" &&
		p.d.quote == 0 && strings.Count(p.text[r.start:r.end], `"`) == 2 {
		r.cells = append([]string{}, r.cells...)
		r.cells[0], r.cells[n-1] = r.cells[0][1:], strings.TrimSuffix(r.cells[n-1], `"`)
		r.mended = "the whole row was in quotes"
	}
	if len(r.cells) == t.width {
		return
	}
	if len(r.cells) == 1 && r.quoted {
		if cells, _ := p.plain(r.cells[0]); len(cells) == t.width && t.agrees(cells) {
			r.cells, r.mended = cells, "the whole row was in quotes"
			return
		}
	}
	if p.d.delimiter != "" && len(r.cells) == 1 && len(r.cells[0]) <= 40 { // a note has other marks too, but not of the columns' kinds
		if other := *r; p.otherwise(&other) && t.agrees(other.cells) {
			*r = other
			return
		}
	}
	if p.d.delimiter != "" && countFilled(r.cells) != 1 || len(r.cells) == 1 && len(r.cells[0]) > 40 {
		if p.otherwise(r) {
			return
		}
	}
	switch {
	case len(r.cells) < t.width:
		r.cells = fitTo(r.cells, t.width)
		t.padded++
	default:
		t.narrow(p, r)
	}
}

// maxFitted is how many cells a row may have to be tried in several ways.
const maxFitted = 100

// narrow leaves out blank cells, or joins two cells that a mark not meant as a delimiter had parted.
func (t *table) narrow(p *parser, r *line) {
	extra := len(r.cells) - t.width
	if countFilled(r.cells[t.width:]) == 0 && t.agrees(r.cells[:t.width]) {
		r.cells = r.cells[:t.width]
		return
	}
	if extra <= 3 && t.width <= maxFitted {
		if cells, ok := t.bestWithout(r.cells, extra, p.d.delimiter); ok {
			r.cells, r.mended = cells, "a cell too many was left out, or joined to the one before"
			return
		}
	}
	if countFilled(r.cells[t.width:]) == 0 {
		r.cells = r.cells[:t.width]
		return
	}
	r.fault = fmt.Sprintf("the row has %s, the table %d", count(len(r.cells), "cell"), t.width)
	r.faultAt = r.start
}

// bestWithout takes cells away, one after the other, where the rest then agrees best with the columns.
func (t *table) bestWithout(cells []string, extra int, delimiter string) ([]string, bool) {
	for range extra {
		best, second := -1.0, -1.0
		var found []string
		for i := range cells {
			var shorter []string
			switch {
			case strings.TrimSpace(cells[i]) == "":
				shorter = slices.Delete(slices.Clone(cells), i, i+1)
			case i > 0:
				shorter = slices.Delete(slices.Clone(cells), i, i+1)
				shorter[i-1] = cells[i-1] + delimiter + cells[i]
			default:
				continue
			}
			score := t.agreement(shorter)
			switch {
			case score > best:
				if found == nil || !slices.Equal(found, shorter) {
					second = best
				}
				best, found = score, shorter
			case score > second && !slices.Equal(found, shorter):
				second = score
			}
		}
		if found == nil || best <= second {
			return nil, false
		}
		cells = found
	}
	return cells, true
}

// agreement is how well cells agree with the kinds of their columns: the sum of the shares of the columns' cells that are of
// the same kind.
func (t *table) agreement(cells []string) float64 {
	sum := 0.0
	for i, cell := range cells {
		if i >= len(t.profile) {
			break
		}
		all := 0
		for _, n := range t.profile[i] {
			all += n
		}
		if all > 0 {
			sum += float64(t.profile[i][kindOf(strings.TrimSpace(cell))]) / float64(all)
		}
	}
	return sum
}

// agrees tells whether no cell is of a kind that its column never has.
func (t *table) agrees(cells []string) bool {
	for i, cell := range cells {
		if k := kindOf(strings.TrimSpace(cell)); k != blankKind && k != missingKind && t.profile[i][k] == 0 {
			return false
		}
	}
	return true
}

func (t *table) isHeaderAgain(r line) bool {
	for _, header := range t.headerRows {
		if sameCells(header, r.cells) {
			return true
		}
	}
	return false
}

func sameCells(a, b []string) bool {
	if len(a) != len(b) || len(a) == 0 || strings.TrimSpace(a[0]) != strings.TrimSpace(b[0]) {
		return false
	}
	for i := range a {
		if strings.TrimSpace(a[i]) != strings.TrimSpace(b[i]) {
			return false
		}
	}
	return true
}

// isFirstAgain tells whether the lines begin with the table's first row, as those of a copy do.
func (t *table) isFirstAgain(lines []line) bool {
	return len(lines) > 0 && len(t.rows) > 0 && sameCells(t.rows[0].cells, fitTo(lines[0].cells, t.width))
}

// sumCompany are words that may stand beside one that says that others are added up.
var sumCompany = words("grand general overall annual yearly monthly weekly all the of for to date year month week period jahr mois annee ano general sources trackers")
