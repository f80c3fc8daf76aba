package main

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

type readingRecord struct {
	Indicator string   `json:"indicator"`
	Observed  string   `json:"observed"`
	Value     *float64 `json:"value"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Unit      string   `json:"unit"`
	Source    string   `json:"source"`
	Quality   string   `json:"quality"`
	Published *string  `json:"published"`
	Citation  string   `json:"citation"`
	Note      string   `json:"note"`
}

func readingRecordOf(book *thresholds.Book, r data.Reading) readingRecord {
	indicator, _ := book.Indicator(r.Indicator)
	return readingRecord{r.Indicator, r.Observed.String(), optional(r.Value), optional(r.Low), optional(r.High), indicator.Unit,
		r.Source, r.Quality.String(), optionalDate(r.Published), r.Citation, r.Note}
}

func readingRecords(book *thresholds.Book, readings []data.Reading) []readingRecord {
	records := []readingRecord{}
	for _, r := range readings {
		records = append(records, readingRecordOf(book, r))
	}
	return records
}
