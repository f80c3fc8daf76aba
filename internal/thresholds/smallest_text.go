package thresholds

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// Summary is the answer in one line.
func (c SmallestChange) Summary() string {
	name := c.Offer.RungName(c.Rung)
	switch {
	case !c.Found:
		return c.Why
	case c.On == c.At && len(c.Moves) == 0:
		return name + " is reached already"
	case c.Moves == nil || !c.moves(Shift) && !c.moves(Renew) && !c.moves(Confirm):
		return fmt.Sprintf("%s on %s, if nothing changes: only wait", name, c.On)
	case !c.moves(Shift):
		return fmt.Sprintf("%s on %s, if the readings stay as they are and are taken in time", name, c.On)
	}
	text := fmt.Sprintf("%s on %s at the earliest, distance %s", name, c.On, data.Number(c.Distance))
	if !c.Exact {
		text += ", approximate: found by search, less may do"
	}
	return text
}

func (c SmallestChange) moves(kind MoveKind) bool {
	for _, m := range c.Moves {
		if m.Kind == kind {
			return true
		}
	}
	return false
}

// MoveText is one of the moves in words.
func (c SmallestChange) MoveText(m Move) string {
	b := &strings.Builder{}
	b.WriteString(m.Indicator.Name + ": ")
	if m.Indicator.Kind == data.Event {
		c.eventText(b, m)
		return b.String()
	}
	value := data.Amount(m.Value, m.Indicator.Unit)
	switch m.Kind {
	case Wait:
		b.WriteString("nothing new")
		return b.String()
	case Confirm:
		fmt.Fprintf(b, "%s still, %s", value, m.Quality)
		c.byText(b, append([]data.Day{m.On}, m.Again...))
		return b.String()
	case Renew:
		fmt.Fprintf(b, "%s as it is, but read afresh, %s, on %s", value, m.Quality, m.On)
	case Shift:
		if !math.IsNaN(m.Before) {
			b.WriteString(data.Number(m.Before) + " -> ")
		}
		fmt.Fprintf(b, "%s, %s, on %s", value, m.Quality, m.On)
	}
	if len(m.Again) > 0 {
		b.WriteString(", and again")
		c.byText(b, m.Again)
	}
	return b.String()
}

func (c SmallestChange) eventText(b *strings.Builder, m Move) {
	again := m.Again
	switch {
	case m.Kind == Wait:
		b.WriteString("nothing new")
		return
	case m.Value == 0:
		fmt.Fprintf(b, "none until %s, looked at", c.On)
		again = append([]data.Day{m.On}, again...)
	default:
		fmt.Fprintf(b, "%s on %s, %s", data.Amount(m.Value, m.Indicator.Unit), m.On, m.Quality)
		if len(again) > 0 {
			b.WriteString(", then looked at")
		}
	}
	c.byText(b, again)
}

// maxDates is how many dates are written out.
const maxDates = 4

// byText is by when something has to be read.
func (c SmallestChange) byText(b *strings.Builder, days []data.Day) {
	for i, day := range days {
		switch {
		case i == 0:
			fmt.Fprintf(b, " by %s", day)
		case i < maxDates:
			fmt.Fprintf(b, ", %s", day)
		case i == len(days)-1:
			fmt.Fprintf(b, " … %s (%d in all)", day, len(days))
		}
	}
}

// Text is what becomes of the need, in words.
func (n Need) Text(c SmallestChange) string {
	b := n.State.Benchmark
	distance := ""
	if n.Distance > 0 {
		distance = ", distance " + data.Number(n.Distance)
	}
	switch {
	case !c.Found:
		return fmt.Sprintf("%s: %s%s", b.Name, n.State.Word, distance)
	case b.Dwell == 0 || n.From == n.MetOn:
		return fmt.Sprintf("%s: %s, met on %s%s", b.Name, n.State.Word, n.MetOn, distance)
	}
	return fmt.Sprintf("%s: %s, holding from %s, met on %s%s", b.Name, n.State.Word, n.From, n.MetOn, distance)
}
