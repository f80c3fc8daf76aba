package thresholds

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// linter looks at a book in the light of a history. In it the conditions of triggers are benchmarks, too, behind the book's own.
type linter struct {
	book     *Book
	h        *History
	made     map[string]*supply
	days     [][Met + 1]int // how many days each was in each state
	findings []Finding
	tells    []Diagnosticity
}

// Lint looks through a book's rules on all days from the first reading until a day: its findings in the order of the book's file, and for each
// offer what the indicators tell about it.
func Lint(book *Book, readings Readings, vintage Vintage, until data.Day) ([]Finding, []Diagnosticity) {
	l := newLinter(book, readings, vintage, until)
	for _, w := range book.Warnings {
		l.findings = append(l.findings, Finding{Place: tomlfile.Problem{File: w.File, Line: w.Line, Column: w.Column}, Severity: Warning, Check: "doubtful", Text: w.Text,
			Do: "look at the comparison again"})
	}
	for i, b := range l.h.book.Benchmarks {
		l.rule(i, b)
	}
	for i := range book.Offers {
		l.offer(i)
	}
	slices.SortStableFunc(l.findings, func(a, b Finding) int { return a.Place.Compare(b.Place) })
	return l.findings, l.tells
}

func newLinter(book *Book, readings Readings, vintage Vintage, until data.Day) *linter {
	with := *book
	with.Benchmarks = slices.Clone(book.Benchmarks)
	for _, t := range book.Triggers {
		with.Benchmarks = append(with.Benchmarks, t.Condition)
	}
	l := &linter{book: book, h: Run(&with, readings, vintage, until), made: supplies(book, readings, with.Benchmarks, vintage.Known(until))}
	l.days = make([][Met + 1]int, len(with.Benchmarks))
	for i := range with.Benchmarks {
		changes := l.h.Changes(i)
		for k, c := range changes {
			end := until + 1
			if k+1 < len(changes) {
				end = changes[k+1].Day
			}
			l.days[i][c.Word] += int(end - c.Day)
		}
	}
	return l
}

// all is how many days there are.
func (l *linter) all() int { return int(l.h.until-l.h.first) + 1 }

// note adds a finding about the value of a key of a rule.
func (l *linter) note(severity Severity, check, path, rule, do, format string, args ...any) *Finding {
	l.findings = append(l.findings, Finding{Place: l.book.place(path), Severity: severity, Check: check, Rule: rule, Text: fmt.Sprintf(format, args...), Do: do})
	return &l.findings[len(l.findings)-1]
}

// rule looks at a benchmark, or at the condition of a trigger.
func (l *linter) rule(i int, b *Benchmark) {
	if missing := l.unread(b); missing != "" {
		l.note(Warning, "no-readings", b.path+".measure", b.ID, "import some, or take the rule out", "there are no readings of %s%s", missing, choice(l.h.vintage.mode == knownOn, ", as known on "+l.h.vintage.String(), ""))
		return
	}
	l.evidence(b)
	l.maxAge(b)
	l.thresholds(i, b)
	if i < len(l.book.Benchmarks) {
		l.met(i, b)
		l.required(b)
	} else {
		l.fired(i-len(l.book.Benchmarks), i)
	}
	l.twin(i, b)
}

func (l *linter) unread(b *Benchmark) string {
	var names []string
	for _, id := range b.Uses {
		if l.made[id].stream(data.Claimed).Len() == 0 {
			names = append(names, id)
		}
	}
	return listed(names, "and")
}

// met tells of a benchmark that was never met, and of one that was always.
func (l *linter) met(i int, b *Benchmark) {
	days := l.days[i]
	switch {
	case days[Met] == 0:
		f := l.note(Warning, "never-met", b.path, b.ID, "ask for less, if it can never be met; leave it, if that is what the book is waiting for",
			"%s was never met in %s: %s", data.Quoted(b.Name), data.Count(l.all(), "day"), l.spent(days))
		f.Figures = map[string]float64{"days": float64(l.all())}
	case days[Unmet]+days[Unverified]+days[Contested] == 0:
		f := l.note(Warning, "always-met", b.path, b.ID, "ask for more, or take it out: it never kept an offer from anything but while its readings were old",
			"%s was met on every day with fresh readings: %s", data.Quoted(b.Name), l.spent(days))
		f.Figures = map[string]float64{"days": float64(l.all()), "met_days": float64(days[Met])}
	}
}

// spent says in which states the days were: "1 200 days unmet, 300 days stale".
func (l *linter) spent(days [Met + 1]int) string {
	var parts []string
	for word := int(Met); word >= 0; word-- {
		if days[word] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", data.Count(days[word], "day"), StateWord(word)))
		}
	}
	return strings.Join(parts, ", ")
}

// fired tells of a trigger that never fired, and of one that was never armed where it could see.
func (l *linter) fired(trigger, condition int) {
	t := l.book.Triggers[trigger]
	firings := l.h.Firings(trigger)
	path := t.Condition.path
	if len(firings) == 0 {
		l.note(Warning, "never-met", path, t.ID, "leave it, if what it watches for never happened; else ask for less", "%s never fired in %s", data.Quoted(t.Name), data.Count(l.all(), "day"))
		return
	}
	first := firings[0]
	for _, c := range l.h.Changes(condition) {
		if c.Word >= Unverified && c.Word <= Unmet && (c.Day < first.Day || first.Reset != NotReset) {
			return // it was armed, and could see
		}
	}
	if first.Reset == NotReset {
		l.note(Warning, "always-met", path, t.ID, "ask for more, or for a reset that can hold", "%s is fired since the first day on which it could see, %s", data.Quoted(t.Name), first.Day)
	}
}

// required tells of a benchmark that decides nothing.
func (l *linter) required(b *Benchmark) {
	if !slices.ContainsFunc(l.book.Offers, func(o *Offer) bool { return o.Requires(b) }) {
		l.note(Note, "unused", b.path, b.ID, "name it in a rung's requires, or keep it to be looked at", "no rung requires %s: it is judged and decides nothing", data.Quoted(b.Name))
	}
}

// thresholds tells of a comparison on whose other side the measure never was.
func (l *linter) thresholds(i int, b *Benchmark) {
	extents := l.h.tracks[i].extents
	if len(extents) == 0 {
		return // never defined: never met says so
	}
	low, high := extents[len(extents)-1].low, extents[len(extents)-1].high
	words := benchmarkWords
	if i >= len(l.book.Benchmarks) {
		words = triggerWords
	}
	outside := func(key string, c Comparison) {
		if c.Threshold >= low && c.Threshold <= high {
			return
		}
		side := "below"
		if c.Threshold > high {
			side = "above"
		}
		f := l.note(Warning, "unobserved-threshold", b.path+"."+key, b.ID, "check its unit and its sign; or leave it, if that is what the book is waiting for",
			"%s is %s all that was ever measured: between %s and %s", b.Condition(c), side, b.Amount(low), b.Amount(high))
		f.Figures = map[string]float64{"threshold": c.Threshold, "low": low, "high": high}
	}
	outside(words.met, b.Met)
	if b.Release != b.Met.Negation() {
		outside(words.release, b.Release)
	}
}

// evidence tells of a quality that no reading has.
func (l *linter) evidence(b *Benchmark) {
	for _, id := range b.Uses {
		if l.made[id].stream(b.Evidence).Len() > 0 {
			continue
		}
		any, best := l.made[id].stream(data.Claimed), data.Claimed
		for i := range any.Len() {
			best = max(best, any.series.Quality(any.Index(i)))
		}
		l.note(Warning, "evidence", b.path+".evidence", b.ID, "ask for what there is, or bring in a source that can give it",
			"it asks for %s readings of %s, and the best of %s is %s", b.Evidence, id, data.Count(any.Len(), "reading"), best)
	}
}

// place is where a rule stands in the book's file.
func (b *Book) place(path string) tomlfile.Problem {
	if b.file == nil {
		return tomlfile.Problem{File: b.Name}
	}
	return b.file.At(path)
}
