package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// errAny is an error of which systems differ on what it is.
var errAny = errors.New("any")

func TestPutFile(t *testing.T) {
	const before, after = "as it was", "as it is now"
	for _, c := range []struct {
		name   string
		there  string // what has the name: a file with this text; "" for nothing, "/" for a folder
		folder string // beneath the test's own
		how    putting
		want   string // the text afterwards
		err    error
	}{
		{name: "a new file", want: after},
		{name: "a new file for the owner alone", how: putting{isPrivate: true}, want: after},
		{name: "somebody's file stays", there: before, want: before, err: fs.ErrExist},
		{name: "somebody's file stays as private as it is", there: before, how: putting{isPrivate: true}, want: before, err: fs.ErrExist},
		{name: "a file that is to be replaced", there: before, how: putting{replaces: true}, want: after},
		{name: "nothing to be replaced is there", how: putting{replaces: true}, want: after},
		{name: "no such folder", folder: "none", err: fs.ErrNotExist},
		{name: "a folder has the name", there: "/", err: fs.ErrExist},
		{name: "a folder is not replaced", there: "/", how: putting{replaces: true}, err: errAny},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, c.folder, "a file.toml")
			entries := 0
			switch c.there {
			case "":
			case "/":
				if err := os.Mkdir(path, 0o700); err != nil {
					t.Fatal(err)
				}
				entries = 1
			default:
				if err := os.WriteFile(path, []byte(c.there), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if c.want != "" {
				entries = 1
			}
			err := putFile(path, []byte(after), c.how)
			if err != nil && strings.Contains(err.Error(), ".a file.toml") {
				t.Errorf("the error %v names a file that nobody knows", err)
			}
			if (err == nil) != (c.err == nil) || c.err != nil && c.err != errAny && !errors.Is(err, c.err) {
				t.Errorf("got the error %v, want %v", err, c.err)
			}
			if got, _ := os.ReadFile(path); string(got) != c.want {
				t.Errorf("the file says %q, want %q", got, c.want)
			}
			if left, err := os.ReadDir(folder); err != nil || len(left) != entries {
				t.Errorf("%v is in the folder, want %d entries (%v)", left, entries, err)
			}
		})
	}
}

// A private file is private from its first byte on; another is what the umask lets it be.
func TestPutFileForTheOwnerAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permissions are others there")
	}
	path := filepath.Join(t.TempDir(), "kept.json")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := putFile(path, []byte("{}"), putting{replaces: true, isPrivate: true}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want -rw-------", info.Mode(), err)
	}
}

// Law: of all that put a new file in one place at once, one does, and the others are told that the name is taken.
func TestPutFileAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	var put, refused atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			switch err := putFile(path, []byte("whole"), putting{}); {
			case err == nil:
				put.Add(1)
			case errors.Is(err, fs.ErrExist):
				refused.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if put.Load() != 1 || refused.Load() != 19 {
		t.Errorf("%d put the file in place and %d were refused, want 1 and 19", put.Load(), refused.Load())
	}
}

// Where the file system has no links a file gets its name all the same, unless somebody has it.
func TestGiveNameWithoutLinks(t *testing.T) {
	none := func(string, string) error { return errors.ErrUnsupported }
	folder := t.TempDir()
	hidden, path := filepath.Join(folder, ".a.csv-1"), filepath.Join(folder, "a.csv")
	for _, want := range []error{nil, fs.ErrExist} { // the second time the name is taken
		if err := os.WriteFile(hidden, []byte("whole"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := giveName(none, hidden, path); (err == nil) != (want == nil) || want != nil && !errors.Is(err, want) {
			t.Errorf("got the error %v, want %v", err, want)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != "whole" {
			t.Errorf("the file says %q, %v", got, err)
		}
	}
	if err := giveName(none, filepath.Join(folder, "none"), filepath.Join(folder, "b.csv")); err == nil {
		t.Error("a file that is not there got a name")
	}
	if _, err := os.Lstat(filepath.Join(folder, "b.csv")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an empty file was left in its place: %v", err)
	}
}
