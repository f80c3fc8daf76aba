package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// newPrefix begins the names of stores that are being made.
const newPrefix = ".watchtui-new-"

// abandoned is the age from which such a file is taken for what a killed process left behind.
const abandoned = 24 * time.Hour

// Create makes a store at path with what fill puts into it, and folders for it where they are
// missing. All or nothing: it is made under another name and put in place when it is whole, so
// nobody ever meets half a store. Where a store is there already, or another process puts one
// there meanwhile, that one stays and the error satisfies errors.Is(err, fs.ErrExist).
func Create(ctx context.Context, path string, fill func(*Store) error) error {
	if err := create(ctx, path, fill); err != nil {
		return fmt.Errorf("make a store: %w", err)
	}
	return nil
}

func create(ctx context.Context, path string, fill func(*Store) error) (err error) {
	path, err = follow(path)
	if err != nil {
		return err
	}
	switch _, err := look(path); {
	case err == nil:
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	folder := filepath.Dir(path)
	made, err := makeFolder(folder)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			for _, folder := range made {
				_ = os.Remove(folder) // stays where something else is in it by now
			}
		}
	}()
	sweep(folder)

	temp, err := build(ctx, folder, fill)
	if err != nil {
		return err
	}
	err = place(temp, path)
	if removeErr := os.Remove(temp); !errors.Is(removeErr, fs.ErrNotExist) {
		err = errors.Join(err, removeErr)
	}
	if err != nil {
		return err
	}
	return syncFolder(folder)
}

// makeFolder makes folder where it is missing, for the owner alone, and returns what it made,
// innermost first.
func makeFolder(folder string) (made []string, err error) {
	for missing := folder; ; missing = filepath.Dir(missing) {
		if _, err := os.Stat(missing); !errors.Is(err, fs.ErrNotExist) {
			break
		}
		made = append(made, missing)
	}
	return made, os.MkdirAll(folder, 0o700)
}

// build makes a whole store under a name of its own, on the disk to stay, and returns the name.
func build(ctx context.Context, folder string, fill func(*Store) error) (string, error) {
	file, err := os.CreateTemp(folder, newPrefix+"*") // for the owner alone
	if err != nil {
		return "", err
	}
	temp := file.Name()
	err = file.Close()
	if err == nil {
		err = buildIn(ctx, temp, fill)
	}
	if err == nil {
		err = syncFile(temp)
	}
	if err != nil {
		for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
			_ = os.Remove(temp + suffix)
		}
		return "", err
	}
	return temp, nil
}

// buildIn fills the empty file. It is not in place yet, so nothing but the end has to be safe.
func buildIn(ctx context.Context, path string, fill func(*Store) error) error {
	s := newStore(path, scratchQuery)
	err := s.migrate(ctx)
	if err == nil && fill != nil {
		err = fill(s)
	}
	if err == nil {
		err = s.gather(ctx)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	// Everything is in the one file now; what was left would be lost.
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return errors.New("the new store could not be finished")
	}
	return nil
}

// gather moves everything into the one file. Closing would do so, too, but keep to itself that the disk is full.
func (s *Store) gather(ctx context.Context) error {
	var busy, pages, moved int
	err := s.writes.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	return explain(err)
}

// place gives the file at temp the name path, unless a store has it.
func place(temp, path string) error {
	err := os.Link(temp, path)
	if errors.Is(err, fs.ErrExist) {
		if err := clearEmpty(temp, path); err != nil {
			return err
		}
		err = os.Link(temp, path)
	}
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// A file system without links. Between the look and the renaming another process may come.
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	return os.Rename(temp, path)
}

// sweep removes what processes that were killed long ago left in folder.
func sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), newPrefix) {
			continue
		}
		if info, err := entry.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(folder, entry.Name()))
		}
	}
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// syncFolder makes a new name in folder safe. Windows has no such thing.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	file, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
