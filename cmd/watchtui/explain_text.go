package main

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// This file says explanations in words. A chain is read from the top: the verdict, the change that led to it, the rungs, the benchmarks that
// they require, and under each the readings.

// How many readings of a benchmark the text lists, and of one that tipped a verdict; JSON has more.
const (
	maxExplained = 10
	maxTipping   = 3
)

// whatIf writes the head of an answer that is a what-if: each of its paragraphs is marked.
func (m *memo) whatIf(text string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			m.gap()
			continue
		}
		m.say("!! ", strings.TrimPrefix(line, "!! "))
	}
}

func (m *memo) offer(h *thresholds.History, e explained, q question) {
	o, v := e.chain.Verdict.Offer, e.chain.Verdict
	m.say("", fmt.Sprintf("%s %s since %s (%s)", o.Mark(v.Rung), strings.ToUpper(v.Name()), v.Since, data.Count(int(q.at-v.Since), "day")))
	m.say("", fmt.Sprintf("%s, on %s, %s.", o.Name, q.at, q.vintage.Words()))
	m.gap()
	m.say("", "How it came about")
	m.change(h, e.chain)
	m.gap()
	m.say("", "How sure it is")
	m.certainty(e.chain)
	if e.whyNot != nil {
		m.gap()
		m.why(h, o, *e.whyNot)
		return
	}
	for _, rung := range e.chain.Rungs {
		m.gap()
		m.rung(h, rung)
	}
}

func (m *memo) change(h *thresholds.History, e thresholds.Explanation) {
	last := e.Verdict.Last
	switch {
	case last == nil && e.Unread():
		m.say("  ", "There is no reading yet of what it asks for.")
		return
	case last == nil:
		m.say("  ", fmt.Sprintf("It has been so since the first reading, of %s.", h.First()))
		return
	}
	text := fmt.Sprintf("On %s it went from %s to %s.", last.Day, e.Verdict.Offer.RungName(last.From), e.Verdict.Offer.RungName(last.To))
	if e.Knowable != last.Day {
		text += fmt.Sprintf(" That could be known on %s, %s later.", e.Knowable, data.Count(int(e.Knowable-last.Day), "day"))
	}
	m.say("  ", text)
	for _, t := range e.Tipping {
		m.say("  "+t.After.Word.Mark()+" ", fmt.Sprintf("%s: from %s (%s) to %s: %s", t.After.Benchmark.Name, t.Before.Word, t.Before.Why, t.After.Word, t.After.Why))
		m.readings(h.Book(), "    ", t.After.Used, t.After.UsedInAll, maxTipping)
	}
	for _, test := range last.Passed {
		m.say("  "+thresholds.Passes.Mark()+" ", test.Name())
	}
}

func (m *memo) certainty(e thresholds.Explanation) {
	c, o := e.Certainty, e.Verdict.Offer
	if c.IsCertain() {
		m.say("  ", "Certain: it is the same over all published ranges and whichever source is right.")
	} else {
		m.say("  ", fmt.Sprintf("Only possible: from %s to %s, as what is unknown turns out.", o.RungName(c.Least), o.RungName(c.Most)))
	}
	for _, u := range c.Deciding {
		m.say("  "+u.State.Word.Mark()+" ", "unknown and decides: "+u.State.Benchmark.Name+": "+u.Why)
	}
	for _, u := range c.Harmless {
		m.say("  "+u.State.Word.Mark()+" ", "unknown and decides nothing: "+u.State.Benchmark.Name+": "+u.Why)
	}
}

func (m *memo) rung(h *thresholds.History, r thresholds.RungExplanation) {
	lacks, of := r.Lacks()
	switch {
	case r.Reached:
		m.say("", fmt.Sprintf("%s: reached", r.Name))
	case lacks == 0:
		m.say("", fmt.Sprintf("%s: not reached; all that it requires is met, and a rung below is lacking", r.Name))
	default:
		m.say("", fmt.Sprintf("%s: not reached, lacks %d of %d", r.Name, lacks, of))
	}
	for _, b := range r.Requires {
		m.benchmark(h, b)
	}
	m.tests(r.Tests)
}

func (m *memo) tests(list []thresholds.Outcome) {
	for _, o := range list {
		m.say("  "+o.Result.Mark()+" ", fmt.Sprintf("%s: %s: %s", o.Test.Name(), o.Result, o.Why))
	}
}

func (m *memo) benchmark(h *thresholds.History, e thresholds.BenchmarkExplanation) {
	s := e.State
	b := s.Benchmark
	known := ""
	if e.Knowable != s.Since {
		known = fmt.Sprintf(", which could be known on %s", e.Knowable)
	}
	m.say("  "+s.Word.Mark()+" ", fmt.Sprintf("%s: %s since %s%s", b.Name, s.Word, s.Since, known))
	m.say("    because  ", s.Why)
	m.say("    asks     ", asksText(b, "met"))
	if e.Unsure != "" {
		m.say("    unsure   ", e.Unsure)
	}
	m.say("    takes    ", e.Takes)
	if b.Why != "" {
		m.say("    matters  ", b.Why)
	}
	if len(s.Used) == 0 && s.AgeDays >= 0 {
		m.say("    reads    ", "none: the last reading is before the window of the measure")
		return
	}
	m.readings(h.Book(), "    reads    ", s.Used, s.UsedInAll, maxExplained)
}

// asksText is the rule: the measure, the comparison, and the evidence.
func asksText(b *thresholds.Benchmark, word string) string {
	text := b.Measure + " " + b.Condition(b.Met)
	if _, unit := b.Scale(); unit != "%" || b.Unit == "%" {
		text += " " + b.Unit
	}
	text = strings.TrimSpace(text)
	if b.Release != b.Met.Negation() {
		text += "; once " + word + ", until it is " + b.Condition(b.Release)
	}
	if b.Dwell > 0 {
		text += "; for " + data.Count(b.Dwell, "day")
	}
	text += "; " + map[data.Quality]string{data.Verified: "on verified readings", data.Estimated: "on estimated or verified readings", data.Claimed: "on any readings"}[b.Evidence]
	var ages []string
	for i, id := range b.Uses {
		age := data.Count(b.MaxAge(id), "day")
		if i > 0 && b.MaxAge(id) == b.MaxAge(b.Uses[0]) {
			continue
		}
		if len(b.Uses) > 1 && i > 0 {
			age += " of " + id
		}
		ages = append(ages, age)
	}
	return text + ", at most " + strings.Join(ages, ", ") + " old"
}

// readings lists the latest readings, oldest first, each with where to look it up.
func (m *memo) readings(book *thresholds.Book, lead string, used []data.Reading, inAll, most int) {
	indent := strings.Repeat(" ", len(lead))
	shown := used[max(0, len(used)-most):]
	if more := inAll - len(shown); more > 0 {
		m.say(lead, data.Count(more, "earlier reading")+", and")
		lead = indent
	}
	for _, r := range shown {
		m.say(lead, citedText(book, r))
		lead = indent
	}
	if len(shown) == 0 {
		m.say(lead, "no reading")
	}
}

// citedText is a reading with where to look it up. Notes are for those who ask for JSON: they would bury the rest.
func citedText(book *thresholds.Book, r data.Reading) string {
	indicator, _ := book.Indicator(r.Indicator)
	text := fmt.Sprintf("%s %s: %s", r.Observed, indicator.Name, data.Amount(r.Value, indicator.Unit))
	if r.Low == r.Low || r.High == r.High { // not NaN
		text += fmt.Sprintf(" (%s to %s)", data.Number(r.Low), data.Number(r.High))
	}
	text += fmt.Sprintf(", %s, %s", r.Source, r.Quality)
	if r.Published != data.NoInstant {
		text += ", published " + r.Published.String()
	}
	if r.Citation != "" {
		text += ": " + r.Citation
	}
	return text
}

func (m *memo) why(h *thresholds.History, o *thresholds.Offer, w thresholds.WhyNot) {
	name := o.RungName(w.Rung)
	if w.Reached() {
		m.say("", fmt.Sprintf("Why not %s? It is reached since %s, and lacks nothing.", name, w.Since))
		return
	}
	m.say("", fmt.Sprintf("Why not %s? It lacks %d, nearest first", name, len(w.Lacking)+len(w.Failing)))
	for _, b := range w.Lacking {
		m.benchmark(h, b)
	}
	m.tests(w.Failing)
	m.gap()
	m.say("", "What it would take")
	m.say("  ", w.Smallest.Summary())
	for _, move := range w.Smallest.Moves {
		m.say("  - ", w.Smallest.MoveText(move))
	}
}

// requiredBy says which rungs ask for a benchmark.
func (m *memo) requiredBy(book *thresholds.Book, b *thresholds.Benchmark) {
	var rungs []string
	for _, r := range requiring(book, b) {
		rungs = append(rungs, fmt.Sprintf("%s of %s", r.Rung, r.name))
	}
	if len(rungs) == 0 {
		rungs = []string{"no rung asks for it"}
	}
	m.say("    decides  ", strings.Join(rungs, "; "))
}

func (m *memo) trigger(h *thresholds.History, n int, q question) {
	s := h.Trigger(n, q.at)
	t := s.Trigger
	m.say("  "+s.Mark()+" ", t.Name+": "+s.Standing(s.Since.String()))
	m.say("    because  ", s.Why)
	m.say("    asks     ", asksText(t.Condition, "fired"))
	m.say("    then     ", t.Then)
	if t.Condition.Why != "" {
		m.say("    matters  ", t.Condition.Why)
	}
	if s.Firing == nil {
		m.say("    fired    ", "never")
		return
	}
	f := *s.Firing
	text := fmt.Sprintf("last on %s, by a violation of %s that was known on %s; the sanction is back on %s, %s after the violation", f.Day, f.Violation, f.Known,
		f.Returns(), data.Count(f.EnforcementLag(), "day"))
	if saved, ok := f.Saved(); ok {
		text += fmt.Sprintf(", %d after a consultation: %s saved", f.Baseline(), data.Count(saved, "day"))
	}
	m.say("    fired    ", text)
	m.readings(h.Book(), "    reads    ", []data.Reading{f.Reading}, 1, maxExplained)
}
