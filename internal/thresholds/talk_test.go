package thresholds

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const talkBook = `
[[indicator]]
id = 'x'
kind = 'level'
unit = 'kg'
cadence = '1mo'
[[indicator]]
id = 'n'
kind = 'event'
unit = 'launches'
cadence = '1mo'
[[indicator]]
id = 'words'
kind = 'event'
unit = 'headlines'
role = 'rhetoric'
[[benchmark]]
id = 'low'
measure = 'latest(x)'
met = '<= 100'
evidence = 'verified'
max_age = '100d'
[[benchmark]]
id = 'quiet'
measure = 'days_since(n)'
met = '>= 180'
[talk]
noted = ['open]']
`

// on is a verified reading of a day after origin.
func on(indicator string, day int, value float64) data.Reading {
	return data.Reading{Indicator: indicator, Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: math.NaN(), High: math.NaN(),
		Source: "s", Quality: data.Verified, Note: "[talks, open]"}
}

func readBook(t testing.TB, source string) *Book {
	t.Helper()
	book, err := ParseBook("b.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// The stock is 200 kg, and 150 from day 30, 145 from day 100, 180 from day 160; noise is a tenth of the threshold of 100 kg. No launch is seen from day 0 to 150, so
// that days since grow by 90 in 90 days, which is waiting and no move.
func TestHeadlinesAgainstAssets(t *testing.T) {
	book := readBook(t, talkBook)
	claim := on("x", 205, 50)
	claim.Quality = data.Claimed
	withdrawn := on("words", 20, math.NaN())
	withdrawn.Retracted, withdrawn.Published = true, data.Day(origin+21).Instant()
	strike := on("words", 25, 1)
	strike.Note = "[strike, closed]"
	other := on("words", 10, 1)
	other.Source = "z"
	readings := seriesOf(map[string][]data.Reading{
		"x": {on("x", 0, 200), on("x", 30, 150), on("x", 100, 145), on("x", 160, 180), claim},
		"n": {on("n", 0, 0), on("n", 30, 0), on("n", 60, 0), on("n", 90, 0), on("n", 120, 0), on("n", 150, 0)},
		"words": {on("words", 10, 1), other, on("words", 20, 1), withdrawn, strike, on("words", 24, 0), on("words", 40, 2), on("words", 155, 1), on("words", 200, 1),
			on("words", 290, 1)},
	})
	h := Run(book, readings, AsKnownNow, origin+300)
	talk := h.Talk(origin + 300)
	type row struct {
		story        string
		day          int
		word         TalkWord
		before, left float64 // distances of the stock
		on           int
	}
	want := []row{
		{"200 to 150 kg: 50 nearer, more than 10", 10, Strategic, 100, 45, 100},
		{"another source's on the same day", 10, Strategic, 100, 45, 100},
		{"150 to 145 kg: 5 nearer is noise", 40, Theatrical, 50, 45, 100},
		{"away from 145 to 180 kg", 155, Theatrical, 45, 80, 160},
		{"a claim of 50 kg is no evidence, and nothing else was read", 200, Unseen, 80, math.NaN(), 0},
		{"its 90 days are not over", 290, OpenTalk, math.NaN(), math.NaN(), 0},
	}
	if len(talk.Headlines) != len(want) {
		t.Fatalf("got %d headlines, want %d: neither a strike nor what was withdrawn nor a 0 counts", len(talk.Headlines), len(want))
	}
	for i, w := range want {
		got := talk.Headlines[i]
		m := got.Moves[0]
		if got.Day != origin+data.Day(w.day) || got.Until != got.Day+90 || got.Word != w.word || !equal(m.Before, w.before) || !equal(m.Left, w.left) ||
			m.Seen && m.On != origin+data.Day(w.on) {
			t.Errorf("%s: day %d is %s, from %v to %v on day %d", w.story, got.Day-origin, got.Word, m.Before, m.Left, m.On-origin)
		}
	}
	// Of the days 10 to 155, those to 29 are strategic by the fall to 150 kg; from 30 on 5 kg are noise. All are decided.
	tally := talk.Tally
	if tally.Counts != [...]int{Strategic: 2, Theatrical: 2, OpenTalk: 1, Unseen: 1} || tally.OrdinaryDays != 146 || tally.Ordinary != 20 {
		t.Errorf("got %+v", tally)
	}
	if got, want := tally.Summary(), "2 of 4 headlines strategic (50 %; of all days 14 %), 1 open, 1 unseen"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := talk.Headlines[0].Moved(), "low: 200 kg → 145 kg, 55 kg nearer"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if early := h.Talk(origin + 35); len(early.Headlines) != 2 || early.Headlines[0].Word != Strategic || early.Headlines[0].Moves[0].Left != 50 {
		t.Errorf("on day 35, 150 kg are known and the window is open: got %+v", early.Headlines)
	}
}

func equal(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }

// Laws: each headline has one word; one that is strategic stays so; as known then nothing rests on what was published later.
func TestHeadlinesKeepTheirWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), randomReadings(t), rapid.SampledFrom([]Vintage{AsKnownNow, AsKnownThen}).Draw(t, "vintage")
		words := data.Indicator{ID: "words", Kind: data.Event, Rhetoric: true}
		book.Indicators = append(book.Indicators, words)
		book.Talk = TalkRules{Indicator: "words", Benchmarks: book.Benchmarks, WindowDays: rapid.IntRange(1, 60).Draw(t, "window")}
		for range book.Benchmarks {
			book.Talk.Noise = append(book.Talk.Noise, float64(rapid.IntRange(0, 3).Draw(t, "noise")))
		}
		for range rapid.IntRange(1, 8).Draw(t, "headlines") {
			readings["words"] = append(readings["words"], on("words", rapid.IntRange(0, 150).Draw(t, "day"), 1))
		}
		cut, end := data.Day(origin+rapid.IntRange(0, 200).Draw(t, "cut")), data.Day(origin+260)
		h := Run(book, seriesOf(readings), vintage, end)
		talk, early := h.Talk(end), h.Talk(cut)
		total := 0
		for _, n := range talk.Tally.Counts {
			total += n
		}
		if total != len(talk.Headlines) || talk.Tally.Ordinary > talk.Tally.OrdinaryDays {
			t.Fatalf("%+v of %d headlines", talk.Tally, len(talk.Headlines))
		}
		for i, headline := range early.Headlines {
			if late := talk.Headlines[i]; headline.Word == Strategic && late.Word != Strategic || headline.Word != OpenTalk && headline.Word != late.Word {
				t.Fatalf("the headline of %s was %s on %s, and is %s", headline.Day, headline.Word, cut, late.Word)
			}
		}
		if vintage != AsKnownThen {
			return
		}
		for id, list := range readings {
			indicator, _ := book.Indicator(id)
			readings[id] = slices.DeleteFunc(slices.Clone(list), func(r data.Reading) bool { return indicator.Known(r.Observed, r.Published) > cut.End() })
		}
		without := Run(book, seriesOf(readings), AsKnownThen, end).Talk(cut)
		if len(without.Headlines) != len(early.Headlines) {
			t.Fatalf("%d headlines without what came later, %d with it", len(without.Headlines), len(early.Headlines))
		}
		for i, headline := range without.Headlines {
			if headline.Word != early.Headlines[i].Word {
				t.Fatalf("the headline of %s is %s without what came later, %s with it", headline.Day, headline.Word, early.Headlines[i].Word)
			}
		}
	})
}

// Between the values 1, 2, 4 and 10: the median is halfway between 2 and 4; a tenth of the way is 3 tenths from 1 to 2.
// Distances are of each day of the history, once each, and hold no room for more: they are kept as long as the history is.
func TestDistancesHoldTheDays(t *testing.T) {
	book := readBook(t, talkBook)
	h := Run(book, seriesOf(map[string][]data.Reading{"x": {on("x", 0, 200), on("x", 30, 150)}, "n": {on("n", 20, 1)}}), AsKnownNow, origin+400)
	for i, d := range h.distances() {
		if days := int(h.Until()-d.first) + 1; days < 400 || len(d.measures) != days || cap(d.measures) != days || len(d.newest) != days || cap(d.newest) != days {
			t.Errorf("benchmark %d: %d of %d and %d of %d for %d days", i, len(d.measures), cap(d.measures), len(d.newest), cap(d.newest), days)
		}
	}
}

func TestQuantile(t *testing.T) {
	for share, want := range map[float64]float64{0: 1, 0.1: 1.3, 0.5: 3, 1: 10} {
		if got := quantile([]float64{10, 1, 4, 2}, share); math.Abs(got-want) > 1e-12 {
			t.Errorf("quantile %v: got %v, want %v", share, got, want)
		}
	}
}

func studyReadings(value func(day int) float64, every int) Readings {
	all := map[string][]data.Reading{}
	for day := 0; day < 1500; day += 10 {
		all["x"] = append(all["x"], on("x", day, value(day)))
	}
	for day := 100; day < 1200; day += every {
		all["words"] = append(all["words"], on("words", day, 1))
	}
	return seriesOf(all)
}

func TestEventStudy(t *testing.T) {
	book := readBook(t, talkBook)
	steady := func(int) float64 { return 50 }
	dips := func(day int) float64 { // halved from 40 days after every second headline on, for 100 days
		if since := (day + 100) % 200; since >= 40 && since < 140 {
			return 50
		}
		return 100
	}
	for _, c := range []struct {
		story    string
		readings Readings
		refused  string // of the study
		row      string // of the level
		median   float64
		outside  bool
	}{
		{story: "nothing moves", readings: studyReadings(steady, 100)},
		{story: "halved after six headlines, doubled after the five between them", readings: studyReadings(dips, 100), median: -0.5},
		{story: "few headlines", readings: studyReadings(steady, 400), refused: "there are headlines on 3 days whose window is over, and a study needs 8"},
		{story: "no headline", readings: Readings{}, refused: "there are headlines on 0 days whose window is over, and a study needs 8"},
	} {
		h := Run(book, c.readings, AsKnownNow, origin+1500)
		talk := h.Talk(origin + 1500)
		study := h.Study(talk)
		if study.Refused != c.refused {
			t.Errorf("%s: got %q, want %q", c.story, study.Refused, c.refused)
		}
		if c.refused != "" {
			continue
		}
		row := study.Rows[0]
		if row.Refused != c.row || row.Outside() != c.outside || row.Median != c.median || !row.Share || row.Low > row.Random || row.Random > row.High {
			t.Errorf("%s: got %+v", c.story, row)
		}
		if again := h.Study(talk).Rows[0]; again.Random != row.Random || again.Low != row.Low || again.High != row.High {
			t.Errorf("%s: the same question gave %+v and %+v", c.story, row, again)
		}
		if n := study.Rows[1]; n.Refused != "its move was seen after headlines on 0 days, and 8 are needed" {
			t.Errorf("%s: launches were never read: got %+v", c.story, n)
		}
	}
}

// A level that falls for the 90 days after each headline and is back at all other times falls after headlines more than after dates at random.
func TestAnEventStudyFindsWhatFollowsHeadlines(t *testing.T) {
	days := []int{100, 240, 310, 480, 590, 700, 810, 1000, 1100, 1250} // no two distances are the same pattern moved along
	value := func(day int) float64 {
		for _, d := range days {
			if day > d && day <= d+90 {
				return 60
			}
		}
		return 100
	}
	all := map[string][]data.Reading{}
	for day := 0; day < 1500; day += 5 {
		all["x"] = append(all["x"], on("x", day, value(day)))
	}
	for _, day := range days {
		all["words"] = append(all["words"], on("words", day, 1))
	}
	h := Run(readBook(t, talkBook), seriesOf(all), AsKnownNow, origin+1500)
	row := h.Study(h.Talk(origin + 1500)).Rows[0]
	if row.Median > -0.39 || !row.Outside() || row.Low <= row.Median {
		t.Errorf("got %+v", row)
	}
}

func TestBrokenTalk(t *testing.T) {
	for _, c := range []struct{ story, lines, want string }{
		{"no indicator", "headlines = 'wordz'", `b.toml:25:13: unknown indicator "wordz"; did you mean "words"?`},
		{"a level", "headlines = 'x'", "b.toml:25:13: headlines are events, and x is a level"},
		{"no rhetoric", "headlines = 'n'", `b.toml:25:13: headlines are words and never evidence: give n role = "rhetoric"`},
		{"no window", "window = '0d'", "b.toml:25:10: a window of headlines is from 1 day to 5 years long"},
		{"more than all", "noise = 1.5", "b.toml:25:9: 1.5 is not from 0 to 1"},
		{"any note", "noted = ['']", "an empty text is in every note"},
		{"unknown benchmark", "benchmarks = ['lou']", `b.toml:25:15: unknown benchmark "lou"; did you mean "low"?`},
		{"twice", "benchmarks = ['low', 'low']", `b.toml:25:22: "low" is there already`},
		{"noise of nothing", "noise_of = { lou = 3 }", `unknown benchmark "lou"; did you mean "low"?`},
		{"noise of what is not looked at", "benchmarks = ['low']\n[talk.noise_of]\nquiet = 3", "b.toml:27:9: headlines are not set against quiet"},
	} {
		const start = "[[indicator]]\nid = 'x'\nkind = 'level'\nunit = 'kg'\ncadence = '1mo'\n[[indicator]]\nid = 'n'\nkind = 'event'\nunit = 'launches'\ncadence = '1mo'\n" +
			"[[indicator]]\nid = 'words'\nkind = 'event'\nunit = 'headlines'\nrole = 'rhetoric'\n[[benchmark]]\nid = 'low'\nmeasure = 'latest(x)'\nmet = '<= 100'\n" +
			"[[benchmark]]\nid = 'quiet'\nmeasure = 'days_since(n)'\nmet = '>= 180'\n[talk]\n"
		_, err := ParseBook("b.toml", []byte(start+c.lines))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.story, err, c.want)
		}
	}
}

// What was seen on the day of a headline and not again is told from what was not even seen then.
func TestMoveThatWasNotSeen(t *testing.T) {
	for _, c := range []struct {
		from float64
		want string
	}{{1.5, "b: no newer evidence"}, {math.NaN(), "b: no evidence"}} {
		if got := (AssetMove{Benchmark: &Benchmark{Name: "b"}, From: c.from}).String(); got != c.want {
			t.Errorf("from %v: got %q, want %q", c.from, got, c.want)
		}
	}
}
