package sqlite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// lookAside looks for an import in a copy of the store's files in another place. A disk that refuses to be written to can mostly still be
// read, and what stands in the store's log is there for whoever opens the store next. Only what is found is known: the files are copied one
// after the other, the log first.
func (s *Store) lookAside(ctx context.Context, id int) (found Import, err error) {
	scratch, err := newScratch(func(path string) error {
		if err := copyFile(s.path+"-wal", path+"-wal"); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return copyFile(s.path, path)
	})
	if err != nil {
		return Import{}, err
	}
	defer func() { err = errors.Join(err, scratch.Close()) }()
	return scratch.ImportByID(ctx, id)
}

func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, target.Close()) }()
	_, err = io.Copy(target, source)
	return err
}
