package main

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// life tells other processes that this one lives: a file beside the store that is locked as long as it does. The lock ends with the process,
// whatever becomes of it, so that of a command that has no end in the store it can be told whether it runs or nobody knows how it ended.
type life struct {
	id   string
	file *os.File
}

// beginLife takes away what others that were killed left behind, and makes a file of its own.
func beginLife(store string) (*life, error) {
	sweepLives(store)
	for {
		l, err := newLife(store)
		if err != nil {
			return nil, fmt.Errorf("note that a command runs: %w", err)
		}
		if l != nil {
			return l, nil
		}
	}
}

// newLife makes a file and locks it; nil where another process took the file for one that was left behind, in the moment between.
func newLife(store string) (*life, error) {
	bytes := make([]byte, 8)
	_, _ = rand.Read(bytes) // never fails
	l := &life{id: hex.EncodeToString(bytes)}
	f, err := os.OpenFile(lifePath(store, l.id), os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	l.file = f
	taken, err := lock(f)
	if err != nil {
		return nil, errors.Join(err, l.end())
	}
	ours, _ := f.Stat()
	if there, err := os.Stat(f.Name()); !taken || err != nil || !os.SameFile(ours, there) {
		_ = f.Close()
		return nil, nil
	}
	return l, nil
}

func lifePath(store, id string) string { return store + "-watch-" + id }

// sweepLives takes away the files of processes that were killed.
func sweepLives(store string) {
	entries, _ := os.ReadDir(filepath.Dir(store))
	for _, entry := range entries {
		if id, ok := strings.CutPrefix(entry.Name(), filepath.Base(lifePath(store, ""))); ok {
			lives(store, id)
		}
	}
}

// end ends it and takes the file away.
func (l *life) end() error {
	return errors.Join(l.file.Close(), os.Remove(l.file.Name()))
}

// lives tells whether the process with that id does. What one that was killed left behind is taken away.
func lives(store, id string) bool {
	f, err := os.OpenFile(lifePath(store, id), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err != nil {
		return true // it is there, and it cannot be told whether anybody holds it
	}
	taken, err := lock(f)
	_ = f.Close()
	if err != nil || !taken {
		return true
	}
	_ = os.Remove(f.Name())
	return false
}
