package main

import (
	"context"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/ui"
)

// env is the world that the dashboard sees, as far as it only looks.
func (a *app) env(l *live) ui.Env {
	return ui.Env{
		Book:  l.book.Load(),
		Today: a.today,
		Series: func(ctx context.Context, id string) (*data.Series, error) {
			return ask(l, func(s *sqlite.Store) (*data.Series, error) { return s.Series(ctx, id) })
		},
		Refusals: func(ctx context.Context, id int) ([]*data.Refusal, error) {
			return ask(l, func(s *sqlite.Store) ([]*data.Refusal, error) { return s.Refusals(ctx, id) })
		},
		NewReadings: func(ctx context.Context, after int64, visit func(data.Reading) error) error {
			_, err := ask(l, func(s *sqlite.Store) (struct{}, error) { return struct{}{}, s.Since(ctx, int(after), visit) })
			return err
		},
		Summary: func(ctx context.Context) (ui.Summary, error) {
			return ask(l, func(s *sqlite.Store) (ui.Summary, error) { return summaryOf(ctx, s) })
		},
		Imports: func(ctx context.Context) ([]ui.Import, error) {
			imports, err := ask(l, func(s *sqlite.Store) ([]sqlite.Import, error) { return s.Imports(ctx) })
			list := make([]ui.Import, len(imports))
			for n, i := range imports {
				list[n] = ui.Import{ID: i.ID, At: i.At, File: i.File, SHA256: i.SHA256, Options: i.Options, Undone: i.Undone, Read: i.Read, New: i.New,
					Revised: i.Revised, Retracted: i.Retracted, Duplicate: i.Duplicate, Refused: i.Refused}
			}
			return list, err
		},
	}
}

// summaryOf is what a store holds, without its readings.
func summaryOf(ctx context.Context, s *sqlite.Store) (ui.Summary, error) {
	summary, err := s.Summary(ctx)
	if err != nil {
		return ui.Summary{}, err
	}
	imports, err := s.Imports(ctx)
	if err != nil {
		return ui.Summary{}, err
	}
	var result ui.Summary
	for _, of := range summary {
		result.Indicators = append(result.Indicators, ui.IndicatorSummary{ID: of.ID, Readings: of.Readings, First: of.First.Day(), Last: of.Last.Day()})
	}
	if n := len(imports); n > 0 {
		result.LastImport = int64(imports[n-1].ID)
	}
	return result, nil
}

// follow lets the dashboard notice that the readings or the watchbook are others.
func (a *app) follow(env *ui.Env, l *live) {
	env.Version, env.BookStamp, env.ReadBook = l.version, a.bookStamp(), l.readBook
	env.Settle = func(ctx context.Context) {
		_, _ = ask(l, func(s *sqlite.Store) (bool, error) { return true, s.Pack(ctx) }) // without packs the next reading is slow, and that is all
	}
}

// allowExport lets the dashboard write what is on screen to files.
func (a *app) allowExport(env *ui.Env, l *live) {
	env.Export = func(ctx context.Context, path string, extract ui.Extract, replace bool) (string, error) {
		return export(ctx, l.book.Load(), path, extract, replace)
	}
}
