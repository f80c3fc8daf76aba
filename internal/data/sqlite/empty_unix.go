//go:build unix

package sqlite

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// clearEmpty takes an empty file at path away, and never the store that another process puts there meanwhile: of all who want to take the
// file away one has its lock, and where that one has done so the others find that what stands there is not the file that they locked.
func clearEmpty(_, path string) error {
	there, err := os.Lstat(path)
	if err == nil && (there.Size() > 0 || !there.Mode().IsRegular()) {
		return &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	var file *os.File
	if err == nil {
		file, err = os.Open(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer file.Close()
	for err = syscall.EINTR; err == syscall.EINTR; {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
	}
	ours, statErr := file.Stat()
	if err := errors.Join(err, statErr); err != nil {
		return err
	}
	there, err = os.Lstat(path)
	if err != nil || !os.SameFile(ours, there) || there.Size() > 0 {
		return nil // another was first
	}
	return os.Remove(path)
}
