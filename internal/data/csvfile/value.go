package csvfile

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bounding says which side of a value is open.
type bounding uint8

const (
	exact bounding = iota
	approximate
	upperBound
	lowerBound
	between // the ends of a range follow
)

// cellValue is a cell taken apart: numerals as they stand, and what was written around them.
type cellValue struct {
	ok        bool
	number    string // or the lower end of a range
	high      string // the upper end; "" where the value is no range
	low       string // the lower end beside a number of its own: 900 (850-950)
	spread    string // what the number may be off: 900 ± 50
	relative  bool   // the spread is in percent of the number
	bounding  bounding
	unit      string // what follows the number, or the currency before it
	percent   bool
	marks     []string // of footnotes
	projected bool
	claimed   bool
	status    string // estimate, provisional, revised
	bare      string // the cell as it was read
}

type boundWord struct {
	word string
	is   bounding
}

// bounds are words that may stand before a number, longest first.
var bounds = []boundWord{
	{"not more than", upperBound}, {"no more than", upperBound}, {"not less than", lowerBound}, {"no less than", lowerBound}, {"approximately", approximate},
	{"just below", upperBound}, {"just under", upperBound}, {"just above", lowerBound}, {"just over", lowerBound}, {"slightly over", lowerBound},
	{"slightly above", lowerBound}, {"slightly below", upperBound}, {"well over", lowerBound}, {"well below", upperBound},
	{"fewer than", upperBound}, {"less than", upperBound}, {"more than", lowerBound}, {"greater than", lowerBound},
	{"at least", lowerBound}, {"at most", upperBound}, {"up to", upperBound}, {"exceeding", lowerBound}, {"below", upperBound}, {"under", upperBound},
	{"above", lowerBound}, {"over", lowerBound}, {"moins de", upperBound}, {"plus de", lowerBound}, {"au moins", lowerBound}, {"environ", approximate},
	{"weniger als", upperBound}, {"mehr als", lowerBound}, {"mindestens", lowerBound}, {"hochstens", upperBound}, {"unter", upperBound}, {"uber", lowerBound},
	{"bis zu", upperBound}, {"knapp", upperBound}, {"etwa", approximate}, {"rund", approximate}, {"menos de", upperBound}, {"mas de", lowerBound},
	{"al menos", lowerBound}, {"hasta", upperBound}, {"meno di", upperBound}, {"piu di", lowerBound}, {"almeno", lowerBound}, {"unos", approximate},
	{"roughly", approximate}, {"around", approximate}, {"about", approximate}, {"approx.", approximate}, {"approx", approximate}, {"circa", approximate},
	{"nearly", approximate}, {"almost", approximate}, {"some", approximate}, {"est.", approximate}, {"ca.", approximate}, {"ca", approximate}, {"c.", approximate},
	{"between", between}, {"zwischen", between}, {"entre", between},
	{">=", lowerBound}, {"<=", upperBound}, {"≥", lowerBound}, {"≤", upperBound}, {">", lowerBound}, {"<", upperBound}, {"~", approximate}, {"≈", approximate}, {"±", approximate},
}

// boundsBy are the bounds by their first byte.
var boundsBy = func() (by [256][]boundWord) {
	for _, b := range bounds {
		by[b.word[0]] = append(by[b.word[0]], b)
	}
	return by
}()

// maxValue is how many bytes a cell with a number in it may have.
const maxValue = 80

// readValue takes a cell apart. It decides nothing that depends on the column: neither decimal mark nor unit.
func readValue(cell string) (v cellValue) {
	if len(cell) > maxValue {
		return v
	}
	v.bare = cell
	text := strings.TrimSpace(cell)
	text = strings.TrimPrefix(text, "'") // as spreadsheets mark text
	if text == "" {
		return v
	}
	if !isASCII(text) {
		text = asASCII.Replace(text)
	}
	if !isDigit(text[len(text)-1]) {
		text = v.cutRemarks(text)
	}
	if len(text) == len("zero") && fold(text) == "zero" {
		text = "0"
	}
	text, negative := unparenthesized(text)
	if text == "" {
		return v
	}
	if !isDigit(text[0]) {
		text = v.cutBound(text)
	}
	text = v.cutCurrency(text)
	if inner, isNegative := unparenthesized(text); isNegative && v.unit != "" { // $(12.5)
		text, negative = inner, !negative
	}
	rest := ""
	if v.number, rest = numeral(text); v.number == "" {
		return v
	}
	if rest == "-" && !negative && v.number[0] != '-' { // as bookkeeping programs write it
		negative, rest = true, ""
	}
	rest = v.cutSpread(v.cutEnds(rest))
	if v.low == "" && v.spread == "" {
		rest = v.cutRange(rest)
	}
	switch {
	case v.bounding == between && v.high == "":
		return v
	case v.bounding == between:
		v.bounding = exact
	}
	if negative {
		v.number = "-" + v.number
	}
	if after, ok := strings.CutPrefix(rest, "+"); ok && v.bounding == exact {
		v.bounding, rest = lowerBound, after
	}
	if after, ok := strings.CutPrefix(strings.TrimSpace(rest), "%"); ok {
		v.percent, rest = true, after
	}
	if rest != "" && rest[0] != ' ' && strings.ContainsAny(rest, "0123456789") && !v.percent {
		return v // 0x1p-2, 1_000
	}
	v.ok = v.takeUnit(strings.TrimSpace(rest))
	return v
}

// asASCII writes signs and blanks as programs do.
var asASCII = strings.NewReplacer("−", "-", "\u00a0", " ", "\u202f", " ")

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// unparenthesized is what stands in parentheses, as bookkeepers write what is below 0.
func unparenthesized(text string) (inner string, negative bool) {
	if len(text) > 2 && text[0] == '(' && text[len(text)-1] == ')' && !strings.ContainsAny(text[1:], "(-") {
		return text[1 : len(text)-1], true
	}
	return text, false
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

// cutCurrency cuts a currency from the start, and keeps the sign before it.
func (v *cellValue) cutCurrency(text string) string {
	if text == "" || isDigit(text[0]) {
		return text
	}
	sign, rest := "", text
	if text[0] == '-' || text[0] == '+' {
		sign, rest = text[:1], text[1:]
	}
	for _, currency := range [...]string{"US$", "USD", "EUR", "GBP", "$", "€", "£", "¥"} {
		if after, ok := strings.CutPrefix(rest, currency); ok {
			v.unit = currency
			return sign + strings.TrimLeft(after, " ")
		}
	}
	return text
}

// cutBound cuts words such as "just over" from the start.
func (v *cellValue) cutBound(text string) string {
	for range 2 {
		folded := fold(text)
		if folded == "" || boundsBy[folded[0]] == nil {
			break
		}
		for _, b := range boundsBy[folded[0]] {
			if !strings.HasPrefix(folded, b.word) {
				continue
			}
			rest, ok := cutFolded(text, b.word)
			if !ok || isWord(b.word) && rest != "" && !unicode.IsSpace(rune(rest[0])) && !isDigit(rest[0]) {
				continue
			}
			if v.bounding == exact || b.is != approximate {
				v.bounding = b.is
			}
			text = strings.TrimLeft(rest, " ")
			break
		}
	}
	return text
}

func isWord(text string) bool { return text[0] >= 'a' && text[0] <= 'z' }

// cutFolded cuts as many letters from text as the word has, which text folded begins with.
func cutFolded(text, word string) (rest string, ok bool) {
	n := 0
	for i, r := range text {
		if n >= len(word) {
			return text[i:], n == len(word)
		}
		n += len(fold(string(r)))
	}
	return "", n == len(word)
}

// takeUnit takes what follows the number as its unit, where it can be one.
func (v *cellValue) takeUnit(rest string) bool {
	if rest == "" {
		return true
	}
	if len(rest) > 32 {
		return false
	}
	for _, r := range rest {
		if unicode.IsDigit(r) && !strings.ContainsAny(rest, "-²³/") || r == ',' || r == ';' || r == '|' || r == '"' || r == ':' {
			return false
		}
	}
	if words := strings.Fields(rest); len(words) > 4 {
		return false
	}
	if v.percent {
		rest = "% " + rest
	}
	if v.unit != "" {
		rest = v.unit + " " + rest
	}
	v.unit = rest
	return true
}
