package thresholds

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"watchtui/internal/tomlfile"
)

var indices = regexp.MustCompile(`\.[0-9]+`)

// bookSchema is the schema as a validator has it, which also checks that it is one.
func bookSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("book.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("book.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// tablesOf is a book as an editor hands it to a validator.
func tablesOf(t testing.TB, source string) any {
	t.Helper()
	var tables map[string]any
	if err := toml.Unmarshal([]byte(source), &tables); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(tables)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// readerKeys are the paths of all keys that the reader reads, as the schema names them.
func readerKeys(t reflect.Type, path string) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	list := []string{path}
	if t.Kind() != reflect.Struct {
		return list
	}
	for key, field := range tomlfile.Fields(t) {
		list = append(list, readerKeys(field.Type, strings.TrimPrefix(path+"."+key, "."))...)
	}
	return list
}

// The schema knows what the reader knows. Whoever gives the reader a key is told here where to say what it means.
func TestTheSchemaKnowsEveryKey(t *testing.T) {
	known := readerKeys(reflect.TypeFor[bookFile](), "")
	for _, path := range known {
		if keysOfBook[path].about == "" {
			t.Errorf("the reader reads %s, and the schema does not say what it means: add it to keysOfBook in schema_keys.go", path)
		}
	}
	for path := range keysOfBook {
		if !slices.Contains(known, path) {
			t.Errorf("the schema has %s, which the reader does not read", path)
		}
	}
	if text := string(Schema()); !strings.Contains(text, `"irgc_effect"`) || strings.Contains(text, `"": {`) {
		t.Error("the schema has no irgc_effect, or a key without a name")
	}
}

func TestTheBuiltInWatchbookKeepsToTheSchema(t *testing.T) {
	schema := bookSchema(t)
	for name, source := range map[string]string{"built-in": string(DefaultSource()), "priced": pricedBook, "trigger": triggerBook} {
		if err := schema.Validate(tablesOf(t, source)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What the reader refuses and an editor can know is refused by the schema, too.
func TestTheSchemaRefuses(t *testing.T) {
	const good = "[[indicator]]\nid = 'x'\nunit = 'kg'\nkind = 'level'\ncadence = '30d'\n[[benchmark]]\nid = 'b'\nmeasure = 'latest(x)'\nmet = '<= 5'\n"
	schema := bookSchema(t)
	if err := schema.Validate(tablesOf(t, good)); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ about, from, to string }{
		{"an unknown key", "unit =", "units = 'kg'\nunit ="},
		{"an unknown table", "[[benchmark]]", "[[benchmarks]]"},
		{"a kind that is none", "'level'", "'flow'"},
		{"an id that cannot be named", "id = 'b'", "id = 'b 1'"},
		{"a comparison without a number", "<= 5", "<= five"},
		{"a length of time without a unit", "'30d'", "'30'"},
		{"a number for a text", "'kg'", "5"},
		{"no measure", "measure = 'latest(x)'\n", ""},
		{"an empty unit", "'kg'", "''"},
		{"a quality that is none", "id = 'b'", "id = 'b'\nevidence = 'sure'"},
		{"a key indicator beyond the third", "id = 'x'", "id = 'x'\nkey = 4"},
		{"half a key indicator", "id = 'x'", "id = 'x'\nkey = 1.5"},
		{"an offer without rungs and terms", "[[benchmark]]", "[[offer]]\nid = 'o'\n[[benchmark]]"},
		{"a rung that requires nothing", "[[benchmark]]", "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'r'\n[[benchmark]]"},
		{"a structural test that is none", "[[benchmark]]", "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'r'\ntests = ['luck']\n[[benchmark]]"},
		{"a chance above 1", "[[benchmark]]", "[price]\nhorizon = '1y'\ndetection = { none = 0, documents = 0.1, inspections = 0.5, intrusive = 1.5 }\n[[benchmark]]"},
		{"a noise below 0", "[[benchmark]]", "[talk.noise_of]\nb = -1\n[[benchmark]]"},
		{"a factor of 0", "[[benchmark]]", "[[unit]]\nfrom = 'a'\nto = 'b'\nfactor = 0\n[[benchmark]]"},
	} {
		source := strings.Replace(good, row.from, row.to, 1)
		if _, err := ParseBook("b.toml", []byte(source)); err == nil {
			t.Errorf("%s: the reader takes it", row.about)
		}
		if err := schema.Validate(tablesOf(t, source)); err == nil {
			t.Errorf("%s: the schema takes it", row.about)
		}
	}
}

// Law: without any one of its keys, a book that the schema refuses for it is refused by the reader, too: an editor complains of nothing that works.
func TestTheSchemaAsksForNoMoreThanTheReader(t *testing.T) {
	schema := bookSchema(t)
	for _, source := range []string{string(DefaultSource()), pricedBook, triggerBook} {
		first := map[string]string{} // of each key the first place by the alphabet: one of a kind is enough
		visit(tables(t, source), "", func(_ map[string]any, _, path string) {
			if key := indices.ReplaceAllString(path, ""); first[key] == "" || path < first[key] {
				first[key] = path
			}
		})
		for _, path := range first {
			book := tables(t, source)
			visit(book, "", func(table map[string]any, key, at string) {
				if at == path {
					delete(table, key)
				}
			})
			without, err := toml.Marshal(book)
			if err != nil {
				t.Fatal(err)
			}
			_, err = ParseBook("b.toml", without)
			if refused := schema.Validate(tablesOf(t, string(without))); refused != nil && err == nil {
				t.Errorf("without %s the schema refuses what the reader takes: %v", path, refused)
			}
			if about := keysOfBook[indices.ReplaceAllString(path, "")]; about.isRequired && err == nil {
				t.Errorf("the schema requires %s, and the reader does without", path)
			}
		}
	}
}

func tables(t testing.TB, source string) map[string]any {
	t.Helper()
	var tables map[string]any
	if err := toml.Unmarshal([]byte(source), &tables); err != nil {
		t.Fatal(err)
	}
	return tables
}

// visit shows all keys of all tables, "offer.0.term.2.value".
func visit(table map[string]any, path string, each func(table map[string]any, key, path string)) {
	for key, value := range table {
		at := strings.TrimPrefix(path+"."+key, ".")
		each(table, key, at)
		switch value := value.(type) {
		case map[string]any:
			visit(value, at, each)
		case []any:
			for i, element := range value {
				if inner, ok := element.(map[string]any); ok {
					visit(inner, fmt.Sprintf("%s.%d", at, i), each)
				}
			}
		}
	}
}
