package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"watchtui/internal/data"
)

// A path is a path: whatever characters are in it, the file has that very name.
func TestPathIsAPath(t *testing.T) {
	for _, name := range []string{
		"plain.db", "h#1.db", "z%41.db", "x?mode=ro", "with space.db", "größe.db", `quo'te".db`, "a;b&c=d.db",
		"file:x.db", ":memory:", "100%", "back\\slash.db", "x?_pragma=foreign_keys(1)",
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "sub#1?", "ö")
			path := filepath.Join(folder, name)
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
			if got := names(t, folder); len(got) != 1 || got[0] != name {
				t.Errorf("got files %q, want only %q", got, name)
			}
		})
	}
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// A relative path and a link, even one to a file that is not there yet, lead to the file.
func TestLinkIsFollowed(t *testing.T) {
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target.db"), filepath.Join(folder, "link.db")
	if err := os.Symlink("target.db", link); err != nil {
		t.Skip(err)
	}
	if err := Create(t.Context(), link, nil); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	s := openTestStore(t, link)
	if got, err := filepath.EvalSymlinks(target); err != nil || s.Path() != got && s.Path() != target {
		t.Errorf("got path %s, want %s", s.Path(), target)
	}
	t.Chdir(folder)
	importReadings(t, openTestStore(t, "target.db"), reading(t, "2024-01-01", 1))
}

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

func TestNoStoreThere(t *testing.T) {
	folder := t.TempDir()
	empty := filepath.Join(folder, "empty.db")
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(folder, "no.db"), filepath.Join(folder, "no", "no.db"), empty} {
		if _, err := Open(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: got %v, want fs.ErrNotExist", path, err)
		}
	}
	if _, err := Open(t.Context(), folder); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "directory") {
		t.Errorf("a directory: got %v", err)
	}
	if got := names(t, folder); len(got) != 1 {
		t.Errorf("got files %q, want only the empty one", got)
	}
	// An empty file becomes a store, for the owner alone.
	if err := Create(t.Context(), empty, nil); err != nil {
		t.Fatal(err)
	}
	importReadings(t, openTestStore(t, empty), reading(t, "2024-01-01", 1))
	if err := Create(t.Context(), empty, nil); !errors.Is(err, fs.ErrExist) {
		t.Errorf("create again: got %v, want fs.ErrExist", err)
	}
}

// Store, -wal and -shm are the owner's alone, and so are the folders made for them.
func TestModes(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("modes are those of Unix")
	}
	defer setUmask(setUmask(0))
	root := t.TempDir()
	if err := os.Chmod(root, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(root, "a", "b", "store.db")
	if err := Create(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	s := openTestStore(t, path)
	importReadings(t, s, reading(t, "2024-01-01", 1))
	scratch, err := s.Scratch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer scratch.Close()
	importReadings(t, scratch, reading(t, "2024-01-02", 1))
	for name, want := range map[string]fs.FileMode{
		root: 0o755, filepath.Join(root, "a"): 0o700, filepath.Join(root, "a", "b"): 0o700,
		path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600,
		scratch.folder: 0o700, scratch.path: 0o600, scratch.path + "-wal": 0o600,
	} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s: got mode %o, want %o", name, got, want)
		}
	}
}

// Of many who make a store at once one does, the others are told so, and all have the same one.
func TestCreateRace(t *testing.T) {
	for _, empty := range []bool{false, true} {
		folder := t.TempDir()
		path := filepath.Join(folder, "store.db")
		if empty {
			if err := os.WriteFile(path, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		const racers = 8
		errs := make([]error, racers)
		var wg sync.WaitGroup
		for i := range racers {
			wg.Go(func() {
				errs[i] = Create(t.Context(), path, func(s *Store) error {
					_, err := s.Import(t.Context(), ImportOptions{File: "reference"}, sequence(reading(t, "2024-01-01", float64(i))))
					return err
				})
			})
		}
		wg.Wait()
		made := 0
		for _, err := range errs {
			if err == nil {
				made++
			} else if !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		}
		if made != 1 {
			t.Errorf("%d made it, want 1", made)
		}
		if got := names(t, folder); len(got) != 1 {
			t.Errorf("got files %q", got)
		}
		series, err := openTestStore(t, path).Series(t.Context(), "oil")
		if err != nil || series.Len() != 1 {
			t.Errorf("got %d readings, %v", series.Len(), err)
		}
	}
}

// What cannot be filled leaves nothing behind, no folder either.
func TestCreateAllOrNothing(t *testing.T) {
	folder := t.TempDir()
	stop := errors.New("stop")
	err := Create(t.Context(), filepath.Join(folder, "a", "b", "store.db"), func(s *Store) error {
		importReadings(t, s, reading(t, "2024-01-01", 1))
		return stop
	})
	if !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	if got := names(t, folder); len(got) != 0 {
		t.Errorf("got files %q", got)
	}
}

// The number changes with what others commit, and not by itself.
func TestDataVersion(t *testing.T) {
	s := newTestStore(t)
	other := openTestStore(t, s.Path())
	version := func() int64 {
		t.Helper()
		v, err := s.DataVersion(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	first := version()
	if again := version(); again != first {
		t.Errorf("got %d, want %d", again, first)
	}
	importReadings(t, other, reading(t, "2024-01-01", 1))
	second := version()
	if second == first {
		t.Error("another store's import does not show")
	}
	importReadings(t, s, reading(t, "2024-01-02", 1))
	if version() == second {
		t.Error("the store's own import does not show")
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

// A long series is read by two connections at once: nothing is missing and nothing twice, and an undone
// import stays away from both halves.
func TestLongSeries(t *testing.T) {
	s := newTestStore(t)
	const rows = halved + 1000
	var readings []data.Reading
	for i := range rows {
		r := reading(t, "1950-01-01", float64(i))
		r.Observed += data.Instant(i) * 3_600_000
		readings = append(readings, r)
	}
	importReadings(t, s, readings...)
	undone := importReadings(t, s, reading(t, "1950-01-02", -1), reading(t, "1961-01-01", -1))
	if _, err := s.Undo(t.Context(), undone.ID, 5); err != nil {
		t.Fatal(err)
	}
	series, err := s.Series(t.Context(), "oil")
	if err != nil {
		t.Fatal(err)
	}
	if series.Len() != rows {
		t.Fatalf("got %d readings, want %d", series.Len(), rows)
	}
	for i := range rows {
		if got := series.Value(i); got != float64(i) {
			t.Fatalf("reading %d is %v", i, got)
		}
	}
}

// Ten terminals look at the store while an import runs, and see all of it or nothing.
func TestReadersDuringImport(t *testing.T) {
	s := newTestStore(t)
	importReadings(t, s, reading(t, "2024-01-01", 1))
	const rows = 20_000
	var readings []data.Reading
	for i := range rows {
		r := reading(t, "1950-01-01", float64(i))
		r.Observed += data.Instant(i) * 3_600_000
		readings = append(readings, r)
	}
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 10 {
		reader := openTestStore(t, s.Path())
		wg.Go(func() {
			for ctx.Err() == nil {
				series, err := reader.Series(t.Context(), "oil")
				if err != nil || series.Len() != 1 && series.Len() != rows+1 {
					t.Errorf("got %d readings, %v", series.Len(), err)
					return
				}
			}
		})
	}
	importReadings(t, s, readings...)
	stop()
	wg.Wait()
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
