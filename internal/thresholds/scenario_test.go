package thresholds

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const scenarioText = `title = "IAEA finds 180 kg"
from = "2026-11-23"

[[assume]]
indicator = "heu60_stockpile"
observed = "2026-12-01"
value = 180

[[assume]]
indicator = "slv_launches"
observed = "2026-12-01T06:00:00Z"
value = 1
quality = "claimed"
source = "Tasnim"
published = "2026-12-02"
note = "on the radio"
`

func TestScenarioIsReadWithItsDefaults(t *testing.T) {
	s, err := ParseScenario("s.toml", []byte(scenarioText), DefaultBook())
	if err != nil {
		t.Fatal(err)
	}
	if s.Title != "IAEA finds 180 kg" || !s.HasFrom || s.From != day(t, "2026-11-23") || len(s.Assumed) != 2 {
		t.Fatalf("got %+v", s)
	}
	stock, launch := s.Assumed[0], s.Assumed[1]
	if stock.Source != "IAEA" || stock.Quality != data.Verified || stock.Published != data.NoInstant {
		t.Errorf("the stock is not what the benchmarks ask for: %+v", stock)
	}
	if launch.Source != "Tasnim" || launch.Quality != data.Claimed || launch.Published.String() != "2026-12-02" || launch.Note != "on the radio" {
		t.Errorf("the launch is not what the file says: %+v", launch)
	}
}

// Each mistake is told at its place, and all at once.
func TestScenarioMistakes(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"not TOML", "title = ", `s.toml:1:8: `},
		{"a key that there is not", "titel = \"x\"\n", `s.toml:1:1: unknown key "titel"; did you mean "title"?`},
		{"a key of an assumption that there is not", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-12-01\"\nvalue = 1\nqality = \"verified\"\n", `s.toml:5:1: unknown key "qality"; did you mean "quality"?`},
		{"no indicator", "[[assume]]\nobserved = \"2026-12-01\"\nvalue = 1\n", "s.toml:1:3: an assumption needs an indicator"},
		{"another indicator", "[[assume]]\nindicator = \"heu60_stockpil\"\nobserved = \"2026-12-01\"\nvalue = 1\n", `s.toml:2:13: unknown indicator "heu60_stockpil"; did you mean "heu60_stockpile"?`},
		{"no value", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-12-01\"\n", "s.toml:1:3: an assumption needs a value"},
		{"fewer than no events", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-12-01\"\nvalue = -1\n", "s.toml:4:9: -1 is below 0, but events are counted"},
		{"no number", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-12-01\"\nvalue = nan\n", "s.toml:4:9: a value is a finite number"},
		{"a word for a number", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-12-01\"\nvalue = \"1\"\n", "s.toml:4:9: "},
		{"no date", "[[assume]]\nindicator = \"slv_launches\"\nvalue = 1\n", `s.toml:1:3: an assumption needs the date that it is about: observed = "2026-12-01"`},
		{"a date that there is not", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-02-30\"\nvalue = 1\n", `s.toml:3:12: "2026-02-30" is not a date: want`},
		{"a quality that there is not", "[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-02-20\"\nvalue = 1\nquality = \"sure\"\n", `s.toml:5:11: "sure" is not a quality: want verified, estimated or claimed`},
		{"the same twice", strings.Repeat("[[assume]]\nindicator = \"slv_launches\"\nobserved = \"2026-02-20\"\nvalue = 1\n", 2), `s.toml:5:3: slv_launches of 2026-02-20 by "(assumed)" is assumed already`},
	} {
		_, err := ParseScenario("s.toml", []byte(c.source), DefaultBook())
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s…", c.name, err, c.want)
		}
	}
	two := "titel = \"x\"\n[[assume]]\nindicator = \"slv_launches\"\nobserved = \"never\"\nvalue = 1\n"
	if _, err := ParseScenario("s.toml", []byte(two), DefaultBook()); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("two mistakes, told: %v", err)
	}
}

// entryAt is the entry of an instant, -1 where there is none.
func entryAt(p *Preferred, at data.Instant) int {
	for i := range p.Len() {
		if p.Observed(i) == at {
			return i
		}
	}
	return -1
}

func randomAssumption(t *rapid.T, book *Book) data.Reading {
	indicator := rapid.SampledFrom(book.Indicators).Draw(t, "indicator")
	r := book.Assume(indicator, data.Day(origin+rapid.IntRange(0, 200).Draw(t, "observed")).Instant(), 0)
	r.Value = float64(rapid.IntRange(-4, 15).Draw(t, "value"))
	if indicator.Kind == data.Event {
		r.Value = math.Abs(r.Value)
	}
	return r
}

// Law: what is written is read back the same.
func TestScenarioRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := randomBook(t)
		text := rapid.StringOf(rapid.RuneFrom([]rune("aé漢\"'\\#\n\t\x00\u202e[]= ")))
		want := Scenario{Title: data.Visible(text.Draw(t, "title"))}
		if want.HasFrom = rapid.Bool().Draw(t, "leaves"); want.HasFrom {
			want.From = origin + data.Day(rapid.IntRange(-20000, 200).Draw(t, "from"))
		}
		for range rapid.IntRange(0, 6).Draw(t, "assumptions") {
			r := randomAssumption(t, book)
			if value := rapid.Float64().Draw(t, "any value"); rapid.Bool().Draw(t, "odd") {
				r.Value = math.Abs(value)
			}
			r.Observed += data.Instant(rapid.SampledFrom([]int{0, 0, 1, 86_399_999}).Draw(t, "clock"))
			r.Quality = data.Quality(rapid.IntRange(0, 2).Draw(t, "quality"))
			if source := data.Visible(text.Draw(t, "source")); source != "" {
				r.Source = source
			}
			if rapid.Bool().Draw(t, "published") {
				r.Published = r.Observed + 86_400_000
			}
			r.Note = data.Visible(text.Draw(t, "note"))
			want = want.With(r)
		}
		got, err := ParseScenario("s.toml", want.Source(), book)
		if err != nil {
			t.Fatalf("%v\n%s", err, want.Source())
		}
		same := got.Title == want.Title && got.HasFrom == want.HasFrom && got.From == want.From &&
			slices.EqualFunc(got.Assumed, want.Assumed, data.Reading.Same)
		if !same {
			t.Fatalf("got %+v\nwant %+v\n%s", *got, want, want.Source())
		}
	})
}

// Laws: an assumption that says no more than its value counts, for any quality that a benchmark asks for and in any vintage; what it
// is not about stays as it was.
func TestAssumptionsCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		s := Scenario{}
		for range rapid.IntRange(1, 5).Draw(t, "assumptions") {
			s = s.With(randomAssumption(t, book))
		}
		laid := s.Over(book, readings, vintage)
		for _, r := range s.Assumed {
			indicator, _ := book.Indicator(r.Indicator)
			for _, lowest := range []data.Quality{data.Claimed, r.Quality} {
				p := Prefer(indicator, laid[r.Indicator], vintage.Known(r.Observed.Day()), lowest)
				if i := entryAt(p, r.Observed); i < 0 || p.Value(i) != r.Value {
					t.Fatalf("as known %s, %s readings: %v does not count", vintage, lowest, r)
				}
			}
		}
		for id, series := range readings {
			indicator, _ := book.Indicator(id)
			before := Prefer(indicator, series, farFuture, data.Claimed)
			after := Prefer(indicator, laid[id], farFuture, data.Claimed)
			for i := range before.Len() {
				at := before.Observed(i)
				if slices.ContainsFunc(s.Assumed, func(r data.Reading) bool { return r.Indicator == id && r.Observed == at }) {
					continue
				}
				if k := entryAt(after, at); k < 0 || after.Value(k) != before.Value(i) {
					t.Fatalf("%s of %s was %v and is gone", id, at, before.Value(i))
				}
			}
		}
	})
}

// Law: a scenario that assumes nothing gives the history as it is; one that leaves the history gives the states until that day.
func TestScenarioLeavesTheHistory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		if laid := (&Scenario{}).Over(book, readings, vintage); !reflect.DeepEqual(laid, readings) {
			t.Fatal("nothing is assumed, and the readings are others")
		}
		s := Scenario{HasFrom: true, From: data.Day(origin + rapid.IntRange(0, 150).Draw(t, "from"))}
		laid := s.Over(book, readings, vintage)
		h, what := Run(book, readings, vintage, origin+260), Run(book, laid, vintage, origin+260)
		for at := h.First(); at <= s.From; at++ {
			for i, b := range book.Benchmarks {
				if got, want := what.Word(i, at), h.Word(i, at); got != want {
					t.Fatalf("%s on %s, before the what-if leaves on %s: %s, was %s", b.Measure, at, s.From, got, want)
				}
			}
		}
		for id, series := range laid {
			if n := series.Len(); n > 0 && series.Observed(n-1).Day() > s.From {
				t.Fatalf("%s still has a reading of %s", id, series.Observed(n-1))
			}
		}
	})
}

// An assumption takes the place of what its source has published about that date, however often; one with a date of its own
// is a vintage among the others.
func TestAssumptionsAmongVintages(t *testing.T) {
	book := DefaultBook()
	indicator, _ := book.Indicator("heu60_stockpile")
	instant := func(text string) data.Instant { return day(t, text).Instant() }
	reading := func(value float64, published string) data.Reading {
		r := book.Assume(indicator, instant("2026-05-31"), value)
		r.Published = instant(published)
		return r
	}
	b := data.NewBuilder(indicator.ID, 2)
	b.Add(reading(440, "2026-06-10"), 7)
	b.Add(reading(441, "2026-09-01"), 9)
	readings := Readings{indicator.ID: b.Series()}
	valueOn := func(s Scenario, vintage Vintage) float64 {
		p := Prefer(indicator, s.Over(book, readings, vintage)[indicator.ID], vintage.Known(day(t, "2026-12-01")), data.Claimed)
		return p.Value(p.Len() - 1)
	}
	assumed := Scenario{}.With(book.Assume(indicator, instant("2026-05-31"), 180))
	dated := Scenario{}.With(reading(180, "2026-07-01"))
	late := Scenario{}.With(reading(180, "2026-09-01"))
	for _, c := range []struct {
		name    string
		s       Scenario
		vintage Vintage
		want    float64
	}{
		{"without a date it takes their place", assumed, AsKnownNow, 180},
		{"before they were known, too", assumed, AsKnownOn(day(t, "2026-05-01")), 180},
		{"with an earlier date it is revised", dated, AsKnownNow, 441},
		{"until it is", dated, AsKnownOn(day(t, "2026-08-01")), 180},
		{"of one date the assumption is the last", late, AsKnownNow, 180},
	} {
		if got := valueOn(c.s, c.vintage); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}
