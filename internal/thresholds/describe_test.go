package thresholds

import (
	"flag"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

var update = flag.Bool("update", false, "rewrite the descriptions in testdata")

const describedBook = `
title = "small"
[[indicator]]
id = "x"
name = "Exports"
kind = "level"
unit = "kb/d"
cadence = "1mo"
sources = ["Kpler", "Vortexa"]
lines = [{ value = 1000, label = "the cap" }]
[[indicator]]
id = "n"
name = "Raids at sea"
kind = "event"
unit = "raids"
cadence = "1mo"
[[indicator]]
id = "talk"
name = "Headlines"
kind = "event"
unit = "headlines"
role = "rhetoric"
[[indicator]]
id = "p"
name = "Fill"
kind = "level"
unit = "%"
cadence = "1mo"
sources = ["Kpler", "Vortexa"]
lines = [{ value = 90, label = "the target" }]
[[benchmark]]
id = "b"
name = "Exports below 800"
measure = 'latest(x)'
met = "< 800"
[[offer]]
id = "o"
name = "Deal"
[[offer.rung]]
name = "fair"
requires = ["b"]
`

// The first paragraph of small worlds, on 2024-06-30.
func TestDescribe(t *testing.T) {
	book, err := ParseBook("small.toml", []byte(describedBook))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ story, id, readings, want string }{
		{"nothing", "x", "", "Exports: no reading up to 2024-06-30."},
		{"only later", "x", "2024-08-01 900 Kpler estimated", "Exports: no reading up to 2024-06-30; the first is of 2024-08-01."},
		{"a single one", "x", "2024-06-01 900 Kpler estimated",
			"Exports: one reading so far, 900 kb/d (Kpler, estimated, 2024-06-01), 10 % below 1 000 kb/d (the cap) and 12 % above 800 kb/d (threshold of b)."},
		{"risen", "x", "2024-03-01 1250 Kpler estimated; 2024-06-01 1400 Kpler verified",
			"Exports rose 12 % in 90 days to 1 400 kb/d (Kpler, verified, 2024-06-01), 40 % above 1 000 kb/d (the cap) and 75 % above 800 kb/d (threshold of b). " +
				"Since 2024-03-01 it lay between 1 250 kb/d (Kpler, estimated, 2024-03-01) and 1 400 kb/d (Kpler, verified, 2024-06-01)."},
		{"fallen a little, onto a line", "x", "2024-03-01 1004 Kpler estimated; 2024-06-01 1000 Kpler estimated",
			"Exports fell 0.4 % in 90 days to 1 000 kb/d (Kpler, estimated, 2024-06-01), at 1 000 kb/d (the cap) and 25 % above 800 kb/d (threshold of b). " +
				"Since 2024-03-01 it lay between 1 000 kb/d (Kpler, estimated, 2024-06-01) and 1 004 kb/d (Kpler, estimated, 2024-03-01)."},
		{"from nothing, to many times a line", "x", "2024-03-01 0 Kpler estimated; 2024-06-01 5000 Kpler estimated",
			"Exports rose by 5 000 kb/d in 90 days to 5 000 kb/d (Kpler, estimated, 2024-06-01), 5 times 1 000 kb/d (the cap) and 6.2 times 800 kb/d (threshold of b). " +
				"Since 2024-03-01 it lay between 0 kb/d (Kpler, estimated, 2024-03-01) and 5 000 kb/d (Kpler, estimated, 2024-06-01)."},
		{"not moved", "x", "2024-03-01 900 Kpler estimated; 2024-06-01 900 Kpler estimated",
			"Exports did not move in 90 days, at 900 kb/d (Kpler, estimated, 2024-06-01), 10 % below 1 000 kb/d (the cap) and 12 % above 800 kb/d (threshold of b)."},
		{"begun in these days", "x", "2024-05-01 500 Kpler estimated; 2024-06-01 900 Kpler estimated",
			"Exports rose 80 % since the first reading, 500 kb/d (Kpler, estimated, 2024-05-01), to 900 kb/d (Kpler, estimated, 2024-06-01), 10 % below 1 000 kb/d (the cap) and 12 % above 800 kb/d (threshold of b). " +
				"Since 2024-05-01 it lay between 500 kb/d (Kpler, estimated, 2024-05-01) and 900 kb/d (Kpler, estimated, 2024-06-01)."},
		{"stale", "x", "2023-06-01 900 Kpler estimated",
			"Exports last stood at 900 kb/d (Kpler, estimated, 2023-06-01), 10 % below 1 000 kb/d (the cap) and 12 % above 800 kb/d (threshold of b). That is 395 days old and stale, as at most 90 days count."},
		{"two sources", "x", "2024-06-01 1450 Kpler estimated; 2024-05-20 1200 Vortexa estimated; 2024-01-01 1295 Vortexa estimated",
			"Exports rose 12 % in 90 days to 1 450 kb/d (Kpler, estimated, 2024-06-01), 45 % above 1 000 kb/d (the cap) and 81 % above 800 kb/d (threshold of b). " +
				"Two sources differ by 21 %: from 1 200 kb/d (Vortexa, estimated, 2024-05-20) to 1 450 kb/d (Kpler, estimated, 2024-06-01). " +
				"Since 2024-01-01 it lay between 1 200 kb/d (Vortexa, estimated, 2024-05-20) and 1 450 kb/d (Kpler, estimated, 2024-06-01)."},
		{"two sources of one day", "x", "2024-06-01 1450 Kpler estimated; 2024-06-01 1200 Vortexa estimated",
			"Exports: one reading so far, 1 450 kb/d (Kpler, estimated, 2024-06-01), 45 % above 1 000 kb/d (the cap) and 81 % above 800 kb/d (threshold of b). " +
				"Two sources disagree by 21 %: from 1 200 kb/d (Vortexa, estimated, 2024-06-01) to 1 450 kb/d (Kpler, estimated, 2024-06-01)."},
		{"a claim", "x", "2024-05-01 1000 Kpler verified; 2024-06-01 500 Vortexa claimed",
			"Exports fell 50 % since the first reading, 1 000 kb/d (Kpler, verified, 2024-05-01), to 500 kb/d (Vortexa, claimed, 2024-06-01), 38 % below 800 kb/d (threshold of b) and 50 % below 1 000 kb/d (the cap). " +
				"This is a claim and no fact; the last reading before it that is more: 1 000 kb/d (Kpler, verified, 2024-05-01). " +
				"Two sources differ by 100 %: from 500 kb/d (Vortexa, claimed, 2024-06-01) to 1 000 kb/d (Kpler, verified, 2024-05-01). " +
				"Since 2024-05-01 it lay between 500 kb/d (Vortexa, claimed, 2024-06-01) and 1 000 kb/d (Kpler, verified, 2024-05-01)."},
		{"percents are compared in points: 88 is 2 of them below 90, and 2.2 % less", "p", "2024-03-01 92 Kpler estimated; 2024-06-01 88 Kpler estimated; 2024-06-01 87 Vortexa estimated",
			"Fill fell by 4 percentage points in 90 days to 88 % (Kpler, estimated, 2024-06-01), 2 percentage points below 90 % (the target). " +
				"Two sources disagree by 1 percentage point: from 87 % (Vortexa, estimated, 2024-06-01) to 88 % (Kpler, estimated, 2024-06-01). " +
				"Since 2024-03-01 it lay between 88 % (Kpler, estimated, 2024-06-01) and 92 % (Kpler, estimated, 2024-03-01)."},
		{"a revision", "x", "2024-06-01/2024-06-02 800 Kpler estimated; 2024-06-01/2024-06-12 900 Kpler estimated",
			"Exports: one reading so far, 900 kb/d (Kpler, estimated, 2024-06-01), 10 % below 1 000 kb/d (the cap) and 12 % above 800 kb/d (threshold of b). " +
				"The last reading is a revision: Kpler had said 800 kb/d for the same date, published on 2024-06-02."},
		{"events", "n", "2023-12-01 0 log estimated; 2024-03-01 3 log estimated; 2024-05-01 1 log verified; 2024-06-01 4 log estimated",
			"Raids at sea: 5 raids in the 90 days to 2024-06-30, after 3 raids in the 90 days before; the last reading is 4 raids (log, estimated, 2024-06-01). " +
				"The most in one reading since 2023-12-01 was 4 raids (log, estimated, 2024-06-01)."},
		{"one event", "n", "2023-12-01 0 log estimated; 2024-02-01 1 log verified; 2024-06-01 0 log estimated",
			"Raids at sea: no raids in the 90 days to 2024-06-30, after 1 raid in the 90 days before; the last reading found none (log, estimated, 2024-06-01); " +
				"the last with any is 1 raid (log, verified, 2024-02-01), 150 days old."},
		{"events, begun in these days", "n", "2024-06-01 0 log estimated; 2024-06-20 0 log estimated",
			"Raids at sea: no raids since the first reading on 2024-06-01; the last reading found none (log, estimated, 2024-06-20)."},
		{"events, stale", "n", "2024-01-01 2 log verified",
			"Raids at sea: the last reading is 2 raids (log, verified, 2024-01-01). The last reading is 181 days old and stale, as at most 90 days count; silence since then is no sign of calm."},
		{"words", "talk", "2024-06-01 1 paper claimed",
			"Headlines: 1 headline since the first reading on 2024-06-01; the last reading is 1 headline (paper, claimed, 2024-06-01)."},
	} {
		indicator, _ := book.Indicator(c.id)
		all := Readings{}
		if c.readings != "" {
			all[c.id] = shorthand(t, c.readings)
		}
		h := Run(book, all, AsKnownNow, day(t, "2024-06-30"))
		got, _, _ := strings.Cut(h.Describe(indicator, day(t, "2024-06-30")), "\n")
		if got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.story, got, c.want)
		}
	}
}

// What the book makes of an indicator, and a benchmark by itself.
func TestDescribeTheJudgement(t *testing.T) {
	book, err := ParseBook("small.toml", []byte(describedBook))
	if err != nil {
		t.Fatal(err)
	}
	at := day(t, "2024-06-30")
	h := Run(book, Readings{"x": shorthand(t, "2024-03-01 900 Kpler estimated; 2024-06-01 700 Kpler estimated"), "extra": shorthand(t, "2024-06-01 7 Kpler estimated")}, AsKnownOn(at), at)
	for _, c := range []struct{ story, got, want string }{
		{"used", h.Describe(book.Indicators[0], at), "\"Exports below 800\", which fair asks for, is met since 2024-06-01 (29 days): 700 kb/d < 800. The verdict on Deal is fair since 2024-06-01.\n" +
			"This is how it stood on 2024-06-30, as known on 2024-06-30."},
		{"not used", h.Describe(book.Indicators[1], at), "No benchmark uses it.\nThis is how it stood on 2024-06-30, as known on 2024-06-30."},
		{"words", h.Describe(book.Indicators[2], at), "These are words: no benchmark takes them for evidence.\nThis is how it stood on 2024-06-30, as known on 2024-06-30."},
		{"not in the book", h.Describe(data.Indicator{ID: "extra", Name: "extra"}, at), "The watchbook does not know this indicator, so nothing is judged by it.\n" +
			"This is how it stood on 2024-06-30, as known on 2024-06-30."},
		{"a benchmark", "\n" + h.DescribeBenchmark(0, at), `"Exports below 800", which fair asks for, is met since 2024-06-01 (29 days): 700 kb/d < 800. It asks that latest(x) is < 800 kb/d, on estimated or verified readings at most 90 days old.
The measure was 900 kb/d on 2024-04-01 and is 700 kb/d on 2024-06-30. It lay between 700 kb/d (2024-06-01) and 900 kb/d (2024-03-01) so far. The state has changed twice since 2024-03-01. It rests on 1 reading of Exports: 700 kb/d (Kpler, estimated, 2024-06-01).
What it takes: stays met until a reading at or above 800 kb/d, or until 2024-08-30 without a new reading (max age 90 days).
Outlook: no chance is given: x was read on 2 days over 92 days so far, and an outlook needs 9 over 360; the threshold is reached already.
This is how it stood on 2024-06-30, as known on 2024-06-30.`},
	} {
		if _, got, _ := strings.Cut(c.got, "\n"); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.story, got, c.want)
		}
	}
}

// All charts of the reference readings on three days, in testdata/history/descriptions.txt, to be read in review.
func TestDescriptionsOfTheReferenceReadings(t *testing.T) {
	book := DefaultBook()
	var b strings.Builder
	for _, at := range []string{"2021-06-20", "2024-08-20", "2026-11-23"} {
		h := Run(book, referenceReadings(t), AsKnownThen, day(t, at))
		for _, indicator := range book.Indicators {
			b.WriteString(at + " " + indicator.ID + "\n" + h.Describe(indicator, day(t, at)) + "\n\n")
		}
		for i, benchmark := range book.Benchmarks {
			b.WriteString(at + " " + benchmark.ID + "\n" + h.DescribeBenchmark(i, day(t, at)) + "\n\n")
		}
		for i, trigger := range book.Triggers {
			b.WriteString(at + " " + trigger.ID + "\n" + h.DescribeTrigger(i, day(t, at)) + "\n\n")
		}
	}
	const file = "../../testdata/history/descriptions.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the descriptions differ from %s (go test ./internal/thresholds -update rewrites it); got\n%s", file, b.String())
	}
}

// Laws: nothing undefined is written as a number, and where there is a reading its source, quality and date are named.
func TestDescriptionsNameTheirReadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), randomVintage(t)
		if rapid.Bool().Draw(t, "huge") {
			for i := range readings["a"] {
				readings["a"][i].Value *= 1e300
			}
		}
		h := Run(book, seriesOf(readings), vintage, origin+260)
		at := data.Day(origin + rapid.IntRange(-2, 260).Draw(t, "at"))
		var texts []string
		for _, indicator := range book.Indicators {
			text := h.Describe(indicator, at)
			texts = append(texts, text)
			series := seriesOf(readings)[indicator.ID]
			p := Prefer(indicator, series, vintage.Known(at), data.Claimed)
			if n := p.upTo(at, nil); n > 0 {
				r := series.Reading(p.Index(n - 1))
				for _, want := range []string{r.Source + ", " + r.Quality.String() + ", " + r.Observed.Day().String(), indicator.Unit} {
					if !strings.Contains(text, want) {
						t.Fatalf("%s is not named in %s", want, text)
					}
				}
			}
		}
		for i := range book.Benchmarks {
			texts = append(texts, h.DescribeBenchmark(i, at))
		}
		for _, text := range texts {
			for _, bad := range []string{"NaN", "Inf", "%!", "?", "  ", "..", " ,", "()", "(1 days", " 1 readings"} {
				if strings.Contains(text, bad) {
					t.Fatalf("%q in %s", bad, text)
				}
			}
		}
	})
}

func TestPlurals(t *testing.T) {
	for got, want := range map[string]string{data.Count(1, "day"): "1 day", data.Count(2000, "day"): "2 000 days", times(1): "once", times(2): "twice", times(3): "3 times",
		listed([]string{"a"}, "and"): "a", listed([]string{"a", "b", "c"}, "or"): "a, b or c", withArticle("attack"): "an attack", withArticle("raid"): "a raid",
		amountOf(1, "raids"): "1 raid", amountOf(0.5, "kg"): "0.5 kg", amountOf(1234.5, "kg"): "1234.5 kg", amountOf(math.Pi, "kg"): "3.142 kg"} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
