package main

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

type floorRecord struct {
	At         string           `json:"at"`
	Vintage    string           `json:"vintage"`
	Floor      string           `json:"floor"` // open, closed or undefined
	Stale      bool             `json:"stale"` // less than half of the weight of an index is fresh
	Since      *string          `json:"since"`
	Holding    indexRecord      `json:"holding"`
	Conceding  indexRecord      `json:"conceding"`
	Escalation escalationRecord `json:"escalation"`
	Openings   []openingRecord  `json:"openings"`
	Scenario   *scenarioRecord  `json:"scenario"`
}

type indexRecord struct {
	Index *float64     `json:"index"` // null where undefined
	Fresh *float64     `json:"fresh"` // share of the weight, 0 to 1
	Parts []partRecord `json:"parts"`
}

type partRecord struct {
	Name    string   `json:"name"`
	Measure string   `json:"measure"`
	Value   *float64 `json:"value"`
	Unit    string   `json:"unit"`
	Calm    float64  `json:"calm"`
	Severe  float64  `json:"severe"`
	Score   *float64 `json:"score"`
	Weight  float64  `json:"weight"`
	Share   *float64 `json:"share"`
	Fresh   bool     `json:"fresh"`
	AsOf    string   `json:"as_of"`
	AgeDays *int     `json:"age_days"` // null where there is no reading
}

type escalationRecord struct {
	State      string   `json:"state"`
	WindowDays int      `json:"window_days"`
	Vertical   *float64 `json:"vertical"`
	Horizontal *float64 `json:"horizontal"`
}

type openingRecord struct {
	Opened   string  `json:"opened"`
	Closed   *string `json:"closed"` // null while it is open
	Days     int     `json:"days"`
	Scenario string  `json:"scenario,omitempty"`
}

type courseRecord struct {
	Date           string   `json:"date"`
	Holding        *float64 `json:"holding"`
	HoldingFresh   *float64 `json:"holding_fresh"`
	Conceding      *float64 `json:"conceding"`
	ConcedingFresh *float64 `json:"conceding_fresh"`
	Floor          string   `json:"floor"`
	Vertical       *float64 `json:"vertical"`
	Horizontal     *float64 `json:"horizontal"`
	Escalation     string   `json:"escalation"`
	Scenario       string   `json:"scenario,omitempty"`
}

func indexRecordOf(i thresholds.Index) indexRecord {
	r := indexRecord{Index: optional(data.Tidied(i.Value)), Fresh: optional(data.Tidied(i.Fresh)), Parts: []partRecord{}}
	for _, s := range i.Parts {
		p := partRecord{Name: s.Part.Name, Measure: s.Part.Measure, Value: optional(data.Tidied(s.Value)), Unit: s.Part.Unit(), Calm: s.Part.Calm, Severe: s.Part.Severe,
			Score: optional(data.Tidied(s.Score)), Weight: s.Part.Weight, Share: optional(data.Tidied(s.Share)), Fresh: s.Fresh, AsOf: s.AsOf.String()}
		if s.AgeDays >= 0 {
			p.AgeDays = &s.AgeDays
		}
		r.Parts = append(r.Parts, p)
	}
	return r
}

func openingRecords(c *thresholds.FloorCourse, at data.Day) []openingRecord {
	records := []openingRecord{}
	for _, o := range c.Openings {
		if o.From > at {
			break
		}
		r := openingRecord{Opened: o.From.String(), Days: int(min(o.To, at+1) - o.From)}
		if o.To <= at {
			closed := o.To.String()
			r.Closed = &closed
		}
		records = append(records, r)
	}
	return records
}
