package main

import (
	"cmp"
	"strconv"

	"watchtui/internal/data"
)

// What may be absent is a pointer in a record: null as JSON, and an empty cell in a table.

// optional is a number for JSON: null where it is undefined.
func optional(v float64) *float64 {
	if data.Exact(v) == "" {
		return nil
	}
	return &v
}

// optionalDate is a time for JSON: null where it is absent.
func optionalDate(t data.Instant) *string {
	if t == data.NoInstant {
		return nil
	}
	text := t.String()
	return &text
}

// textCell, numberCell and countCell are cells of what may be absent.
func textCell(text *string) string { return *cmp.Or(text, new(string)) }

func numberCell(v *float64) string {
	if v == nil {
		return ""
	}
	return data.Exact(*v)
}

func countCell(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
