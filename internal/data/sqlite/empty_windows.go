package sqlite

import (
	"errors"
	"io/fs"
	"os"
)

// clearEmpty takes an empty file at path away. It is moved aside before it is looked at: what
// turns out to be a store that another process has just put there goes back.
func clearEmpty(temp, path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if info.Size() > 0 || !info.Mode().IsRegular() {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	aside := temp + "-empty"
	if err := os.Rename(path, aside); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	info, err = os.Lstat(aside)
	if err == nil && info.Size() > 0 {
		return errors.Join(os.Rename(aside, path), &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist})
	}
	return errors.Join(err, os.Remove(aside))
}
