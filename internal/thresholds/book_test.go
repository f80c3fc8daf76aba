package thresholds

import (
	"strings"
	"testing"
)

func TestDefaultBookHasNothingToComplainAbout(t *testing.T) {
	book := DefaultBook()
	if len(book.Warnings) > 0 {
		t.Errorf("warnings: %v", book.Warnings)
	}
	if len(book.Indicators) != 8 || len(book.Benchmarks) != 6 || len(book.Offers) != 1 || len(book.Priced) != 4 {
		t.Errorf("got %d indicators, %d benchmarks, %d offers, %d with a price", len(book.Indicators), len(book.Benchmarks), len(book.Offers), len(book.Priced))
	}
}

// Each is a complete book with one thing wrong; the message names its place and the way out.
func TestBrokenBooks(t *testing.T) {
	const x = "[[indicator]]\nid = 'oil'\nkind = 'level'\nunit = 'kb/d'\ncadence = '1mo'\n" // 5 lines
	const n = "[[indicator]]\nid = 'raids'\nkind = 'event'\nunit = 'raids'\ncadence = '1mo'\n"
	bench := func(lines string) string { return x + n + "[[benchmark]]\nid = 'b'\n" + lines }
	for _, c := range []struct{ story, book, want string }{
		{"not TOML", "title = ", "b.toml:1:8: expected value"},
		{"unknown key", "titel = 'x'\n" + x, `b.toml:1:1: unknown key "titel"; did you mean "title"?`},
		{"unknown key in a table", x + "cadense = '1d'", `b.toml:6:1: unknown key "cadense"; did you mean "cadence"?`},
		{"a word for a number", x + "key = 'one'", "b.toml:6:7: key: want a whole number, not text"},
		{"two mistakes at once", "titel = 'x'\n" + x + "scale = 'cubic'", "b.toml:7:9: \"cubic\" is not a scale: want linear or log"},
		{"too deep", bench("met = '< 1'\nmeasure = '" + strings.Repeat("(", 100_000) + "'"), "a measure of 100000 characters is too long: 4096 are allowed"},
		{"a measure cut short", bench("met = '< 1'\nmeasure = 'latest(oil) +'"), "b.toml:14:25: the measure cannot be read: it ends where a number, a function or a parenthesis is missing"},
		{"empty", "", "b.toml: a book needs at least one [[indicator]]"},
		{"no id", "[[indicator]]\nkind = 'level'\nunit = 'u'", "b.toml:1:3: the indicator has no id"},
		{"an id that no expression can name", "[[indicator]]\nid = 'oil-exports'\nkind = 'level'\nunit = 'u'", `b.toml:2:6: "oil-exports" is no id: want letters, digits and _, not beginning with a digit`},
		{"the name of a function", "[[indicator]]\nid = 'mean'\nkind = 'level'\nunit = 'u'", `b.toml:2:6: "mean" is the name of a function; an indicator needs another id`},
		{"twice", x + x, `b.toml:7:6: a second indicator with the id "oil"`},
		{"kind", "[[indicator]]\nid = 'a'\nkind = 'stock'\nunit = 'u'", `b.toml:3:8: "stock" is not a kind: want level or event`},
		{"unit", "[[indicator]]\nid = 'a'\nkind = 'level'\n", `b.toml:1:3: the indicator "a" has no unit`},
		{"key", x + "key = 4", "b.toml:6:7: key is 1, 2 or 3: the place among the three key indicators"},
		{"length of time", x + "publication_lag = '10 days'", `b.toml:6:19: "10 days" is not a length of time: want a whole number and d, w, mo or y, such as 90d`},
		{"measure", bench("met = '< 1'"), `b.toml:11:3: the benchmark "b" has no measure, such as 'latest(oil)'`},
		{"unknown indicator", bench("met = '< 1'\nmeasure = 'latest(oill)'"), `b.toml:14:19: unknown indicator "oill"; did you mean "oil"?`},
		{"unknown function", bench("met = '< 1'\nmeasure = '2 * latets(oil)'"), `b.toml:14:16: unknown function "latets"; did you mean "latest"?`},
		{"wrong kind", bench("met = '< 1'\nmeasure = 'sum(oil, \"90d\")'"), `b.toml:14:16: sum is for events, and oil is a level: follow levels with latest, change or mean`},
		{"wrong kind, the other way", bench("met = '< 1'\nmeasure = 'mean(raids, \"90d\")'"), `b.toml:14:17: mean is for levels, and raids is an event: count events with sum or days_since`},
		{"window", bench("met = '< 1'\nmeasure = 'mean(oil)'"), `mean takes an indicator and a window: mean(x, "90d")`},
		{"window that is none", bench("met = '< 1'\nmeasure = 'mean(oil, \"90\")'"), `b.toml:14:22: "90" is not a length of time`},
		{"no window", bench("met = '< 1'\nmeasure = 'mean(oil, \"0d\")'"), `b.toml:14:22: a window has to be longer than 0 days`},
		{"comparison", bench("met = '=< 1'\nmeasure = 'latest(oil)'"), `b.toml:13:7: "=< 1" is not a comparison: want one of <= < >= > == != and a number, such as <= 185`},
		{"comparison in the measure", bench("met = '< 1'\nmeasure = 'latest(oil) < 1'"), `b.toml:14:24: "<" has no place in a measure: comparisons go into met`},
		{"a constant", bench("met = '< 1'\nmeasure = '1 + 1'"), "a measure has to ask for an indicator, such as latest(oil)"},
		{"evidence", bench("met = '< 1'\nmeasure = 'latest(oil)'\nevidence = 'certain'"), `b.toml:15:12: "certain" is not a quality: want verified, estimated or claimed`},
		{"stale when?", strings.ReplaceAll(bench("met = '< 1'\nmeasure = 'latest(oil)'"), "cadence = '1mo'\n", ""),
			`when is the evidence of "b" stale? give the benchmark a max_age, or the indicator oil a cadence`},
		{"unknown benchmark", bench("met = '< 1'\nmeasure = 'latest(oil)'\n[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'r'\nrequires = [\n  'b',\n  'bb',\n]"),
			`b.toml:21:3: unknown benchmark "bb"; did you mean "b"?`},
		{"no rung", x + "[[offer]]\nid = 'o'", `b.toml:6:3: the offer "o" has no [[offer.rung]] and no [[offer.term]]`},
		{"unit conversion", x + "[[unit]]\nfrom = 'mb/d'\nto = 'kb/d'", `b.toml:6:3: a [[unit]] needs from, to and a factor above 0`},
		{"talk is no evidence", x + "role = 'rhetoric'\n[[benchmark]]\nid = 'b'\nmeasure = 'latest(oil)'\nmet = '< 1'", "oil has the role rhetoric: words are never evidence for a benchmark"},
	} {
		_, err := ParseBook("b.toml", []byte(c.book))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.story, err, c.want)
		}
	}
}

func TestDoubtfulBooks(t *testing.T) {
	const head = "[[indicator]]\nid = 'n'\nkind = 'event'\nunit = 'raids'\ncadence = '1mo'\n[[benchmark]]\nid = 'b'\n"
	for _, c := range []struct{ story, lines, want string }{
		{"counts are not below zero", "measure = 'sum(n, \"90d\")'\nmet = '< 0'", `b.toml:9:7: < 0 can never hold: sum(n, "90d") lies between 0 and infinity`},
		{"nor after arithmetic", "measure = '1 + days_since(n)'\nmet = '<= 0'", "<= 0 can never hold"},
		{"a part of a count", "measure = 'sum(n, \"90d\") / 2'\nmet = '< 0'", "< 0 can never hold"},
		{"a release for ever", "measure = 'days_since(n)'\nmet = '>= 180'\nrelease = '< 0'", "b.toml:10:11: the release < 0 can never hold"},
		{"the state would flip", "measure = 'days_since(n)'\nmet = '>= 180'\nrelease = '< 200'", "b.toml:10:11: >= 180 and < 200 can hold at once: the state would flip from day to day"},
	} {
		book, err := ParseBook("b.toml", []byte(head+c.lines))
		if err != nil {
			t.Fatal(err)
		}
		if len(book.Warnings) != 1 || !strings.Contains(book.Warnings[0].Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.story, book.Warnings, c.want)
		}
	}
}

// smallBook has one of everything that a book may have.
const smallBook = `title='t'
[[indicator]]
id='oil'
unit='kb/d'
kind='level'
key=1
cadence='1mo'
sources=["K"]
publication_lag='10d'
lines=[{value=150,label='l'}]
scale='log'
[[indicator]]
id='raids'
unit='raids'
kind='event'
cadence='1mo'
[[unit]]
from='mb/d'
to='kb/d'
factor=1e3
[[benchmark]]
id='a'
measure='drawdown(oil,"1y")'
met='<= -0.3'
release='> -0.2'
for='90d'
evidence='verified'
max_age='9w'
[[benchmark]]
id='b'
measure='sum(raids,"90d")'
met='<= 1'
[[offer]]
id='o'
lowest='no'
[[offer.rung]]
name='yes'
requires=['a','not b']
`

// FuzzParseBook begins with a book that has one of everything, as what is tried is as slow as it is long.
func FuzzParseBook(f *testing.F) {
	f.Add(smallBook)
	for _, line := range []string{"id='a'", "[[offer.rung]]", "measure = '(1 + max(oil)) * -2 / days_since(raids)'", "met = 'between 1 and 2'", "lines = [{value = 1}]", "for = '2'"} {
		f.Add("[[indicator]]\n" + line + "\n")
	}
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) > 2<<10 {
			t.Skip("too long to try many")
		}
		if book, err := ParseBook("fuzz.toml", []byte(source)); (book == nil) == (err == nil) {
			t.Errorf("got book %v and error %v", book, err)
		}
	})
}
