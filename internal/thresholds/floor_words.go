package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// This file says in words how the floor stands.

// FloorWord is how two indices stand: open, closed or undefined.
func FloorWord(holding, conceding float64) string {
	switch {
	case math.IsNaN(holding) || math.IsNaN(conceding):
		return "undefined"
	case holding > conceding:
		return "open"
	}
	return "closed"
}

// Word is how the floor stands on the day: open, closed or undefined.
func (d FloorDay) Word() string { return FloorWord(d.Holding.Value, d.Conceding.Value) }

// FloorStale tells whether how the floor stands rests on old evidence: on less than half of the weight of one of its indices, by the share of each
// that is fresh. One index on old evidence is enough, as the floor is the difference of both.
func FloorStale(holdingFresh, concedingFresh float64) bool {
	return min(holdingFresh, concedingFresh) < 0.5
}

// Stale tells whether the floor is open or closed on old evidence.
func (d FloorDay) Stale() bool {
	return d.Word() != "undefined" && FloorStale(d.Holding.Fresh, d.Conceding.Fresh)
}

// FloorWords are how the floor stands on a day, since when, on how fresh evidence, and what escalated; a sentence each.
func (h *History) FloorWords(at data.Day) []string {
	at = min(at, h.until)
	day, ok := h.FloorOn(at)
	if !ok {
		return []string{"The watchbook has no floor."}
	}
	c := h.FloorCourse()
	lines := []string{fmt.Sprintf("The floor is %s%s: holding out costs %s, conceding %s.", day.Word(), c.sinceWords(at), indexWords(day.Holding), indexWords(day.Conceding))}
	if day.Stale() {
		lines[0] += " That is stale: less than half of the weight of " + day.staleSides() + " is fresh."
	}
	e := day.Escalation
	text := fmt.Sprintf("Over %s: %s.", data.Count(h.book.Floor.Window, "day"), e.Word.phrase())
	switch e.Word {
	case EscalationUndefined:
		text = fmt.Sprintf("Over %s: undefined, as the evidence is old or does not reach back.", data.Count(h.book.Floor.Window, "day"))
	default:
		text += fmt.Sprintf(" The steepest vertical part moved by %s points, the horizontal ones by %s.", signedTenths(e.Vertical), signedTenths(e.Horizontal))
	}
	return append(lines, text, c.openingWords(at))
}

// staleSides names the indices of which less than half is fresh.
func (d FloorDay) staleSides() string {
	var sides []string
	if FloorStale(d.Holding.Fresh, 1) {
		sides = append(sides, "holding out")
	}
	if FloorStale(1, d.Conceding.Fresh) {
		sides = append(sides, "conceding")
	}
	return listed(sides, "and of")
}

// phrase is the word in full, for sentences in which no axis says both or neither of what.
func (w EscalationWord) phrase() string {
	switch w {
	case BothAtOnce:
		return "vertical escalation and horizontal concession"
	case NoEscalation:
		return "neither vertical escalation nor horizontal concession"
	}
	return w.String()
}

// signedTenths is a number of points with its sign.
func signedTenths(v float64) string {
	return choice(v >= 0.05, "+", "") + data.Decimals(v, 1)
}

// Since is the first day from which on the floor has been as it is on a day; false outside of the history.
func (c *FloorCourse) Since(at data.Day) (data.Day, bool) {
	i, ok := c.Place(at)
	if !ok {
		return 0, false
	}
	word := FloorWord(c.Holding[i], c.Conceding[i])
	for i > 0 && FloorWord(c.Holding[i-1], c.Conceding[i-1]) == word {
		i--
	}
	return c.First + data.Day(i), true
}

func (c *FloorCourse) sinceWords(at data.Day) string {
	since, ok := c.Since(at)
	if !ok {
		return ""
	}
	return fmt.Sprintf(" since %s (%s)", since, data.Count(int(at-since), "day"))
}

// indexWords are an index and how much of it is fresh.
func indexWords(i Index) string {
	if math.IsNaN(i.Value) {
		return "what nobody can say, as no part is defined"
	}
	return fmt.Sprintf("%s (%s %% of its weight is fresh)", data.Decimals(i.Value, 1), data.Decimals(100*i.Fresh, 0))
}

// openingWords say how often the floor was open up to a day.
func (c *FloorCourse) openingWords(at data.Day) string {
	n, days := 0, 0
	var last Opening
	for _, o := range c.Openings {
		if o.From > at {
			break
		}
		n, days, last = n+1, days+int(min(o.To, at+1)-o.From), o
	}
	switch {
	case n == 0:
		return "It has never been open."
	case last.To > at:
		return fmt.Sprintf("It has opened %s, for %s in all so far.", times(n), data.Count(days, "day"))
	}
	return fmt.Sprintf("It has opened %s, for %s in all; the last time from %s to %s.", times(n), data.Count(days, "day"), last.From, last.To-1)
}

// DescribeFloor says in words how the floor stands on a day, and what each part adds.
func (h *History) DescribeFloor(at data.Day) string {
	at = min(at, h.until)
	lines := h.FloorWords(at)
	day, ok := h.FloorOn(at)
	if ok {
		lines = append(lines, "Holding out: "+day.Holding.partsWords(), "Conceding: "+day.Conceding.partsWords())
	}
	return strings.Join(append(lines, h.Standpoint(at)), "\n")
}

// partsWords are the parts of an index, each with its value, score and weight.
func (i Index) partsWords() string {
	var parts []string
	for _, s := range i.Parts {
		text := fmt.Sprintf("%s, %s, scores %s (weight %s)", s.Part.Name, s.Part.Amount(s.Value), data.Decimals(s.Score, 1), data.Number(s.Part.Weight))
		switch {
		case math.IsNaN(s.Score):
			text = s.Part.Name + " is undefined"
		case !s.Fresh:
			text += ", on a reading of " + data.Count(s.AgeDays, "day") + " ago"
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ") + "."
}
