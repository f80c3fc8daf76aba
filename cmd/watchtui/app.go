package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
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

// question is for which day, and with what knowledge, a command answers.
type question struct {
	at      data.Day
	asked   bool // the day was given
	vintage thresholds.Vintage
}

func (a *app) today() data.Day { return data.DayOf(a.now()) }

func (a *app) question() (question, error) {
	q := question{at: a.today()}
	if a.at != "" && a.at != "now" {
		t, err := data.ParseInstant(a.at)
		if err != nil {
			return q, usage("--at: %w", err)
		}
		q.at, q.asked = t.Day(), true
	}
	if a.vintage != "" {
		v, err := thresholds.ParseVintage(a.vintage)
		if err != nil {
			return q, usage("--vintage: %w", err)
		}
		q.vintage = v
	}
	return q, nil
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

// inquiry is what a command that only asks begins with. Close its store.
type inquiry struct {
	question
	book  *thresholds.Book
	store *sqlite.Store
}

func (a *app) inquire(ctx context.Context) (*inquiry, error) {
	q, err := a.question()
	if err != nil {
		return nil, err
	}
	book, err := a.book()
	if err != nil {
		return nil, err
	}
	s, err := a.store(ctx)
	if err != nil {
		return nil, err
	}
	return &inquiry{q, book, s}, nil
}

// judge is the history of a store's readings, until the day of the question.
func judge(ctx context.Context, s *sqlite.Store, book *thresholds.Book, q question) (*thresholds.History, error) {
	all, err := readAll(ctx, s, book)
	if err != nil {
		return nil, err
	}
	return thresholds.Run(book, all, q.vintage, q.at), nil
}

// readAll reads the series of all indicators.
func readAll(ctx context.Context, s *sqlite.Store, book *thresholds.Book) (thresholds.Readings, error) {
	all := thresholds.Readings{}
	for _, indicator := range book.Indicators {
		series, err := s.Series(ctx, indicator.ID)
		if err != nil {
			return nil, err
		}
		all[indicator.ID] = series
	}
	return all, nil
}

// judged is the history that a command asks for, until the day given or that of --at.
func (a *app) judged(ctx context.Context, until string) (*thresholds.History, question, error) {
	in, err := a.inquire(ctx)
	if err != nil {
		return nil, question{}, err
	}
	defer in.store.Close()
	if until != "" {
		if in.at, err = data.ParseDay(until); err != nil {
			return nil, question{}, usage("--to: %w", err)
		}
	}
	h, err := judge(ctx, in.store, in.book, in.question)
	return h, in.question, err
}
