package main

import (
	"context"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

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

// startOf is the day that --from names, else that of the first reading. The question's day is the end of what is listed from there on.
func startOf(what, from string, h *thresholds.History, q question) (start data.Day, err error) {
	start = h.First()
	if from != "" {
		if start, err = data.ParseDay(from); err != nil {
			return 0, usage("--from: %w", err)
		}
	}
	if start > q.at {
		return 0, usage("%s would begin on %s and end on %s", what, start, q.at)
	}
	return start, nil
}
