package thresholds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"watchtui/internal/tomlfile"
)

// schema is a part of a JSON Schema, in the order in which people read it. It uses words that all drafts from 7 on have alike, so that editors whose
// validator is older than 2020-12 understand it, too.
type schema struct {
	Schema      string   `json:"$schema,omitempty"`
	ID          string   `json:"$id,omitempty"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Type        string   `json:"type,omitempty"`
	Enum        []string `json:"enum,omitempty"`
	Pattern     string   `json:"pattern,omitempty"`
	Minimum     *float64 `json:"minimum,omitempty"`
	Above       *float64 `json:"exclusiveMinimum,omitempty"`
	Maximum     *float64 `json:"maximum,omitempty"`
	MinLength   int      `json:"minLength,omitempty"`
	MinItems    int      `json:"minItems,omitempty"`
	Unique      bool     `json:"uniqueItems,omitempty"`
	Items       *schema  `json:"items,omitempty"`
	Properties  members  `json:"properties,omitempty"`
	Required    []string `json:"required,omitempty"`
	AnyOf       []schema `json:"anyOf,omitempty"`
	Others      any      `json:"additionalProperties,omitempty"` // false, or the schema of keys that an author names
	Default     string   `json:"default,omitempty"`
}

// members are the keys of a table, in the reader's order.
type members []member

type member struct {
	key string
	schema
}

// MarshalJSON writes an object: a map would be sorted by the alphabet.
func (m members) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, one := range m {
		if i > 0 {
			b.WriteByte(',')
		}
		value, err := json.Marshal(one.schema)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "%q:%s", one.key, value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// Schema is the JSON Schema (2020-12) of a watchbook, by which editors check one and complete its keys. The tables and the kinds of their values
// are those that the reader reads; keysOfBook says what they mean. What a schema cannot say (that an id exists, that a measure compiles) ParseBook does.
func Schema() []byte {
	root := schemaOf(reflect.TypeFor[bookFile](), "")
	root.Schema, root.ID, root.Title = "https://json-schema.org/draft/2020-12/schema", "urn:watchtui:watchbook", "A watchbook of watchtui"
	text, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic("the schema cannot be written: " + err.Error()) // it is made of words and numbers
	}
	return append(text, '\n')
}

// schemaOf is the schema of what stands at a path, "offer.term.value": a key of that table in the reader's Go.
func schemaOf(t reflect.Type, path string) schema {
	about := keysOfBook[path]
	s := schema{Description: about.about, Pattern: about.pattern, Enum: about.oneOf, Minimum: about.least, Above: about.above, Maximum: about.most,
		Default: about.otherwise}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), path)
	case reflect.Slice:
		item := schemaOf(t.Elem(), path)
		list := schema{Description: item.Description, Type: "array", Items: &item, Unique: about.unique}
		item.Description = ""
		if about.isRequired {
			list.MinItems = 1
		}
		return list
	case reflect.Map:
		value := schemaOf(t.Elem(), path)
		value.Description = ""
		return schema{Description: about.about, Type: "object", Others: value}
	case reflect.Struct:
		s.Type, s.Others = "object", false
		for key, field := range tomlfile.Fields(t) {
			at := strings.TrimPrefix(path+"."+key, ".")
			s.Properties = append(s.Properties, member{key, schemaOf(field.Type, at)})
			if keysOfBook[at].isRequired {
				s.Required = append(s.Required, key)
			}
		}
		for _, key := range about.anyOf {
			s.AnyOf = append(s.AnyOf, schema{Required: []string{key}})
		}
	case reflect.String:
		s.Type = "string"
		if about.isRequired && about.pattern == "" && about.oneOf == nil {
			s.MinLength = 1
		}
	case reflect.Int:
		s.Type = "integer"
	case reflect.Float64:
		s.Type = "number"
	case reflect.Bool:
		s.Type = "boolean"
	default:
		panic(fmt.Sprintf("the schema has no word for %s, a %s", path, t)) // a test writes the schema of all keys
	}
	return s
}
