package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// Lines are the outlook in words: the chance with its past error, and the extrapolation. There is never the one without the other.
func (o Outlook) Lines() []string {
	if o.Refused != "" {
		return []string{"no chance is given: " + o.Refused, o.Trend.Text(o.Benchmark)}
	}
	if o.IsMet { // that it is met on any of the days is then hardly a question
		return []string{fmt.Sprintf("%s that it is still met after %s, on %s: %s", chanceText(o.Then.Chance), data.Count(outlookDays, "day"), o.Until, o.Then.past()), o.Trend.Text(o.Benchmark)}
	}
	return []string{
		fmt.Sprintf("%s that it is met within %s, by %s: %s", chanceText(o.Within.Chance), data.Count(outlookDays, "day"), o.Until, o.Within.past()),
		fmt.Sprintf("%s that it is met on that day: %s", chanceText(o.Then.Chance), o.Then.past()),
		o.Trend.Text(o.Benchmark),
	}
}

// Asked is the forecast of what a reader asks: of what is met whether it stays so, of what is not whether it becomes so.
func (o Outlook) Asked() Forecast {
	if o.IsMet {
		return o.Then
	}
	return o.Within
}

// paragraph is all of the outlook.
func (o Outlook) paragraph() string {
	return "Outlook: " + strings.Join(o.Lines(), "; ") + "."
}

// Brief is the one chance that matters, in a line: that what is met stays so, or that what is not becomes so.
func (o Outlook) Brief() string {
	if o.Refused != "" {
		return "none: " + o.Refused
	}
	f, what := o.Asked(), "met by "
	if o.IsMet {
		what = "still met on "
	}
	text := fmt.Sprintf("%s %s%s · base rate %s · Brier %s", chanceText(f.Chance), what, o.Until, data.Decimals(100*f.BaseRate, 0)+" %", data.Decimals(f.Brier, 3))
	switch skill := f.Skill(); {
	case math.IsNaN(skill):
		return text + ", all outcomes the same"
	case skill <= 0:
		return text + " against " + data.Decimals(f.BaseBrier, 3) + ": no skill"
	}
	return text + " against " + data.Decimals(f.BaseBrier, 3)
}

// chanceText is a chance in percent: one that no path showed, or every one, is not called 0 or 100 %.
func chanceText(p float64) string {
	switch {
	case p == 0:
		return "< " + data.Number(100.0/OutlookPaths) + " %"
	case p == 1:
		return "> " + data.Number(100-100.0/OutlookPaths) + " %"
	case p < 0.1 || p > 0.9:
		return data.Decimals(100*p, 1) + " %"
	}
	return data.Decimals(100*p, 0) + " %"
}

// past is how often that came so, and how wrong the same forecast was in the past.
func (f Forecast) past() string {
	text := fmt.Sprintf("base rate %s, Brier score %s in %s", data.Decimals(100*f.BaseRate, 0)+" %", data.Decimals(f.Brier, 3), data.Count(f.Replays, "replay"))
	switch skill := f.Skill(); {
	case math.IsNaN(skill):
		return text + ", which all came out the same"
	case skill <= 0:
		return text + fmt.Sprintf(", no better than the base rate's %s", data.Decimals(f.BaseBrier, 3))
	}
	text += fmt.Sprintf(" against %s of the base rate", data.Decimals(f.BaseBrier, 3))
	if f.StayBrier <= f.Brier {
		text += fmt.Sprintf(", but that it stays as it is has %s", data.Decimals(f.StayBrier, 3))
	}
	return text
}
