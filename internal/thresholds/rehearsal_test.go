package thresholds

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// Law: a rehearsal gives the states that Run gives on the same readings.
func TestRehearsalEqualsRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		at := data.Day(origin + rapid.IntRange(-10, 170).Draw(t, "at"))
		h := Run(book, readings, vintage, at)
		p := newRehearsal(h, book.Benchmarks, at)
		for range 2 { // the second finds what the first has left
			try := map[string][]tried{}
			s := Scenario{From: at, HasFrom: true}
			for id, f := range p.shelves {
				for day, n := at, rapid.IntRange(0, 4).Draw(t, "tried of "+id); n > 0; n-- {
					value := float64(rapid.IntRange(-3, 15).Draw(t, "value"))
					if f.indicator.Kind == data.Event {
						value = math.Abs(value)
					}
					try[id] = append(try[id], tried{f.instant(day), value})
					s = s.With(book.Assume(f.indicator, f.instant(day), value))
					day += data.Day(rapid.IntRange(1, 30).Draw(t, "step"))
				}
			}
			until := at + 90
			want := Run(book, s.Over(book, readings, vintage), vintage, until)
			p.judge(book.Benchmarks, try, until, func(day data.Day, runs []*run) bool {
				for i, r := range runs {
					if got := r.word; got != want.Word(i, day) {
						t.Fatalf("%s %s on %s, from %s: rehearsed %s, judged %s", r.benchmark.Measure, r.benchmark.Met, day, at, got, want.Word(i, day))
					}
				}
				return false
			})
		}
	})
}
