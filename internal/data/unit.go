package data

import "strings"

// Amount is a value for people with its unit: "164.7 kg U", "1 launch", "-0.5".
func Amount(v float64, unit string) string {
	return WithUnit(Number(v), unit)
}

// WithUnit is a value as it is written with its unit, which is in the singular after "1".
func WithUnit(text, unit string) string {
	if text == "1" {
		unit = Singular(unit)
	}
	return strings.TrimSpace(text + " " + unit)
}

// IsPercent tells whether a unit is percents, of whatever. A change of such values is said in points: "5 % less" could be either.
func IsPercent(unit string) bool { return strings.HasPrefix(unit, "%") }

// Singular is one of what a unit counts: of "launches" a launch. A unit that is no plain word stays.
func Singular(unit string) string {
	if strings.ContainsFunc(unit, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return unit
	}
	for _, ending := range []string{"ches", "shes", "sses", "xes"} {
		if strings.HasSuffix(unit, ending) {
			return strings.TrimSuffix(unit, "es")
		}
	}
	switch {
	case strings.HasSuffix(unit, "ies") && len(unit) > 4:
		return strings.TrimSuffix(unit, "ies") + "y"
	case strings.HasSuffix(unit, "s") && !strings.HasSuffix(unit, "ss") && len(unit) > 2:
		return strings.TrimSuffix(unit, "s")
	}
	return unit
}
