package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"watchtui/internal/data"
)

// What came after an import is what later ones brought first and is still in force: no duplicates, and nothing undone.
func TestSince(t *testing.T) {
	s := newTestStore(t)
	other := reading(t, "2024-02-01", 7)
	other.Indicator = "fordow"
	importReadings(t, s, reading(t, "2024-01-01", 1), reading(t, "2024-02-01", 2))
	importReadings(t, s, reading(t, "2024-01-01", 1), reading(t, "2024-03-01", 3), other) // the first is a duplicate
	importReadings(t, s, reading(t, "2024-03-01", 4))                                     // a revision
	importReadings(t, s, reading(t, "2023-01-01", 5))
	if _, err := s.Undo(t.Context(), 4, 0); err != nil {
		t.Fatal(err)
	}
	for after, want := range map[int]string{
		0: "[fordow 2024-02-01 7 oil 2024-01-01 1 oil 2024-02-01 2 oil 2024-03-01 3 oil 2024-03-01 4]",
		1: "[fordow 2024-02-01 7 oil 2024-03-01 3 oil 2024-03-01 4]",
		2: "[oil 2024-03-01 4]", 3: "[]", 4: "[]", 99: "[]",
	} {
		got := []string{}
		err := s.Since(t.Context(), after, func(r data.Reading) error {
			got = append(got, fmt.Sprint(r.Indicator, " ", r.Observed, " ", r.Value))
			return nil
		})
		slices.Sort(got)
		if err != nil || fmt.Sprint(got) != want {
			t.Errorf("after import %d: %v, %v, want %s", after, got, err, want)
		}
	}
	enough := errors.New("enough")
	if err := s.Since(t.Context(), 0, func(data.Reading) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
}
