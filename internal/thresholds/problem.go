package thresholds

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// Problem is something wrong with a watchbook or a scenario, at its place in the file.
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

// Problems are all that is wrong with a file, in the order of its lines. It is the error of ParseBook and ParseScenario.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Error()
	}
	return strings.Join(lines, "\n")
}

// complaints collects what is wrong with a file on the way through it.
type complaints struct {
	name     string
	places   places
	problems Problems
}

func (c *complaints) at(path string) Problem {
	for {
		if p, ok := c.places[path]; ok {
			return Problem{File: c.name, Line: p.line, Column: p.column}
		}
		dot := strings.LastIndexByte(path, '.')
		if dot < 0 {
			return Problem{File: c.name}
		}
		path = path[:dot] // a key that is missing: its table
	}
}

func (c *complaints) fail(path, format string, args ...any) {
	problem := c.at(path)
	problem.Text = fmt.Sprintf(format, args...)
	c.problems = append(c.problems, problem)
}

// sorted are the complaints in the order of their lines.
func (c *complaints) sorted() Problems {
	slices.SortStableFunc(c.problems, byPlace)
	return c.problems
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
