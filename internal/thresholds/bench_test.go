package thresholds

import (
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The figures to watch, on two cores: 20 benchmarks × 10 indicators × 10 years of daily readings under 20 ms, a million
// readings of one indicator under a second.

func benchmarkBook(b *testing.B) *Book {
	var s strings.Builder
	s.WriteString("title = 'bench'\n")
	for i := range 10 {
		kind := "level"
		if i%3 == 2 {
			kind = "event"
		}
		fmt.Fprintf(&s, "[[indicator]]\nid = 'i%d'\nkind = '%s'\nunit = 'u'\ncadence = '1d'\n", i, kind)
	}
	levels := []string{"latest(i%d)", "mean(i%d, '90d')", "drawdown(i%d, '1y')", "change(i%d, '3mo')", "max(i%d, '180d')"}
	events := []string{"sum(i%d, '180d')", "days_since(i%d)"}
	for n := range 20 {
		i := n % 10
		measures := levels
		if i%3 == 2 {
			measures = events
		}
		measure := strings.ReplaceAll(fmt.Sprintf(measures[n/2%len(measures)], i), "'", `"`)
		fmt.Fprintf(&s, "[[benchmark]]\nid = 'b%d'\nmeasure = '%s'\nmet = '>= 50'\nrelease = '< 40'\nfor = '30d'\nevidence = 'verified'\n", n, measure)
	}
	book, err := ParseBook("bench.toml", []byte(s.String()))
	if err != nil {
		b.Fatal(err)
	}
	return book
}

// wave is a value that goes up and down without chance.
func wave(i int) float64 {
	return math.Round(50 + 40*math.Sin(float64(i)/37) + 20*math.Cos(float64(i)/11))
}

func dailySeries(id string, days, perDay, vintages int) *data.Series {
	builder := data.NewBuilder(id, days*perDay*vintages)
	place := int64(0)
	for i := range days * perDay {
		observed := data.Day(14000).Instant() + data.Instant(i)*data.Instant(24*3600*1000/perDay)
		for v := range vintages {
			place++
			builder.Add(data.Reading{Observed: observed, Value: wave(i + v), Source: "s", Quality: data.Quality(1 + i%2), Low: math.NaN(),
				High: math.NaN(), Published: observed + data.Instant(10+20*v)*24*3600*1000}, place)
		}
	}
	return builder.Series()
}

func BenchmarkHistory(b *testing.B) {
	book := benchmarkBook(b)
	for _, vintages := range []int{1, 3} {
		readings := Readings{}
		for _, indicator := range book.Indicators {
			readings[indicator.ID] = dailySeries(indicator.ID, 3650, 1, vintages)
		}
		for _, vintage := range []Vintage{AsKnownNow, AsKnownThen} {
			b.Run(fmt.Sprintf("vintages=%d,known=%s", vintages, vintage), func(b *testing.B) {
				for b.Loop() {
					Run(book, readings, vintage, 14000+3660)
				}
			})
		}
	}
}

func BenchmarkHistoryMillion(b *testing.B) {
	book, err := ParseBook("million.toml", []byte(`
[[indicator]]
id = "x"
kind = "level"
unit = "u"
cadence = "1d"
[[benchmark]]
id = "b"
measure = 'drawdown(x, "1y") - change(x, "90d")'
met = ">= 0"
evidence = "verified"
`))
	if err != nil {
		b.Fatal(err)
	}
	readings := Readings{"x": dailySeries("x", 3650, 274, 1)}
	for _, vintage := range []Vintage{AsKnownNow, AsKnownThen} {
		b.Run("known="+vintage.String(), func(b *testing.B) {
			for b.Loop() {
				Run(book, readings, vintage, 14000+3660)
			}
		})
	}
}

// A what-if is judged at each step of a value; a smallest change is looked for once.
func BenchmarkWhatIf(b *testing.B) {
	book := DefaultBook()
	readings, at := referenceReadings(b), day(b, "2024-08-20")
	stock, _ := book.Indicator("heu60_stockpile")
	s := Scenario{}.With(book.Assume(stock, at.Instant(), 41))
	b.Run("judged", func(b *testing.B) {
		for b.Loop() {
			Run(book, s.Over(book, readings, AsKnownNow), AsKnownNow, at+1000)
		}
	})
	h := Run(book, readings, AsKnownNow, at)
	b.Run("smallest", func(b *testing.B) {
		for b.Loop() {
			h.SmallestChange(0, 2, at)
		}
	})
}

func BenchmarkWhatIfMillion(b *testing.B) {
	source := `
[[indicator]]
id = "x"
kind = "level"
unit = "u"
cadence = "1d"
sources = ["s"]
[[benchmark]]
id = "b"
measure = 'mean(x, "1y")'
met = ">= 1000"
for = "90d"
[[offer]]
id = "o"
[[offer.rung]]
name = "one"
requires = ["b"]
`
	book, err := ParseBook("million.toml", []byte(source))
	if err != nil {
		b.Fatal(err)
	}
	readings := Readings{"x": dailySeries("x", 3650, 274, 1)}
	at := data.Day(14000 + 3660)
	s := Scenario{}.With(book.Assume(book.Indicators[0], at.Instant(), 41))
	b.Run("judged", func(b *testing.B) {
		for b.Loop() {
			Run(book, s.Over(book, readings, AsKnownNow), AsKnownNow, at+400)
		}
	})
	h := Run(book, readings, AsKnownNow, at)
	b.Run("smallest", func(b *testing.B) {
		for b.Loop() {
			if c := h.SmallestChange(0, 1, at); !c.Found {
				b.Fatal(c.Why)
			}
		}
	})
}

// BenchmarkTriggers finds the firings of 20 triggers over ten years of daily readings, in three vintages; the history is there.
func BenchmarkTriggers(b *testing.B) {
	book := benchmarkBook(b)
	for _, benchmark := range book.Benchmarks {
		book.Triggers = append(book.Triggers, &Trigger{ID: benchmark.ID, Condition: benchmark, BaselineLag: NoLag})
	}
	readings := Readings{}
	for _, indicator := range book.Indicators {
		readings[indicator.ID] = dailySeries(indicator.ID, 3650, 1, 3)
	}
	for _, vintage := range []Vintage{AsKnownNow, AsKnownThen} {
		h := Run(book, readings, vintage, 14000+3650)
		b.Run("known="+vintage.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				h.runTriggers()
			}
		})
	}
}

// The outlook over a million readings, the first time and with what it keeps, and what became of headlines.
func BenchmarkOutlookMillion(b *testing.B) {
	book, err := ParseBook("million.toml", []byte(`
[[indicator]]
id = "x"
kind = "level"
unit = "u"
cadence = "1d"
[[indicator]]
id = "words"
kind = "event"
unit = "headlines"
role = "rhetoric"
[[benchmark]]
id = "b"
measure = 'drawdown(x, "1y")'
met = "<= -0.5"
`))
	if err != nil {
		b.Fatal(err)
	}
	readings := Readings{"x": dailySeries("x", 3650, 274, 1), "words": dailySeries("words", 3650, 1, 1)}
	until := data.Day(14000 + 3650)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			_, _ = Run(book, readings, AsKnownNow, until).Outlook(context.Background(), 0, until)
		}
	})
	h := Run(book, readings, AsKnownNow, until)
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			_, _ = h.Outlook(context.Background(), 0, until)
		}
	})
	b.Run("talk", func(b *testing.B) {
		for b.Loop() {
			h.Talk(until)
		}
	})
	talk := h.Talk(until)
	b.Run("study", func(b *testing.B) {
		for b.Loop() {
			h.Study(talk)
		}
	})
}
