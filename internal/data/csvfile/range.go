package csvfile

import (
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// rangeMarks part the ends of a range.
var rangeMarks = []string{" to ", " bis ", " a ", " à ", "–", "—", "..", "-", " and ", " und ", " et ", " y "}

// cutRange cuts the upper end of a range: "1.3-1.5", "1.3 – 1.5 mb/d", "1.3 mb/d to 1.5 mb/d".
func (v *cellValue) cutRange(rest string) string {
	for _, mark := range rangeMarks {
		before, after, ok := strings.Cut(rest, mark)
		if !ok {
			continue
		}
		unit := strings.TrimSpace(before)
		high, tail := numeral(strings.TrimLeft(after, " $€£~"))
		if high == "" || unit != "" && (!strings.HasPrefix(strings.TrimSpace(tail), unit) || strings.ContainsAny(unit, "0123456789")) {
			continue
		}
		v.high = high
		return tail
	}
	return rest
}

// cutEnds cuts the ends of a range that stand in brackets behind a number of their own: "900 (850-950)", "900 kb/d [850–950]",
// "900 (95% CI: 850, 950)".
func (v *cellValue) cutEnds(rest string) string {
	open := strings.IndexAny(rest, "([")
	if open < 0 {
		return rest
	}
	end := strings.IndexAny(rest[open:], ")]")
	if end < 0 {
		return rest
	}
	inner := strings.TrimLeft(rest[open+1:open+end], " ")
	if i := strings.LastIndexAny(inner, "eEIi:"); i >= 0 && rangeWords[strings.Trim(fold(inner[:i+1]), " :")] {
		inner = strings.TrimLeft(inner[i+1:], " ")
	}
	low, between := numeral(inner)
	if low == "" {
		return rest
	}
	for _, mark := range append([]string{", ", ";"}, rangeMarks...) {
		_, after, ok := strings.Cut(between, mark)
		if !ok || strings.TrimSpace(between[:len(between)-len(after)-len(mark)]) != "" {
			continue
		}
		if high, tail := numeral(strings.TrimLeft(after, " ")); high != "" && strings.TrimSpace(tail) == "" {
			v.low, v.high = low, high
			return rest[:open] + rest[open+end+1:]
		}
	}
	return rest
}

// rangeWords are words before the ends of a range.
var rangeWords = words2("range", "ci", "95% ci", "90% ci", "95 % ci", "90 % ci", "95% confidence range", "confidence range", "uncertainty range")

// cutSpread cuts what a number may be off: "900 ± 50", "900 +/- 5%", "900 (±50) kb/d".
func (v *cellValue) cutSpread(rest string) string {
	for _, mark := range []string{"±", "+/-", "+/−", "+-"} {
		before, after, ok := strings.Cut(rest, mark)
		if !ok {
			continue
		}
		spread, tail := numeral(strings.TrimLeft(after, " "))
		if spread == "" || v.high != "" {
			return rest
		}
		if inside := strings.TrimRight(before, " "); strings.HasSuffix(inside, "(") {
			percent := strings.HasPrefix(strings.TrimLeft(tail, " "), "%")
			unit, behind, closed := strings.Cut(tail, ")")
			if !closed {
				return rest
			}
			before, tail = strings.TrimSuffix(inside, "("), behind
			if percent {
				tail = unit + tail
			}
		}
		if percent := strings.TrimLeft(tail, " "); strings.HasPrefix(percent, "%") && !strings.Contains(before, "%") {
			v.relative, tail = true, percent[1:]
		}
		v.spread = spread
		return before + tail
	}
	return rest
}

// fillRange fills in the range of a value that is the number itself so far.
func (v cellValue) fillRange(row *data.Row, d decimal, factor float64, isPercent bool) (reason string) {
	value := row.Value
	switch {
	case v.spread != "":
		by := factor
		if v.relative && !isPercent {
			by = 1
		}
		spread, reason := readNumeral(v.spread, d, by)
		if reason != "" {
			return reason
		}
		if v.relative && !isPercent {
			spread = value * spread / 100
		}
		row.Low, row.High = rounded(value-spread, value, spread), rounded(value+spread, value, spread)
	case v.high != "":
		high, reason := readNumeral(v.high, d, factor)
		if reason != "" {
			return reason
		}
		if v.low == "" {
			row.Low, row.High, row.Value = value, high, middle(value, high)
			break
		}
		low, reason := readNumeral(v.low, d, factor)
		if reason != "" {
			return reason
		}
		row.Low, row.High = low, high
	default:
		return ""
	}
	switch {
	case row.High < row.Low:
		return quote(v.bare) + " is a range whose end is below its start"
	case row.Value < row.Low || row.Value > row.High:
		return quote(v.bare) + " has its value outside of its range"
	}
	return ""
}

// isPercent tells whether an indicator is one of percents, so that what is off by 5 % is off by 5 of them.
func (p *plan) isPercent(indicator data.Indicator) bool {
	m, known := measureOf(indicator.Unit)
	return known && strings.HasPrefix(m.base, "%")
}

// readNumeral reads a numeral with the column's decimal mark, and converts it.
func readNumeral(text string, d decimal, factor float64) (float64, string) {
	plain, ok := plainNumeral(text, d)
	if !ok {
		want := "a decimal point"
		if d == decimalComma {
			want = "a decimal comma"
		}
		return 0, quote(text) + " does not fit the column, whose numbers have " + want
	}
	number, reason := parseNumber(plain)
	if reason != "" {
		return 0, reason
	}
	return scaled(number, factor)
}

// middle is the midpoint of a range, without the noise of binary fractions.
func middle(low, high float64) float64 {
	mid := low + (high-low)/2
	if rounded := rounded(mid, low, high); rounded >= low && rounded <= high {
		return rounded
	}
	return mid
}

// rounded is what came of two numbers, to one place more than they have.
func rounded(number, a, b float64) float64 {
	places := 1
	for _, of := range []string{data.Exact(a), data.Exact(b)} {
		if _, fraction, ok := strings.Cut(of, "."); ok {
			places = max(places, len(fraction)+1)
		}
	}
	if short, err := strconv.ParseFloat(strconv.FormatFloat(number, 'f', places, 64), 64); err == nil {
		return short
	}
	return number
}

// between makes a range of the value, which is its lower end, and the cell of the upper end.
func (e *emitter) between(c *column, v cellValue, indicator data.Indicator, row *data.Row, notes *[]string) (at int, reason string) {
	upper := e.plan.upper
	text := e.cell(upper)
	w := readValue(text)
	if !w.ok || w.high != "" || v.high != "" {
		return upper.at, "the row has a low end, " + quote(v.bare) + ", but no high one: " + quote(text)
	}
	factor, reason := e.factor(upper, w, indicator)
	if reason != "" {
		return upper.at, reason
	}
	high, reason := readNumeral(w.number, upper.decimal, factor)
	switch {
	case reason != "":
		return upper.at, reason
	case high < row.Value:
		return upper.at, "high is " + quote(text) + ", below low " + quote(v.bare)
	}
	row.Low, row.High = row.Value, high
	row.Value = middle(row.Low, row.High)
	*notes = append(*notes, "range "+data.Exact(row.Low)+"-"+data.Exact(row.High))
	return 0, ""
}

// ends fills in the range from columns of its ends.
func (e *emitter) ends(c *column, v cellValue, indicator data.Indicator, row *data.Row) (at int, reason string) {
	p := e.plan
	for _, r := range []role{lowRole, highRole} {
		end := p.one(r)
		text := e.cell(end)
		if end == nil || isMissing(text) {
			continue
		}
		w := readValue(text)
		if !w.ok || w.high != "" {
			return end.at, quote(text) + " is not a number"
		}
		factor, reason := e.factor(c, w, indicator)
		if reason != "" {
			return end.at, reason
		}
		number, reason := readNumeral(w.number, end.decimal, factor)
		switch {
		case reason != "":
			return end.at, reason
		case r == lowRole && number > row.Value:
			return end.at, "low is " + quote(text) + ", above the value " + quote(v.bare)
		case r == highRole && number < row.Value:
			return end.at, "high is " + quote(text) + ", below the value " + quote(v.bare)
		case r == lowRole:
			row.Low = number
		default:
			row.High = number
		}
	}
	return 0, ""
}
