package csvfile

import (
	"math"

	"watchtui/internal/data"
)

// ownUnit is the unit that the cell itself names; "" for none.
func (v cellValue) ownUnit() string {
	if v.unit == "" && v.percent {
		return "%"
	}
	return v.unit
}

// outerUnit is the unit that stands around a cell of the column: in the row, in the header, said, or in the titles.
func (e *emitter) outerUnit(c *column) string { return e.scaled(e.unscaled(c)) }

func (e *emitter) unscaled(c *column) string {
	p := e.plan
	if named := p.one(unitRole); named != nil && e.cell(named) != "" {
		return e.cell(named)
	}
	switch {
	case c.unit != "":
		return c.unit
	case p.opts.Steer.Unit != "":
		return p.opts.Steer.Unit
	case c.cellUnit == "" || isCurrency(c.cellUnit):
		return p.unit
	}
	return ""
}

// isLarge tells whether a number is a million at least, so that a currency is plainly all that it is in.
func (v cellValue) isLarge(d decimal) bool {
	number, reason := readNumeral(v.number, d, 1)
	return reason == "" && math.Abs(number) >= 1e6
}

// unitAt is the unit of a cell of the column, "" where none is named.
func (e *emitter) unitAt(c *column, v cellValue) string {
	if unit := v.ownUnit(); unit != "" {
		return unit
	}
	if unit := e.outerUnit(c); unit != "" {
		return unit
	}
	return c.cellUnit
}

// factor is what the cell's number is multiplied with to be in the indicator's unit.
func (e *emitter) factor(c *column, v cellValue, indicator data.Indicator) (factor float64, reason string) {
	p := e.plan
	unit, outer := v.ownUnit(), e.outerUnit(c)
	if indicator.Unit == "" && unit == "" {
		return 1, ""
	}
	if unit == "" {
		unit = outer
	}
	if isCurrency(unit) && !isCurrency(indicator.Unit) && isOf(indicator.Unit, unit) && unit != p.opts.Steer.Unit {
		switch {
		case isOf(outer, unit) && !isCurrency(outer): // "$12.5" under "USD bn"
			unit = outer
		case !v.isLarge(c.decimal):
			return 0, quote(v.bare) + " does not say of how many " + quote(unit) + ": --unit " + quote(indicator.Unit) + ", or " + quote(unit)
		}
	}
	if factor, ok := p.convert(unit, indicator.Unit); ok {
		return factor, ""
	}
	if _, known := p.known(indicator.ID); !known && p.opts.AllowUnknown && indicator.Unit == "" && (v.unit == "" || p.isUnit(v.unit)) {
		return 1, ""
	}
	if m, known := measureOf(unit); known && m.base == "" { // 1.2 million, of what the column counts
		own, _ := measureOf(indicator.Unit)
		if _, ok := p.convert(outer, indicator.Unit); ok {
			return ratio(m.factor, own.factor), ""
		}
	}
	if indicator.Unit == "" {
		return 0, "the unit is " + quote(unit) + ", but " + quote(indicator.ID) + " has none"
	}
	reason = "the unit is " + quote(unit) + ": want " + quote(indicator.Unit)
	if p.opts.Units != nil {
		for _, other := range p.opts.Units(indicator.Unit) {
			reason += " or " + quote(other)
		}
	}
	return 0, reason
}
