package thresholds

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// offer looks at the rungs of an offer (a place in the book's list).
func (l *linter) offer(n int) {
	o := l.book.Offers[n]
	for i := range o.Rungs {
		l.rung(n, i)
		for _, b := range slices.Compact(slices.Clone(o.Rungs[i].Requires)) {
			l.redundant(o, i, b)
		}
	}
	l.diagnose(n)
}

// rung tells of a rung (a place in the offer's list) that was never reached.
func (l *linter) rung(n, i int) {
	o := l.book.Offers[n]
	path := fmt.Sprintf("%s.rung.%d", o.path, i)
	name := data.Quoted(o.Rungs[i].Name)
	if failing := o.failing(i); len(failing) > 0 {
		l.note(Warning, "unreached", path, o.ID, "mend the terms, or do not ask for the test", "%s cannot be reached, whatever is read: the offer does not pass %s: %s", name, failing[0].Test, failing[0].Why)
		return
	}
	if i >= o.ceiling() {
		return // a rung below says why
	}
	highest := 0
	for _, t := range l.h.Transitions(n) {
		highest = max(highest, t.To)
	}
	if highest == i { // of the rungs that were never reached the lowest
		l.note(Note, "unreached", path, o.ID, "leave it, if that is what the book is waiting for", "%s was never reached in %s", name, data.Count(l.all(), "day"))
	}
}

// redundant tells of a benchmark that is met whenever another is that the rung asks for anyway.
func (l *linter) redundant(o *Offer, rung int, b *Benchmark) {
	var others []*Benchmark
	for k, r := range o.Rungs[:rung+1] {
		for _, a := range r.Requires {
			if a == b && k < rung {
				l.note(Warning, "redundant", l.requirement(o, rung, b), b.ID, "take it out", "%s asks for %s, which %s below it asks for, too", data.Quoted(o.Rungs[rung].Name), b.ID,
					data.Quoted(r.Name))
				return
			}
			if a != b {
				others = append(others, a)
			}
		}
	}
	for _, a := range others {
		if a.implies(b) && !(b.implies(a) && l.h.number(a) > l.h.number(b)) {
			l.note(Warning, "redundant", l.requirement(o, rung, b), b.ID, "take it out of the rung", "whenever %s is met, which %s asks for, too, %s is met as well, whatever is read", a.ID,
				data.Quoted(o.Rungs[rung].Name), b.ID)
			return
		}
	}
	for _, a := range others {
		days, without := l.metWithout(a, b)
		if days == 0 || without > 0 || b.implies(a) { // if b implies a, then a is told of
			continue
		}
		if _, reverse := l.metWithout(b, a); reverse == 0 && l.h.number(a) > l.h.number(b) && slices.Contains(o.Rungs[rung].Requires, a) {
			continue // the same days: it is told of the later one
		}
		f := l.note(Note, "redundant", l.requirement(o, rung, b), b.ID, "ask for something that can differ, or keep it for days that were not yet", "on all %s on which %s was met, which %s asks for, too, %s was met as well",
			data.Count(days, "day"), a.ID, data.Quoted(o.Rungs[rung].Name), b.ID)
		f.Figures = map[string]float64{"days": float64(days)}
		return
	}
}

// requirement is the path of a benchmark in a rung's list.
func (l *linter) requirement(o *Offer, rung int, b *Benchmark) string {
	return fmt.Sprintf("%s.rung.%d.requires.%d", o.path, rung, slices.Index(o.Rungs[rung].Requires, b))
}

// metWithout is on how many days a was met, and on how many of these b was not.
func (l *linter) metWithout(a, b *Benchmark) (days, without int) {
	i, j := l.h.number(a), l.h.number(b)
	l.h.pieces([]int{i, j}, nil, func(from data.Day, n int) {
		if l.h.Word(i, from) != Met {
			return
		}
		days += n
		if l.h.Word(j, from) != Met {
			without += n
		}
	})
	return days, without
}

// implies tells whether b is met whenever a is, whatever is read: the same measure on the same evidence, a stricter comparison that is given up no
// later, at least as long a dwell, and readings at most as old.
func (a *Benchmark) implies(b *Benchmark) bool {
	if a.Measure != b.Measure || a.Evidence != b.Evidence || a.Dwell < b.Dwell {
		return false
	}
	for k := range a.maxAge {
		if a.maxAge[k] > b.maxAge[k] {
			return false
		}
	}
	return !a.Met.overlaps(b.Met.Negation()) && !a.Release.Negation().overlaps(b.Release)
}

// twin tells of a rule that another says as well.
func (l *linter) twin(i int, b *Benchmark) {
	for k, a := range l.book.Benchmarks {
		if i < len(l.book.Benchmarks) && k < i && a.implies(b) && b.implies(a) {
			l.note(Warning, "redundant", b.path, b.ID, "take one of them out", "it is the same rule as %s", a.ID)
			return
		}
	}
}
