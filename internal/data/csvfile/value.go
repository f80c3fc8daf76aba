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
	v.takeRest(rest, negative)
	return v
}

// takeRest takes what stands behind the number: a sign, a range, a percent sign and the unit. All of it has to be understood.
func (v *cellValue) takeRest(rest string, negative bool) {
	if rest == "-" && !negative && v.number[0] != '-' { // as bookkeeping programs write it
		negative, rest = true, ""
	}
	rest = v.cutSpread(v.cutEnds(rest))
	if v.low == "" && v.spread == "" {
		rest = v.cutRange(rest)
	}
	switch {
	case v.bounding == between && v.high == "":
		return
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
		return // 0x1p-2, 1_000
	}
	v.ok = v.takeUnit(strings.TrimSpace(rest))
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
