package data

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// A catalogue of what comes from outside, and how it is shown.
func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"plain", "Kpler ~ 5%", "Kpler ~ 5%"},
		{"letters of all scripts", "é Ж 表示 ﷺ ۱۲", "é Ж 表示 ﷺ ۱۲"},
		{"escape sequence", "\x1b[31mred\x1b[0m", `\x1b[31mred\x1b[0m`},
		{"clipboard", "\x1b]52;c;QQ==\x07", `\x1b]52;c;QQ==\x07`},
		{"C0 controls", "a\x00\b\x7f", `a\x00\x08\x7f`},
		{"C1 controls", "\u009b31m\u0085", `\x9b31m\x85`},
		{"raw bytes", "\x9b31m\xff\xc3(", "\uFFFD31m\uFFFD\uFFFD("},
		{"a surrogate in bytes", "\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
		{"replacement characters stay", "a\uFFFDb", "a\uFFFDb"},
		{"line ends and tabs", "a\tb\r\nc", `a\tb\r\nc`},
		{"line separators", "a\u2028b\u2029", `a\u2028b\u2029`},
		{"bidi", "\u202egpj.exe\u2066\u061c", `\u202egpj.exe\u2066\u061c`},
		{"zero width", "a\u200bb\u200d\ufeff\u00ad", `a\u200bb\u200d\ufeff\xad`},
		{"fillers", "\u115f\u3164\uffa0\u2065\u034f", `\u115f\u3164\uffa0\u2065\u034f`},
		{"variation selectors", "a\ufe0f\U000e0100", `a\ufe0f\U000e0100`},
		{"tags", "a\U000e0041", `a\U000e0041`},
		{"private use", "\ue000", `\ue000`},
		{"one mark", "e\u0301", "e\u0301"},
		{"marks that paint over the lines above", "a" + strings.Repeat("\u0301", 500) + "b\u0301", "a" + strings.Repeat("\u0301", 4) + "b\u0301"},
		{"an emoji of many", "👩\u200d👧", `👩\u200d👧`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Visible(c.text); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Laws: shown once is shown for good; what is shown is UTF-8 on one line, without a character that
// hides or acts; something stays something; plain text is left alone; space at the ends comes
// only from space.
func TestVisibleLaws(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) }),
		rapid.StringOf(rapid.SampledFrom([]rune("a \u0301\ufe0f\u20dd\x1b\\\u200b\u3164\U000e0100\U00016fe4"))),
		rapid.StringMatching(`[ -~]*`),
	)
	rapid.Check(t, func(t *rapid.T) {
		in := text.Draw(t, "text")
		got := Visible(in)
		switch {
		case Visible(got) != got:
			t.Fatalf("%q becomes %q, then %q", in, got, Visible(got))
		case !utf8.ValidString(got):
			t.Fatalf("%q becomes %q", in, got)
		case strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) || unseen(r) }):
			t.Fatalf("%q becomes %q", in, got)
		case in != "" && got == "":
			t.Fatalf("%q becomes nothing", in)
		case strings.TrimSpace(in) == in && strings.TrimSpace(got) != got:
			t.Fatalf("%q becomes %q with space around it", in, got)
		case !strings.ContainsFunc(in, func(r rune) bool { return r < ' ' || r > '~' }) && got != in:
			t.Fatalf("%q becomes %q", in, got)
		}
	})
}
