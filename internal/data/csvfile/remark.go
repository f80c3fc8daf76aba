package csvfile

import (
	"slices"
	"strings"
	"unicode/utf8"

	"watchtui/internal/data"
)

// settleMarks takes a letter behind the number for the mark of a footnote, where there is such a footnote, or for what
// agencies mean by it.
func (v *cellValue) settleMarks(t *table) {
	letters := fold(v.unit)
	if len(letters) < 1 || len(letters) > 3 || strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") != "" || len(letters) > 1 && !t.hasFlags {
		return
	}
	if _, ok := t.footnotes[letters]; ok && len(letters) == 1 {
		v.marks, v.unit = append(v.marks, letters), ""
		return
	}
	for _, letter := range letters {
		if flags[letter] == "" && !(t.hasFlags && statisticsFlags[letter] != "") {
			return
		}
	}
	for _, letter := range letters {
		text := flags[letter]
		if text == "" {
			text = statisticsFlags[letter]
		}
		v.remark(text)
	}
	v.unit = ""
}

// flags are the letters behind a number that say what sort of one it is.
var flags = map[rune]string{'p': "provisional", 'r': "revised", 'e': "estimate", 'f': "projection"}

// statisticsFlags are those of statistical offices, which elsewhere are units: of tables whose header has a \TIME_PERIOD.
var statisticsFlags = map[rune]string{'b': "break in series", 'd': "definition differs", 's': "estimate", 'u': "low reliability", 'n': "not significant", 'c': "confidential"}

// flagsOf is what the letters of a column of flags say: "E", "bp", and nothing of "A", which is a value like any other.
func flagsOf(cell string) (notes []string, isProjection, ok bool) {
	if len(cell) > 3 {
		return nil, false, false
	}
	for _, letter := range fold(cell) {
		text := flags[letter]
		if text == "" {
			text = statisticsFlags[letter]
		}
		if text == "" && letter != 'a' && letter != ' ' && letter != ',' {
			return nil, false, false
		}
		isProjection = isProjection || text == "projection"
		if text != "" {
			notes = append(notes, text)
		}
	}
	return notes, isProjection, true
}

// noReadings are words for a value that is none, and could be one: they are neither a number nor no reading.
var noReadings = words("none nil nihil keine keiner aucun aucune ninguno ninguna nessuno nessuna")

// asBefore are words for the value before.
var asBefore = words2("no change", "unchanged", "same", "ditto", "idem", "unverandert", "inchange", "sin cambios", "as before", "see above", "\"", "''", "″", "〃", "do.")

// nonesReason says what is wrong with a word that could be a value, "" for other words.
func nonesReason(text string) string {
	switch word := strings.TrimRight(fold(text), "."); {
	case noReadings[word]:
		return ": it may mean 0, or that nothing is known; write 0, or leave the cell blank"
	case asBefore[word]:
		return ": where nothing changed, write the number"
	}
	return ""
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

// remarks are words in parentheses or at the end that say what sort of number it is.
var remarks = map[string]string{
	"proj": "projection", "proj.": "projection", "projected": "projection", "projection": "projection", "forecast": "projection", "fcst": "projection", "f": "projection",
	"est": "estimate", "est.": "estimate", "estimated": "estimate", "estimate": "estimate", "e": "estimate",
	"p": "provisional", "prov": "provisional", "prov.": "provisional", "provisional": "provisional", "prelim": "provisional", "prelim.": "provisional", "preliminary": "provisional",
	"r": "revised", "rev": "revised", "rev.": "revised", "revised": "revised",
	"claimed": "claimed", "claim": "claimed", "revendique": "claimed", "behauptet": "claimed", "reivindicado": "claimed", "alleged": "claimed",
}

// cutRemarks cuts footnote marks and remarks from the end of a cell.
func (v *cellValue) cutRemarks(text string) string {
	for {
		text = strings.TrimSpace(text)
		before, mark := cutMark(text)
		if mark != "" {
			v.marks = append([]string{mark}, v.marks...)
			text = before
			continue
		}
		if strings.HasSuffix(text, ")") {
			if open := strings.LastIndexByte(text, '('); open > 0 {
				inner := fold(strings.TrimSpace(text[open+1 : len(text)-1]))
				if v.remark(remarks[inner]) {
					text = text[:open]
					continue
				}
				if len(inner) == 1 && (isDigit(inner[0]) || inner[0] >= 'a' && inner[0] <= 'z') {
					v.marks = append([]string{inner}, v.marks...)
					text = text[:open]
					continue
				}
			}
		}
		if space := strings.LastIndexByte(text, ' '); space > 0 {
			if word := fold(text[space+1:]); len(word) > 1 && v.remark(remarks[word]) {
				text = text[:space]
				continue
			}
		}
		return text
	}
}

func (v *cellValue) remark(word string) bool {
	switch word {
	case "":
		return false
	case "projection":
		v.projected = true
	case "claimed":
		v.claimed = true
	default:
		if v.status != "" && v.status != word {
			word = v.status + "; " + word
		}
		v.status = word
	}
	return true
}

// superscripts are the digits that mark footnotes.
var superscripts = map[rune]string{'¹': "1", '²': "2", '³': "3", '⁴': "4", '⁵': "5", '⁶': "6", '⁷': "7", '⁸': "8", '⁹': "9", '⁰': "0", 'ᵃ': "a", 'ᵇ': "b", 'ᶜ': "c", 'ᵈ': "d"}

// cutMark cuts a footnote mark from the end of a text: *, **, †, ¹, [1], ^1.
func cutMark(text string) (before, mark string) {
	r, size := utf8.DecodeLastRuneInString(text)
	switch {
	case strings.ContainsRune("*†‡§#", r) && size > 0:
		before = strings.TrimRight(text, string(r))
		return before, text[len(before):]
	case superscripts[r] != "":
		for {
			r, size = utf8.DecodeLastRuneInString(text)
			if superscripts[r] == "" {
				break
			}
			mark = superscripts[r] + mark
			text = text[:len(text)-size]
		}
		if strings.HasSuffix(text, "m") || strings.HasSuffix(text, "km") { // m², m³
			return text, ""
		}
		return text, mark
	case r == ']':
		if open := strings.LastIndexByte(text, '['); open >= 0 && len(text)-open <= 6 && !strings.ContainsAny(text[open:], "-–,. ") {
			return text[:open], text[open+1 : len(text)-1]
		}
	}
	if n := len(text); r == ')' && n > 4 && text[n-3] == ' ' && (isDigit(text[n-2]) || text[n-2] >= 'a' && text[n-2] <= 'z') { // 910 2)
		return text[:n-3], text[n-2 : n-1]
	}
	if i := strings.LastIndexByte(text, '^'); i > 0 && len(text)-i <= 3 && i+1 < len(text) {
		return text[:i], text[i+1:]
	}
	return text, ""
}
