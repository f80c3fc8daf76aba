package sqlite

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The refusal of a contradiction says where the file said it first, and what.
func TestContradictionNamesTheLine(t *testing.T) {
	for _, window := range []int{1, 100} {
		s := newTestStore(t)
		got, err := s.Import(t.Context(), ImportOptions{File: "a.csv", SkipRefused: true, window: window},
			sequence(reading(t, "2024-01-01", 1450), reading(t, "2024-01-01", 1300)))
		if err != nil || got.Refused != 1 {
			t.Fatalf("got %+v, %v", got, err)
		}
		refusals, err := s.Refusals(t.Context(), 1)
		if err != nil || len(refusals) != 1 {
			t.Fatalf("got %v, %v", refusals, err)
		}
		text := refusals[0].Error()
		if !strings.HasPrefix(text, "a.csv:3:1: ") || !strings.Contains(text, "1450") || !strings.Contains(text, "1300") {
			t.Errorf("window %d: got %q", window, text)
		}
		if window == 100 && !strings.Contains(text, "line 2") {
			t.Errorf("got %q, want the first row's line", text)
		}
	}
}

// refusing gives n good rows with a refused one after each.
func refusing(t *testing.T, n int) func(func(data.Row, error) bool) {
	good := reading(t, "1950-01-01", 1)
	return func(yield func(data.Row, error) bool) {
		for i := range n {
			good.Observed += 86_400_000
			refusal := &data.Refusal{File: "a.csv", Line: 2*i + 3, Column: 4, Reason: "no number", Text: fmt.Sprintf("row\x1b %d", i)}
			if !yield(data.Row{Reading: good, Line: 2*i + 2}, nil) || !yield(data.Row{}, fmt.Errorf("read: %w", refusal)) {
				return
			}
		}
	}
}

// One refusal and nothing is imported; all are counted and the first are listed.
func TestRefusedRowsRefuseTheFile(t *testing.T) {
	s := newTestStore(t)
	_, err := s.Import(t.Context(), ImportOptions{File: "a.csv", window: 7}, refusing(t, 30))
	var refused *RefusedError
	if !errors.As(err, &refused) {
		t.Fatalf("got %v, want a RefusedError", err)
	}
	if refused.Count != 30 || len(refused.First) != 20 || refused.First[19].Line != 41 || refused.Import.Read != 60 || refused.Import.New != 30 {
		t.Errorf("got %d of %d, %d listed, %+v", refused.Count, refused.Import.Read, len(refused.First), refused.Import)
	}
	if imports, err := s.Imports(t.Context()); err != nil || len(imports) != 0 {
		t.Errorf("got imports %v, %v", imports, err)
	}
	if summary, err := s.Summary(t.Context()); err != nil || len(summary) != 0 {
		t.Errorf("got summary %v, %v", summary, err)
	}
}

// Skipped rows are kept with the import.
func TestRefusedRowsAreKept(t *testing.T) {
	s := newTestStore(t)
	got, err := s.Import(t.Context(), ImportOptions{File: "a.csv", SkipRefused: true, window: 7}, refusing(t, 30))
	if err != nil || got.New != 30 || got.Refused != 30 {
		t.Fatalf("got %+v, %v", got, err)
	}
	refusals, err := s.Refusals(t.Context(), 1)
	if err != nil || len(refusals) != 30 {
		t.Fatalf("got %d refusals, %v", len(refusals), err)
	}
	want := data.Refusal{File: "a.csv", Line: 61, Column: 4, Reason: "no number", Text: `row\x1b 29`}
	if *refusals[29] != want {
		t.Errorf("got %+v, want %+v", *refusals[29], want)
	}
}
