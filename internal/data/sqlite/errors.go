package sqlite

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"watchtui/internal/data"
)

// What can be wrong with a store. A missing store is fs.ErrNotExist and a store where none was
// expected fs.ErrExist.
var (
	ErrForeign   = errors.New("this is not a store of watchtui")
	ErrNewer     = errors.New("this store was made by a newer watchtui")
	ErrLocked    = errors.New("the store is locked by another program")
	ErrNoSpace   = errors.New("the disk is full: no space left for the store")
	ErrReadOnly  = errors.New("the store or its folder is read-only")
	ErrDamaged   = errors.New("the store is damaged")
	ErrReplaced  = errors.New("another file stands where the store was")
	ErrDisk      = errors.New("the disk refuses to read or write the store")
	ErrNoAccess  = errors.New("the store cannot be opened")
	ErrUndone    = errors.New("this import is undone already")
	ErrNotUndone = errors.New("this import is not undone")
)

// ErrAlreadyImported tells that an import in force has the same file and options.
var ErrAlreadyImported = errors.New("this file is imported already")

// UnknownImportError is a number that no import has.
type UnknownImportError struct {
	ID   int
	Have []int // in order
}

func (e *UnknownImportError) Error() string {
	if len(e.Have) == 0 {
		return fmt.Sprintf("there is no import %d: the store has none", e.ID)
	}
	const most = 8
	var names []string
	for _, id := range e.Have[max(0, len(e.Have)-most):] {
		names = append(names, fmt.Sprint(id))
	}
	if len(e.Have) > most {
		names = slices.Insert(names, 0, fmt.Sprint(e.Have[0]), "…")
	}
	return fmt.Sprintf("there is no import %d: there are %s", e.ID, strings.Join(names, ", "))
}

// RefusedError tells that nothing was imported because rows were refused.
type RefusedError struct {
	Import Import          // what would have been imported without them; its ID is 0
	First  []*data.Refusal // the first of them, in the order of the file
	Count  int             // of all
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("%d of %d rows refused, nothing imported: %v", e.Count, e.Import.Read, e.First[0])
}

// UnknownOutcomeError tells that the last write of an import failed and that the store could
// not be asked afterwards whether the import is in it.
type UnknownOutcomeError struct {
	ID  int
	Err error
}

func (e *UnknownOutcomeError) Error() string {
	return fmt.Sprintf("import %d may or may not be in the store; look with imports before importing again: %v", e.ID, e.Err)
}

func (e *UnknownOutcomeError) Unwrap() error { return e.Err }

// explain says in words of this program what the driver says in its own.
func explain(err error) error {
	var driverError *sqlite.Error
	var explained *storeError
	if !errors.As(err, &driverError) || errors.As(err, &explained) {
		return err
	}
	if kind := kindOf(driverError.Code()); kind != nil {
		return &storeError{kind, err}
	}
	return err
}

func kindOf(code int) error {
	if code == sqlite3.SQLITE_IOERR_SHMSIZE {
		return ErrNoSpace // the first file to grow on a full disk
	}
	switch code & 0xff { // the rest is detail
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return ErrLocked
	case sqlite3.SQLITE_FULL:
		return ErrNoSpace
	case sqlite3.SQLITE_READONLY:
		return ErrReadOnly
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_SCHEMA:
		return ErrDamaged
	case sqlite3.SQLITE_IOERR:
		return ErrDisk
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return ErrNoAccess
	}
	return nil
}

// storeError is a kind of failure with what the driver said about it.
type storeError struct {
	kind  error
	cause error
}

func (e *storeError) Error() string   { return fmt.Sprintf("%v (%v)", e.kind, e.cause) }
func (e *storeError) Unwrap() []error { return []error{e.kind, e.cause} }
