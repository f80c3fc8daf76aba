package thresholds

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// Four forecasts and what came: 90 % and yes, 20 % and no, 40 % and yes, 0 % and no. The squares are 0.01, 0.04, 0.36 and 0, their mean 0.1025; two of
// four came so, so that the base rate has 0.5 · 0.5 = 0.25, and 1 − 0.1025/0.25 = 59 % of that is saved. The first two were met on the day itself: that nothing changes was right of
// the first and the last, and the mean square of its errors is 2/4.
func TestBrierScore(t *testing.T) {
	f := calibrated([]replay{{within: 0.9, wasWithin: true, was: true}, {within: 0.2, was: true}, {within: 0.4, wasWithin: true}, {within: 0}},
		func(r replay) (float64, bool) { return r.within, r.wasWithin })
	if math.Abs(f.Brier-0.1025) > 1e-12 || f.BaseBrier != 0.25 || f.StayBrier != 0.5 || math.Abs(f.Skill()-0.59) > 1e-12 || f.Replays != 4 {
		t.Errorf("got %+v with skill %v", f, f.Skill())
	}
	var table strings.Builder
	for _, row := range f.Table {
		fmt.Fprintf(&table, "%.1f-%.1f %d %.2f %.2f\n", row.From, row.To, row.Count, row.Forecast, row.Met)
	}
	if want := "0.0-0.2 1 0.00 0.00\n0.2-0.4 1 0.20 0.00\n0.4-0.6 1 0.40 1.00\n0.6-0.8 0 NaN NaN\n0.8-1.0 1 0.90 1.00\n"; table.String() != want {
		t.Errorf("got\n%swant\n%s", table.String(), want)
	}
}

// Law: a forecast that always gives the base rate has the base rate's Brier score, p(1 − p), and no skill.
func TestTheBaseRateHasNoSkill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		came := rapid.SliceOfN(rapid.Bool(), 1, 50).Draw(t, "came")
		n := 0.0
		for _, is := range came {
			if is {
				n++
			}
		}
		var replays []replay
		for _, is := range came {
			replays = append(replays, replay{then: n / float64(len(came)), wasThen: is})
		}
		f := calibrated(replays, func(r replay) (float64, bool) { return r.then, r.wasThen })
		if math.Abs(f.Brier-f.BaseBrier) > 1e-12 || !(math.Abs(f.Skill()) < 1e-9 || math.IsNaN(f.Skill()) && f.BaseBrier == 0) {
			t.Fatalf("got %+v with skill %v", f, f.Skill())
		}
	})
}

func outlookBook(t testing.TB, lines string) *Book {
	t.Helper()
	return readBook(t, "[[indicator]]\nid = 'x'\nkind = 'level'\nunit = 'kg'\ncadence = '1mo'\n[[indicator]]\nid = 'n'\nkind = 'event'\nunit = 'launches'\ncadence = '1mo'\n[[benchmark]]\nid = 'b'\n"+lines)
}

// The comparison holds on the days 200 to 209 alone. Of the days 0 to 310, ten are followed by a day on which it holds 90 days later (110 to 119), and 99
// by one within 90 days (110 to 208).
func TestBaseRates(t *testing.T) {
	book := outlookBook(t, "measure = 'latest(x)'\nmet = '<= 10'\nmax_age = '1y'")
	h := Run(book, seriesOf(map[string][]data.Reading{"x": {on("x", 0, 20), on("x", 200, 5), on("x", 210, 20)}}), AsKnownThen, origin+400)
	var o Outlook
	h.baseRates(origin+400, &o)
	if o.Then.BaseDays != 311 || o.Then.BaseRate != 10.0/311 || o.Within.BaseDays != 311 || o.Within.BaseRate != 99.0/311 {
		t.Errorf("got %+v and %+v", o.Then, o.Within)
	}
}

// The stock falls from 300 kg by 60 kg in 60 days: 1 kg a day. On day 120, at 180 kg, 100 kg are 80 days away.
func TestTrend(t *testing.T) {
	book := outlookBook(t, "measure = 'latest(x)'\nmet = '<= 100'\nmax_age = '130d'")
	for _, c := range []struct {
		story  string
		values []float64 // on day 0, 60 and 120
		at     int
		want   Trend
		text   string
	}{
		{"falling", []float64{300, 240, 180}, 120, Trend{Approaching, -1, 3, origin + 200}, "at the slope of the last 180 days (-1 kg a day) the threshold is reached on " + data.Day(origin+200).String()},
		{"falling, asked later", []float64{300, 240, 180}, 130, Trend{Approaching, -1, 3, origin + 210}, ""},
		{"rising", []float64{180, 240, 300}, 120, Trend{NotNearer, 1, 3, 0}, "at the slope of the last 180 days (+1 kg a day) the threshold is not being approached"},
		{"level", []float64{180, 180, 180}, 120, Trend{NotNearer, 0, 3, 0}, ""},
		{"there", []float64{200, 140, 80}, 120, Trend{There, -1, 3, 0}, "the threshold is reached already"},
		{"too old", []float64{300, 240, 180}, 260, Trend{NoTrend, math.NaN(), 1, 0}, "no slope: fewer than two days with fresh evidence in the last 180 days"},
	} {
		var list []data.Reading
		for i, v := range c.values {
			list = append(list, on("x", 60*i, v))
		}
		got := Run(book, seriesOf(map[string][]data.Reading{"x": list}), AsKnownNow, origin+300).trend(book.Benchmarks[0], origin+data.Day(c.at))
		if got.Word != c.want.Word || !equal(got.Slope, c.want.Slope) && math.Abs(got.Slope-c.want.Slope) > 1e-12 || got.Days != c.want.Days || got.Reached != c.want.Reached {
			t.Errorf("%s: got %+v, want %+v", c.story, got, c.want)
		}
		if c.text != "" && got.Text(book.Benchmarks[0]) != c.text {
			t.Errorf("%s: got %q, want %q", c.story, got.Text(book.Benchmarks[0]), c.text)
		}
	}
}

// Days since an event count on by themselves, however often it came: 20 days after the last of them, 160 are left of 180. Where they are to be few
// they do not come nearer.
func TestTrendOfDaysSince(t *testing.T) {
	raids := map[string][]data.Reading{"n": {on("n", 0, 1), on("n", 40, 1), on("n", 80, 1), on("n", 100, 1), on("n", 120, 0)}}
	for met, want := range map[string]string{
		">= 180": "while nothing happens (+1 d a day) the threshold is reached on " + data.Day(origin+280).String(),
		"< 10":   "while nothing happens (+1 d a day) the threshold is not being approached",
	} {
		book := outlookBook(t, "measure = 'days_since(n)'\nmet = '"+met+"'\nmax_age = '130d'")
		trend := Run(book, seriesOf(raids), AsKnownNow, origin+300).trend(book.Benchmarks[0], origin+120)
		if got := trend.Text(book.Benchmarks[0]); got != want {
			t.Errorf("%s: got %q, want %q", met, got, want)
		}
	}
}

// What is met and has not come to its release is reached already, though the comparison does not hold any more.
func TestTrendOfWhatStaysMet(t *testing.T) {
	book := outlookBook(t, "measure = 'latest(x)'\nmet = '>= 90'\nrelease = '< 85'\nmax_age = '130d'")
	o := outlookOf(t, book, map[string][]data.Reading{"x": {on("x", 0, 70), on("x", 60, 95), on("x", 120, 88)}}, 120)
	if !o.IsMet || o.Trend.Word != There || o.Trend.Reached != 0 {
		t.Errorf("got %v, %+v", o.IsMet, o.Trend)
	}
}

func outlookOf(t testing.TB, book *Book, readings map[string][]data.Reading, at int) Outlook {
	t.Helper()
	o, err := Run(book, seriesOf(readings), AsKnownNow, origin+data.Day(at)).Outlook(context.Background(), 0, origin+data.Day(at))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// every is a reading each so many days, from day 0 to the last.
func every(indicator string, days, last int, value func(i int) float64) []data.Reading {
	var list []data.Reading
	for i := 0; i*days <= last; i++ {
		list = append(list, on(indicator, i*days, value(i)))
	}
	return list
}

// A level that falls by 10 a month without fail stands at -400 on day 1200: -420 is two months away, and -520 a year.
func TestASeriesWithoutChanceHasCertainOutlooks(t *testing.T) {
	for _, c := range []struct {
		story        string
		book         string
		value        func(i int) float64
		within, then float64
	}{
		{"falling, two months away", "measure = 'latest(x)'\nmet = '<= -420'", func(i int) float64 { return -10 * float64(i) }, 1, 1},
		{"falling, a year away", "measure = 'latest(x)'\nmet = '<= -520'", func(i int) float64 { return -10 * float64(i) }, 0, 0},
		{"there in two months, and not for 90 days", "measure = 'latest(x)'\nmet = '<= -420'\nfor = '90d'", func(i int) float64 { return -10 * float64(i) }, 0, 0},
		{"halved each month", "measure = 'latest(x)'\nmet = '<= 5e-7'", func(i int) float64 { return 1e6 / math.Pow(2, float64(i)) }, 1, 1},
		{"steady and met", "measure = 'latest(x)'\nmet = '<= 5'", func(int) float64 { return 5 }, 1, 1},
		{"met until the second month", "measure = 'latest(x)'\nmet = '>= -415'", func(i int) float64 { return -10 * float64(i) }, 1, 0},
	} {
		o := outlookOf(t, outlookBook(t, c.book), map[string][]data.Reading{"x": every("x", 30, 1200, c.value)}, 1210)
		if o.Refused != "" || o.Within.Chance != c.within || o.Then.Chance != c.then {
			t.Errorf("%s: got %v and %v, %s", c.story, o.Within.Chance, o.Then.Chance, o.Refused)
		}
	}
}

// The level goes up or down by 1 each week, 400 times, as often up as down. Twelve weeks come in 90 days, and it is then above where it was with chance ½ · (1 − C(12,6)/2¹²) = 0.387. The
// steps are shuffled once and for all, and so is what is drawn from them.
func TestTheChanceOfARandomWalk(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	steps := make([]float64, 400)
	for i := range steps {
		steps[i] = float64(1 - 2*(i%2))
	}
	random.Shuffle(len(steps), func(i, k int) { steps[i], steps[k] = steps[k], steps[i] })
	level := make([]float64, 401)
	for i, s := range steps {
		level[i+1] = level[i] + s
	}
	book := outlookBook(t, fmt.Sprintf("measure = 'latest(x)'\nmet = '> %v'", level[400]))
	o := outlookOf(t, book, map[string][]data.Reading{"x": every("x", 7, 2800, func(i int) float64 { return level[i] })}, 2800)
	if math.Abs(o.Then.Chance-0.387) > 0.08 || o.Within.Chance <= o.Then.Chance {
		t.Errorf("got %v then and %v within, want 0.387 then: %s", o.Then.Chance, o.Within.Chance, o.Refused)
	}
	if o.Then.Replays != maxReplays || o.Then.BaseBrier > 0.25 {
		t.Errorf("got %+v", o.Then)
	}
}

// Weekly counts, 4 launches in the 52 weeks that lie in the last 360 days (the steps are 357 to 364 days). None comes in the 12 weeks read within 90 days
// with the chance (1 + 84/364)^−4.5 = 0.392: that is what a rate leaves open of which 4 in 364 days is known.
func TestTheChanceOfNoEvent(t *testing.T) {
	book := outlookBook(t, "measure = 'sum(n, \"84d\")'\nmet = '== 0'")
	launches := func(i int) float64 {
		if i%13 == 3 {
			return 1
		}
		return 0
	}
	o := outlookOf(t, book, map[string][]data.Reading{"n": every("n", 7, 1400, launches)}, 1400)
	if math.Abs(o.Then.Chance-0.392) > 0.05 {
		t.Errorf("got %v, want 0.392: %s", o.Then.Chance, o.Refused)
	}
}

func TestRefusedOutlooks(t *testing.T) {
	level := "measure = 'latest(x)'\nmet = '<= 5'"
	flat := func(int) float64 { return 10 }
	for _, c := range []struct {
		story, book string
		readings    []data.Reading
		at          int
		want        string
	}{
		{"nothing", level, nil, 100, "x was read on 0 days over 0 days so far, and an outlook needs 9 over 360"},
		{"few", level, every("x", 90, 500, flat), 500, "x was read on 6 days over 450 days so far, and an outlook needs 9 over 360"},
		{"many in a short time", level, every("x", 1, 100, flat), 100, "x was read on 101 days over 100 days so far, and an outlook needs 9 over 360"},
		{"too short to tell the error", level, every("x", 30, 600, flat), 600, "the same forecast can be replayed on 6 past dates a month apart, and 12 are needed to tell its error"},
		{"silent", level, every("x", 30, 1200, flat), 1231, "x was last read on " + data.Day(origin+1200).String() + ", and was never silent for longer than 30 days before"},
		{"events long ago", "measure = 'days_since(n)'\nmet = '>= 5'", every("n", 60, 1200, flat), 1200, "n was read 6 times in its last 360 days, and an outlook needs 8"},
	} {
		id := "x"
		if strings.Contains(c.book, "(n)") {
			id = "n"
		}
		o := outlookOf(t, outlookBook(t, c.book), map[string][]data.Reading{id: c.readings}, c.at)
		if o.Refused != c.want || o.Within.Chance != 0 || o.Within.Replays != 0 {
			t.Errorf("%s: got %q, want %q", c.story, o.Refused, c.want)
		}
	}
}

func TestAnOutlookCanBeCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	readings := seriesOf(map[string][]data.Reading{"x": every("x", 30, 1200, func(i int) float64 { return float64(i % 7) })})
	if _, err := Run(outlookBook(t, "measure = 'latest(x)'\nmet = '<= 3'"), readings, AsKnownNow, origin+1200).Outlook(ctx, 0, origin+1200); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// An outlook is found once for a benchmark and a day: who asks again, also while it is being looked for, gets the same. One that was stopped is not kept.
func TestAnOutlookIsFoundOnce(t *testing.T) {
	readings := seriesOf(map[string][]data.Reading{"x": every("x", 30, 1800, func(i int) float64 { return float64(i % 7) })})
	h := Run(outlookBook(t, "measure = 'latest(x)'\nmet = '<= 3'"), readings, AsKnownNow, origin+1800)
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := h.Outlook(stopped, 0, origin+1800); !errors.Is(err, context.Canceled) || len(h.outlooks.found) != 0 {
		t.Fatalf("%v, and %d are kept", err, len(h.outlooks.found))
	}
	tables := make(chan *Reliability)
	for range 4 {
		go func() {
			o, _ := h.Outlook(context.Background(), 0, origin+1800)
			tables <- &o.Within.Table[0]
		}()
	}
	first := <-tables
	for range 3 {
		if again := <-tables; again != first {
			t.Error("it was found more than once")
		}
	}
	if o, err := h.Outlook(context.Background(), 0, origin+1900); err != nil || &o.Within.Table[0] != first {
		t.Error("a day after the last is asked for again")
	}
}
