package main

import (
	"bytes"
	"context"
	"errors"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
	"watchtui/internal/ui"
)

// allowImports lets the dashboard change the store: by the same code as the commands, which speak into a buffer.
func (a *app) allowImports(env *ui.Env, l *live) {
	env.Complete = completePath
	env.Undo = func(ctx context.Context, id int) (string, error) {
		done, err := ask(l, func(s *sqlite.Store) (sqlite.UndoResult, error) {
			return s.Undo(ctx, id, data.Instant(a.now().UnixMilli()))
		})
		return undoneText(id, done), err
	}
	env.Redo = func(ctx context.Context, id int) (string, error) {
		done, err := ask(l, func(s *sqlite.Store) (sqlite.RedoResult, error) { return s.Redo(ctx, id) })
		return redoneText(id, done), err
	}
	env.Preview = func(ctx context.Context, path string, answers map[string]string) (ui.Preview, error) {
		im, _, err := a.quietImporter(l.book.Load(), answers)
		if err != nil {
			return ui.Preview{}, err
		}
		return ask(l, func(s *sqlite.Store) (ui.Preview, error) { return im.preview(ctx, s, expandHome(path)) })
	}
	env.Import = func(ctx context.Context, path string, answers map[string]string, skipBad bool) (string, error) {
		im, said, err := a.quietImporter(l.book.Load(), answers)
		if err != nil {
			return "", err
		}
		im.skipBad = skipBad
		return ask(l, func(s *sqlite.Store) (string, error) { return im.bringQuietly(ctx, s, expandHome(path), said) })
	}
}

// bringQuietly imports a file and returns the first line of what there is to say about it.
func (im *importer) bringQuietly(ctx context.Context, s *sqlite.Store, path string, said *bytes.Buffer) (string, error) {
	in, err := im.app.openInput(ctx, path)
	if err != nil {
		return "", err
	}
	defer in.close()
	if err := im.settle(in); err != nil {
		return "", err
	}
	said.Reset() // the preview has told how the file is read
	result, err := im.bring(ctx, s, in, nil)
	if refused, err := im.told(ctx, s, in, result, err); err != nil {
		return "", err
	} else if refused > 0 {
		return "", errors.New(strings.TrimSpace(said.String()))
	}
	return quietly(said.String(), result), nil
}

// quietly is the first line of what there is to say, and what must not be left out.
func quietly(said string, result sqlite.Import) string {
	first, _, _ := strings.Cut(said, "\n")
	if result.Answer != nil {
		first += "; " + beside(result)
	}
	return first
}

// quietImporter is an importer that asks nobody and speaks into a buffer.
func (a *app) quietImporter(book *thresholds.Book, answers map[string]string) (*importer, *bytes.Buffer, error) {
	said := &bytes.Buffer{}
	quiet := *a
	quiet.stdout, quiet.stderr, quiet.stdin = said, said, nil
	im := &importer{app: &quiet, book: book, question: question{at: a.today()}, yes: true}
	for flag, choice := range answers {
		var err error
		if im.steering, err = answered(im.steering, flag, choice); err != nil {
			return nil, nil, err
		}
	}
	return im, said, nil
}

// preview is what importing a file would do.
func (im *importer) preview(ctx context.Context, s *sqlite.Store, path string) (ui.Preview, error) {
	in, err := im.app.openInput(ctx, path)
	if err != nil {
		return ui.Preview{}, err
	}
	defer in.close()
	u, err := im.known(in)
	if err != nil {
		return ui.Preview{}, err
	}
	p := ui.Preview{Understood: understandingLines(u)}
	if in.profile != "" {
		p.Understood = append([]string{"profile   " + in.profile}, p.Understood...)
	}
	for _, row := range u.First {
		p.First = append(p.First, row.Reading)
	}
	for _, q := range u.Questions {
		p.Questions = append(p.Questions, ui.Question(q))
	}
	if len(p.Questions) > 0 {
		return p, nil
	}
	return p, im.rehearseInto(ctx, s, in, u, &p)
}

// rehearseInto imports into a private copy of the store and notes what came of it.
func (im *importer) rehearseInto(ctx context.Context, s *sqlite.Store, in *input, u csvfile.Understanding, p *ui.Preview) error {
	scratch, err := s.Scratch(ctx)
	if err != nil {
		return err
	}
	defer scratch.Close()
	before, err := judge(ctx, scratch, im.book, im.question)
	if err != nil {
		return err
	}
	im.skipBad = true // all that can be told about the file
	in.nameIsSource(u)
	result, err := im.bring(ctx, scratch, in, nil)
	switch {
	case errors.Is(err, sqlite.ErrAlreadyImported):
		p.Already = "is import " + data.Number(float64(result.ID)) + " already"
		return nil
	case err != nil:
		return asRefused(err)
	}
	after, err := judge(ctx, scratch, im.book, im.question)
	if err != nil {
		return err
	}
	refusals, err := scratch.Refusals(ctx, result.ID)
	if err != nil {
		return err
	}
	p.Summary, p.Refused, p.Refusals = counts(result), result.Refused, refusals[:min(len(refusals), maxListed)]
	for _, line := range strings.Split(strings.TrimSpace(difference(before, after, im.question)), "\n") {
		p.Changes = append(p.Changes, strings.TrimSpace(line))
	}
	return nil
}
