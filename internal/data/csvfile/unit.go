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

// unitWords are what units are called, and what they come to. A word that is an amount has no base.
var unitWords = map[string]measure{
	"kb/d": {1e3, "b/d"}, "kbd": {1e3, "b/d"}, "kbpd": {1e3, "b/d"}, "kb/day": {1e3, "b/d"}, "tb/d": {1e3, "b/d"}, "tbpd": {1e3, "b/d"}, "mbd": {1e6, "b/d"}, "mb/d": {1e6, "b/d"},
	"mbpd": {1e6, "b/d"}, "mmb/d": {1e6, "b/d"}, "mmbpd": {1e6, "b/d"}, "mmbd": {1e6, "b/d"}, "mb/day": {1e6, "b/d"}, "mbbl/d": {1e6, "b/d"}, "kbbl/d": {1e3, "b/d"},
	"bpd": {1, "b/d"}, "b/d": {1, "b/d"}, "bbl/d": {1, "b/d"}, "bbl/day": {1, "b/d"}, "b/day": {1, "b/d"}, "barrels/day": {1, "b/d"},
	"thousand": {1e3, ""}, "thousands": {1e3, ""}, "000": {1e3, ""}, "k": {1e3, ""}, "th": {1e3, ""}, "tsd": {1e3, ""},
	"million": {1e6, ""}, "millions": {1e6, ""}, "mn": {1e6, ""}, "mln": {1e6, ""}, "mio": {1e6, ""}, "mm": {1e6, ""}, "m": {1e6, ""},
	"billion": {1e9, ""}, "billions": {1e9, ""}, "bn": {1e9, ""}, "bln": {1e9, ""}, "mrd": {1e9, ""}, "trillion": {1e12, ""}, "tn": {1e12, ""}, "trn": {1e12, ""},
	"millionen": {1e6, ""}, "millones": {1e6, ""}, "milioni": {1e6, ""}, "milhoes": {1e6, ""}, "milliard": {1e9, ""}, "milliards": {1e9, ""}, "milliarden": {1e9, ""},
	"miliardi": {1e9, ""}, "md": {1e9, ""}, "mds": {1e9, ""}, "тыс": {1e3, ""}, "тыс.": {1e3, ""}, "млн": {1e6, ""}, "млрд": {1e9, ""}, "трлн": {1e12, ""},
	"долл": {1, "usd"}, "долл.": {1, "usd"}, "долларов": {1, "usd"}, "dolares": {1, "usd"}, "dollari": {1, "usd"}, "mrd.": {1e9, ""}, "mio.": {1e6, ""}, "mill.": {1e6, ""},
	"usd": {1, "usd"}, "$": {1, "usd"}, "us$": {1, "usd"}, "dollar": {1, "usd"}, "dollars": {1, "usd"}, "eur": {1, "eur"}, "€": {1, "eur"}, "euro": {1, "eur"}, "euros": {1, "eur"},
	"irr": {1, "irr"}, "rial": {1, "irr"}, "rials": {1, "irr"}, "toman": {10, "irr"}, "tomans": {10, "irr"}, "irt": {10, "irr"},
	"$bn": {1e9, "usd"}, "$m": {1e6, "usd"}, "$mn": {1e6, "usd"}, "us$bn": {1e9, "usd"}, "us$m": {1e6, "usd"},
	"kg": {1, "kg"}, "kgs": {1, "kg"}, "kilogram": {1, "kg"}, "kilograms": {1, "kg"}, "kilogramme": {1, "kg"}, "kilogrammes": {1, "kg"}, "g": {1e-3, "kg"}, "gram": {1e-3, "kg"}, "grams": {1e-3, "kg"},
	"t": {1e3, "kg"}, "tonne": {1e3, "kg"}, "tonnes": {1e3, "kg"}, "kt": {1e6, "kg"}, "mt": {1e9, "kg"}, "lb": {0.45359237, "kg"}, "lbs": {0.45359237, "kg"}, "pounds": {0.45359237, "kg"},
	"%": {1, "%"}, "percent": {1, "%"}, "pct": {1, "%"}, "per cent": {1, "%"}, "prozent": {1, "%"}, "fraction": {100, "%"},
	"bbl": {1, "b"}, "barrels": {1, "b"}, "barrel": {1, "b"}, "kb": {1e3, "b"}, "mb": {1e6, "b"}, "mmb": {1e6, "b"}, "mbbl": {1e6, "b"},
	"day": {1, "d"}, "daily": {1, "d"}, "week": {1, "week"}, "weekly": {1, "week"}, "month": {1, "month"}, "year": {1, "year"}, "d": {1, "d"},
	"ton": {0, "ton"}, "tons": {0, "ton"}, "km": {1, "km"}, "mi": {1, "mi"}, "miles": {1, "mi"}, "bcm": {1, "bcm"}, "mwh": {1, "mwh"}, "gwh": {1e3, "mwh"}, "twh": {1e6, "mwh"}, "swu": {1, "swu"},
	"ft": {1, "ft"}, "l": {1, "l"}, "litres": {1, "l"}, "gbp": {1, "gbp"}, "£": {1, "gbp"}, "rub": {1, "rub"}, "cny": {1, "cny"}, "yuan": {1, "cny"}, "oz": {1, "oz"}, "dwt": {1, "dwt"},
}

// asUnitWords leaves blanks alone between the words of a unit.
var asUnitWords = strings.NewReplacer("(", " ", ")", " ", "'000", " thousand ", "’000", " thousand ", ",", " ", "/ ", "/", " /", "/",
	"us dollars", "usd", "us dollar", "usd", "u.s. dollars", "usd")

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

// convert is the factor from one unit to another: the book's, or what their names say.
func (p *plan) convert(from, to string) (factor float64, ok bool) {
	if from == "" || normal(from) == normal(to) {
		return 1, true
	}
	key := [2]string{from, to}
	if c, ok := p.factors[key]; ok {
		return c, c != 0
	}
	factor, ok = p.opts.factor(from, to)
	if !ok {
		factor = 0
	}
	p.factors[key] = factor
	return factor, ok
}

// factor is that of convert: the book's goes first.
func (opts Options) factor(from, to string) (float64, bool) {
	if opts.Convert != nil {
		for _, name := range []string{from, strings.ToLower(from), strings.ReplaceAll(strings.ToLower(from), " ", "")} {
			if factor, ok := opts.Convert(name, to); ok {
				return factor, true
			}
		}
	}
	if to == "" {
		return 0, false
	}
	a, _ := measureOf(from)
	b, _ := measureOf(to)
	if a.factor == 0 || b.factor == 0 || math.IsInf(a.factor, 0) || math.IsInf(b.factor, 0) {
		return 0, false
	}
	if a.base == b.base || a.base != "" && strings.HasPrefix(b.base, a.base+" ") { // kg is said of kg U, % of % U-235
		return ratio(a.factor, b.factor), true
	}
	return 0, false
}

// ratio is a power of ten where it can be one, exactly.
func ratio(a, b float64) float64 {
	r := a / b
	if exponent := math.Round(math.Log10(r)); math.Abs(r/math.Pow(10, exponent)-1) < 1e-9 {
		return math.Pow(10, exponent)
	}
	return r
}

// cutUnit takes the unit from a header: "Kpler (mb/d)", "Stock, kg U", "Exports in kb/d", "Kpler mb/d", "Rial per USD".
func (p *plan) cutUnit(header string) (rest, unit string) {
	header = strings.TrimSpace(header)
	if p.isUnit(header) {
		return "", header
	}
	if open := strings.LastIndexAny(header, "(["); open >= 0 && strings.ContainsAny(header[open:], ")]") {
		end := open + strings.IndexAny(header[open:], ")]")
		if inner := strings.TrimPrefix(strings.TrimSpace(header[open+1:end]), "in "); p.isUnit(inner) {
			return strings.TrimSpace(header[:open] + " " + strings.TrimSpace(header[end+1:])), inner
		}
	}
	for _, mark := range []string{",", " in ", " - ", ":", ";"} {
		if i := strings.LastIndex(header, mark); i > 0 {
			if tail := strings.TrimSpace(header[i+len(mark):]); p.isUnit(tail) {
				return strings.TrimSpace(header[:i]), tail
			}
		}
	}
	parts := strings.Fields(header)
	for n := min(4, len(parts)-1); n > 0; n-- {
		if tail := strings.Join(parts[len(parts)-n:], " "); !strings.ContainsAny(tail, "()[]") && p.isUnit(tail) && (n > 1 || !ordinary[fold(tail)]) {
			return strings.Join(parts[:len(parts)-n], " "), tail
		}
	}
	return header, ""
}

// ordinary are words that are units only in company.
var ordinary = words("day daily week weekly month year d t g m k l mb kb th number dollar dollars rial rials toman barrels incidents transits launches")

// isUnit tells whether a text is one of the watchbook's units, or of what units are called.
func (p *plan) isUnit(text string) bool {
	for _, indicator := range p.indicators {
		if indicator.Unit == "" {
			continue
		}
		if normal(text) == normal(indicator.Unit) && strings.ContainsAny(text, "/%$ ") {
			return true
		}
		if p.opts.Convert != nil {
			if _, ok := p.opts.Convert(text, indicator.Unit); ok {
				return true
			}
		}
	}
	return isUnit(text)
}

// askFractions asks about values of an indicator in percent that are all 1 at most, or are so beside cells with a sign of percent, where
// nothing says that they are percents.
func (p *plan) askFractions(about *Understanding) {
	for _, c := range p.with(valueRole) {
		a := c.indicator
		if a == nil {
			a = p.whole
		}
		if a == nil || c.unit != "" || p.opts.Steer.Unit != "" || p.unit != "" || p.one(unitRole) != nil || !p.isPercent(*a) {
			continue
		}
		bare, signed, large := 0, 0, 0
		for _, r := range p.table.rows {
			if r.fault != "" {
				continue
			}
			v := readValue(strings.TrimSpace(r.cells[c.at]))
			number, reason := readNumeral(v.number, c.decimal, 1)
			switch {
			case !v.ok || reason != "" || number == 0:
			case v.percent:
				signed++
			case number > 0 && number <= 1:
				bare++
			default:
				large++
			}
		}
		if bare > 0 && (signed > 0 || large == 0) {
			about.ask("the numbers of "+quote(p.headerAt(c.at))+" without a sign of percent are 1 at most: are they percents or fractions?", "--unit %|fraction", []string{"%", "fraction"})
			return
		}
	}
}
