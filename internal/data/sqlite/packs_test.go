package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"watchtui/internal/data"
)

// packedStore has a reading of each of so many days, three to a pack.
func packedStore(t *testing.T, days int) *Store {
	t.Helper()
	s := newTestStore(t)
	s.packRows = 3
	importReadings(t, s, dailyReadings(t, days)...)
	pack(t, s)
	return s
}

func dailyReadings(t *testing.T, days int) []data.Reading {
	readings := make([]data.Reading, days)
	for i := range readings {
		readings[i] = reading(t, "2024-01-01", float64(i))
		readings[i].Observed += data.Instant(i) * 86_400_000
	}
	return readings
}

func pack(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Pack(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// usable is how many packs have all readings of their time.
func usable(t *testing.T, s *Store) (n int) {
	t.Helper()
	conn, err := s.reads.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	cut, err := stretches(t.Context(), conn, 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range cut {
		if of.pack != 0 {
			n++
		}
	}
	return n
}

func values(t *testing.T, s *Store) []float64 {
	t.Helper()
	series, err := s.Series(t.Context(), "oil")
	if err != nil {
		t.Fatal(err)
	}
	var values []float64
	for i := range series.Len() {
		values = append(values, series.Value(i))
	}
	return values
}

// A later import ends the packs to whose time it adds, and no others; what comes at the end gets a pack of its own.
func TestAPackEndsWithWhatIsAddedToIt(t *testing.T) {
	s := packedStore(t, 12)
	if got := usable(t, s); got != 4 {
		t.Fatalf("got %d packs, want 4", got)
	}
	importReadings(t, s, reading(t, "2024-01-05", 99))
	if got := usable(t, s); got != 3 {
		t.Errorf("a revision leaves %d packs, want 3", got)
	}
	if got, want := values(t, s), []float64{0, 1, 2, 3, 4, 99, 5, 6, 7, 8, 9, 10, 11}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := s.Undo(t.Context(), 2, 1); err != nil {
		t.Fatal(err)
	}
	pack(t, s)
	if got := usable(t, s); got != 4 { // what is not in force is in a pack, too
		t.Errorf("got %d packs, want 4", got)
	}
	importReadings(t, s, dailyReadings(t, 15)...)
	pack(t, s)
	if got := usable(t, s); got != 5 {
		t.Errorf("got %d packs, want 5", got)
	}
	if got := values(t, s); len(got) != 15 {
		t.Errorf("got %v", got)
	}
}

// What an import brings by time is packed when it is there, with what lies between; what comes in no order is left to Pack, and so is what
// comes between many others.
func TestAnImportPacksWhatItBrings(t *testing.T) {
	for _, c := range []struct {
		what   string
		before []data.Reading // of an import before
		order  func(int) int  // of twelve days in the file
		packs  int
	}{
		{"by time", nil, func(i int) int { return i }, 4},
		{"the last days first", nil, func(i int) int { return 11 - i }, 0},
		{"a day too late", nil, func(i int) int { return (i + 11) % 12 }, 0},
		{"after others", dailyReadings(t, 15)[:2], func(i int) int { return i + 2 }, 4},
		{"between others", []data.Reading{reading(t, "2024-01-01", 99), reading(t, "2024-01-05", 99), reading(t, "2024-02-01", 99)}, func(i int) int { return i }, 4},
		{"between many", []data.Reading{reading(t, "2024-01-01", 99), reading(t, "2024-01-05", 99), reading(t, "2024-01-07", 99), reading(t, "2024-02-01", 99)},
			func(i int) int { return i }, 0},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := newTestStore(t)
			s.packRows = 1000
			if c.before != nil {
				importReadings(t, s, c.before...)
			}
			s.packRows = 3
			days := dailyReadings(t, 15)
			var rows []data.Reading
			for i := range 12 {
				rows = append(rows, days[c.order(i)])
			}
			if _, err := s.Import(t.Context(), ImportOptions{File: "a.csv", window: 2}, sequence(rows...)); err != nil {
				t.Fatal(err)
			}
			if got := usable(t, s); got != c.packs {
				t.Errorf("got %d packs, want %d", got, c.packs)
			}
			packed := values(t, s)
			if _, err := s.writes.ExecContext(t.Context(), `DELETE FROM packs`); err != nil {
				t.Fatal(err)
			}
			if got := values(t, s); !slices.Equal(got, packed) {
				t.Errorf("with packs they are %v, without %v", packed, got)
			}
		})
	}
}

// What comes of one instant is in one pack; where that is very much, an import keeps no more of it in memory, and leaves it to Pack.
func TestAnImportKeepsNoEndlessInstant(t *testing.T) {
	for n, packs := range map[int]int{12: 1, 40: 0} {
		s := newTestStore(t)
		s.packRows = 3
		var rows []data.Reading
		for i := range n {
			r := reading(t, "2024-01-01", float64(i))
			r.Published = day(t, "2024-02-01") + data.Instant(i)*86_400_000
			rows = append(rows, r)
		}
		if _, err := s.Import(t.Context(), ImportOptions{File: "a.csv", window: 2}, sequence(rows...)); err != nil {
			t.Fatal(err)
		}
		if got := usable(t, s); got != packs {
			t.Errorf("%d of one instant: got %d packs, want %d", n, got, packs)
		}
		if got := values(t, s); len(got) != n {
			t.Errorf("got %d readings, want %d", len(got), n)
		}
	}
}

// A pack that is damaged, or is none, is read past.
func TestDamagedPacksAreReadPast(t *testing.T) {
	for name, change := range map[string]string{
		"cut":       `UPDATE packs SET pack = substr(pack, 1, length(pack) - 1)`,
		"nonsense":  `UPDATE packs SET pack = x'00'`,
		"other n":   `UPDATE packs SET n = n + 1`,
		"overlap":   `UPDATE packs SET to_ms = to_ms + 200000000`,
		"reversed":  `UPDATE packs SET to_ms = from_ms - 1 WHERE id = 2`,
		"no source": `UPDATE packs SET pack = (SELECT pack FROM packs LIMIT 1), n = 0`,
	} {
		s := packedStore(t, 9)
		if _, err := s.writes.ExecContext(t.Context(), change); err != nil {
			t.Fatal(err)
		}
		if got, want := values(t, s), []float64{0, 1, 2, 3, 4, 5, 6, 7, 8}; !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}

// A small store is not written to.
func TestFewReadingsAreNotPacked(t *testing.T) {
	s := newTestStore(t)
	importReadings(t, s, dailyReadings(t, 400)...)
	pack(t, s)
	if got := usable(t, s); got != 0 {
		t.Errorf("got %d packs", got)
	}
}

// oldStore is a store of the first version, with a reading.
func oldStore(t *testing.T) string {
	t.Helper()
	now := migrations
	defer func() { migrations = now }()
	migrations = now[:1]
	path := filepath.Join(t.TempDir(), "store.db")
	if err := Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	importReadings(t, s, reading(t, "2024-01-01", 1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// A store of the first version is brought up to date when it is opened.
func TestOldStoreIsBroughtUpToDate(t *testing.T) {
	s := openTestStore(t, oldStore(t))
	s.packRows = 1
	pack(t, s)
	if got := values(t, s); usable(t, s) != 1 || !slices.Equal(got, []float64{1}) {
		t.Errorf("got %d packs, %v", usable(t, s), got)
	}
}

// Where it cannot be written it is read as it is.
func TestOldStoreThatIsReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is read-only for root")
	}
	path := oldStore(t)
	if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(filepath.Dir(path), 0o500)); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Dir(path), 0o700)
	s := openTestStore(t, path)
	if got := values(t, s); !slices.Equal(got, []float64{1}) {
		t.Errorf("got %v", got)
	}
	if err := s.Pack(t.Context()); err != nil && !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %v", err)
	}
}
