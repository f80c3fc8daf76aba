package tomlfile

import (
	"iter"
	"reflect"
	"strings"
)

// Fields are the keys that a table may have, each with the field that it is read into, in the order of the struct. Those of an embedded struct
// are among them.
func Fields(table reflect.Type) iter.Seq2[string, reflect.StructField] {
	return func(yield func(string, reflect.StructField) bool) {
		for _, field := range reflect.VisibleFields(table) {
			key, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
			if key != "" && !yield(key, field) {
				return
			}
		}
	}
}

// tables are the tables that a file may have, each looked at once.
type tables map[reflect.Type]*table

// table is what a table may have: keys in the order of the struct, and what they are read into.
type table struct {
	keys   []string
	fields []reflect.Type
}

// unknown are the keys for which there is no place, in a file that is read into root. Of an unknown table only its own name is told.
func (t tables) unknown(name string, keys []key, root reflect.Type) Problems {
	var problems Problems
	for _, k := range keys {
		last := len(k.names) - 1
		in := t.at(root, k.names[:last])
		if in == nil || in.Kind() != reflect.Struct {
			continue // told already, or a table whose keys are for the author to name
		}
		if of := t.of(in); of.field(k.names[last]) == nil {
			problems = append(problems, Problem{name, k.line, k.column, unknownKey(k.names[last], of.keys)})
		}
	}
	return problems
}

// at is what stands at a path, of a list its elements; nil for what is unknown.
func (t tables) at(root reflect.Type, names []string) reflect.Type {
	at := root
	for _, name := range names {
		switch at.Kind() {
		case reflect.Struct:
			at = t.of(at).field(name)
		case reflect.Map:
			at = element(at.Elem())
		default:
			return nil
		}
		if at == nil {
			return nil
		}
	}
	return at
}

func (t tables) of(in reflect.Type) *table {
	if t[in] == nil {
		t[in] = &table{}
		for key, field := range Fields(in) {
			t[in].keys = append(t[in].keys, key)
			t[in].fields = append(t[in].fields, element(field.Type))
		}
	}
	return t[in]
}

// field is what a key is read into; nil for one that is unknown. Capital letters are no mistake: the TOML library reads them, too.
func (t *table) field(key string) reflect.Type {
	for i, known := range t.keys {
		if strings.EqualFold(known, key) {
			return t.fields[i]
		}
	}
	return nil
}

func element(t reflect.Type) reflect.Type {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}
