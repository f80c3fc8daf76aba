package sqlite

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// What is not a store of this version is refused in words, and nothing of it or beside it changes.
func TestOtherFilesAreLeftAlone(t *testing.T) {
	ours := func(version uint32, id uint32) []byte {
		header := make([]byte, 4096)
		copy(header, headerMagic)
		binary.BigEndian.PutUint32(header[headerVersion:], version)
		binary.BigEndian.PutUint32(header[headerApplication:], id)
		return header
	}
	for _, test := range []struct {
		name    string
		content []byte
		want    error
	}{
		{"text", []byte("indicator,observed,value\n"), ErrForeign},
		{"one byte", []byte("S"), ErrForeign},
		{"half a header", []byte(headerMagic), ErrForeign},
		{"another program's SQLite file", ours(1, 0x47504b47), ErrForeign},
		{"an SQLite file of nobody", ours(0, 0), ErrForeign},
		{"a newer version", ours(999, applicationID), ErrNewer},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "x.db")
			if err := os.WriteFile(path, test.content, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Open(t.Context(), path); !errors.Is(err, test.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("open: got %v, want %v", err, test.want)
			}
			if err := Create(t.Context(), path, nil); !errors.Is(err, test.want) {
				t.Errorf("create: got %v, want %v", err, test.want)
			}
			if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, test.content) {
				t.Errorf("the file has changed: %v", err)
			}
			if got := names(t, folder); len(got) != 1 {
				t.Errorf("got files %q", got)
			}
		})
	}
}

// A newer program may have left its version in the -wal only.
func TestNewerVersionInWAL(t *testing.T) {
	s := newTestStore(t)
	conn, err := s.writes.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := conn.ExecContext(t.Context(), "PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(s.path)
	if _, err := Open(t.Context(), s.path); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want %v", err, ErrNewer)
	}
	if after, _ := os.ReadFile(s.path); !bytes.Equal(before, after) {
		t.Error("the file has changed")
	}
}

// Where nothing can be written it can be read all the same, and writing says why it cannot be.
func TestReadOnlyStore(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is read-only for root")
	}
	s := newTestStore(t)
	importReadings(t, s, reading(t, "2024-01-01", 1))
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	mode := func(file, folder fs.FileMode) {
		t.Helper()
		if err := errors.Join(os.Chmod(filepath.Dir(path), 0o700), os.Chmod(path, file), os.Chmod(filepath.Dir(path), folder)); err != nil {
			t.Fatal(err)
		}
	}
	defer mode(0o600, 0o700)
	for _, modes := range [][2]fs.FileMode{{0o400, 0o700}, {0o400, 0o500}, {0o600, 0o500}} {
		mode(modes[0], modes[1])
		s, err := Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		series, err := s.Series(t.Context(), "oil")
		if err != nil || series.Len() != 1 {
			t.Errorf("%o: got %v", modes, err)
		}
		_, err = s.Import(t.Context(), ImportOptions{}, sequence(reading(t, "2024-01-02", 1)))
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%o: import: got %v", modes, err)
		}
		if err := s.Close(); err != nil {
			t.Errorf("%o: close: %v", modes, err)
		}
	}
}

// A damaged file gives an error or the data, and never a panic.
func TestDamagedStore(t *testing.T) {
	t.Parallel()
	s := newTestStore(t)
	var readings []data.Reading
	for d := range 3000 {
		r := reading(t, "2024-01-01", float64(d))
		r.Observed += data.Instant(d) * 86_400_000
		r.Citation = "somewhere"
		readings = append(readings, r)
	}
	importReadings(t, s, readings...)
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	try := func(content []byte) {
		damaged := filepath.Join(t.TempDir(), "damaged.db")
		if err := os.WriteFile(damaged, content, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(t.Context(), damaged)
		if err != nil {
			return
		}
		defer s.Close()
		_, _ = s.Series(t.Context(), "oil")
		_, _ = s.Summary(t.Context())
		_, _ = s.Imports(t.Context())
		_, _ = s.Import(t.Context(), ImportOptions{}, sequence(readings[:10]...))
		_, _ = s.Undo(t.Context(), 1, 0)
	}
	for length := 0; length < len(sound); length += len(sound)/13 + 1 {
		try(sound[:length])
	}
	for at := 0; at < len(sound); at += len(sound)/60 + 1 {
		damaged := bytes.Clone(sound)
		for i := at; i < min(at+64, len(damaged)); i++ {
			damaged[i] ^= 0xff
		}
		try(damaged)
	}
}

// Who waits too long for another writer is told that the store is locked.
func TestLockedStore(t *testing.T) {
	s := newTestStore(t)
	holder, err := sql.OpenDB(connector{s.Path(), writeQuery}).Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	if _, err := holder.ExecContext(t.Context(), "BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	conn, err := s.writes.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(t.Context(), "PRAGMA busy_timeout = 10"); err != nil {
		t.Fatal(err)
	}
	conn.Close()
	_, err = s.Import(t.Context(), ImportOptions{}, sequence(reading(t, "2024-01-01", 1)))
	if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), "locked") {
		t.Errorf("got %v, want %v", err, ErrLocked)
	}
	if _, err := s.Imports(t.Context()); err != nil {
		t.Errorf("reading waits for nobody: %v", err)
	}
}
