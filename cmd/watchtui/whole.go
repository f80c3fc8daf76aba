package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// putting is how a file is put in place. The zero value makes a new file, which others may read as far as the umask lets them.
type putting struct {
	replaces  bool // a file that has the name already
	isPrivate bool // for the owner alone
}

// putFile writes a file under another name beside its own, and gives it its own when it is whole: nobody meets half of it, and what fails
// leaves nothing behind. Nobody's file is written over, not even one that came a moment ago, unless it is to be replaced: the error is fs.ErrExist.
func putFile(path string, text []byte, how putting) error {
	return ofPath(path, putWhole(path, text, how))
}

func putWhole(path string, text []byte, how putting) error {
	mode := fs.FileMode(0o666)
	if how.isPrivate {
		mode = 0o600
	}
	hidden := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"-"+rand.Text()[:10])
	f, err := os.OpenFile(hidden, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(hidden) }() // where it did not get its name
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if how.replaces {
		return os.Rename(hidden, path)
	}
	return giveName(os.Link, hidden, path)
}

// ofPath is what went wrong with a file by the name that it was to have: nobody knows the one that it is written under. Where a folder is
// missing, it is the folder's.
func ofPath(path string, err error) error {
	var (
		file *fs.PathError
		link *os.LinkError
	)
	switch {
	case errors.As(err, &file) && file.Op == "open" && errors.Is(err, fs.ErrNotExist):
		return &fs.PathError{Op: file.Op, Path: filepath.Dir(path), Err: file.Err}
	case errors.As(err, &file):
		return &fs.PathError{Op: file.Op, Path: path, Err: file.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: "write", Path: path, Err: link.Err}
	}
	return err
}

// giveName gives a file a name that nobody has. Where the file system has no links the name is taken first, with an empty file.
func giveName(link func(file, name string) error, hidden, path string) error {
	err := link(hidden, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err = errors.Join(f.Close(), os.Rename(hidden, path)); err != nil {
		_ = os.Remove(path)
	}
	return err
}
