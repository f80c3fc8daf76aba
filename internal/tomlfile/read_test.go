package tomlfile

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// larder is a file for these tests: it has a table, lists of tables in each other, a table that others share, and one whose keys its author names.
type larder struct {
	Title   string              `toml:"title"`
	Cold    *cold               `toml:"cold"`
	Shelf   []shelf             `toml:"shelf"`
	Opening map[string][]string `toml:"opening"`
}

type cold struct {
	Degrees float64 `toml:"degrees"`
	Frozen  bool    `toml:"frozen"`
}

type shelf struct {
	named
	Jars  []string `toml:"jars"`
	Lines []line   `toml:"lines"`
	Box   []box    `toml:"box"`
}

type line struct {
	Value float64 `toml:"value"`
	Label string  `toml:"label"`
}

type box struct {
	named
	Weight int `toml:"weight"`
}

type named struct {
	Name string `toml:"name"`
	Note string `toml:"note"`
}

func TestReadTellsEveryMistakeAtItsPlace(t *testing.T) {
	for _, c := range []struct {
		name   string
		source string
		want   string // the mistakes, a line each
	}{
		{"nothing is wrong", "title = 'Larder'\n[cold]\ndegrees = -18\nfrozen = true\n[[shelf]]\nname = 'top'\njars = ['plums', 'figs']\n", ""},
		{"an empty file", "", ""},
		{"a file that begins with a byte order mark", "\xef\xbb\xbftitle = 'Larder'\n", ""},

		{"a number that none is as large as", "[cold]\ndegrees = 1e999\n", `larder.toml:2:11: "1e999" is beyond all numbers`},
		{"a slip of the pen", "titel = 'Larder'\n", `larder.toml:1:1: unknown key "titel"; did you mean "title"?`},
		{"a key that looks like none", "temperature = 4\n", `larder.toml:1:1: unknown key "temperature"; known are title, cold, shelf, opening`},
		{"behind a byte order mark", "\xef\xbb\xbftitel = 'Larder'\n", `larder.toml:1:1: unknown key "titel"; did you mean "title"?`},
		{"in a table", "\n[cold]\n  degree = 4\n", `larder.toml:3:3: unknown key "degree"; did you mean "degrees"?`},
		{"in the second of a list of tables", "[[shelf]]\nname = 'a'\n[[shelf]]\njar = []\n", `larder.toml:4:1: unknown key "jar"; did you mean "jars"?`},
		{"in a list of tables in a list of tables", "[[shelf]]\n[[shelf.box]]\nweigth = 3\n", `larder.toml:3:1: unknown key "weigth"; did you mean "weight"?`},
		{"a key of the table that others share", "[[shelf]]\nnotes = 'x'\n", `larder.toml:2:1: unknown key "notes"; did you mean "note"?`},
		{"a key with dots", "cold.degree = 4\n", `larder.toml:1:6: unknown key "degree"; did you mean "degrees"?`},
		{"in a table on one line", "cold = {frozen = true, degree = 4}\n", `larder.toml:1:24: unknown key "degree"; did you mean "degrees"?`},
		{"in a list of tables on one line", "[[shelf]]\nlines = [{value = 1}, {valu = 2}]\n", `larder.toml:2:24: unknown key "valu"; did you mean "value"?`},
		{"a table that is not known, and nothing of what is in it", "[cellar]\nwine = 3\n[cellar.rack]\nn = 1\n",
			"larder.toml:1:2: unknown key \"cellar\"; known are title, cold, shelf, opening\nlarder.toml:3:2: unknown key \"cellar\"; known are title, cold, shelf, opening"},
		{"a list of tables that is not known", "[[shelves]]\nname = 'a'\n", `larder.toml:1:3: unknown key "shelves"; known are title, cold, shelf, opening`},
		{"keys that the author names", "[opening]\nmonday = ['8', '12']\n", ""},
		{"capital letters are no mistake", "Title = 'Larder'\n", ""},
		{"several, in the order of the file", "colour = 1\n[[shelf]]\nsize = 2\n[cold]\nhumidity = 3\n",
			"larder.toml:1:1: unknown key \"colour\"; known are title, cold, shelf, opening\n" +
				"larder.toml:3:1: unknown key \"size\"; known are name, note, jars, lines, box\n" +
				"larder.toml:5:1: unknown key \"humidity\"; known are degrees, frozen"},
		{"a key that would steer the terminal", "\"ti\\u001btle\" = 1\n", `larder.toml:1:1: unknown key "ti\x1btle"; did you mean "title"?`},

		{"a number where text is due", "title = 3\n", `larder.toml:1:9: title: want text in quotation marks, not a whole number`},
		{"a bare date where text is due", "title = 2015-07-14\n", `larder.toml:1:9: title: want text in quotation marks, not a bare date`},
		{"text where a number is due", "[cold]\ndegrees = 'warm'\n", `larder.toml:2:11: degrees: want a number, not text`},
		{"half a kilo where a whole number is due", "[[shelf]]\n[[shelf.box]]\nweight = 0.5\n", `larder.toml:3:10: weight: want a whole number, not a number with a point`},
		{"text where yes or no is due", "[cold]\nfrozen = 'yes'\n", `larder.toml:2:10: frozen: want true or false, not text`},
		{"text where a list is due", "[[shelf]]\njars = 'plums'\n", `larder.toml:2:8: jars: want a list, not text`},
		{"a number among texts", "[[shelf]]\njars = ['plums', 2]\n", `larder.toml:2:18: jars: want text in quotation marks, not a whole number`},
		{"a number where a table is due", "cold = 4\n", `larder.toml:1:8: cold: want a table, not a whole number`},
		{"a table where text is due", "[title]\nmain = 'Larder'\n", `larder.toml:1:2: title: want text in quotation marks, not a table`},
		{"another kind, and a slip before it", "titel = 'Larder'\n[cold]\ndegrees = 'warm'\n",
			"larder.toml:1:1: unknown key \"titel\"; did you mean \"title\"?\nlarder.toml:3:11: degrees: want a number, not text"},
		{"another kind, and a slip behind it", "title = 3\ncoold = 4\n",
			"larder.toml:1:9: title: want text in quotation marks, not a whole number\nlarder.toml:2:1: unknown key \"coold\"; did you mean \"cold\"?"},

		{"text that does not end", "title = 'Larder\n", "larder.toml:1:16: "},
		{"a key twice", "title = 'a'\ntitle = 'b'\n", "larder.toml:2:1: "},
		{"a key without a value", "title\n", "larder.toml:1:6: "},
		{"no TOML at all, and a slip before it", "titel = 'Larder'\n<html>\n", "larder.toml:2:1: "}, // who reads HTML knows no keys
	} {
		t.Run(c.name, func(t *testing.T) {
			got := mistakes(c.source)
			if place, ok := strings.CutSuffix(c.want, ": "); ok { // the library's own words follow
				if !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
					t.Errorf("got %s, want one mistake at %s", got, place)
				}
				return
			}
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// mistakes is all that is wrong with a larder.
func mistakes(source string) string {
	file, err := Read("larder.toml", []byte(source), &larder{})
	if err == nil {
		err = file.Err()
	}
	if err == nil {
		return ""
	}
	return err.Error()
}

// What is known is read although something else is not.
func TestReadGoesOnBesideWhatIsUnknown(t *testing.T) {
	var got larder
	file, err := Read("larder.toml", []byte("titel = 'x'\n[[shelf]]\nname = 'top'\nsize = 3\njars = ['plums']\n"), &got)
	if err != nil {
		t.Fatal(err)
	}
	if want := (larder{Shelf: []shelf{{named: named{Name: "top"}, Jars: []string{"plums"}}}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if n := len(file.Problems); n != 2 {
		t.Errorf("%d mistakes were noted, want 2", n)
	}
}

// What else a file's reader finds wrong stands among what Read has found, in the order of the lines.
func TestFailNotesAtThePlaceOfAValue(t *testing.T) {
	file, err := Read("larder.toml", []byte("title = 'Larder'\ncoold = 1\n[[shelf]]\njars = ['plums', 'figs']\n"), &larder{})
	if err != nil {
		t.Fatal(err)
	}
	file.Fail("shelf.0.jars.1", "%s are not jam", "figs")
	file.Fail("title", "the title is dull")
	file.Fail("cold", "it has to be cold somewhere")
	want := []string{
		"larder.toml: it has to be cold somewhere",
		"larder.toml:1:9: the title is dull",
		`larder.toml:2:1: unknown key "coold"; did you mean "cold"?`,
		"larder.toml:4:18: figs are not jam",
	}
	err = file.Err()
	var problems Problems
	if !errors.As(err, &problems) || len(problems) != len(want) {
		t.Fatalf("got %v, want %d problems", err, len(want))
	}
	if got := strings.Split(err.Error(), "\n"); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestProblemIsFitForATerminal(t *testing.T) {
	got := Problem{File: "a\x1b[2J.toml", Line: 1, Column: 2, Text: "wrong"}.Error()
	if strings.ContainsRune(got, '\x1b') || !strings.HasSuffix(got, ":1:2: wrong") {
		t.Errorf("got %q", got)
	}
}

func TestDidYouMean(t *testing.T) {
	known := []string{"vertical", "horizontal"}
	for _, c := range []struct {
		given string
		known []string
		want  string
	}{
		{"vertcal", known, `; did you mean "vertical"?`},
		{"sideways", known, "; known are vertical, horizontal"},
		{"sideways", nil, ""},
	} {
		if got := DidYouMean(c.given, c.known); got != c.want {
			t.Errorf("%s of %v: got %q, want %q", c.given, c.known, got, c.want)
		}
	}
}

func ExampleRead() {
	var config struct {
		Theme string `toml:"theme"`
	}
	file, err := Read("config.toml", []byte("# mine\nteme = 'light'\n"), &config)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(file.Err())
	// Output: config.toml:2:1: unknown key "teme"; did you mean "theme"?
}
