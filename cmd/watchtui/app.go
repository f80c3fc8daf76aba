package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// app is one run of the program: the world outside, and what all commands are told by flags.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time

	db, bookFile, configFile, at, vintage string // the flags of the same names
	err                                   error  // how the command ended
}

// bookPath is the file of the watchbook; "" is the built-in one.
func (a *app) bookPath() string {
	if a.bookFile != "" {
		return a.bookFile
	}
	if path := os.Getenv("WATCHTUI_BOOK"); path != "" {
		return path
	}
	if path := ownBookPath(); isThere(path) {
		return path
	}
	return ""
}

// ownBookPath is where the user's own watchbook stands, or would.
func ownBookPath() string { return filepath.Join(xdg.ConfigHome, "watchtui", "watchbook.toml") }

// isThere tells whether something has that name, be it readable or not: a book that cannot be read is an error, and never
// silently another book.
func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// maxSmallFile bounds what is read as a book or a config: a thousand benchmarks take a tenth of it.
const maxSmallFile = 4 << 20

func readSmallFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a directory", data.Visible(path))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, maxSmallFile+1))
	if err == nil && len(source) > maxSmallFile {
		err = fmt.Errorf("%s is larger than %d MiB: no watchbook, scenario or config is", data.Visible(path), maxSmallFile>>20)
	}
	return source, err
}

// book is the watchbook in force.
func (a *app) book() (*thresholds.Book, error) {
	path := a.bookPath()
	if path == "" {
		return thresholds.DefaultBook(), nil
	}
	return readBook(path)
}

// readBook reads a watchbook from a file.
func readBook(path string) (*thresholds.Book, error) {
	source, err := readSmallFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the watchbook: %w", err)
	}
	book, err := thresholds.ParseBook(path, source)
	return book, mistakesIn("watchbook", err)
}
