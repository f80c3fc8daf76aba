package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/booktest"
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) bookTestCommand() *cobra.Command {
	var format string
	var show bool
	cmd := &cobra.Command{
		Use:   "test [FILE...]",
		Short: "Run the unit tests of a watchbook",
		Long: `Runs files of tests: readings in shorthand, and what the watchbook has to make of them on some days. Without FILE
the tests beside the watchbook in force are run: of mine.toml those in mine_test.toml, of the built-in one those that
come with it. A file names the watchbook that it tests with book = "…", from its own folder; one that does not, and
all with --book, test the watchbook in force.

A line of readings is an indicator and its values, one every so often: "heu60_stockpile: 160+10x5 _ 9 @verified" is
160 170 180 190 200 210, a date without a reading, and 9, all verified. 7x3 is 7 7 7 7, _x3 is three dates without
a reading.

Exit code 0: all is as expected. 1: something is not, or a file has mistakes. 2: one could not be read.`,
		Example: `watchtui book test
watchtui book test --show > mine_test.toml
watchtui book test --book mine.toml mine_test.toml`,
		Annotations: isTimeless(),
		RunE: a.do(func(_ *cobra.Command, files []string) error {
			if err := checkFormat(format, "text", "json"); err != nil {
				return err
			}
			if show {
				_, err := a.stdout.Write(booktest.DefaultSource())
				return err
			}
			return a.testBooks(files, format)
		}),
	}
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	cmd.Flags().BoolVar(&show, "show", false, "print the tests of the built-in watchbook, to begin your own with")
	return cmd
}

// suite is a file of tests with the book that it tests.
type suite struct {
	file string
	book *thresholds.Book
	*booktest.Suite
}

func (a *app) testBooks(files []string, format string) error {
	suites, err := a.suites(files)
	if err != nil {
		return err
	}
	record := testsRecord{Passed: true, Suites: []suiteRecord{}}
	for _, s := range suites {
		results, err := s.Run(s.book)
		if err != nil {
			return &refusedError{mistakesIn("file of tests", err)}
		}
		one := suiteRecordOf(s, results)
		record.Passed = record.Passed && one.Passed
		record.Suites = append(record.Suites, one)
	}
	if format == "json" {
		err = writeJSON(a.stdout, record)
	} else {
		err = a.printf("%s", record.text())
	}
	if err == nil && !record.Passed {
		err = errNo
	}
	return err
}

// suites reads the files that are to be run.
func (a *app) suites(files []string) ([]suite, error) {
	if len(files) == 0 {
		path := a.bookPath()
		if path == "" {
			s, err := booktest.Parse(booktest.DefaultName, booktest.DefaultSource())
			return []suite{{booktest.DefaultName, thresholds.DefaultBook(), s}}, err
		}
		beside := strings.TrimSuffix(path, filepath.Ext(path)) + "_test" + filepath.Ext(path)
		if !isThere(beside) {
			return nil, usage("%s has no tests beside it: %s is not there; \"watchtui book test --show\" prints some to begin with", data.Visible(path), data.Visible(beside))
		}
		files = []string{beside}
	}
	var suites []suite
	for _, file := range files {
		s, err := a.suite(file)
		if err != nil {
			return nil, err
		}
		suites = append(suites, s)
	}
	return suites, nil
}

func (a *app) suite(file string) (suite, error) {
	source, err := readSmallFile(file)
	if err != nil {
		return suite{}, fmt.Errorf("read the tests: %w", err)
	}
	s, err := booktest.Parse(file, source)
	if err != nil {
		return suite{}, &refusedError{mistakesIn("file of tests", err)}
	}
	read := a.book
	if s.Book != "" && a.bookFile == "" {
		path := s.Book
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(file), path)
		}
		read = func() (*thresholds.Book, error) { return readBook(path) }
	}
	book, err := read()
	if errors.As(err, new(*mistakesError)) {
		err = &refusedError{err}
	}
	return suite{file, book, s}, err
}

// testsRecord is what came of all files.
type testsRecord struct {
	Passed bool          `json:"passed"`
	Suites []suiteRecord `json:"suites"`
}

type suiteRecord struct {
	File     string       `json:"file"`
	Title    string       `json:"title"`
	Book     string       `json:"book"`
	Passed   bool         `json:"passed"`
	Expected int          `json:"expected"` // how many things
	Failed   int          `json:"failed"`
	Tests    []caseRecord `json:"tests"`
}

type caseRecord struct {
	Name     string          `json:"name"`
	Line     int             `json:"line"`
	Expected int             `json:"expected"`
	Failures []failureRecord `json:"failures"`
}

type failureRecord struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	At      string `json:"at"`
	Vintage string `json:"vintage"`
	Of      string `json:"of"`
	Got     string `json:"got"`
	Want    string `json:"want"`
	Because string `json:"because"`
	text    string
}

func suiteRecordOf(s suite, results []booktest.Result) suiteRecord {
	record := suiteRecord{File: s.file, Title: s.Title, Book: s.book.Name}
	for _, result := range results {
		one := caseRecord{result.Name, result.Line, result.Expected, []failureRecord{}}
		for _, f := range result.Failures {
			one.Failures = append(one.Failures, failureRecord{f.Place.Line, f.Place.Column, f.At.String(), f.Vintage.String(), f.Of, f.Got, f.Want, f.Reason, f.Text()})
		}
		record.Expected += result.Expected
		record.Failed += len(result.Failures)
		record.Tests = append(record.Tests, one)
	}
	record.Passed = record.Failed == 0
	return record
}

// text is the answer for people: the failures by their tests, and a line a file.
func (r testsRecord) text() string {
	var b strings.Builder
	for _, s := range r.Suites {
		for _, t := range s.Tests {
			if len(t.Failures) > 0 {
				fmt.Fprintf(&b, "✗ %s\n", t.Name)
			}
			for _, f := range t.Failures {
				fmt.Fprintf(&b, "  %s:%d: %s\n", data.Visible(s.File), f.Line, data.Visible(f.text))
			}
		}
		verdict := fmt.Sprintf("passed; %s in %s", data.Count(s.Expected, "expectation"), data.Count(len(s.Tests), "test"))
		if !s.Passed {
			verdict = fmt.Sprintf("FAILED; %d of %s in %s", s.Failed, data.Count(s.Expected, "expectation"), data.Count(len(s.Tests), "test"))
		}
		fmt.Fprintf(&b, "%s of %s: %s\n", data.Visible(s.File), data.Visible(s.Book), verdict)
	}
	return b.String()
}
