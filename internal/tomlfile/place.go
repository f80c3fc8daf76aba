package tomlfile

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is a position in a file, line and column from 1, the column in bytes.
type place struct{ line, column int }

// places remembers where each value of a file stands: "benchmark.2.measure" is the value of that key in the third [[benchmark]],
// "benchmark.2" its header, "offer.0.rung.1.requires.0" the first element of a list.
type places map[string]place

// key is a name where it stands, with those of the tables that it is in, outermost first: "rung" in [[offer.rung]] is {"offer", "rung"}.
type key struct {
	names []string
	place
}

// walker goes through a file that is known to be TOML.
type walker struct {
	parser unstable.Parser
	places places
	keys   []key
	counts map[string]int // of the elements of each array of tables so far
	lines  []int          // where each begins, in bytes: the parser would count them anew for each place
}

// walk finds where values and keys stand.
func walk(source []byte) (places, []key) {
	w := walker{places: places{}, counts: map[string]int{}, lines: []int{0}}
	for i, b := range source {
		if b == '\n' {
			w.lines = append(w.lines, i+1)
		}
	}
	w.parser.Reset(source)
	table, names := "", []string(nil)
	for w.parser.NextExpression() {
		switch node := w.parser.Expression(); node.Kind {
		case unstable.ArrayTable:
			table, names = w.enter(partsOf(node)), w.name(nil, node)
			w.places[table] = w.keyPlace(node)
		case unstable.Table:
			table, names = w.inside(partsOf(node)), w.name(nil, node)
			w.places[table] = w.keyPlace(node)
		case unstable.KeyValue:
			w.keyValue(table, names, node)
		}
	}
	return w.places, w.keys
}

// keyValue notes a key of a table, and what stands in its value.
func (w *walker) keyValue(table string, names []string, node *unstable.Node) {
	path := joined(table, partsOf(node)...)
	w.places[path] = w.valuePlace(node)
	w.value(path, w.name(names, node), node.Value())
}

func (w *walker) value(path string, names []string, value *unstable.Node) {
	children := value.Children()
	switch value.Kind {
	case unstable.Array:
		for i := 0; children.Next(); i++ {
			element := children.Node()
			at := joined(path, strconv.Itoa(i))
			w.places[at] = w.placeOf(element)
			w.value(at, names, element)
		}
	case unstable.InlineTable:
		for children.Next() {
			w.keyValue(path, names, children.Node())
		}
	}
}

// name notes each part of a key, and returns the names of all tables down to it.
func (w *walker) name(tables []string, node *unstable.Node) []string {
	names := slices.Clone(tables)
	for it := node.Key(); it.Next(); {
		names = append(names, string(it.Node().Data))
		w.keys = append(w.keys, key{slices.Clone(names), w.placeOf(it.Node())})
	}
	return names
}

// enter is the path of the next element of an array of tables.
func (w *walker) enter(parts []string) string {
	last := len(parts) - 1
	path := joined(w.inside(parts[:last]), parts[last])
	w.counts[path]++
	return joined(path, strconv.Itoa(w.counts[path]-1))
}

// inside is the path of a table, in the last elements of the arrays above it.
func (w *walker) inside(parts []string) string {
	path := ""
	for _, part := range parts {
		path = joined(path, part)
		if n := w.counts[path]; n > 0 {
			path = joined(path, strconv.Itoa(n-1))
		}
	}
	return path
}

func (w *walker) valuePlace(node *unstable.Node) place {
	if at := w.placeOf(node.Value()); at.line > 0 {
		return at
	}
	return w.keyPlace(node) // lists and inline tables have no place of their own
}

func (w *walker) keyPlace(node *unstable.Node) place {
	it := node.Key()
	it.Next()
	return w.placeOf(it.Node())
}

func (w *walker) placeOf(node *unstable.Node) place {
	if node.Raw.Length == 0 {
		return place{}
	}
	offset := int(node.Raw.Offset)
	line := sort.SearchInts(w.lines, offset+1) // how many begin at the offset or before
	return place{line, offset - w.lines[line-1] + 1}
}

func partsOf(node *unstable.Node) []string {
	var parts []string
	for it := node.Key(); it.Next(); {
		parts = append(parts, string(it.Node().Data))
	}
	return parts
}

// joined is a path that goes on; that of the file itself is "".
func joined(path string, parts ...string) string {
	if path != "" {
		parts = append([]string{path}, parts...)
	}
	return strings.Join(parts, ".")
}
