package csvfile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
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
		if first := strings.TrimSpace(r.cells[0]); t.hasComments && (strings.HasPrefix(first, "#") || strings.HasPrefix(first, "//")) && kindOf(first) == textKind {
			t.aside(r, "a comment")
			continue
		}
		if first := strings.TrimSpace(r.cells[0]); len(t.rows) > 0 && isNote(first) && kindOf(first) == textKind && (len(r.cells) < t.width || t.profile.isData(0)) {
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
			if r.mended != "" && len(t.mended) < maxDropped {
				t.mended = append(t.mended, Dropped{Line: r.number, Reason: r.mended, Text: firstCharacters(strings.Join(filled(r.cells), " | "))})
			}
			t.putYear(&r)
			t.rows = append(t.rows, r)
		}
		gap = false
	}
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

// hasOtherCaption tells whether the header at line i stands under a caption of its own, other than the one above the table's, whose rows
// begin at line start. A page that goes on says so, or has the same caption again.
func (t *table) hasOtherCaption(lines []line, start, i int) bool {
	header := slices.IndexFunc(lines[:start], t.isHeaderAgain)
	if header < 0 {
		return false
	}
	first, again := caption(lines[:header]), caption(lines[start:i])
	return first != "" && again != "" && !strings.HasPrefix(again, first) && !strings.Contains(again, "continued") && !strings.Contains(again, "fortsetzung")
}

// caption is the only cell of the last line that is not blank, folded; "" where it has more cells, or none of words.
func caption(lines []line) string {
	for _, r := range slices.Backward(lines) {
		switch cells := filled(r.cells); {
		case len(cells) == 0:
		case len(cells) > 1 || kindOf(strings.TrimSpace(cells[0])) != textKind || isNote(cells[0]):
			return ""
		default:
			return fold(cells[0])
		}
	}
	return ""
}

// isSecondTable tells whether a table begins at line i: a row of words where this table has data, and then rows that are not
// this table's, or are after a gap.
func (t *table) isSecondTable(lines []line, i int, gap bool) bool {
	r := lines[i]
	if len(t.rows) == 0 || countFilled(r.cells) < 2 || r.fault != "" || i+1 >= len(lines) {
		return false
	}
	words, data := 0, 0
	for c, cell := range r.cells {
		switch k := kindOf(strings.TrimSpace(cell)); {
		case k == textKind && (t.profile.isData(c) || c >= t.width || len(r.cells) != t.width):
			words++
		case k == numberKind && !isYear(strings.TrimSpace(cell)) || k == dateKind && c == 0:
			data++
		}
	}
	if words == 0 || data > 0 {
		return false
	}
	if t.sharesHeader(r) {
		return true
	}
	next := lines[i+1]
	if gap {
		return countFilled(next.cells) >= 2 && words >= 2 || countFilled(next.cells) >= 2 && len(r.cells) != t.width
	}
	return len(r.cells) != t.width && len(next.cells) == len(r.cells) && i+2 < len(lines) && len(lines[i+2].cells) == len(r.cells) &&
		countFilled(r.cells) == len(r.cells)
}

// sharesHeader tells whether half of a line's cells, three at least, are names of the header.
func (t *table) sharesHeader(r line) bool {
	shared := 0
	for _, cell := range r.cells {
		if cell = strings.TrimSpace(cell); cell != "" && slices.Contains(t.header, cell) {
			shared++
		}
	}
	return shared >= 3 && shared*2 >= countFilled(r.cells) || shared >= 2 && shared == countFilled(r.cells)
}

// isAside tells whether the only cell of a row is a note rather than a date or a name without values.
func (t *table) isAside(r line) bool {
	if t.width == 1 {
		return false
	}
	for i, cell := range r.cells {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		if mark, _ := footnote(cell); mark != "" {
			return true
		}
		if t.profile.isData(i) {
			k := kindOf(cell)
			return k == textKind || i > 0 && k != numberKind && k != dateKind
		}
		return i == 0 && (len(cell) > 60 || isNote(cell))
	}
	return false
}

// isNote tells whether a text is a note by its first word.
func isNote(text string) bool {
	lead, _, ok := strings.Cut(fold(text), ":")
	return ok && slices.Contains([]string{"source", "sources", "note", "notes", "quelle", "quellen", "fuente", "fuentes", "fonte", "anmerkung", "nota", "remarque",
		"last updated", "updated", "stand", "copyright", "url", "data", "contact"}, strings.TrimSpace(lead))
}

// isSum tells whether a row adds others up: its first cell says so, in so many words.
func (t *table) isSum(r line) bool {
	for i, cell := range r.cells {
		cell = strings.TrimSpace(cell)
		if cell == "" {
			continue
		}
		return i <= 1 && (isSumName(cell) || isChangeName(cell) && !t.profile.isData(i) || i == 0 && t.profile.isData(0) && rowSums[fold(cell)])
	}
	return false
}

// isChangeName tells whether the name of a row says that it has the changes of another: "Change from previous month".
func isChangeName(name string) bool {
	all := tokens(name)
	if len(all) > 1 && (all[0] == "%" || all[0] == "net" || all[0] == "monthly" || all[0] == "annual" || all[0] == "yearly") {
		all = all[1:]
	}
	return len(all) > 0 && len(all) <= 6 && changes[all[0]]
}

// sumCompany are words that may stand beside one that says that others are added up.
var sumCompany = words("grand general overall annual yearly monthly weekly all the of for to date year month week period jahr mois annee ano general sources trackers")

// isSumName tells whether a name of a row or a column says that it adds others up.
func isSumName(name string) bool {
	if len(name) > 40 || len(name) < 3 || !strings.ContainsFunc(name, unicode.IsLetter) {
		return false
	}
	found := false
	for _, word := range tokens(name) {
		switch {
		case sums[word]:
			found = true
		case sumCompany[word], areDigits(word):
		default:
			return false
		}
	}
	return found
}
