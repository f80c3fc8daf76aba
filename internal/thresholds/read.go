package thresholds

import (
	"bytes"
	_ "embed"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"watchtui/internal/data"
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

// bookFile is a book as TOML has it. The names of its keys are those of the framework.
type bookFile struct {
	Title     string           `toml:"title"`
	Question  string           `toml:"question"`
	Indicator []indicatorTable `toml:"indicator"`
	Unit      []unitTable      `toml:"unit"`
	Benchmark []benchmarkTable `toml:"benchmark"`
	Offer     []offerTable     `toml:"offer"`
	Price     *priceTable      `toml:"price"`
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

// ParseBook reads a watchbook. Its error is Problems: all that is wrong, each at its line. name is for messages.
func ParseBook(name string, source []byte) (*Book, error) {
	var file bookFile
	found, err := decode(name, source, &file)
	if err != nil {
		return nil, err
	}
	r := &reader{complaints: found, book: &Book{Name: name, Title: file.Title, Question: file.Question}}
	r.read(&file)
	if len(r.problems) > 0 {
		return nil, r.sorted()
	}
	slices.SortStableFunc(r.book.Warnings, byPlace)
	return r.book, nil
}

// decode reads TOML into a struct of tables and notes the keys that it has no place for. What is known is read all the same: a
// person wants to hear of all mistakes at once. Where nothing can be read, the error is Problems.
func decode(name string, source []byte, file any) (complaints, error) {
	source = bytes.TrimPrefix(source, []byte("\xef\xbb\xbf"))
	c := complaints{name: name}
	root := reflect.TypeOf(file).Elem()
	var unknown *toml.StrictMissingError
	if err := toml.NewDecoder(bytes.NewReader(source)).DisallowUnknownFields().Decode(file); err != nil {
		c.problems = tomlProblems(name, err, root)
		if !errors.As(err, &unknown) {
			return c, c.problems
		}
		if err := toml.Unmarshal(source, file); err != nil {
			return c, append(c.problems, tomlProblems(name, err, root)...)
		}
	}
	c.places = findPlaces(source)
	return c, nil
}

func byPlace(a, b Problem) int {
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

func tomlProblems(name string, err error, root reflect.Type) Problems {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		var problems Problems
		for _, e := range unknown.Errors {
			line, column := e.Position()
			key := e.Key()
			text := "unknown key " + data.Quoted(key[len(key)-1]) + didYouMean(key[len(key)-1], keysOf(root, key[:len(key)-1]))
			problems = append(problems, Problem{name, line, column, text})
		}
		return problems
	}
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		line, column := syntax.Position()
		return Problems{{name, line, column, strings.TrimPrefix(syntax.Error(), "toml: ")}}
	}
	return Problems{{File: name, Text: err.Error()}}
}

// keysOf lists the keys that a table may have, by the path to it from the file's own.
func keysOf(at reflect.Type, path []string) []string {
	for _, step := range path {
		for i := range at.NumField() {
			if kind := at.Field(i).Type.Kind(); tomlKey(at.Field(i)) == step && (kind == reflect.Slice || kind == reflect.Pointer) {
				at = at.Field(i).Type.Elem()
				break
			}
		}
	}
	if at.Kind() != reflect.Struct {
		return nil
	}
	keys := make([]string, at.NumField())
	for i := range keys {
		keys[i] = tomlKey(at.Field(i))
	}
	return keys
}

func tomlKey(field reflect.StructField) string {
	key, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
	return key
}
