package csvfile

import (
	"math"
	"strings"
)

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
