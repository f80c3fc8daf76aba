package tomlfile

import (
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// place is a position in a file, line and column from 1.
type place struct{ line, column int }

// places remembers where each key of a file stands: "benchmark.2.measure" is the value of that key in the third
// [[benchmark]], "benchmark.2" its header, "offer.0.rung.1.requires.0" the first element of a list.
type places map[string]place

// findPlaces walks over a file that is known to be TOML.
func findPlaces(source []byte) places {
	found := places{}
	counts := map[string]int{}
	table := ""
	var p unstable.Parser
	p.Reset(source)
	for p.NextExpression() {
		node := p.Expression()
		switch node.Kind {
		case unstable.ArrayTable:
			table = enter(counts, pathOf(node))
			found[table] = keyPlace(&p, node)
		case unstable.Table:
			table = inside(counts, pathOf(node))
			found[table] = keyPlace(&p, node)
		case unstable.KeyValue:
			path := strings.Join(append(nonEmpty(table), pathOf(node)...), ".")
			found[path] = valuePlace(&p, node)
			elements := node.Value().Children()
			if node.Value().Kind != unstable.Array {
				continue
			}
			for i := 0; elements.Next(); i++ {
				found[path+"."+strconv.Itoa(i)] = nodePlace(&p, elements.Node())
			}
		}
	}
	return found
}

func nonEmpty(table string) []string {
	if table == "" {
		return nil
	}
	return []string{table}
}

func pathOf(node *unstable.Node) []string {
	var parts []string
	for it := node.Key(); it.Next(); {
		parts = append(parts, string(it.Node().Data))
	}
	return parts
}

// enter is the path of the next element of an array of tables.
func enter(counts map[string]int, key []string) string {
	parent := inside(counts, key[:len(key)-1])
	path := strings.Join(append(nonEmpty(parent), key[len(key)-1]), ".")
	n := counts[path]
	counts[path]++
	return path + "." + strconv.Itoa(n)
}

// inside is the path of a table, in the last elements of the arrays above it.
func inside(counts map[string]int, key []string) string {
	path := ""
	for _, part := range key {
		path = strings.Join(append(nonEmpty(path), part), ".")
		if n := counts[path]; n > 0 {
			path += "." + strconv.Itoa(n-1)
		}
	}
	return path
}

func keyPlace(p *unstable.Parser, node *unstable.Node) place {
	it := node.Key()
	it.Next()
	return nodePlace(p, it.Node())
}

func valuePlace(p *unstable.Parser, node *unstable.Node) place {
	if at := nodePlace(p, node.Value()); at.line > 0 {
		return at
	}
	return keyPlace(p, node) // lists and inline tables have no place of their own
}

func nodePlace(p *unstable.Parser, node *unstable.Node) place {
	if node.Raw.Length == 0 {
		return place{}
	}
	start := p.Shape(node.Raw).Start
	return place{start.Line, start.Column}
}
