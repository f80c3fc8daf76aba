package main

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) indicatorsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "indicators",
		Short: "List the indicators with their last values",
		Long:  `Lists the indicators of the watchbook, and those that the store alone has, with the reading in force on the day asked for.`,
		Args:  cobra.NoArgs,
	}
	format := a.formatFlag(cmd)
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		in, err := a.inquire(cmd.Context())
		if err != nil {
			return err
		}
		defer in.store.Close()
		summary, err := in.store.Summary(cmd.Context())
		if err != nil {
			return err
		}
		indicators := slices.Clone(in.book.Indicators)
		for _, of := range summary {
			if _, ok := in.book.Indicator(of.ID); !ok {
				indicators = append(indicators, data.Indicator{ID: of.ID, Name: of.ID})
			}
		}
		l := &listing{header: []string{"id", "name", "kind", "unit", "readings", "first", "last", "value", "source", "quality", "age_days"}}
		for _, indicator := range indicators {
			series, err := in.store.Series(cmd.Context(), indicator.ID)
			if err != nil {
				return err
			}
			_, inBook := in.book.Indicator(indicator.ID)
			r := indicatorRecordOf(indicator, inBook, series, in.question)
			age := ""
			if r.AgeDays != nil {
				age = strconv.Itoa(*r.AgeDays)
			}
			l.add(r, r.ID, r.Name, r.Kind, r.Unit, strconv.Itoa(r.Readings), deref(r.First), deref(r.Last), number(r.Value), r.Source, r.Quality, age)
		}
		return a.print(l, *format)
	})
	return cmd
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

func deref(text *string) string { return *cmp.Or(text, new(string)) }

func number(v *float64) string {
	if v == nil {
		return ""
	}
	return data.Exact(*v)
}
