package tomlfile

import (
	"bytes"
	"errors"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"watchtui/internal/data"
)

// Read reads TOML into a struct of tables and notes the keys that it has no place for. What is known is read all the same: a
// person wants to hear of all mistakes at once. Where nothing can be read, the error is Problems.
func Read(name string, source []byte, tables any) (*File, error) {
	source = bytes.TrimPrefix(source, []byte("\xef\xbb\xbf"))
	f := &File{name: name}
	root := reflect.TypeOf(tables).Elem()
	var unknown *toml.StrictMissingError
	if err := toml.NewDecoder(bytes.NewReader(source)).DisallowUnknownFields().Decode(tables); err != nil {
		f.Problems = problemsOf(name, err, root)
		if !errors.As(err, &unknown) {
			return nil, f.Problems
		}
		if err := toml.Unmarshal(source, tables); err != nil {
			return nil, append(f.Problems, problemsOf(name, err, root)...)
		}
	}
	f.places = findPlaces(source)
	return f, nil
}

func problemsOf(name string, err error, root reflect.Type) Problems {
	var unknown *toml.StrictMissingError
	if errors.As(err, &unknown) {
		var problems Problems
		for _, e := range unknown.Errors {
			line, column := e.Position()
			key := e.Key()
			last := key[len(key)-1]
			problems = append(problems, Problem{name, line, column, "unknown key " + data.Quoted(last) + DidYouMean(last, keysOf(root, key[:len(key)-1]))})
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
			field := at.Field(i)
			if keyOf(field) != step {
				continue
			}
			if at = field.Type; at.Kind() == reflect.Slice || at.Kind() == reflect.Pointer {
				at = at.Elem()
			}
			break
		}
		if at.Kind() != reflect.Struct {
			return nil
		}
	}
	keys := make([]string, at.NumField())
	for i := range keys {
		keys[i] = keyOf(at.Field(i))
	}
	return keys
}

func keyOf(field reflect.StructField) string {
	key, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
	return key
}
