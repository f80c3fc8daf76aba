package ui

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// fact is something to know about a benchmark, with a name before it.
type fact struct {
	name, text string
	style      style
}

// facts are what is to be known of the benchmark on the day looked at, what matters most first.
func (m *model) facts() []fact {
	s, ok := m.benchmarkJudged()
	if !ok {
		return []fact{{"state", m.waitingFor(), styleDim}}
	}
	b := s.Benchmark
	takes, known, doubt := "…", "", ""
	if wanted, ok := m.wantedSpot(); ok && m.benchmark.spot.key.history == wanted.history && m.benchmark.spot.key.number == wanted.number && m.benchmark.spot.key.at == wanted.at {
		takes, doubt = m.benchmark.spot.takes, m.benchmark.spot.doubt
		if day := m.benchmark.spot.knowable; day > s.Since {
			known = fmt.Sprintf(" · knowable %v", day)
		}
	}
	facts := []fact{
		{"state", s.Word.Mark() + " " + stateLine(s, m.judged.at) + known, stateStyles[s.Word]},
		{"takes", takes, styleStrong},
		{"age", m.agesLine(s), stylePlain},
	}
	facts = append(facts, m.outlookFacts()...)
	facts = append(facts, []fact{
		{"asks", asksLine(b), styleDim},
		{"matters", orElse(b.Why, "the book does not say why it matters"), styleDim},
	}...)
	if doubt != "" {
		facts = slices.Insert(facts, 1, fact{"unsure", thresholds.Unverified.Mark() + " " + doubt, stateStyles[thresholds.Unverified]})
	}
	return facts
}

// stateLine is the state with since when, why, and how far or until when.
func stateLine(s thresholds.State, at data.Day) string {
	text := s.Word.String() + " since " + since(s.Since, at) + " · " + s.Why
	switch {
	case s.Word == thresholds.Holding:
		text += fmt.Sprintf(", met on %v", s.MetOn)
	case s.Word == thresholds.Stale:
		text += " · was " + measuredOn(s) + ", met " + condition(s.Benchmark)
	case s.Distance > 0 && s.Word != thresholds.Unmet: // which has it in its reason
		text += " · " + toGo(s, false)
	}
	return text
}

// asksLine is what the benchmark asks for.
func asksLine(b *thresholds.Benchmark) string {
	sign, _, _ := strings.Cut(condition(b), " ")
	text := b.Measure + " " + sign + " " + b.Amount(b.Met.Threshold)
	if b.Release != b.Met.Negation() {
		text += " · released " + signed(b, b.Release)
	}
	if b.Dwell > 0 {
		text += " · for " + days(b.Dwell)
	}
	return text + " · " + evidenceWords(b)
}

// evidenceWords is which readings count.
func evidenceWords(b *thresholds.Benchmark) string {
	text := "evidence " + b.Evidence.String()
	if b.Evidence == data.Estimated {
		text += " or verified"
	}
	return text
}

// agesLine is how old the readings of each indicator are, and may be.
func (m *model) agesLine(s thresholds.State) string {
	text := ""
	for _, id := range s.Benchmark.Uses {
		if text != "" {
			text += " · "
		}
		limit := s.Benchmark.MaxAge(id)
		chart := m.store.charts[id]
		if chart == nil || chart.latestAt(m.judged.at) < 0 {
			text += id + ": no reading"
			continue
		}
		last := chart.points.at(chart.latestAt(m.judged.at)).Day()
		age := int(m.judged.at - last)
		if age > limit {
			text += thresholds.Stale.Mark() + " "
		}
		text += fmt.Sprintf("%s: %s old (%v), at most %s", id, days(age), last, days(limit))
	}
	return text
}

const factNames = 9 // cells for the names of facts

func (m *model) paintFacts(c *canvas, l benchmarkLayout) {
	if l.facts.empty() {
		return
	}
	title := "State, and what it would take"
	if l.chart.empty() {
		title = m.measureTitle()
	}
	paintFactLines(c, pane{title: title, boxed: l.density == boxed}.paint(c, l.facts), m.facts())
}

// paintFactLines writes facts below each other, as far as there is room.
func paintFactLines(c *canvas, inside rect, facts []fact) {
	y := inside.y
	for _, fact := range facts {
		for i, line := range wrap(fact.text, inside.w-factNames) {
			if y >= inside.bottom() {
				return
			}
			if i == 0 {
				c.text(inside.x, y, factNames-1, fact.name, styleDim)
			}
			c.text(inside.x+factNames, y, inside.w-factNames, line, fact.style)
			y++
		}
	}
}
