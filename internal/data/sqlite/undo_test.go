package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

// The same file with the same options is imported once, until it is undone.
func TestSameFileAgain(t *testing.T) {
	s := newTestStore(t)
	options := ImportOptions{File: "a.csv", SHA256: "abc", Options: "tidy"}
	rows := sequence(reading(t, "2024-01-01", 1))
	first, err := s.Import(t.Context(), options, rows)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Import(t.Context(), options, rows); !errors.Is(err, ErrAlreadyImported) || got != first {
		t.Errorf("got %+v, %v", got, err)
	}
	options.Options = "wide"
	if got, err := s.Import(t.Context(), options, rows); err != nil || got.ID != 2 || got.Duplicate != 1 {
		t.Errorf("other options: got %+v, %v; want a second import", got, err)
	}
	for _, id := range []int{1, 2} {
		if _, err := s.Undo(t.Context(), id, 5); err != nil {
			t.Fatal(err)
		}
	}
	options.Options = "tidy"
	if got, err := s.Import(t.Context(), options, rows); err != nil || got.ID != 3 || got.New != 1 {
		t.Errorf("after undo: got %+v, %v; want a third import with a new reading", got, err)
	}
}

// Undoing the first import leaves what the second repeated, in the second's place; redoing it
// puts that back.
func TestUndoAndRedo(t *testing.T) {
	s := newTestStore(t)
	one, two := reading(t, "2024-01-01", 1), reading(t, "2024-01-02", 2)
	importReadings(t, s, one, two)
	importReadings(t, s, reading(t, "2024-01-01", 9))
	importReadings(t, s, two, one)
	places := func() (text string) {
		series, err := s.Series(t.Context(), "oil")
		if err != nil {
			t.Fatal(err)
		}
		for i := range series.Len() {
			text += fmt.Sprintf("%v, ", series.Value(i))
		}
		return text
	}
	const before = "1, 9, 2, "
	if got := places(); got != before {
		t.Fatalf("got %s", got)
	}
	undone, err := s.Undo(t.Context(), 1, 5)
	if err != nil || undone.Gone != 0 || undone.Kept != 2 {
		t.Errorf("got %+v, %v", undone, err)
	}
	if got, want := places(), "9, 1, 2, "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := s.Redo(t.Context(), 1); err != nil {
		t.Error(err)
	}
	if got := places(); got != before {
		t.Errorf("got %s, want %s", got, before)
	}
	_, err = s.Undo(t.Context(), 7, 5)
	var unknown *UnknownImportError
	if !errors.As(err, &unknown) || !slices.Equal(unknown.Have, []int{1, 2, 3}) {
		t.Errorf("got %v", err)
	}
}
