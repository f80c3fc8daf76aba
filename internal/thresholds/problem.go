package thresholds

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
)

// Problem is something wrong with a watchbook, at its place in the file.
type Problem struct {
	File         string
	Line, Column int // from 1; 0 where the whole file is meant
	Text         string
}

func (p Problem) Error() string {
	if p.Line == 0 {
		return fmt.Sprintf("%s: %s", data.Visible(p.File), p.Text)
	}
	return fmt.Sprintf("%s:%d:%d: %s", data.Visible(p.File), p.Line, p.Column, p.Text)
}

// Problems are all that is wrong with a watchbook, in the order of its lines. It is the error of ParseBook.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Error()
	}
	return strings.Join(lines, "\n")
}

// didYouMean is the end of a sentence about an unknown name: what looks like it, or else what there is.
func didYouMean(name string, known []string) string {
	if near := data.Nearest(name, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return ""
	}
	return "; known are " + strings.Join(known, ", ")
}
