package main

import (
	"math"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

type pricedRecord struct {
	ID          string       `json:"id"`
	Name        string       `json:"name"`
	Signed      *string      `json:"signed"`
	NotYet      bool         `json:"not_yet_signed"` // on the day asked for
	Rung        *string      `json:"rung"`           // null where the offer has no rungs
	Concessions *float64     `json:"concessions"`    // expected points; null where it has no terms
	Relief      *float64     `json:"relief"`
	Gap         *float64     `json:"gap"`
	GapSD       *float64     `json:"gap_sd"`
	Asymmetry   *float64     `json:"asymmetry_days"`
	Terms       []termRecord `json:"terms"`
	Tests       []testRecord `json:"tests"`
	Scenario    string       `json:"scenario,omitempty"`
}

type termRecord struct {
	Name         string   `json:"name"`
	Side         string   `json:"side"`
	Value        float64  `json:"value"`
	StartDays    int      `json:"start_days"`
	ReversalDays int      `json:"reversal_days"`
	DefaultRate  float64  `json:"default_rate"`
	EndsDays     *int     `json:"ends_days"`
	Verification string   `json:"verification"`
	Theaters     []string `json:"theaters"`
	Performs     float64  `json:"performs"`
	Discount     float64  `json:"discount"`
	Lasts        float64  `json:"lasts"`
	Expected     float64  `json:"expected"`
	SD           float64  `json:"sd"`
	Citation     string   `json:"citation"`
	Note         string   `json:"note"`
}

type testRecord struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Result string `json:"result"`
	Why    string `json:"why"`
}

func pricedRecordOf(h *thresholds.History, q question, o *thresholds.Offer) pricedRecord {
	r := pricedRecord{ID: o.ID, Name: o.Name, Signed: optionalDate(o.Signed), NotYet: o.NotYetSigned(q.at), Terms: []termRecord{}, Tests: []testRecord{}}
	if i := slices.Index(h.Book().Offers, o); i >= 0 {
		rung := o.RungName(h.Rung(i, q.at))
		r.Rung = &rung
	}
	for i, t := range o.Terms {
		w := o.Price.Terms[i]
		term := termRecord{t.Name, t.Side.String(), t.Value, t.Start, t.Reversal, t.DefaultRate, nil, t.Verification.String(), append([]string{}, t.Theaters...),
			data.Tidied(w.Performs), data.Tidied(w.Discount), data.Tidied(w.Lasts), data.Tidied(w.Expected), data.Tidied(math.Sqrt(w.Variance)), t.Citation, t.Note}
		if t.Ends != thresholds.NoEnd {
			term.EndsDays = &t.Ends
		}
		r.Terms = append(r.Terms, term)
	}
	for _, outcome := range o.Tests {
		r.Tests = append(r.Tests, testRecord{outcome.Test.String(), outcome.Test.Name(), outcome.Result.String(), outcome.Why})
	}
	if len(o.Terms) == 0 {
		return r
	}
	p := o.Price
	r.Concessions, r.Relief = optional(data.Tidied(p.Concessions)), optional(data.Tidied(p.Relief))
	r.Gap, r.GapSD = optional(data.Tidied(p.Gap)), optional(data.Tidied(p.SD))
	if p.Timed {
		r.Asymmetry = optional(data.Tidied(p.Asymmetry))
	}
	return r
}
