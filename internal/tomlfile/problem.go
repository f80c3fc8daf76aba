package tomlfile

import (
	"fmt"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// Problem is something wrong with a file, at its place.
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

// Problems are all that is wrong with a file, in the order of its lines.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.Error()
	}
	return strings.Join(lines, "\n")
}

// File is a file that was read, with what is wrong with it.
type File struct {
	name     string
	places   places
	problems Problems
}

// Fail notes a mistake at the place of a value, such as "ui.theme" or "ui.keys.watch.now.0"; of a key that is missing, at its table.
func (f *File) Fail(path, format string, args ...any) {
	problem := f.at(path)
	problem.Text = fmt.Sprintf(format, args...)
	f.problems = append(f.problems, problem)
}

func (f *File) at(path string) Problem {
	for {
		if p, ok := f.places[path]; ok {
			return Problem{File: f.name, Line: p.line, Column: p.column}
		}
		dot := strings.LastIndexByte(path, '.')
		if dot < 0 {
			return Problem{File: f.name}
		}
		path = path[:dot]
	}
}

// Compare orders two values by where they stand in the file.
func (f *File) Compare(a, b string) int { return byPlace(f.at(a), f.at(b)) }

// Err is Problems, or nil where nothing is wrong.
func (f *File) Err() error {
	if len(f.problems) == 0 {
		return nil
	}
	slices.SortStableFunc(f.problems, byPlace)
	return f.problems
}

func byPlace(a, b Problem) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

// DidYouMean is the end of a sentence about an unknown name: what looks like it, or else what there is.
func DidYouMean(name string, known []string) string {
	if near := data.Nearest(name, known); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	if len(known) == 0 {
		return ""
	}
	return "; known are " + strings.Join(known, ", ")
}
