package csvfile

import (
	"slices"
	"strings"
	"unicode"
)

// aside keeps a line beside the table for its titles and footnotes.
func (t *table) aside(r line, where string) {
	texts := filled(r.cells)
	if len(texts) == 0 {
		return
	}
	text := strings.Join(texts, " ")
	if mark, note := footnote(text); mark == "#" {
		text = note // a comment, as programs write it
	} else if mark != "" {
		t.footnotes[mark] = note
		t.drop(r, "a footnote")
		return
	}
	if where == "above the table" {
		t.titles = append(t.titles, text)
	}
	t.drop(r, where)
}

// footnote takes apart a line that explains a mark.
func footnote(text string) (mark, note string) {
	text = strings.TrimSpace(text)
	for _, lead := range []string{"Note:", "Notes:", "note:"} {
		text = strings.TrimSpace(strings.TrimPrefix(text, lead))
	}
	for _, symbol := range []string{"*", "†", "‡", "§", "#"} {
		if rest := strings.TrimLeft(text, symbol); len(rest) < len(text) {
			return text[:len(text)-len(rest)], strings.TrimLeft(rest, " :=–-\t")
		}
	}
	for r, digit := range superscripts {
		if rest, ok := strings.CutPrefix(text, string(r)); ok {
			return digit, strings.TrimLeft(rest, " :=–-")
		}
	}
	end := strings.IndexAny(text, "])")
	if end < 1 || end > 4 {
		return "", ""
	}
	mark = strings.TrimLeft(text[:end], "[(")
	if mark == "" || len(mark) > 2 || strings.ContainsAny(mark, " .,") {
		return "", ""
	}
	return fold(mark), strings.TrimLeft(text[end+1:], " :=–-")
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
