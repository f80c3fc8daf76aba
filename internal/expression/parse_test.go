package expression

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"pgregory.net/rapid"
)

// shown is a tree with all its parentheses.
func shown(node Node) string {
	switch n := node.(type) {
	case *Number:
		return strconv.FormatFloat(n.Value, 'g', -1, 64)
	case *Name:
		return n.Name
	case *Text:
		return strconv.Quote(n.Text)
	case *Call:
		var list []string
		for _, a := range n.Arguments {
			list = append(list, shown(a))
		}
		return n.Name + "(" + strings.Join(list, ", ") + ")"
	case *Unary:
		return "(" + n.Operator + shown(n.Of) + ")"
	case *Binary:
		return "(" + shown(n.Left) + " " + n.Operator + " " + shown(n.Right) + ")"
	}
	panic(fmt.Sprintf("%T", node))
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"products before sums", "1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"},
		{"from left to right", "8 / 4 / 2", "((8 / 4) / 2)"},
		{"powers from right to left", "2 ** 3 ^ 2", "(2 ** (3 ^ 2))"},
		{"a sign after a power", "-2 ** 2", "(-(2 ** 2))"},
		{"a sign before a product", "-a * -b", "((-a) * (-b))"},
		{"a power's sign", "2 ** -3 * 4", "((2 ** (-3)) * 4)"},
		{"signs in a row", "- + -1", "(-(+(-1)))"},
		{"parentheses", "((1 + 2)) * 3", "((1 + 2) * 3)"},
		{"calls", `latest(oil)/mean ( oil , '90d' )`, `(latest(oil) / mean(oil, "90d"))`},
		{"calls of nothing, and a comma behind the last", "a() + b(c,)", "(a() + b(c))"},
		{"comparisons after all else", "a + 1 <= b", "((a + 1) <= b)"},
		{"numbers", ".5 + 1.25e-3 + 1_000 + 0x1F + 2E2 + 0", "(((((0.5 + 0.00125) + 1000) + 31) + 200) + 0)"},
		{"comments and lines", "a // the first\n + /* the\nsecond */ b", "(a + b)"},
	} {
		node, err := Parse(c.source)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := shown(node); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, source string
		at           int
		want         string
	}{
		{"nothing", " ", 1, "it ends where a number, a function or a parenthesis is missing"},
		{"cut short", "a +", 3, "it ends where a number, a function or a parenthesis is missing"},
		{"a parenthesis too few", "2 * (a + b", 4, "a parenthesis is not closed"},
		{"of a call", "2 * f(a, b", 5, "a parenthesis is not closed"},
		{"a parenthesis too many", "a)", 1, `")" has no place here`},
		{"two numbers", "1 2", 2, `"2" has no place here`},
		{"a word", "a and b", 2, `"and" has no place here`},
		{"a word in a call", "f(a b)", 4, `"b" stands where an operator or ) is missing`},
		{"another operator", "a % 2", 2, `"%" has no place here`},
		{"an operator at the beginning", "* 2", 0, `"*" stands where a number, a function or a parenthesis is missing`},
		{"a list", "[1]", 0, `"[" stands where a number, a function or a parenthesis is missing`},
		{"a quote", "f(a, '90d)", 5, "a quote is not closed"},
		{"a comment", "é /* b", 2, "a comment is not closed"},
		{"letters behind a number", "2 * 90d", 4, `"90d" is not a number`},
		{"a number too large", "1e999", 0, `"1e999" is not a number`},
		{"a number of nothing", "0x", 0, `"0x" is not a number`},
	} {
		_, err := Parse(c.source)
		var is *Error
		if !errors.As(err, &is) || is.At != c.at || is.Text != c.want {
			t.Errorf("%s: got %v, want %d: %s", c.name, err, c.at, c.want)
		}
	}
}

// Arithmetic means what it means in expr, to the last bit.
func TestAsExpr(t *testing.T) {
	var written func(depth int) *rapid.Generator[string]
	written = func(depth int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			if depth == 0 || rapid.Bool().Draw(t, "leaf") {
				return rapid.SampledFrom([]string{"2.0", "0.5", "3.25", "1e1", "7.0", ".125"}).Draw(t, "number")
			}
			a := written(depth-1).Draw(t, "a")
			switch rapid.IntRange(0, 3).Draw(t, "form") {
			case 0:
				return "(" + a + ")"
			case 1:
				return rapid.SampledFrom([]string{"-", "+"}).Draw(t, "sign") + a
			}
			operator := rapid.SampledFrom([]string{" + ", "-", "*", " /", "**", "^ "}).Draw(t, "operator")
			return a + operator + written(depth-1).Draw(t, "b")
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		source := written(5).Draw(t, "source")
		node, err := Parse(source)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		theirs, err := expr.Eval(source, nil)
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		if got := Compute(node, nil); math.Float64bits(got) != math.Float64bits(theirs.(float64)) && !(math.IsNaN(got) && math.IsNaN(theirs.(float64))) {
			t.Fatalf("%s = %s is %v, and %v to expr", source, shown(node), got, theirs)
		}
	})
}

// FuzzParse reads anything: it ends without a panic, what it reads means the same when it is written with all its parentheses, and an error
// stands in the text.
func FuzzParse(f *testing.F) {
	for _, source := range []string{`2 * latest(oil) / mean(oil, "90d") - 1`, "-2 ** -.5e3", "((", "f(,)", "a // b", "0x_", "'", "1 <= 2 != 3"} {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 4096 {
			t.Skip("longer than a measure may be")
		}
		node, err := Parse(source)
		var is *Error
		if errors.As(err, &is) {
			if is.At < 0 || is.At > len([]rune(source)) {
				t.Fatalf("%q: an error at %d", source, is.At)
			}
			return
		}
		if strings.ContainsAny(source, `"'`) {
			return // a text may hold the other quote
		}
		again, err := Parse(shown(node))
		if err != nil || shown(again) != shown(node) {
			t.Fatalf("%q is %s, and that %v, %v", source, shown(node), again, err)
		}
	})
}
