package thresholds

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// pricedBook has an offer that passes every structural test.
const pricedBook = `trigger = [{id = "stock_grows", measure = 'latest(x)', when = "> 5", then = "the waivers end", lag = "3d"}]
[[indicator]]
id = "x"
kind = "level"
unit = "kg"
cadence = "1mo"
[[benchmark]]
id = "small"
measure = 'latest(x)'
met = "<= 5"
[price]
horizon = "10y"
discount_rate = 0.1
reversal_scale = "1y"
tolerance = 5
snap_back_limit = "14d"
theaters = ["nuclear", "sea"]
parties = ["US", "Iran", "Saudi Arabia"]
[price.detection]
none = 0
documents = 0.25
inspections = 0.5
intrusive = 0.75
[[offer]]
id = "o"
parties = ["Iran", "US", "Saudi Arabia", "Oman"]
monitor = "IAEA"
snap_back_lag = "7d"
[[offer.rung]]
name = "fair"
requires = ["small"]
[[offer.rung]]
name = "sound"
tests = ["snap_back", "gap_closed"]
[[offer.term]]
name = "ship out"
side = "concession"
value = 40
start = "30d"
reversal = "2y"
theaters = ["nuclear"]
verification = "intrusive"
gain = 30
penalty = 40
[[offer.term]]
name = "sea lanes"
side = "concession"
value = 20
theaters = ["sea"]
verification = "inspections"
gain = 5
penalty = 10
[[offer.term]]
name = "waivers"
side = "relief"
value = 50
start = "30d"
pays_for = "ship out"
triggers = ["stock_grows"]
irgc_relief = 0
irgc_effect = 0
`

func parsed(t testing.TB, source string) *Book {
	t.Helper()
	book, err := ParseBook("b.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestStructuralTestsPass(t *testing.T) {
	book := parsed(t, pricedBook)
	if len(book.Warnings) > 0 || len(book.Priced) != 1 || len(book.Priced[0].Tests) != len(tests) {
		t.Fatalf("warnings %v, %d priced", book.Warnings, len(book.Priced))
	}
	for _, outcome := range book.Priced[0].Tests {
		if outcome.Result != Passes {
			t.Errorf("%s %s: %s", outcome.Test, outcome.Result, outcome.Why)
		}
	}
}

// Each row changes one line of the book above and says what becomes of one test. The sentence names who is at fault.
func TestStructuralTestsOneByOne(t *testing.T) {
	const dear = "value = 50\nstart"
	for _, c := range []struct{ story, old, new, test, want string }{
		{"a theater is left out", `theaters = ["sea"]`, "", "theaters_linked", "fails: no concession covers sea: a shell game"},
		{"relief covers nothing", "theaters = [\"sea\"]\nverification = \"inspections\"\ngain = 5\npenalty = 10", "", "theaters_linked", "fails: no concession covers sea"},
		{"no theaters in the book", `theaters = ["nuclear", "sea"]`, `theaters = []`, "theaters_linked", ""},
		{"loose inspections", `verification = "intrusive"`, `verification = "documents"`, "deception_costly", `fails: cheating pays on "ship out" (gain 30, expected penalty 10 on verification "documents")`},
		{"equal is enough", "gain = 5\n", "gain = 5.0\n", "deception_costly", "passes"},
		{"no penalty told", "penalty = 10\n", "", "deception_costly", `not told: no gain and penalty of cheating on "sea lanes"`},
		{"relief first", "start = \"30d\"\npays_for", "pays_for", "pressure_floor", `fails: "waivers" starts 30 days before "ship out", for which it pays`},
		{"relief for what?", `pays_for = "ship out"`, "", "pressure_floor", `not told: for which concession is "waivers"?`},
		{"a slow return", `snap_back_lag = "7d"`, `snap_back_lag = "65d"`, "snap_back", `fails: "waivers" is taken back after up to 65 days, and 14 are the limit`},
		{"no trigger", "triggers = [\"stock_grows\"]\n", "", "snap_back", "passes"}, // the offer has a lag
		{"no limit", `snap_back_limit = "14d"`, "", "snap_back", "not told: the book has no snap_back_limit"},
		{"the trigger's own lag", `snap_back_lag = "7d"`, "", "snap_back", "passes"},
		{"a party is out", `"US", "Saudi Arabia", "Oman"`, `"US", "Oman"`, "regional_basket", "fails: Saudi Arabia is not in"},
		{"the monitor takes part", `monitor = "IAEA"`, `monitor = "Oman"`, "regional_basket", "fails: Oman, which monitors it, is a party"},
		{"nobody monitors", `monitor = "IAEA"`, `monitor = "none"`, "regional_basket", "fails: nobody monitors it"},
		{"monitor not told", `monitor = "IAEA"`, "", "regional_basket", "not told: the offer does not say who monitors it"},
		{"parties not told", `parties = ["Iran", "US", "Saudi Arabia", "Oman"]`, "", "regional_basket", "not told: the offer does not say who its parties are"},
		{"a sunset", "gain = 30", "ends = \"15y\"\ngain = 30", "no_sunset", `fails: "ship out" ends after 15 years`},
		{"relief may end", "pays_for", "ends = \"60d\"\npays_for", "no_sunset", "passes: no concession ends"},
		{"the U.S. limit", "irgc_relief = 0", "irgc_relief = 3", "both_sides", `fails: 3 points of "waivers" reach firms tied to the IRGC, and the U.S. allows none`},
		{"the double bind", "irgc_effect = 0", "irgc_effect = -4", "both_sides", `impossible: a double bind: relief to the rest through "waivers" leaves firms tied to the IRGC 4 points worse off`},
		{"no way out of the double bind", "irgc_relief = 0\nirgc_effect = 0", "irgc_relief = 4\nirgc_effect = -4", "both_sides", "impossible"},
		{"the rest helps them", "irgc_effect = 0", "irgc_effect = 4", "both_sides", "passes"},
		{"effect not told", "irgc_effect = 0", "", "both_sides", `not told: what reaches firms tied to the IRGC, and how the rest touches them, is not said of "waivers"`},
		{"nothing is cheap enough", "tolerance = 5", "tolerance = -100", "gap_closed", "fails: the gap is -10.1 ± 0.0 points, and the tolerance is -100; the dearest"},
		{"too dear", dear, "value = 90\nstart", "gap_closed", `fails: the gap is +29.6 ± 0.0 points, and the tolerance is 5; the dearest relief is "waivers" with 89.3`}, // 90·e^(−0.1·30/365) = 89.26; −39.67 − 20
	} {
		source := strings.Replace(pricedBook, c.old, c.new, 1)
		if source == pricedBook {
			t.Fatalf("%s: nothing to change", c.story)
		}
		book, err := ParseBook("b.toml", []byte(source))
		if c.want == "" {
			if err == nil || !strings.Contains(err.Error(), `unknown theater "nuclear"`) {
				t.Errorf("%s: %v", c.story, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.story, err)
			continue
		}
		for _, outcome := range book.Priced[0].Tests {
			if got := outcome.Result.String() + ": " + outcome.Why; outcome.Test.String() == c.test && !strings.HasPrefix(got, c.want) {
				t.Errorf("%s:\n got %s\nwant %s", c.story, got, c.want)
			}
		}
	}
}

// Without terms nothing is told, and that is no pass: a rung that requires a test stays out of reach.
func TestOffersWithoutTermsPassNothing(t *testing.T) {
	source := pricedBook[:strings.Index(pricedBook, "[[offer.term]]")]
	o := parsed(t, source).Offers[0]
	for _, outcome := range o.Tests {
		if outcome.Result != NotTold || outcome.Why != "the offer has no terms" {
			t.Errorf("%s %s: %s", outcome.Test, outcome.Result, outcome.Why)
		}
	}
	if o.ceiling() != 1 {
		t.Errorf("the tests allow rung %d", o.ceiling())
	}
}

// A failing test blocks with its sentence after the benchmarks, on every day; one that passes tips nothing but the first day.
func TestVerdictsNeedTests(t *testing.T) {
	b := data.NewBuilder("x", 2)
	for i, r := range []struct {
		day   string
		value float64
	}{{"2024-01-01", 9}, {"2024-01-10", 4}} {
		b.Add(data.Reading{Observed: day(t, r.day).Instant(), Value: r.value, Low: math.NaN(), High: math.NaN(), Source: "s", Quality: data.Estimated, Published: data.NoInstant}, int64(i))
	}
	readings := Readings{"x": b.Series()}
	story := func(source string) string {
		h := Run(parsed(t, source), readings, AsKnownNow, day(t, "2024-01-20"))
		var lines []string
		for _, transition := range h.Transitions(0) {
			line := transition.Day.String() + " " + h.Book().Offers[0].RungName(transition.To)
			for _, b := range transition.TippedBy {
				line += " " + b.ID
			}
			for _, test := range transition.Passed {
				line += " " + test.String()
			}
			lines = append(lines, line)
		}
		v := h.Verdict(0, day(t, "2024-01-20"))
		for _, outcome := range v.Failing {
			lines = append(lines, "lacks "+outcome.Test.String()+" "+outcome.Result.String()+": "+outcome.Why)
		}
		if v.Lacks() != len(v.Blocking)+len(v.Failing) || (v.Lacks() == 0) != (v.Next() == "") {
			lines = append(lines, "what it lacks does not fit the verdict")
		}
		return strings.Join(lines, "\n")
	}
	for _, c := range []struct{ story, old, new, want string }{
		{"all pass", "", "", "2024-01-10 sound small"},
		{"one fails", `snap_back_lag = "7d"`, `snap_back_lag = "30d"`,
			"2024-01-10 fair small\nlacks snap_back fails: \"waivers\" is taken back after up to 30 days, and 14 are the limit"},
		{"the lower rung asks for tests alone", `requires = ["small"]`, `tests = ["no_sunset"]`, "2024-01-01 sound snap_back no_sunset gap_closed"},
		{"both at once", `requires = ["small"]`, "requires = [\"small\"]\ntests = [\"no_sunset\"]", "2024-01-10 sound small"},
	} {
		if got := story(strings.Replace(pricedBook, c.old, c.new, 1)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.story, got, c.want)
		}
	}
}

// What a test keeps out of reach no readings bring, and the smallest change says so.
func TestNoReadingMendsATest(t *testing.T) {
	book := parsed(t, strings.Replace(pricedBook, "gain = 30", "gain = 30\nends = '15y'", 1)+"\n[[offer]]\nid = 'p'\n[[offer.rung]]\nname = 'r'\nrequires = ['small']\ntests = ['no_sunset']\n")
	at := day(t, "2024-01-20")
	h := Run(book, Readings{}, AsKnownNow, at)
	if c := h.SmallestChange(0, 2, at); !c.Found {
		t.Errorf("snap_back and gap_closed pass: %s", c.Why)
	}
	c := h.SmallestChange(1, 1, at)
	if want := "no reading can do it: the offer does not pass the test no_sunset: the offer has no terms"; c.Found || !c.Exact || c.Why != want {
		t.Errorf("got %v, %v, %q", c.Found, c.Exact, c.Why)
	}
}

// Law: the double bind is there exactly where no amount of relief to these firms keeps within both limits.
func TestDoubleBindIsWhereNothingHelps(t *testing.T) {
	p := Pricing{}
	rapid.Check(t, func(t *rapid.T) {
		effect := float64(rapid.IntRange(-5, 5).Draw(t, "effect"))
		found := false
		for d := 0.0; d <= 10; d++ {
			result, _ := p.bothSides(&Offer{Terms: []Term{{Side: Relief, IRGCRelief: d, IRGCEffect: effect}}})
			if result == Passes {
				found = true
			}
			if (result == Impossible) != (effect < 0) {
				t.Fatalf("d = %v, e = %v: %s", d, effect, result)
			}
			if withinBoth := d == 0 && d+effect >= 0; (result == Passes) != withinBoth {
				t.Fatalf("d = %v, e = %v: %s", d, effect, result)
			}
		}
		if found == (effect < 0) {
			t.Fatalf("e = %v: found %v", effect, found)
		}
	})
}
