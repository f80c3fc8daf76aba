package booktest

import (
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
	"watchtui/internal/tomlfile"
)

// said is a line as it was understood: "0:160 verified, 3:9".
func said(l line) string {
	var list []string
	for _, i := range l.items {
		text := fmt.Sprintf("%d:%s", i.step, data.Exact(i.value))
		if i.retracted {
			text += "retracted"
		}
		if i.low == i.low { // not NaN
			text += fmt.Sprintf("(%v..%v)", i.low, i.high)
		}
		list = append(list, strings.TrimSpace(text+" "+i.quality))
	}
	return strings.Join(list, ", ")
}

func TestShorthand(t *testing.T) {
	for _, row := range []struct{ about, text, want string }{
		{"numbers follow each other", "stock: 1 2.5 -3 1e3", "0:1, 1:2.5, 2:-3, 3:1000"},
		{"a number and so many more", "stock: 7x3", "0:7, 1:7, 2:7, 3:7"},
		{"steps up and down", "stock: 1+2x2 10-3x2", "0:1, 1:3, 2:5, 3:10, 4:7, 5:4"},
		{"steps without the noise of binary fractions", "stock: 0.1+0.1x2", "0:0.1, 1:0.2, 2:0.3"},
		{"published ranges", "stock: 160(150..170) 7(7..9.5)x1 @verified", "0:160(150..170) verified, 1:7(7..9.5) verified, 2:7(7..9.5) verified"},
		{"what is withdrawn", "stock: _ retracted 3", "1:retracted, 2:3"},
		{"dates without a reading", "stock: 1 _ 2 _x2 3", "0:1, 2:2, 5:3"},
		{"a quality holds for the numbers before it", "stock: 1 2 @verified 3 @claimed 4", "0:1 verified, 1:2 verified, 2:3 claimed, 3:4"},
		{"and goes through those that were repeated", "stock: 1x1 _ 2 @estimated", "0:1 estimated, 1:1 estimated, 3:2 estimated"},
	} {
		l, err := parseLine(row.text)
		if got := said(l); err != nil || got != row.want {
			t.Errorf("%s: %s\n got %s (%v)\nwant %s", row.about, row.text, got, err, row.want)
		}
	}
	l, err := parseLine(`stock (start=2024-01-31, every=7d, source="a, b", lag=2w): 1`)
	if got, want := fmt.Sprintf("%s %s %s %d %v", l.start, l.every, l.source, l.lag, err), "2024-01-31 7d a, b 14 <nil>"; got != want {
		t.Errorf("options: got %s, want %s", got, want)
	}
}

// Mistakes are told at their character: the number before the text is the byte of the line, from 0.
func TestShorthandMistakes(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"", `0: "" does not begin with an indicator and a colon`},
		{"stock 1 2", `0: "stock 1 2" does not begin with an indicator`},
		{"stock:", "6: the line of stock has no numbers"},
		{"stock: _x3", "10: the line of stock has no numbers"},
		{"stock: 1 2,5", `9: "2,5" is not a number of readings`},
		{"stock: 1+2", `7: "1+2" is not a number of readings`},
		{"stock: _+1x2", `7: "_+1x2" is not a number of readings`},
		{"stock: 9(1..8)", `7: "9(1..8)" is not within its range`},
		{"stock: 9(1..)", `7: "9(1..)" is not a number of readings`},
		{"stock: _x10001 1", "7: that is more than 10000 readings"},
		{"stock: _x10000 retracted", "15: that is more than 10000 readings"},
		{"stock: 1 @sure", `9: "sure" is not a quality`},
		{"stock: @verified 1", `7: "@verified" has no number before it`},
		{"stock: 1 @verified @claimed", `19: "@claimed" has no number before it`},
		{"stock: 1x20000", "7: that is more than 10000 readings"},
		{"stock: 1+9e9x9999 1", "18: that is more than 10000 readings"},
		{"stock (every=0d): 1", `7: readings need some time between them, and "0d" is none`},
		{"stock (often=1d): 1", `7: unknown option "often": want start, every, source or lag`},
		{"stock (start=2024-02-30): 1", `7: "2024-02-30" is not a date`},
		{"stock (every): 1", `7: "every" is not an option`},
	} {
		_, err := parseLine(row.text)
		e, ok := err.(*shorthandError)
		if !ok {
			t.Errorf("%s: no mistake found (%v), want %s", row.text, err, row.want)
			continue
		}
		if got := fmt.Sprintf("%d: %s", e.offset, e.text); !strings.HasPrefix(got, row.want) {
			t.Errorf("%s\n got %s\nwant %s", row.text, got, row.want)
		}
	}
}

// Laws of any line that is understood: steps ascend, there are at most maxItems, and all values are finite.
func FuzzShorthand(f *testing.F) {
	for _, text := range []string{"stock: 160+10x5 _ 9 @verified", `s (start=2024-01-31, every=1mo, source="IAEA DG", lag=20d): 1-2x3 _x2 7x1 @claimed`, "a: 1e3-1e-3x10", "x:", "s (lag=9d): retracted 5(4..6)x2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parseLine(text)
		if err != nil {
			if e := err.(*shorthandError); e.offset < 0 || e.offset > len(text) {
				t.Errorf("%q: a mistake at %d", text, e.offset)
			}
			return
		}
		if len(l.items) == 0 || len(l.items) > maxItems {
			t.Errorf("%q: %d readings", text, len(l.items))
		}
		last := -1
		for _, i := range l.items {
			if i.step <= last || i.step >= maxItems || !i.retracted && i.value-i.value != 0 || i.low > i.value || i.high < i.value {
				t.Errorf("%q: step %d after %d, value %v", text, i.step, last, i.value)
			}
			last = i.step
		}
	})
}

// Law: whatever a file says, it is run, or its mistakes are told at lines that it has.
func FuzzSuite(f *testing.F) {
	f.Add(DefaultSource())
	f.Add([]byte("start = \"2024-01-01\"\n[[test]]\nname = \"x\"\nreadings = [\"slv_launches: 1 0x6\"]\n[[test.expect]]\nat = \"2024-06-29\"\nstates.slv_quiet = \"met\"\n"))
	book := thresholds.DefaultBook()
	f.Fuzz(func(t *testing.T, source []byte) {
		suite, err := Parse("f", source)
		if err == nil {
			_, err = suite.Run(book)
		}
		if err == nil {
			return
		}
		lines := strings.Count(string(source), "\n") + 1
		for _, p := range err.(tomlfile.Problems) {
			if p.Line < 0 || p.Line > lines || p.Text == "" {
				t.Errorf("a mistake on line %d of %d: %s", p.Line, lines, p.Text)
			}
		}
	})
}
