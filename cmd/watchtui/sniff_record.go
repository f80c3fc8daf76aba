package main

import (
	"watchtui/internal/data/csvfile"
)

// sniffRecord is what was understood, for scripts.
type sniffRecord struct {
	File        string           `json:"file"`
	Tidy        bool             `json:"tidy"`
	Delimiter   string           `json:"delimiter"`
	Quote       string           `json:"quote"`
	Escape      string           `json:"escape"`
	Encoding    string           `json:"encoding"`
	Compression string           `json:"compression"`
	LineEnd     string           `json:"line_end"`
	Sheet       string           `json:"sheet"`
	Sheets      []string         `json:"sheets"`
	HeaderLines []int            `json:"header_lines"`
	Header      []string         `json:"header"`
	Rows        int              `json:"rows"`
	Shape       string           `json:"shape"`
	DateOrder   string           `json:"date_order"`
	Decimal     string           `json:"decimal"`
	Columns     []columnRecord   `json:"columns"`
	Notes       []string         `json:"notes"`
	Mended      []droppedRecord  `json:"mended"`
	Dropped     []droppedRecord  `json:"dropped"`
	Questions   []questionRecord `json:"questions"`
}

type columnRecord struct {
	Header    string `json:"header"`
	Field     string `json:"field"`
	Indicator string `json:"indicator"`
	Source    string `json:"source"`
	Unit      string `json:"unit"`
	Note      string `json:"note"`
}

type droppedRecord struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

type questionRecord struct {
	Text    string   `json:"text"`
	Flag    string   `json:"flag"`
	Choices []string `json:"choices"`
}

func sniffRecordOf(name string, u csvfile.Understanding) sniffRecord {
	r := sniffRecord{File: name, Tidy: u.Tidy, Delimiter: u.Delimiter, Quote: u.Quote, Escape: u.Escape, Encoding: u.Encoding, Compression: u.Compression,
		LineEnd: u.LineEnd, Sheet: u.Sheet, Sheets: append([]string{}, u.Sheets...), HeaderLines: append([]int{}, u.HeaderLines...),
		Header: append([]string{}, u.Header...), Rows: u.Lines, Shape: string(u.Shape), DateOrder: u.DateOrder, Decimal: u.Decimal,
		Columns: []columnRecord{}, Notes: append([]string{}, u.Notes...), Mended: []droppedRecord{}, Dropped: []droppedRecord{}, Questions: []questionRecord{}}
	for _, c := range u.Columns {
		r.Columns = append(r.Columns, columnRecord(c))
	}
	for _, m := range u.Mended {
		r.Mended = append(r.Mended, droppedRecord(m))
	}
	for _, d := range u.Dropped {
		r.Dropped = append(r.Dropped, droppedRecord(d))
	}
	for _, q := range u.Questions {
		r.Questions = append(r.Questions, questionRecord{q.Text, q.Flag, append([]string{}, q.Choices...)})
	}
	return r
}
