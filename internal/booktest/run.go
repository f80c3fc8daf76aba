package booktest

import (
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/tomlfile"
)

// Result is what came of one test.
type Result struct {
	Name     string
	Line     int
	Expected int // how many things
	Failures []Failure
}

// Failure is something that was expected and is not so.
type Failure struct {
	Place             tomlfile.Problem // without a text
	At                data.Day
	Vintage           thresholds.Vintage
	Of                string // a benchmark, a trigger, an offer, or something of these
	Got, Want, Reason string
}

// Text is the failure in one line.
func (f Failure) Text() string {
	known := ""
	if f.Vintage != thresholds.AsKnownNow {
		known = ", " + f.Vintage.Words() + ","
	}
	return fmt.Sprintf("on %s%s %s: got %s, want %s, because %s", f.At, known, f.Of, f.Got, f.Want, f.Reason)
}

// Run tests a book. Its error is tomlfile.Problems where the suite speaks of what the book does not have, or cannot be understood.
func (s *Suite) Run(book *thresholds.Book) ([]Result, error) {
	tests, err := s.tests(book)
	if err != nil {
		return nil, err
	}
	var results []Result
	for _, t := range tests {
		results = append(results, t.run(book))
	}
	return results, nil
}

func (t test) run(book *thresholds.Book) Result {
	result := Result{Name: t.name, Line: t.line}
	until := map[thresholds.Vintage]data.Day{}
	for _, e := range t.expect {
		if last, ok := until[e.vintage]; !ok || e.at > last {
			until[e.vintage] = e.at
		}
	}
	histories := map[thresholds.Vintage]*thresholds.History{}
	for _, e := range t.expect {
		h := histories[e.vintage]
		if h == nil {
			h = thresholds.Run(book, t.readings, e.vintage, until[e.vintage])
			histories[e.vintage] = h
		}
		for _, w := range e.wants {
			result.Expected++
			if a := w.judge(h, e.at); !a.isSo {
				result.Failures = append(result.Failures, Failure{w.place, e.at, e.vintage, w.of, a.got, w.want, a.because})
			}
		}
	}
	return result
}
