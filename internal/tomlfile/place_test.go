package tomlfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAt(t *testing.T) {
	source := strings.Join([]string{
		"title = 'Larder'", // 1
		"cold.degrees = 4", // 2
		"",                 // 3
		"[[shelf]] # top",  // 4
		"name = 'top'",     // 5
		"  [[shelf.box]]",  // 6
		"  weight = 3",     // 7
		"[[shelf]]",        // 8
		"jars = [",         // 9
		"  'plums',",       // 10
		"  'figs' ]",       // 11
		"lines = [{value = 1}, {value = 2, label = 'much'}]", // 12
		"  [[shelf.box]]", // 13
		"  [[shelf.box]]", // 14
		"  name = 'last'", // 15
	}, "\n")
	file, err := Read("larder.toml", []byte(source), &larder{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, path, want string }{
		{"a value", "title", "1:9"},
		{"a value behind a key with dots", "cold.degrees", "2:16"},
		{"the header of a table in a list", "shelf.0", "4:3"},
		{"a value in it", "shelf.0.name", "5:8"},
		{"the header of the second", "shelf.1", "8:3"},
		{"a list, which has no place of its own: its key", "shelf.1.jars", "9:1"},
		{"an element of a list", "shelf.1.jars.1", "11:3"},
		{"a table in a list on one line", "shelf.1.lines.1", "12:23"},
		{"a value in it", "shelf.1.lines.1.label", "12:43"},
		{"a list of tables in a list of tables", "shelf.0.box.0", "6:5"},
		{"a value in it", "shelf.0.box.0.weight", "7:12"},
		{"the second list counts anew", "shelf.1.box.1.name", "15:10"},
		{"a key that is missing: its table", "shelf.0.jars", "4:3"},
		{"an element that is missing: the list", "shelf.1.jars.7", "9:1"},
		{"a table that is missing: the file", "opening", "0:0"},
		{"all of the file", "", "0:0"},
	} {
		if p := file.At(c.path); fmt.Sprintf("%d:%d", p.Line, p.Column) != c.want || p.File != "larder.toml" {
			t.Errorf("%s, %q: got %s:%d:%d, want %s", c.name, c.path, p.File, p.Line, p.Column, c.want)
		}
	}
}

// Law: wherever keys stand, whatever stands between them, each is found on the line that it was written on.
func TestAtFindsWhatWasWritten(t *testing.T) {
	between := rapid.SampledFrom([]string{"", "# a remark", "   ", "# [[shelf]]", "\t# ü, wider than a byte"})
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		want := map[string]int{}
		write := func(path, text string) {
			lines = append(lines, rapid.SliceOfN(between, 0, 3).Draw(t, "between")...)
			lines = append(lines, text)
			want[path] = len(lines)
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "shelves") {
			shelf := fmt.Sprintf("shelf.%d", i)
			write(shelf, "[[shelf]]")
			write(shelf+".name", "name = 'a'")
			for k := range rapid.IntRange(0, 3).Draw(t, "boxes") {
				box := fmt.Sprintf("%s.box.%d", shelf, k)
				write(box, "  [[shelf.box]]")
				write(box+".weight", "  weight = 1")
			}
		}
		file, err := Read("larder.toml", []byte(strings.Join(lines, rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end"))), &larder{})
		if err != nil {
			t.Fatal(err)
		}
		for path, line := range want {
			if got := file.At(path).Line; got != line {
				t.Fatalf("%s: on line %d, want %d of\n%s", path, got, line, strings.Join(lines, "\n"))
			}
		}
	})
}

// Law: no file makes Read panic, what it finds wrong stands in the order of the lines, and all of it within the file.
func FuzzRead(f *testing.F) {
	for _, source := range []string{"title = 'Larder'\n", "[[shelf]]\n[[shelf.box]]\nweight = 1\n", "cold = {degrees = 1, x = [{}]}\n", "\xef\xbb\xbf[a.b.c]\n", "= 1", "a.b.c = [[1], [2]]\n[[a]]"} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		file, err := Read("fuzz.toml", source, &larder{})
		if err == nil {
			err = file.Err()
		}
		if err == nil {
			return
		}
		problems := err.(Problems)
		if !slices.IsSortedFunc(problems, Problem.Compare) {
			t.Errorf("not in order: %v", problems)
		}
		for _, p := range problems {
			if lines := strings.Count(string(source), "\n") + 1; p.Line < 0 || p.Line > lines || p.Column < 0 {
				t.Errorf("%v is not within the %d lines", p, lines)
			}
		}
	})
}
