package main

import (
	"fmt"
	"testing"

	"watchtui/internal/data/sqlite"
)

// Whatever is wrong with the store, the program says what to do next.
func TestEveryTroubleWithTheStoreHasAHint(t *testing.T) {
	for _, trouble := range []error{sqlite.ErrForeign, sqlite.ErrNewer, sqlite.ErrLocked, sqlite.ErrNoSpace, sqlite.ErrReadOnly, sqlite.ErrDamaged, sqlite.ErrReplaced,
		sqlite.ErrDisk, sqlite.ErrNoAccess, sqlite.ErrUndone, sqlite.ErrNotUndone, &sqlite.UnknownImportError{ID: 3, Have: []int{1, 2}}} {
		err := fmt.Errorf("store.db: %w", trouble)
		if what, hint := explain(err); what != err.Error() || hint == "" {
			t.Errorf("%v: says %q and the hint %q", err, what, hint)
		}
	}
}
