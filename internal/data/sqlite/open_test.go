package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// What happens to the file of a store while it is open. Nobody may write to a file that is not there any more.
func TestStoreChangesUnderAnOpenOne(t *testing.T) {
	another := func(t *testing.T, path string) {
		t.Helper()
		if err := Create(t.Context(), path, nil); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name   string
		happen func(t *testing.T, path string)
		want   error
	}{
		{"nothing", func(*testing.T, string) {}, nil},
		{"it is deleted", func(t *testing.T, path string) { remove(t, path) }, fs.ErrNotExist},
		{"another takes its place", func(t *testing.T, path string) { remove(t, path); another(t, path) }, ErrReplaced},
		{"it is moved away and back", func(t *testing.T, path string) {
			if err := errors.Join(os.Rename(path, path+".away"), os.Rename(path+".away", path)); err != nil {
				t.Fatal(err)
			}
		}, nil},
		{"a newer program brings it up to date", func(t *testing.T, path string) {
			db := sql.OpenDB(connector{path, changeQuery})
			defer db.Close()
			if _, err := db.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(migrations)+1)); err != nil {
				t.Fatal(err)
			}
		}, ErrNewer},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newTestStore(t)
			importReadings(t, s, reading(t, "2024-01-01", 1))
			if _, err := s.DataVersion(t.Context()); err != nil {
				t.Fatal(err)
			}
			test.happen(t, s.Path())
			if _, err := s.DataVersion(t.Context()); !errors.Is(err, test.want) {
				t.Errorf("asked for changes: got %v, want %v", err, test.want)
			}
			if _, err := s.Import(t.Context(), ImportOptions{File: "b.csv"}, sequence(reading(t, "2024-01-02", 2))); !errors.Is(err, test.want) {
				t.Errorf("importing: got %v, want %v", err, test.want)
			}
			if _, err := s.Undo(t.Context(), 1, 5); !errors.Is(err, test.want) {
				t.Errorf("undoing: got %v, want %v", err, test.want)
			}
		})
	}
}

// A store that was opened by a link is the one that the link leads to now.
func TestLinkLeadsElsewhere(t *testing.T) {
	s, other := newTestStore(t), newTestStore(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(s.Path(), link); err != nil {
		t.Skip(err)
	}
	byLink := openTestStore(t, link)
	if _, err := byLink.DataVersion(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(link), os.Symlink(other.Path(), link)); err != nil {
		t.Fatal(err)
	}
	if _, err := byLink.DataVersion(t.Context()); !errors.Is(err, ErrReplaced) {
		t.Errorf("got %v, want %v", err, ErrReplaced)
	}
}

// remove takes a store away as a person would, with all that SQLite keeps beside it.
func remove(t testing.TB, path string) {
	t.Helper()
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
}
