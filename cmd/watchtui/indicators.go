package main

import (
	"context"
	"slices"
	"sort"
	"strconv"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) indicatorsCommand() *cobra.Command {
	var describe bool
	cmd := &cobra.Command{
		Use:   "indicators [INDICATOR]...",
		Short: "List the indicators with their last values, or describe their charts in words",
		Long: `Lists the indicators of the watchbook, and those that the store alone has, with the reading in force on the day asked for.

With --describe it says in words what their charts show: the value and how it got there, how far it is from the lines, where sources
disagree, what was claimed or revised, and what the benchmarks make of it. It is the text that D shows in the dashboard.`,
		Example: `watchtui indicators --format json
watchtui indicators --describe oil_exports_china --at 2024-08-20`,
	}
	format := a.formatFlag(cmd)
	cmd.Flags().BoolVar(&describe, "describe", false, "say in words what the charts show")
	cmd.RunE = a.do(func(cmd *cobra.Command, ids []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		if describe && *format != "" {
			return usage("--describe is text and has no --format")
		}
		in, err := a.inquire(cmd.Context())
		if err != nil {
			return err
		}
		defer in.store.Close()
		indicators, err := in.indicators(cmd.Context(), ids)
		if err != nil {
			return err
		}
		if describe {
			return a.describe(cmd.Context(), in, indicators)
		}
		return a.listIndicators(cmd.Context(), in, indicators, *format)
	})
	return cmd
}

// indicators are those asked for, or all: the book's in its order, and then those that the store alone has.
func (in *inquiry) indicators(ctx context.Context, asked []string) ([]data.Indicator, error) {
	if len(asked) > 0 {
		var err error
		if asked, err = indicatorIDs(ctx, in, asked); err != nil {
			return nil, err
		}
	}
	summary, err := in.store.Summary(ctx)
	if err != nil {
		return nil, err
	}
	indicators := slices.Clone(in.book.Indicators)
	for _, of := range summary {
		if _, ok := in.book.Indicator(of.ID); !ok {
			indicators = append(indicators, data.Indicator{ID: of.ID, Name: of.ID})
		}
	}
	return slices.DeleteFunc(indicators, func(i data.Indicator) bool {
		return len(asked) > 0 && !slices.Contains(asked, i.ID)
	}), nil
}

// describe says in words what the charts of indicators show, a blank line between two.
func (a *app) describe(ctx context.Context, in *inquiry, indicators []data.Indicator) error {
	all := thresholds.Readings{}
	for _, indicator := range append(slices.Clone(in.book.Indicators), indicators...) {
		if all[indicator.ID] != nil {
			continue
		}
		series, err := in.store.Series(ctx, indicator.ID)
		if err != nil {
			return err
		}
		all[indicator.ID] = series
	}
	h := thresholds.Run(in.book, all, in.vintage, in.at)
	for i, indicator := range indicators {
		if i > 0 {
			if err := a.printf("\n"); err != nil {
				return err
			}
		}
		if err := a.printf("%s\n", h.Describe(indicator, in.at)); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) listIndicators(ctx context.Context, in *inquiry, indicators []data.Indicator, format string) error {
	l := &listing{header: []string{"id", "name", "kind", "unit", "readings", "first", "last", "value", "source", "quality", "age_days"}}
	for _, indicator := range indicators {
		series, err := in.store.Series(ctx, indicator.ID)
		if err != nil {
			return err
		}
		_, inBook := in.book.Indicator(indicator.ID)
		r := indicatorRecordOf(indicator, inBook, series, in.question)
		l.add(r, r.ID, r.Name, r.Kind, r.Unit, strconv.Itoa(r.Readings), textCell(r.First), textCell(r.Last), numberCell(r.Value), r.Source, r.Quality, countCell(r.AgeDays))
	}
	return a.print(l, format)
}

type indicatorRecord struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	InBook   bool     `json:"in_book"`
	Kind     string   `json:"kind"`
	Unit     string   `json:"unit"`
	Readings int      `json:"readings"` // all vintages
	First    *string  `json:"first"`
	Last     *string  `json:"last"` // observed, of the value
	Value    *float64 `json:"value"`
	Source   string   `json:"source"`
	Quality  string   `json:"quality"`
	AgeDays  *int     `json:"age_days"`
}

func indicatorRecordOf(indicator data.Indicator, inBook bool, series *data.Series, q question) indicatorRecord {
	r := indicatorRecord{ID: indicator.ID, Name: indicator.Name, InBook: inBook, Unit: indicator.Unit, Readings: series.Len()}
	if inBook {
		r.Kind = indicator.Kind.String()
	}
	p := thresholds.Prefer(indicator, series, q.vintage.Known(q.at), data.Claimed)
	n := sort.Search(p.Len(), func(i int) bool { return p.Observed(i) > q.at.End() })
	if n == 0 {
		return r
	}
	last := series.Reading(p.Index(n - 1))
	age := int(q.at - last.Observed.Day())
	r.First, r.Last, r.AgeDays = optionalDate(p.Observed(0)), optionalDate(last.Observed), &age
	r.Value, r.Source, r.Quality = &last.Value, last.Source, last.Quality.String()
	return r
}
