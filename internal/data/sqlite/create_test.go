package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"testing"
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
	t.Parallel()
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

// Of many who put a store where an empty file is, one does, and it stays: nobody takes it away again, not for a moment.
func TestPlaceRace(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "store.db")
	temp := func(i int) string { return filepath.Join(folder, newPrefix+strconv.Itoa(i)) }
	for range 100 {
		var placed [12]bool
		for i := range placed {
			if err := os.WriteFile(temp(i), []byte{byte(i)}, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		start := make(chan struct{})
		var wg sync.WaitGroup
		for i := range placed {
			wg.Go(func() {
				<-start
				err := place(temp(i), path)
				if placed[i] = err == nil; !placed[i] && !errors.Is(err, fs.ErrExist) {
					t.Error(err)
				}
				if content, err := os.ReadFile(path); err != nil || len(content) == 0 {
					t.Errorf("after one has put a store there: %q, %v", content, err)
				}
			})
		}
		close(start)
		wg.Wait()
		content, err := os.ReadFile(path)
		if want := slices.Index(placed[:], true); err != nil || len(content) != 1 || int(content[0]) != want || slices.Contains(placed[want+1:], true) {
			t.Fatalf("the store of %v is there, and those put theirs there: %v (%v)", content, placed, err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
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
