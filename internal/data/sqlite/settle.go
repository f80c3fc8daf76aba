package sqlite

import (
	"context"
	"errors"
	"fmt"
)

// settle finds out whether an import whose COMMIT failed is in the store, by looking with new
// connections: no error where it is.
func (s *Store) settle(im Import, failed error) error {
	s.reads.SetMaxIdleConns(0) // closes those that remember
	s.reads.SetMaxIdleConns(2)
	ctx := context.Background() // the answer is wanted even by who has given up on the import
	found, err := s.ImportByID(ctx, im.ID)
	var unknown *UnknownImportError
	if err != nil && !errors.As(err, &unknown) { // the disk does not let the store be opened
		if aside, err := s.lookAside(ctx, im.ID); err == nil && aside.isSame(im) {
			return nil
		}
	}
	switch {
	case errors.As(err, &unknown):
		return fmt.Errorf("nothing was imported: %w", failed)
	case err != nil:
		return &UnknownOutcomeError{im.ID, errors.Join(failed, err)}
	case !found.isSame(im):
		return fmt.Errorf("nothing was imported: %w", failed) // another process has the number
	}
	return nil
}

// isSame tells whether an import of the same number is this one, and not another process's.
func (i Import) isSame(other Import) bool {
	return i.At == other.At && i.SHA256 == other.SHA256 && i.File == other.File && i.Read == other.Read
}
