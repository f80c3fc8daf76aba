package csvfile

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
)

// read makes a reading of a record, or a *data.Refusal that names the first wrong cell.
func (f *File) read(rec *record, row *data.Row) error {
	if len(rec.cells) != f.columns.width {
		return f.refuseWidth(rec)
	}
	if !f.splitter.valid {
		if i := firstInvalid(rec.cells); i >= 0 {
			return f.refuse(rec, rec.cells[i].start, "the cell "+quote(rec.cells[i].text)+" is not UTF-8")
		}
	}
	rec.cells = append(rec.cells, cell{start: len(rec.text)}) // for columns that the file has not
	wrong, reason := f.fill(rec, row)
	if reason != "" {
		return f.refuse(rec, rec.cells[f.columns.at[wrong]].start, reason)
	}
	row.Line = rec.line
	return nil
}

// fill fills the row from the record's cells. Where one is wrong it says which, and why.
func (f *File) fill(rec *record, row *data.Row) (wrong field, reason string) {
	text := func(c field) string { return rec.cells[f.columns.at[c]].text }
	s := f.findSubject(text(indicator))
	if s.refusal != "" {
		return indicator, s.refusal
	}
	row.Indicator = s.id
	if text(observed) == "" {
		return observed, "the date that the reading is about is missing"
	}
	if row.Observed, reason = f.observed.parse(text(observed)); reason != "" {
		return observed, reason
	}
	if wrong, reason = f.fillNumbers(s, text, row); reason != "" {
		return wrong, reason
	}
	switch name := text(source); {
	case name == "":
		row.Source = f.opts.Source
	case len(name) > maxName:
		return source, tooLong("source", name)
	default:
		row.Source = f.sources.keep(name)
	}
	row.Quality = f.rating
	if text(quality) != "" {
		var err error
		if row.Quality, err = data.ParseQuality(text(quality)); err != nil {
			return quality, quote(text(quality)) + " is not a quality: want verified, estimated or claimed"
		}
	}
	row.Published = f.release
	if text(published) != "" {
		if row.Published, reason = f.published.parse(text(published)); reason != "" {
			return published, reason
		}
	}
	row.Citation, row.Note = keepText(&f.citation, text(citation)), keepText(&f.note, text(note))
	if !s.isKnown && text(unit) != "" {
		row.Note = unitNote(strings.Clone(text(unit)), row.Note)
	}
	return 0, ""
}

// fillNumbers fills in the value and its range, in the subject's unit.
func (f *File) fillNumbers(s *subject, text func(field) string, row *data.Row) (wrong field, reason string) {
	factor, unitReason := f.factorFor(s, text(unit))
	row.Retracted = text(value) == "retracted"
	row.Value = math.NaN()
	switch {
	case row.Retracted:
	case text(value) == "":
		return value, "the value is missing: leave the row out where there is none"
	default:
		if row.Value, reason = parseNumber(text(value)); reason != "" {
			return value, reason
		}
	}
	if unitReason != "" {
		return unit, unitReason
	}
	if !row.Retracted {
		if row.Value, reason = scaled(row.Value, factor); reason != "" {
			return value, reason
		}
	}
	if s.isEvent && row.Value < 0 {
		return value, quote(text(value)) + " is below 0, but events are counted"
	}
	if row.Low, reason = bound(text(low), row.Retracted, factor); reason != "" {
		return low, reason
	}
	if row.High, reason = bound(text(high), row.Retracted, factor); reason != "" {
		return high, reason
	}
	switch {
	case row.Low > row.Value:
		return low, fmt.Sprintf("low is %s, above the value %s", quote(text(low)), quote(text(value)))
	case row.High < row.Value:
		return high, fmt.Sprintf("high is %s, below the value %s", quote(text(high)), quote(text(value)))
	}
	return 0, ""
}

// bound is one end of a value's range, NaN where there is none.
func bound(text string, isRetracted bool, factor float64) (number float64, reason string) {
	switch {
	case text == "":
		return math.NaN(), ""
	case isRetracted:
		return 0, "a retracted reading has no range"
	}
	if number, reason = parseNumber(text); reason != "" {
		return 0, reason
	}
	return scaled(number, factor)
}

func (f *File) refuseWidth(rec *record) *data.Refusal {
	n, width := len(rec.cells), f.columns.width
	reason := fmt.Sprintf("the row has %s, the header %d", count(n, "column"), width)
	if lines := strings.Count(rec.text, "\n"); lines > 0 {
		reason += fmt.Sprintf("; it goes on to line %d within quotes", rec.line+lines)
	}
	if n > width {
		return f.refuse(rec, rec.cells[width].start, reason)
	}
	refusal := f.refuse(rec, 0, reason)
	refusal.Column = 0
	return refusal
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// refuse is the refusal of a record for what starts at that byte of it.
func (f *File) refuse(rec *record, start int, reason string) *data.Refusal {
	line, column := rec.place(start)
	return &data.Refusal{File: f.splitter.name, Line: line, Column: column, Reason: reason, Text: strings.Clone(rec.text)}
}
