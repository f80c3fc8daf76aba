package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
)

// NewScratch makes an empty store that is gone when it is closed: what a dry run imports into
// where there is no store yet.
func NewScratch(ctx context.Context) (*Store, error) {
	s, err := newScratch(func(path string) error { return buildIn(ctx, path, nil) })
	if err != nil {
		return nil, fmt.Errorf("make a scratch store: %w", err)
	}
	return s, nil
}

// Scratch makes a private copy of the store as it is now, gone when it is closed: what a dry
// run imports into.
func (s *Store) Scratch(ctx context.Context) (*Store, error) {
	scratch, err := newScratch(func(path string) error { return s.copyTo(ctx, path) })
	if err != nil {
		return nil, fmt.Errorf("copy the store for a dry run: %w", explain(err))
	}
	return scratch, nil
}

// newScratch makes a store of what fill puts into an empty file, in a folder that others cannot enter.
func newScratch(fill func(path string) error) (_ *Store, err error) {
	folder, err := os.MkdirTemp("", "watchtui-scratch-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	path := filepath.Join(folder, "scratch.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return nil, err
	}
	if err := fill(path); err != nil {
		return nil, err
	}
	scratch := newStore(path, scratchQuery)
	scratch.folder = folder
	return scratch, nil
}

// copyTo copies the store page by page, as of one moment.
func (s *Store) copyTo(ctx context.Context, path string) error {
	conn, err := s.reads.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(driverConn any) error {
		source := driverConn.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		})
		backup, err := source.NewBackup(dsn(path, "mode=rw&_pragma=synchronous(OFF)"))
		if err != nil {
			return err
		}
		const pages = 1024 // at a time: 16 MiB
		for more := true; more && err == nil; {
			if more, err = backup.Step(pages); err == nil {
				err = ctx.Err()
			}
		}
		return errors.Join(err, backup.Finish())
	})
}
