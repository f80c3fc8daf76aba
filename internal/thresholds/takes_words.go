package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// aReading is a reading of the quality asked for.
func (p *prospect) aReading(fresh string) string {
	switch p.Benchmark.Evidence {
	case data.Verified:
		return "a " + fresh + "verified reading"
	case data.Estimated:
		return "a " + fresh + "reading (not a claim)"
	}
	return "a " + fresh + "reading"
}

func (p *prospect) readings() string {
	switch p.Benchmark.Evidence {
	case data.Verified:
		return "verified readings"
	case data.Estimated:
		return "readings (not claims)"
	}
	return "readings"
}

// ofIndicator names the indicator where there are several.
func (p *prospect) ofIndicator(use int) string {
	if len(p.Benchmark.Uses) == 1 {
		return ""
	}
	return " of " + p.indicator(use).Name
}

// inWords is what a benchmark on events asks for, as people say it.
func (p *prospect) inWords() string {
	b := p.Benchmark
	unit := p.indicator(0).Unit
	switch b.shape.function {
	case "days_since":
		if strings.HasPrefix(b.Met.Op, ">") {
			return fmt.Sprintf("no %s for %s%s", data.Singular(unit), moreThan[b.Met.Op], amountOf(b.Met.Threshold, "days"))
		}
	case "sum":
		if bound, ok := bounds[b.Met.Op]; ok {
			return fmt.Sprintf("%s %s in %s", bound, amountOf(b.Met.Threshold, unit), spanWords(b.shape.window))
		}
	}
	return b.Measure + " " + b.Condition(b.Met)
}

var (
	moreThan = map[string]string{">": "more than "}
	bounds   = map[string]string{"<=": "at most", "<": "fewer than", ">=": "at least", ">": "more than", "==": "exactly"}
)

// valued is an interval after "a reading"; "" where any value does.
func (p *prospect) valued(i interval, use int) string {
	indicator := p.indicator(use)
	counts := indicator.Kind == data.Event
	noLow, noHigh := math.IsInf(i.low, -1) || counts && i.low <= 0, math.IsInf(i.high, 1)
	switch {
	case noLow && noHigh:
		return ""
	case i.but:
		return " other than " + amountOf(i.low, indicator.Unit)
	case i.low == i.high:
		return " of exactly " + amountOf(i.low, indicator.Unit)
	case counts && noLow && i.high == 0:
		return " without " + withArticle(data.Singular(indicator.Unit))
	case counts && noLow:
		return " of at most " + amountOf(i.high, indicator.Unit)
	case counts && noHigh:
		return " of at least " + amountOf(i.low, indicator.Unit)
	case noLow:
		return choice(i.highOpen, " below ", " at or below ") + amountOf(i.high, indicator.Unit)
	case noHigh:
		return choice(i.lowOpen, " above ", " at or above ") + amountOf(i.low, indicator.Unit)
	}
	return fmt.Sprintf(" between %s and %s", amountOf(i.low, indicator.Unit), amountOf(i.high, indicator.Unit))
}

// outside is what lies outside of an interval with one end; "" where there is no one word for it.
func (p *prospect) outside(i interval, use int) string {
	unit := p.indicator(use).Unit
	noLow, noHigh := math.IsInf(i.low, -1), math.IsInf(i.high, 1)
	switch {
	case i.but:
		return "of exactly " + amountOf(i.low, unit)
	case i.low == i.high:
		return "other than " + amountOf(i.low, unit)
	case noLow && !noHigh:
		return choice(i.highOpen, "at or above ", "above ") + amountOf(i.high, unit)
	case noHigh && !noLow:
		return choice(i.lowOpen, "at or below ", "below ") + amountOf(i.low, unit)
	}
	return ""
}
