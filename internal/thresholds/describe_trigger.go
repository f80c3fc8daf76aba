package thresholds

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
)

// DescribeTrigger says in words how a trigger (a place in the book's list) stands on a day, and what came of its firings.
func (h *History) DescribeTrigger(trigger int, at data.Day) string {
	at = min(at, h.until)
	s := h.Trigger(trigger, at)
	t, b := s.Trigger, s.Trigger.Condition
	first := fmt.Sprintf("%s is %s: %s.", data.Quoted(t.Name), s.Standing(fmt.Sprintf("%s (%s)", s.Since, data.Count(int(at-s.Since), "day"))), s.Why)
	terms := fmt.Sprintf("When %s is %s, on evidence that is %s, %s %s after that is known.", b.Measure, b.compared(b.Met), b.evidenceWords(), t.Then, data.Count(t.Lag, "day"))
	if b.Dwell > 0 {
		terms += " It has to be so for " + data.Count(b.Dwell, "day") + " without a break."
	}
	terms += " It is armed again once the measure is " + b.compared(b.Release) + "."
	paragraphs := []string{first + " " + terms, h.firingsInWords(trigger, at)}
	if b.Why != "" {
		paragraphs = append(paragraphs, "Why it matters: "+b.Why+".")
	}
	return strings.Join(append(paragraphs, h.Standpoint(at)), "\n")
}

// evidenceWords is the lowest quality that counts: "estimated or verified".
func (b *Benchmark) evidenceWords() string {
	switch b.Evidence {
	case data.Verified:
		return "verified"
	case data.Estimated:
		return "estimated or verified"
	}
	return "of any quality"
}

// firingsInWords is how often a trigger has fired, and of the last time when, how soon that was known, and what the trigger saved.
func (h *History) firingsInWords(trigger int, at data.Day) string {
	list := h.FiringsUpTo(trigger, at)
	if len(list) == 0 {
		return "It has not fired."
	}
	f := list[len(list)-1]
	text := fmt.Sprintf("It has fired %s, last by the violation of %s", times(len(list)), f.Violation)
	if indicator, ok := h.book.Indicator(f.Reading.Indicator); ok {
		text += fmt.Sprintf(": %s (%s, %s, %s)", amountOf(f.Reading.Value, indicator.Unit), data.Visible(f.Reading.Source), f.Reading.Quality, f.Reading.Observed.Day())
	}
	text += fmt.Sprintf(". That could be known on %s, and the sanction is back on %s, %s after the violation", f.Known, f.Returns(), data.Count(f.EnforcementLag(), "day"))
	if saved, ok := f.Saved(); ok {
		text += fmt.Sprintf("; after a consultation it would be %s, so that %s are saved", data.Count(f.Baseline(), "day"), data.Count(saved, "day"))
	}
	return text + "."
}
