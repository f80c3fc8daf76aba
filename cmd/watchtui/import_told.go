package main

import (
	"context"
	"errors"
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// told says how an import ended, and returns how many rows kept it from being done. An error that is no answer comes back.
func (im *importer) told(ctx context.Context, s *sqlite.Store, in *input, result sqlite.Import, err error) (refused int, _ error) {
	var rows *sqlite.RefusedError
	switch {
	case errors.As(err, &rows):
		im.listRefusals(rows.First, rows.Count)
		fmt.Fprintf(im.app.stderr, "nothing of %s came in: %s; mend them, or leave them out with --skip-bad\n",
			data.Visible(in.name), wereRefused(rows.Count, rows.Import.Read))
		return rows.Count, nil
	case errors.Is(err, sqlite.ErrAlreadyImported) && result.Refused > 0 && !im.skipBad:
		fmt.Fprintf(im.app.stderr, "%s is import %d already, without %s that were refused: watchtui imports show %d\n",
			data.Visible(in.name), result.ID, data.Count(result.Refused, "row"), result.ID)
		return result.Refused, nil
	case errors.Is(err, sqlite.ErrAlreadyImported):
		return 0, im.say("%s is import %d already: nothing to do\n", data.Visible(in.name), result.ID)
	case err != nil:
		return 0, asRefused(err)
	}
	if result.Refused > 0 {
		refusals, err := s.Refusals(ctx, result.ID)
		if err != nil {
			return 0, err
		}
		im.listRefusals(refusals[:min(len(refusals), maxListed)], len(refusals))
	}
	if err := im.say("imported %s as import %d: %s\n  undo: watchtui imports undo %d\n", data.Visible(in.name), result.ID, counts(result), result.ID); err != nil {
		return 0, fmt.Errorf("%s is in as import %d, but that could not be written: %w", data.Visible(in.name), result.ID, err)
	}
	if result.Answer != nil {
		fmt.Fprintf(im.app.stderr, "  %s\n    (%v)\n", beside(result), result.Answer)
	}
	if result.Refused > 0 {
		return 0, im.say("  the refused rows: watchtui imports show %d\n", result.ID)
	}
	return 0, nil
}

// beside says that an import is in the store though the disk answered with an error.
func beside(result sqlite.Import) string {
	return fmt.Sprintf("the disk answered with an error, and the import is in the store all the same: see to the disk, then look with watchtui imports show %d", result.ID)
}

// maxListed is how many refused rows are listed one by one.
const maxListed = 20

// say writes to standard output, or to standard error where that is taken by JSON or readings.
func (im *importer) say(format string, args ...any) error {
	w := im.app.stdout
	if im.format == "json" || im.format == "csv" {
		w = im.app.stderr
	}
	_, err := fmt.Fprintf(w, format, args...)
	return err
}

func wereRefused(refused, read int) string {
	verb := "were"
	if refused == 1 {
		verb = "was"
	}
	return fmt.Sprintf("%s of %s %s refused", data.Decimals(float64(refused), 0), data.Count(read, "row"), verb)
}

func (im *importer) listRefusals(first []*data.Refusal, all int) {
	for _, refusal := range first {
		fmt.Fprintln(im.app.stderr, refusal.Error())
	}
	if more := all - len(first); more > 0 {
		fmt.Fprintf(im.app.stderr, "… and %s more\n", data.Decimals(float64(more), 0))
	}
}
