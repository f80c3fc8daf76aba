package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// rehearse imports into a private copy of the store and tells what changed there.
func (im *importer) rehearse(ctx context.Context, s *sqlite.Store, inputs []*input) error {
	before, err := judge(ctx, s, im.book, im.question)
	if err != nil {
		return err
	}
	refused := 0
	var rows []data.Row
	for _, in := range inputs {
		var seen func(data.Row)
		var good []data.Row
		if im.format == "csv" || im.format == "json" {
			seen = func(row data.Row) { good = append(good, row) }
		}
		result, err := im.bring(ctx, s, in, seen)
		refusals, n, err := im.foretold(ctx, s, in, result, err)
		if err != nil {
			return err
		}
		refused += n
		if n > 0 && !im.skipBad {
			continue // nothing of it would come
		}
		bad := map[int]bool{}
		for _, refusal := range refusals {
			bad[refusal.Line] = true
		}
		rows = append(rows, once(slices.DeleteFunc(good, func(row data.Row) bool { return bad[row.Line] }))...)
	}
	after, err := judge(ctx, s, im.book, im.question)
	if err != nil {
		return err
	}
	if err := im.say("%s", difference(before, after, im.question)); err != nil {
		return err
	}
	if im.format == "csv" || im.format == "json" {
		print := im.app.readingsPrinter(im.book, im.format, false)
		for _, row := range rows {
			if err := print.reading(row.Reading); err != nil {
				return err
			}
		}
		if err := print.end(); err != nil {
			return err
		}
	}
	if refused > 0 && !im.skipBad {
		return errNo
	}
	return nil
}

// once are the rows without those that are identical to one before: the store has each once, and counts the others as duplicates.
func once(rows []data.Row) []data.Row {
	type key struct {
		indicator, source   string
		observed, published data.Instant
	}
	seen := make(map[key]data.Reading, len(rows))
	return slices.DeleteFunc(rows, func(row data.Row) bool {
		k := key{row.Indicator, row.Source, row.Observed, row.Published}
		before, ok := seen[k]
		if !ok {
			seen[k] = row.Reading
		}
		return ok && before.Same(row.Reading)
	})
}

// foretold says how an import would end, and which rows it would refuse.
func (im *importer) foretold(ctx context.Context, s *sqlite.Store, in *input, result sqlite.Import, err error) (all []*data.Refusal, refused int, _ error) {
	var rows *sqlite.RefusedError
	switch {
	case errors.As(err, &rows):
		im.listRefusals(rows.First, rows.Count)
		return nil, rows.Count, im.say("would import nothing of %s: %s\n", data.Visible(in.name), wereRefused(rows.Count, rows.Import.Read))
	case err != nil:
		refused, err = im.told(ctx, s, in, result, err)
		return nil, refused, err
	}
	refusals, err := s.Refusals(ctx, result.ID)
	if err != nil {
		return nil, 0, err
	}
	im.listRefusals(refusals[:min(len(refusals), maxListed)], len(refusals))
	return refusals, result.Refused, im.say("would import %s as import %d: %s\n", data.Visible(in.name), result.ID, counts(result))
}

// difference is how the verdict and the states of the day asked for change.
func difference(before, after *thresholds.History, q question) string {
	text := ""
	for i, offer := range after.Book().Offers {
		old, new := before.Verdict(i, q.at), after.Verdict(i, q.at)
		text += changeLine(offer.Name, fmt.Sprintf("%s since %s", old.Name(), old.Since), fmt.Sprintf("%s since %s", new.Name(), new.Since), true)
	}
	for i, b := range after.Book().Benchmarks {
		old, new := before.State(i, q.at), after.State(i, q.at)
		text += changeLine(b.Name, fmt.Sprintf("%s, %s", old.Word, old.Why), fmt.Sprintf("%s, %s", new.Word, new.Why), false)
	}
	if text == "" {
		return ""
	}
	return fmt.Sprintf("at %s, %s:\n%s", q.at, q.vintage.Words(), text)
}

func changeLine(name, old, new string, always bool) string {
	switch {
	case old != new:
		return fmt.Sprintf("  %s: %s -> %s\n", name, old, new)
	case always:
		return fmt.Sprintf("  %s: stays %s\n", name, old)
	}
	return ""
}
