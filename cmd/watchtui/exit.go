package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/tomlfile"
)

// Exit codes are part of the interface: README and help name them, scripts rely on them.
const (
	exitYes     = 0 // done, or the answer is yes
	exitNo      = 1 // the answer is no, two books differ, or the data or book that was given was refused
	exitTrouble = 2 // wrong usage, unknown name, no store, something that cannot be used
)

// errNo is the answer no; everything that there is to say has been said.
var errNo = errors.New("no")

// usageError is a command that was not understood.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// refusedError is data or a book that was given to the command and refused.
type refusedError struct{ err error }

func (e *refusedError) Error() string { return e.err.Error() }
func (e *refusedError) Unwrap() error { return e.err }

// unknownID says that the book has nothing with an id, and what it has.
func unknownID(kind, id string, known []string) error {
	return usage("there is no %s %s: the book has %s", kind, data.Quoted(id), cmp.Or(strings.Join(known, ", "), "none"))
}

func idsOf[T any](list []T, id func(T) string) []string {
	ids := make([]string, len(list))
	for i, item := range list {
		ids[i] = id(item)
	}
	return ids
}

// noStoreError tells that there is no store.
type noStoreError struct{ path string }

func (e *noStoreError) Error() string { return "there is no store at " + data.Visible(e.path) }

// report writes what went wrong, and what to do next, and returns the exit code.
func (a *app) report(err error) int {
	if err == nil {
		return exitYes
	}
	if errors.Is(err, errNo) {
		return exitNo
	}
	a.complain(err)
	var refused *refusedError
	if errors.As(err, &refused) {
		return exitNo
	}
	return exitTrouble
}

// complain writes what went wrong, and what to do next.
func (a *app) complain(err error) {
	what, hint := explain(err)
	fmt.Fprintln(a.stderr, "watchtui: "+visibleLines(what))
	if hint != "" {
		fmt.Fprintln(a.stderr, "  "+strings.ReplaceAll(visibleLines(hint), "\n", "\n  "))
	}
}

// visibleLines is a message whose lines are ours and whose words may come from outside: from a path, say.
func visibleLines(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = data.Visible(line)
	}
	return strings.Join(lines, "\n")
}

// mistakesError is all that is wrong with a file that somebody wrote for the program: a watchbook, a scenario or a config.
type mistakesError struct {
	of       string
	problems tomlfile.Problems
}

func (e *mistakesError) Error() string { return e.problems.Error() }

// mistakesIn says of what the mistakes are, where the error is mistakes.
func mistakesIn(of string, err error) error {
	if problems := (tomlfile.Problems)(nil); errors.As(err, &problems) {
		return &mistakesError{of, problems}
	}
	return err
}

// explain turns an error into what happened and what to do next ("" where the first says it).
func explain(err error) (what, hint string) {
	var (
		none     *noStoreError
		wrong    *usageError
		mistakes *mistakesError
		unknown  *sqlite.UnknownImportError
	)
	what = err.Error()
	if hint := storeHint(err); hint != "" {
		return what, hint
	}
	switch {
	case errors.As(err, &none):
		return what, `make one with the reference readings: "watchtui init"; or from a file of yours: "watchtui import FILE"`
	case errors.As(err, &mistakes):
		return fmt.Sprintf("the %s has %s", mistakes.of, data.Count(len(mistakes.problems), "mistake")), mistakes.Error()
	case errors.As(err, &unknown):
		return what, `"watchtui imports" lists them`
	case errors.Is(err, errNoFloor):
		return what, `it weighs parts under [[floor.holding]] and [[floor.conceding]]: "watchtui book show" has the built-in one`
	case errors.Is(err, context.Canceled):
		return "stopped; what was not reported as done was not done", ""
	case errors.As(err, &wrong):
		return what, `"watchtui --help" shows the commands, "watchtui COMMAND --help" their flags`
	}
	return what, ""
}

// storeHint is what to do next where something is wrong with the store; "" of any other error.
func storeHint(err error) string {
	switch {
	case errors.Is(err, sqlite.ErrNewer):
		return "it was not touched; use the newer watchtui, or another store with --db"
	case errors.Is(err, sqlite.ErrForeign):
		return "it was not touched; name another file with --db"
	case errors.Is(err, sqlite.ErrLocked):
		return "nothing was changed; try again when the other program is done"
	case errors.Is(err, sqlite.ErrNoSpace):
		return "nothing was changed; make room and try again"
	case errors.Is(err, sqlite.ErrDamaged):
		return `keep the file, and begin another store from your own files with --db; "sqlite3 FILE .recover" may save the rest`
	case errors.Is(err, sqlite.ErrReadOnly):
		return "nothing was changed; let the file and its folder be written, or name another store with --db"
	case errors.Is(err, sqlite.ErrNoAccess):
		return "let the file and its folder be read, or name another store with --db"
	case errors.Is(err, sqlite.ErrDisk):
		return "what was not reported as done was not done; keep a copy of the file on another disk, and try that with --db"
	case errors.Is(err, sqlite.ErrReplaced):
		return "run the command again to use the file that is there now"
	case errors.Is(err, sqlite.ErrUndone):
		return `"watchtui imports redo N" puts it back in force`
	case errors.Is(err, sqlite.ErrNotUndone):
		return `"watchtui imports undo N" takes it out of force`
	}
	return ""
}
