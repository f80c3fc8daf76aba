package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// storePath is the file of the store, and whether the user chose it.
func (a *app) storePath() (path string, chosen bool) {
	if a.db != "" {
		return a.db, true
	}
	if path := os.Getenv("WATCHTUI_DB"); path != "" {
		return path, true
	}
	return filepath.Join(xdg.DataHome, "watchtui", "watchtui.db"), false
}

// store opens the store; one that is not there is no store.
func (a *app) store(ctx context.Context) (*sqlite.Store, error) {
	path, _ := a.storePath()
	s, err := sqlite.Open(ctx, path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &noStoreError{path}
	}
	return s, err
}

// storeOrNew opens the store and makes it, with the reference readings, where there is none.
func (a *app) storeOrNew(ctx context.Context, book *thresholds.Book) (*sqlite.Store, error) {
	s, err := a.store(ctx)
	var none *noStoreError
	if !errors.As(err, &none) {
		return s, err
	}
	if err := a.create(ctx, func(s *sqlite.Store) error { return bringReference(ctx, s, book, a.now()) }); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	return a.store(ctx)
}

// create makes the store. A folder that the user named has to be there: a slip of the pen is no reason to make one.
func (a *app) create(ctx context.Context, fill func(*sqlite.Store) error) error {
	path, chosen := a.storePath()
	if folder := filepath.Dir(path); chosen {
		if info, err := os.Stat(folder); err != nil {
			return fmt.Errorf("make a store in %s: %w", data.Visible(folder), err)
		} else if !info.IsDir() {
			return fmt.Errorf("make a store in %s: it is not a folder", data.Visible(folder))
		}
	}
	return sqlite.Create(ctx, path, fill)
}
