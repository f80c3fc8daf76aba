package tomlfile

import (
	"cmp"
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

// Compare orders problems by where they stand.
func (p Problem) Compare(q Problem) int {
	return cmp.Or(p.Line-q.Line, p.Column-q.Column)
}

// File is a file that was read, with what is wrong with it.
type File struct {
	Problems Problems // in the order in which they were found

	name   string
	places places
}

// At is the place of a value, such as "ui.theme" or "benchmark.2.requires.0"; of a key that is missing, that of its table.
func (f *File) At(path string) Problem {
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

// Fail notes a mistake at the place of a value.
func (f *File) Fail(path, format string, args ...any) {
	problem := f.At(path)
	problem.Text = fmt.Sprintf(format, args...)
	f.Problems = append(f.Problems, problem)
}

// Err is Problems in the order of the file's lines, or nil where nothing is wrong.
func (f *File) Err() error {
	if len(f.Problems) == 0 {
		return nil
	}
	slices.SortStableFunc(f.Problems, Problem.Compare)
	return f.Problems
}

func unknownKey(key string, known []string) string {
	return "unknown key " + data.Quoted(key) + DidYouMean(key, known)
}

// DidYouMean is the end of a sentence about an unknown name: what looks like it, or else what there is.
func DidYouMean(name string, known []string) string {
	if near := data.Nearest(name, known); near != "" {
		return data.DidYouMean(near)
	}
	if len(known) == 0 {
		return ""
	}
	return "; known are " + strings.Join(known, ", ")
}
