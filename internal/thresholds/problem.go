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
	if near := nearest(name, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return ""
	}
	return "; known are " + strings.Join(known, ", ")
}

// nearest is the known name with the fewest edits to the one given, if they are few for its length.
func nearest(name string, known []string) string {
	best, fewest := "", max(2, len(name)/3)+1
	for _, candidate := range known {
		if n := edits(strings.ToLower(name), strings.ToLower(candidate)); n < fewest {
			best, fewest = candidate, n
		}
	}
	return best
}

// edits is the Levenshtein distance, in bytes, of names that are short.
func edits(a, b string) int {
	const longest = 200
	if len(a) > longest || len(b) > longest {
		return longest
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
