package tomlfile

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"watchtui/internal/data"
)

// Read reads TOML into what a pointer points to, a struct whose fields name their keys (`toml:"key"`), and notes the keys that it has no place
// for. What is known is read all the same: a person wants to hear of all mistakes at once. Where it is no TOML, or a value is of another kind than
// its field, the error is Problems.
func Read(name string, source []byte, into any) (*File, error) {
	source = bytes.TrimPrefix(source, []byte("\xef\xbb\xbf"))
	f := &File{name: name}
	err := toml.Unmarshal(source, into)
	if err != nil {
		f.Problems = Problems{problemOf(name, err)}
		if toml.Unmarshal(source, &map[string]any{}) != nil {
			return nil, f.Problems // no TOML at all
		}
	}
	places, keys := walk(source)
	f.places = places
	f.Problems = append(f.Problems, tables{}.unknown(name, keys, reflect.TypeOf(into).Elem())...)
	if err != nil {
		return nil, f.Err()
	}
	return f, nil
}

// problemOf is an error of the TOML library, at its place.
func problemOf(name string, err error) Problem {
	var at *toml.DecodeError
	if !errors.As(err, &at) {
		return Problem{File: name, Text: err.Error()}
	}
	line, column := at.Position()
	text := strings.TrimPrefix(at.Error(), "toml: ")
	if _, number, isParsed := strings.Cut(text, ": parsing "); isParsed && strings.HasSuffix(number, ": value out of range") {
		text = strings.TrimSuffix(number, ": value out of range") + " is beyond all numbers"
	}
	if wanted, ok := wantedKind(text); ok && len(at.Key()) > 0 {
		text = at.Key()[len(at.Key())-1] + ": " + wanted
	}
	return Problem{name, line, column, data.Visible(text)}
}
