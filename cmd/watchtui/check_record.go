package main

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// The records are what scripts read: their names are documented in README and kept.
type checkRecord struct {
	At         string            `json:"at"`
	Vintage    string            `json:"vintage"`
	Book       string            `json:"book"`
	Scenario   *scenarioRecord   `json:"scenario"`
	Offers     []offerRecord     `json:"offers"`
	Talk       *tallyRecord      `json:"talk"` // null where there is no headline
	Benchmarks []benchmarkRecord `json:"benchmarks"`
}

type offerRecord struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Verdict   string           `json:"verdict"`
	Since     string           `json:"since"`
	Next      *string          `json:"next"`
	Blocking  []blockingRecord `json:"blocking"`
	TippedBy  []string         `json:"tipped_by"`
	Knowable  *string          `json:"knowable"` // when the crossing could be known; null where there was none
	Certainty certaintyRecord  `json:"certainty"`
	Smallest  *smallestRecord  `json:"smallest_change"`
}

type blockingRecord struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	State    string   `json:"state"`
	Distance *float64 `json:"distance"`
	Unit     string   `json:"unit"`
	MetOn    *string  `json:"met_on"`
	Why      string   `json:"why"`
}

type benchmarkRecord struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	State      string          `json:"state"`
	Since      string          `json:"since"`
	IsMet      string          `json:"is_met"` // yes, no or unknown, over all ranges and sources
	Measure    *float64        `json:"measure"`
	OnClaim    bool            `json:"on_claim"` // it rests on a reading below the asked evidence
	Comparison string          `json:"comparison"`
	Threshold  float64         `json:"threshold"`
	Distance   *float64        `json:"distance"`
	Unit       string          `json:"unit"`
	MetOn      *string         `json:"met_on"`
	Why        string          `json:"why"`
	Readings   []readingRecord `json:"readings"`       // the latest hundred
	InAll      int             `json:"readings_total"` // how many the measure rests on
}

func checkRecordOf(h *thresholds.History, q question, what whatIf, changes map[int]thresholds.SmallestChange) checkRecord {
	book := h.Book()
	record := checkRecord{At: q.at.String(), Vintage: q.vintage.String(), Book: book.Name, Scenario: what.record(book)}
	for i, offer := range book.Offers {
		v := h.Verdict(i, q.at)
		o := offerRecord{ID: offer.ID, Name: offer.Name, Verdict: v.Name(), Since: v.Since.String(),
			Blocking: []blockingRecord{}, TippedBy: []string{}, Certainty: certaintyRecordOf(h, i, q.at)}
		if next := v.Next(); next != "" {
			o.Next = &next
		}
		for _, s := range v.Blocking {
			o.Blocking = append(o.Blocking, blockingRecord{s.Benchmark.ID, s.Benchmark.Name, s.Word.String(), optional(data.Tidied(s.Distance)),
				s.Benchmark.Unit, metOn(s), s.Why})
		}
		for _, f := range v.Failing {
			o.Blocking = append(o.Blocking, blockingRecord{ID: f.Test.String(), Name: f.Test.Name(), State: f.Result.String(), Why: f.Why})
		}
		if v.Last != nil {
			o.TippedBy = append(o.TippedBy, v.Last.TippedByIDs()...)
			day := h.RungKnowable(i, v.Last.Day).String()
			o.Knowable = &day
		}
		if c, ok := changes[i]; ok {
			o.Smallest = smallestRecordOf(book, c)
		}
		record.Offers = append(record.Offers, o)
	}
	record.Talk = tallyRecordOf(h.Talk(q.at))
	for i := range book.Benchmarks {
		record.Benchmarks = append(record.Benchmarks, benchmarkRecordOf(h, i, q.at))
	}
	return record
}

func benchmarkRecordOf(h *thresholds.History, benchmark int, at data.Day) benchmarkRecord {
	s := h.State(benchmark, at)
	b := s.Benchmark
	r := benchmarkRecord{b.ID, b.Name, s.Word.String(), s.Since.String(), h.Truth(benchmark, at).String(), optional(s.Measure), s.OnClaim, b.Met.Op, b.Met.Threshold,
		optional(data.Tidied(s.Distance)), b.Unit, metOn(s), s.Why, readingRecords(h.Book(), s.Used), s.UsedInAll}
	return r
}

func metOn(s thresholds.State) *string {
	if s.Word != thresholds.Holding {
		return nil
	}
	text := s.MetOn.String()
	return &text
}
