package main

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/thresholds"
)

// understandingText is what was understood, for people: what a person should look at before it is imported.
func understandingText(book *thresholds.Book, u csvfile.Understanding) string {
	lines := understandingLines(u)
	for _, row := range u.First {
		lines = append(lines, labelled("reading", readingText(book, row.Reading)))
	}
	for _, q := range u.Questions {
		lines = append(lines, labelled("question", questionText(q)))
	}
	return "  " + strings.Join(lines, "\n  ") + "\n"
}

func labelled(label, text string) string { return fmt.Sprintf("%-9s %s", label, data.Visible(text)) }

// understandingLines are what was understood but for readings and questions.
func understandingLines(u csvfile.Understanding) []string {
	lines := []string{labelled("form", formText(u))}
	if u.Shape != csvfile.NoShape && !u.Tidy {
		order := ""
		if u.DateOrder != "" {
			order += ", dates " + u.DateOrder
		}
		if u.Decimal != "" {
			order += ", decimal " + u.Decimal
		}
		lines = append(lines, labelled("shape", fmt.Sprintf("%s, %s%s", u.Shape, data.Count(u.Lines, "row"), order)))
	}
	for _, c := range u.Columns {
		lines = append(lines, labelled("column", columnText(c)))
	}
	for _, note := range u.Notes {
		lines = append(lines, labelled("note", note))
	}
	for _, m := range u.Mended[:min(len(u.Mended), maxDroppedShown)] {
		lines = append(lines, labelled("mended", fmt.Sprintf("line %d, %s: %s", m.Line, m.Reason, m.Text)))
	}
	if more := len(u.Mended) - maxDroppedShown; more > 0 {
		lines = append(lines, labelled("mended", "and "+data.Count(more, "line")+" more"))
	}
	for _, d := range u.Dropped[:min(len(u.Dropped), maxDroppedShown)] {
		lines = append(lines, labelled("left out", fmt.Sprintf("line %d, %s: %s", d.Line, d.Reason, d.Text)))
	}
	if more := len(u.Dropped) - maxDroppedShown + u.NotListed; more > 0 && len(u.Dropped) >= maxDroppedShown {
		lines = append(lines, labelled("left out", "and "+data.Count(more, "line")+" more"))
	}
	return lines
}

func formText(u csvfile.Understanding) string {
	parts := []string{}
	if u.Tidy {
		parts = append(parts, "the tidy form")
	}
	if u.Sheet != "" {
		parts = append(parts, fmt.Sprintf("sheet %s of %s", u.Sheet, strings.Join(u.Sheets, ", ")))
	}
	if u.Compression != "" {
		parts = append(parts, u.Compression)
	}
	if u.Encoding != "" {
		parts = append(parts, u.Encoding)
	}
	if u.Delimiter != "" {
		parts = append(parts, "cells apart by "+data.Quoted(u.Delimiter))
	}
	if len(u.HeaderLines) > 0 {
		parts = append(parts, fmt.Sprintf("header on line %d", u.HeaderLines[0]))
	} else if !u.Tidy {
		parts = append(parts, "no header")
	}
	return strings.Join(parts, ", ")
}

func columnText(c csvfile.Column) string {
	text := data.Quoted(c.Header)
	switch {
	case c.Indicator != "":
		text += " -> " + c.Indicator
	case c.Field != "":
		text += " -> " + c.Field
	case strings.HasPrefix(c.Note, "not used"):
		return text + " is " + c.Note
	default:
		text += " is not used"
	}
	for _, part := range []struct{ label, value string }{{"source ", c.Source}, {"in ", c.Unit}, {"", c.Note}} {
		if part.value != "" {
			text += ", " + part.label + part.value
		}
	}
	return text
}

func readingText(book *thresholds.Book, r data.Reading) string {
	indicator, _ := book.Indicator(r.Indicator)
	value := data.WithUnit(data.Exact(r.Value), indicator.Unit)
	if r.Retracted {
		value = "retracted"
	}
	text := fmt.Sprintf("%s  %s  %s  %s, %s", r.Indicator, r.Observed, value, r.Source, r.Quality)
	if r.Note != "" {
		text += "  (" + r.Note + ")"
	}
	return text
}

func questionText(q csvfile.Question) string {
	if q.Flag == "" {
		return q.Text
	}
	return q.Text + " (" + q.Flag + ")"
}
