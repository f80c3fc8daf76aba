package booktest

import (
	"fmt"
	"maps"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/tomlfile"
)

// suiteFile is a suite as TOML has it.
type suiteFile struct {
	Title string      `toml:"title"`
	Book  string      `toml:"book"`
	Start string      `toml:"start"`
	Every string      `toml:"every"`
	Test  []testTable `toml:"test"`
}

type testTable struct {
	Name     string        `toml:"name"`
	Start    string        `toml:"start"`
	Every    string        `toml:"every"`
	Vintage  string        `toml:"vintage"`
	Readings []string      `toml:"readings"`
	Expect   []expectTable `toml:"expect"`
}

type expectTable struct {
	At       string             `toml:"at"`
	Vintage  string             `toml:"vintage"`
	Offer    string             `toml:"offer"`
	Verdict  *string            `toml:"verdict"`
	From     *string            `toml:"from"`
	Since    *string            `toml:"since"`
	TippedBy *[]string          `toml:"tipped_by"`
	Blocking *[]string          `toml:"blocking"`
	Certain  *bool              `toml:"certain"`
	States   map[string]string  `toml:"states"`
	Measures map[string]float64 `toml:"measures"`
	Triggers map[string]string  `toml:"triggers"`
	Tests    map[string]string  `toml:"tests"`
}

// Suite is a file of tests, read. What it says of a book is checked when it is run.
type Suite struct {
	Title string
	Book  string // the file of the watchbook that it tests, from its own folder; "" where it does not say

	name   string
	source []byte
}

// Parse reads a suite. Its error is tomlfile.Problems: all that is wrong, each at its line. name is for messages.
func Parse(name string, source []byte) (*Suite, error) {
	var file suiteFile
	found, err := tomlfile.Read(name, source, &file)
	if err != nil {
		return nil, err
	}
	if len(file.Test) == 0 {
		found.Fail("", "a suite needs at least one [[test]]")
	}
	return &Suite{data.Visible(file.Title), file.Book, name, source}, found.Err()
}

// test is one test, checked against a book.
type test struct {
	name     string
	line     int
	readings thresholds.Readings
	expect   []expectation
}

// expectation is what is expected on one day.
type expectation struct {
	at      data.Day
	vintage thresholds.Vintage
	wants   []want
}

// reader turns the tables of a suite into tests and notes what is wrong on the way.
type reader struct {
	*tomlfile.File
	book *thresholds.Book
}

// tests are the suite's tests of a book.
func (s *Suite) tests(book *thresholds.Book) ([]test, error) {
	var file suiteFile
	found, err := tomlfile.Read(s.name, s.source, &file)
	if err != nil {
		return nil, err
	}
	r := &reader{found, book}
	common := r.spacing("", file.Start, file.Every, spacing{})
	var tests []test
	for i := range file.Test {
		tests = append(tests, r.test(fmt.Sprintf("test.%d", i), &file.Test[i], common))
	}
	return tests, r.Err()
}

func (r *reader) test(path string, table *testTable, common spacing) test {
	t := test{name: data.Visible(table.Name), line: r.At(path).Line}
	if t.name == "" {
		r.Fail(path, "the test has no name")
	}
	t.readings = r.readings(path, table.Readings, r.spacing(path+".", table.Start, table.Every, common))
	if len(table.Expect) == 0 {
		r.Fail(path, "the test expects nothing: add [[test.expect]]")
	}
	vintage := r.vintage(path, table.Vintage, thresholds.AsKnownNow)
	for i := range table.Expect {
		t.expect = append(t.expect, r.expectation(fmt.Sprintf("%s.expect.%d", path, i), &table.Expect[i], vintage))
	}
	return t
}

func (r *reader) vintage(path, text string, otherwise thresholds.Vintage) thresholds.Vintage {
	if text == "" {
		return otherwise
	}
	v, err := thresholds.ParseVintage(text)
	if err != nil {
		r.Fail(path+".vintage", "%v", err)
	}
	return v
}

func (r *reader) expectation(path string, table *expectTable, vintage thresholds.Vintage) expectation {
	e := expectation{vintage: r.vintage(path, table.Vintage, vintage)}
	var err error
	if table.At == "" {
		r.Fail(path, `on which day is that expected? at = "2024-07-26"`)
	} else if e.at, err = data.ParseDay(table.At); err != nil {
		r.Fail(path+".at", "%v", err)
	}
	mistakes := len(r.Problems)
	e.wants = append(r.ofBenchmarks(path, table), r.ofTriggers(path, table)...)
	e.wants = append(e.wants, r.ofOffer(path, table)...)
	if len(e.wants) == 0 && len(r.Problems) == mistakes {
		r.Fail(path, `nothing is expected of that day: verdict = "negotiable", or states.heu60_capped = "met"`)
	}
	return e
}

// known finds a name among those that there are; -1, with a complaint, where it is none.
func (r *reader) known(path, kind, name string, names []string) int {
	at := slices.Index(names, name)
	if at < 0 {
		r.Fail(path, "unknown %s %s%s", kind, data.Quoted(name), tomlfile.DidYouMean(name, names))
	}
	return at
}

// sorted are a table's keys in the order of the alphabet: a map has none of its own.
func sorted[V any](table map[string]V) []string { return slices.Sorted(maps.Keys(table)) }
