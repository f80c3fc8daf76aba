package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"watchtui/internal/data/sqlite"
	"watchtui/internal/ui"
)

// mostOpenings is how many first screens are kept, each of the stores whose paths have the same remainder.
const mostOpenings = 64

// keepOpenings lets the dashboard begin with the first screen as it was found the last time, in a file of the cache folder. Who may not read
// the store may not read that either.
func (a *app) keepOpenings(env *ui.Env, l *live) {
	path := a.openingPath()
	env.Stamp = func(ctx context.Context) (string, error) {
		return ask(l, func(s *sqlite.Store) (string, error) { return stampOf(ctx, s) })
	}
	env.Opening = func(context.Context) ([]byte, error) {
		text, err := readSmallFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return text, err
	}
	env.KeepOpening = func(_ context.Context, opening []byte) error {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		return putFile(path, opening, putting{replaces: true, isPrivate: true})
	}
}

// openingPath is the file of the store's first screen.
func (a *app) openingPath() string {
	sum := sha256.Sum256([]byte(a.keeper().store))
	return filepath.Join(xdg.CacheHome, "watchtui", fmt.Sprintf("opening-%02d", sum[0]%mostOpenings))
}

// stampOf is another where the program or what is in force in the store is another. Readings are never changed, so the imports tell it all.
func stampOf(ctx context.Context, s *sqlite.Store) (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(program)
	if err != nil {
		return "", err
	}
	imports, err := s.Imports(ctx)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %d\n%+v", info.Size(), info.ModTime().UnixNano(), imports)
	return fmt.Sprintf("%x", h.Sum(nil)), nil
}
