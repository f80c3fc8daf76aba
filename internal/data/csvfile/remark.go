package csvfile

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// settleMarks takes a letter behind the number for the mark of a footnote, where there is such a footnote, or for what
// agencies mean by it.
func (v *cellValue) settleMarks(footnotes map[string]string) {
	letter := fold(v.unit)
	if len(letter) != 1 || letter[0] < 'a' || letter[0] > 'z' {
		return
	}
	if _, ok := footnotes[letter]; ok {
		v.marks, v.unit = append(v.marks, letter), ""
		return
	}
	if status := remarks[letter]; letter == "p" || letter == "r" {
		v.status, v.unit = status, ""
	}
}

// remarks are the texts of the footnotes that mark the cell, and of the row's remarks: one with a mark goes to the cells that
// have it, one without to all, or in a table of several indicators to the row's first.
func (e *emitter) remarks(c *column, v cellValue) []string {
	p := e.plan
	var texts []string
	used := map[string]bool{}
	isMarked := func(mark string) bool { return slices.Contains(v.marks, mark) }
	for _, note := range p.with(noteRole) {
		text := e.cell(note)
		if isMissing(text) {
			continue
		}
		mark, rest := footnote(text)
		switch {
		case mark != "" && isMarked(mark):
			texts, used[mark] = append(texts, rest), true
		case mark != "" && e.someMarked(mark):
		case p.shape == WideSeries && e.given > 0:
		default:
			texts = append(texts, text)
		}
	}
	for _, mark := range append(append([]string{}, v.marks...), c.marks...) {
		if text := p.table.footnotes[mark]; text != "" && !used[mark] {
			texts, used[mark] = append(texts, text), true
		}
	}
	return texts
}

// someMarked tells whether a value of the row at hand has that mark.
func (e *emitter) someMarked(mark string) bool {
	for _, c := range e.plan.with(valueRole) {
		if v := readValue(e.cell(c)); slices.Contains(v.marks, mark) {
			return true
		}
	}
	return false
}

// qualityWords are what qualities are called, folded.
var qualityWords = []struct {
	word    string
	quality data.Quality
}{
	{"unverified", data.Claimed}, {"not verified", data.Claimed}, {"unconfirmed", data.Claimed}, {"not confirmed", data.Claimed}, {"non verifie", data.Claimed}, {"non confirme", data.Claimed},
	{"nicht bestatigt", data.Claimed}, {"unbestatigt", data.Claimed}, {"no confirmado", data.Claimed}, {"no verificado", data.Claimed},
	{"revendique", data.Claimed}, {"revendication", data.Claimed}, {"claim", data.Claimed}, {"alleged", data.Claimed}, {"behauptet", data.Claimed}, {"reivindicado", data.Claimed},
	{"reklamiert", data.Claimed}, {"rivendicato", data.Claimed}, {"proj", data.Claimed}, {"forecast", data.Claimed}, {"rumour", data.Claimed}, {"rumor", data.Claimed}, {"low", data.Claimed},
	{"verified", data.Verified}, {"verifie", data.Verified}, {"verifiziert", data.Verified}, {"verificado", data.Verified}, {"verificato", data.Verified}, {"confirmed", data.Verified},
	{"confirme", data.Verified}, {"bestatigt", data.Verified}, {"confirmado", data.Verified}, {"confermato", data.Verified}, {"high", data.Verified}, {"official", data.Verified},
	{"estimat", data.Estimated}, {"estime", data.Estimated}, {"geschatzt", data.Estimated}, {"estimado", data.Estimated}, {"stimato", data.Estimated}, {"provisional", data.Estimated},
	{"prelim", data.Estimated}, {"medium", data.Estimated}, {"likely", data.Estimated}, {"probable", data.Estimated},
}

// qualityOf is the quality that a cell names in its words.
func qualityOf(cell string) (data.Quality, bool) {
	if len(cell) > 60 {
		return 0, false
	}
	text := fold(cell)
	for _, w := range qualityWords {
		if i := strings.Index(text, w.word); i == 0 || i > 0 && text[i-1] == ' ' {
			return w.quality, true
		}
	}
	return 0, false
}
