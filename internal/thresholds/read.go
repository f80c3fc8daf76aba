package thresholds

import (
	"bytes"
	_ "embed"
	"slices"

	"watchtui/internal/tomlfile"
)

//go:embed watchbook.toml
var defaultBook []byte

// DefaultSource is the built-in watchbook as a file, to begin one's own with.
func DefaultSource() []byte { return bytes.Clone(defaultBook) }

// DefaultBook is the built-in watchbook.
func DefaultBook() *Book {
	book, err := ParseBook("built-in watchbook", defaultBook)
	if err != nil {
		panic("the built-in watchbook is broken: " + err.Error()) // a test reads it; it cannot differ at run time
	}
	return book
}

// bookFile is a book as TOML has it. The names of its keys are part of the interface: books, README and the schema name them.
type bookFile struct {
	Title     string           `toml:"title"`
	Question  string           `toml:"question"`
	Indicator []indicatorTable `toml:"indicator"`
	Unit      []unitTable      `toml:"unit"`
	Benchmark []benchmarkTable `toml:"benchmark"`
	Offer     []offerTable     `toml:"offer"`
	Price     *priceTable      `toml:"price"`
	Trigger   []triggerTable   `toml:"trigger"`
	Floor     *floorTable      `toml:"floor"`
	Talk      *talkTable       `toml:"talk"`
}

type indicatorTable struct {
	ID             string      `toml:"id"`
	Name           string      `toml:"name"`
	Unit           string      `toml:"unit"`
	Kind           string      `toml:"kind"`
	Key            int         `toml:"key"`
	Cadence        string      `toml:"cadence"`
	Sources        []string    `toml:"sources"`
	PublicationLag string      `toml:"publication_lag"`
	Lines          []lineTable `toml:"lines"`
	Scale          string      `toml:"scale"`
	Role           string      `toml:"role"`
}

type lineTable struct {
	Value float64 `toml:"value"`
	Label string  `toml:"label"`
}

type unitTable struct {
	From   string  `toml:"from"`
	To     string  `toml:"to"`
	Factor float64 `toml:"factor"`
}

type benchmarkTable struct {
	ID       string  `toml:"id"`
	Name     string  `toml:"name"`
	Why      string  `toml:"why"`
	Measure  string  `toml:"measure"`
	Met      string  `toml:"met"`
	Release  *string `toml:"release"`
	For      string  `toml:"for"`
	Evidence string  `toml:"evidence"`
	MaxAge   string  `toml:"max_age"`
}

type offerTable struct {
	ID     string      `toml:"id"`
	Name   string      `toml:"name"`
	Lowest string      `toml:"lowest"`
	Rung   []rungTable `toml:"rung"`

	Signed      string      `toml:"signed"`
	Parties     []string    `toml:"parties"`
	Monitor     string      `toml:"monitor"`
	SnapBackLag string      `toml:"snap_back_lag"`
	Term        []termTable `toml:"term"`
}

type rungTable struct {
	Name     string   `toml:"name"`
	Requires []string `toml:"requires"`
	Tests    []string `toml:"tests"`
}

// ParseBook reads a watchbook. Its error is tomlfile.Problems: all that is wrong, each at its line. name is for messages.
func ParseBook(name string, source []byte) (*Book, error) {
	var file bookFile
	found, err := tomlfile.Read(name, source, &file)
	if err != nil {
		return nil, err
	}
	r := &reader{File: found, book: &Book{Name: name, Title: file.Title, Question: file.Question}}
	r.read(&file)
	if err := r.Err(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(r.book.Warnings, tomlfile.Problem.Compare)
	r.book.file = found
	return r.book, nil
}
