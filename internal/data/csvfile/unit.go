package csvfile

import (
	"math"
	"strings"
)

// measure is a unit taken apart: how many of what.
type measure struct {
	factor float64
	base   string
}

// measureOf takes a unit apart. Words that it does not know are part of the base as they stand.
func measureOf(unit string) (m measure, known bool) {
	text := strings.TrimSpace(fold(unit))
	if m, ok := unitWords[text]; ok {
		return m, true
	}
	text = asUnitWords.Replace(text)
	m = measure{factor: 1}
	var base []string
	per := false
	for _, word := range strings.Fields(text) {
		switch {
		case word == "per" || word == "a" && len(base) > 0 || word == "je" || word == "par":
			per = true
			continue
		case word == "of", word == "de", word == "von", word == "di", word == "сша":
			continue
		}
		parts := []string{word}
		if _, ok := unitWords[word]; !ok && strings.Contains(word, "/") {
			parts = strings.Split(word, "/")
		}
		for i, part := range parts {
			found, ok := unitWords[part]
			known = known || ok
			if !ok {
				found = measure{1, part}
			}
			divide := per || i > 0
			per = false
			if divide {
				m.factor /= found.factor
				base = append(base, "/"+found.base)
				continue
			}
			m.factor *= found.factor
			if found.base != "" {
				base = append(base, found.base)
			}
		}
	}
	m.base = strings.Join(base, " ")
	if m.base == "b /d" {
		m.base = "b/d"
	}
	return m, known
}

// isUnit tells whether a text is a unit by its words: each of them is one, or an amount.
func isUnit(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > 40 {
		return false
	}
	m, known := measureOf(text)
	if !known || m.base == "" {
		return false
	}
	for word := range strings.FieldsSeq(m.base) {
		if word = strings.TrimPrefix(word, "/"); !isBase(word) {
			return false
		}
	}
	return true
}

func isBase(word string) bool {
	for _, m := range unitWords {
		if m.base == word {
			return true
		}
	}
	return false
}

// isCurrency tells whether a unit is a currency alone, which leaves open of how many: "$", "EUR".
func isCurrency(unit string) bool {
	m, known := measureOf(unit)
	switch m.base {
	case "usd", "eur", "gbp", "irr", "cny", "rub":
		return known && m.factor == 1
	}
	return false
}

// isOf tells whether a unit is an amount of the same currency: "USD bn" of "$".
func isOf(unit, currency string) bool {
	of, known := measureOf(unit)
	own, _ := measureOf(currency)
	return known && of.base == own.base
}

// ratio is a power of ten where it can be one, exactly.
func ratio(a, b float64) float64 {
	r := a / b
	if exponent := math.Round(math.Log10(r)); math.Abs(r/math.Pow(10, exponent)-1) < 1e-9 {
		return math.Pow(10, exponent)
	}
	return r
}
