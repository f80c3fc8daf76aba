package thresholds

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// OrdinaryShare is the share of the decided days in the headlines' time that would be called strategic, and false where there is none.
func (t Tally) OrdinaryShare() (share float64, ok bool) {
	if t.OrdinaryDays == 0 {
		return 0, false
	}
	return float64(t.Ordinary) / float64(t.OrdinaryDays), true
}

// Summary is the tally in one line; "" where there is no headline.
func (t Tally) Summary() string {
	total := 0
	for _, n := range t.Counts {
		total += n
	}
	if total == 0 {
		return ""
	}
	text := "no headline is decided yet"
	if n := t.decided(); n > 0 {
		text = fmt.Sprintf("%d of %s strategic", t.Counts[Strategic], data.Count(n, "headline"))
		if t.OrdinaryDays > 0 {
			text += fmt.Sprintf(" (%s; of all days %s)", wholePercent(t.Counts[Strategic], n), wholePercent(t.Ordinary, t.OrdinaryDays))
		}
	}
	for _, w := range []TalkWord{OpenTalk, Unseen} {
		if n := t.Counts[w]; n > 0 {
			text += fmt.Sprintf(", %d %s", n, w)
		}
	}
	return text
}

// wholePercent is a part of a whole, "33 %".
func wholePercent(part, whole int) string {
	return data.Decimals(100*float64(part)/float64(whole), 0) + " %"
}

// Furthest is the move that made the headline strategic, of several the one that is most over its noise; else the one that came nearest to it. It is false
// where none was seen that had a way to go.
func (h Headline) Furthest() (AssetMove, bool) {
	best := -1
	for i, m := range h.Moves {
		if m.Seen && m.Before > 0 && (best < 0 || beyond(m, h.Moves[best]) > 0) {
			best = i
		}
	}
	if best < 0 {
		return AssetMove{}, false
	}
	return h.Moves[best], true
}

// beyond compares how much of its noise a distance shrank by.
func beyond(a, b AssetMove) int {
	return cmp.Or(cmp.Compare(a.Shrank()*b.Noise, b.Shrank()*a.Noise), cmp.Compare(a.Shrank(), b.Shrank()))
}

// Moved says what the assets did after a headline: of a strategic one all that came nearer by more than noise, else the one that came nearest to that.
func (h Headline) Moved() string {
	var parts []string
	for _, m := range h.Moves {
		if m.Counts() {
			parts = append(parts, m.String())
		}
	}
	if len(parts) > 0 {
		return strings.Join(parts, "; ")
	}
	if m, ok := h.Furthest(); ok {
		return m.String()
	}
	if slices.ContainsFunc(h.Moves, func(m AssetMove) bool { return m.Seen }) {
		return "what was seen had no way to go"
	}
	return "no evidence from its day and its window"
}

// String is the move in words: "60 % stock below one weapon's worth: 164.7 kg U → 142.9 kg U, 21.8 kg U nearer".
func (m AssetMove) String() string {
	b := m.Benchmark
	if !m.Seen {
		return b.Name + ": " + m.Change()
	}
	return fmt.Sprintf("%s: %s → %s, %s", b.Name, b.Amount(m.From), b.Amount(m.To), m.Change())
}

// Change is how much nearer the benchmark came, in words.
func (m AssetMove) Change() string {
	b := m.Benchmark
	switch shrank := m.Shrank(); {
	case !m.Seen && !math.IsNaN(m.From):
		return "no newer evidence"
	case !m.Seen:
		return "no evidence"
	case shrank > 0:
		return b.Amount(shrank) + " nearer"
	case shrank < 0:
		return b.Amount(-shrank) + " away"
	case m.Before == 0:
		return "had no way to go"
	}
	return "no nearer"
}

// Unit is that of the moves: % of what the level was, or the indicator's own.
func (r StudyRow) Unit() string {
	if r.Share {
		return "%"
	}
	return r.Indicator.Unit
}

// Scale is what the moves are multiplied by to be read in Unit.
func (r StudyRow) Scale() float64 {
	if r.Share {
		return 100
	}
	return 1
}
