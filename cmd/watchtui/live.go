package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"sync/atomic"

	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// live is the store and the watchbook of a program that stays open. Both are files, and other files may come to stand in their
// place: a store that was restored or synchronised, a book that was edited.
type live struct {
	app  *app
	book atomic.Pointer[thresholds.Book]

	mu     sync.RWMutex // held for reading while the store is used
	store  *sqlite.Store
	opened int64 // how many times
}

func newLive(a *app, s *sqlite.Store, book *thresholds.Book) *live {
	l := &live{app: a, store: s}
	l.book.Store(book)
	return l
}

// close closes the store.
func (l *live) close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.store.Close()
}

// ask asks the store that is open.
func ask[T any](l *live, question func(*sqlite.Store) (T, error)) (T, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return question(l.store)
}

// version changes when the readings do. Where another store has taken the place of the one that was open, that one is opened.
func (l *live) version(ctx context.Context) (int64, error) {
	for range 2 {
		version, err := ask(l, func(s *sqlite.Store) (int64, error) {
			version, err := s.DataVersion(ctx)
			return l.opened<<56 | version, err
		})
		if !errors.Is(err, sqlite.ErrReplaced) {
			return version, err
		}
		if err := l.reopen(ctx); err != nil {
			return 0, err
		}
	}
	return 0, sqlite.ErrReplaced // faster than it can be opened; the next look will find it
}

// reopen opens the store that stands there now. Whoever asks the one before is let finish.
func (l *live) reopen(ctx context.Context) error {
	s, err := l.app.store(ctx)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	before := l.store
	l.store = s
	l.opened++
	return before.Close()
}

// readBook reads the watchbook where it is another file than the one with the stamp given; else it is nil. A book with
// mistakes is an error, and the one before stays in force.
func (l *live) readBook(had string) (book *thresholds.Book, stamp string, err error) {
	stamp = l.app.bookStamp()
	if stamp == had {
		return nil, stamp, nil
	}
	if book, err = l.app.book(); err == nil {
		l.book.Store(book)
	}
	return book, stamp, err
}

// bookStamp changes when the watchbook is another: by its path, and its file's size and time.
func (a *app) bookStamp() string {
	path := a.bookPath()
	info, err := os.Stat(path)
	if err != nil {
		return path // the built-in one, or one that cannot be read
	}
	return fmt.Sprintf("%s %d %d", path, info.Size(), info.ModTime().UnixNano())
}
