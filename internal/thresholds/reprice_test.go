package thresholds

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Oil sales of 45 points are expected to be worth 20.2, a gap of +4.1. Of 30 points they are worth two thirds of that, 13.5, so that the gap is 6.7 less: -2.6. The
// book stays as it is.
func TestAnotherValueIsAnotherGap(t *testing.T) {
	book := DefaultBook()
	change := PriceChange{"trigger_framework", "oil sales under a cap", TermValue, 30}
	priced, err := book.Repriced([]PriceChange{change})
	if err != nil {
		t.Fatal(err)
	}
	was, is := offerOf(t, book, "trigger_framework"), offerOf(t, priced, "trigger_framework")
	if math.Abs(was.Price.Gap-4.1) > 0.05 || math.Abs(is.Price.Gap+2.6) > 0.05 {
		t.Errorf("the gap goes from %v to %v", was.Price.Gap, is.Price.Gap)
	}
	if got, want := book.PriceWords(change), "oil sales under a cap: value 30 points (was 45 points)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if !reflect.DeepEqual(book, DefaultBook()) && book.Priced[3].Terms[5].Value != 45 {
		t.Error("the book itself has changed")
	}
	if priced.Offers[0] != is || priced.Priced[0] == book.Priced[0] {
		t.Error("an offer is not the same among those with rungs and those with a price")
	}
}

func offerOf(t *testing.T, book *Book, id string) *Offer {
	t.Helper()
	for _, o := range book.AllOffers() {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("no offer %s", id)
	return nil
}

// A change is as if the number had stood in the book's file.
func TestAChangeIsAsIfTheBookHadIt(t *testing.T) {
	const framework, weapon = "trigger_framework", "60 % stock below one weapon's worth"
	for _, c := range []struct {
		name, from, to string
		change         PriceChange
	}{
		{"horizon", `horizon         = "20y"`, `horizon = "10y"`, PriceChange{"", "", Horizon, 3650}},
		{"discount rate", `discount_rate   = 0.05`, `discount_rate = 0.2`, PriceChange{"", "", DiscountRate, 0.2}},
		{"reversal scale", `reversal_scale  = "1y"`, `reversal_scale = "90d"`, PriceChange{"", "", ReversalScale, 90}},
		{"tolerance", `tolerance       = 5`, `tolerance = 0`, PriceChange{"", "", Tolerance, 0}},
		{"snap-back limit", `snap_back_limit = "14d"`, `snap_back_limit = "3d"`, PriceChange{"", "", SnapBackLimit, 3}},
		{"detection", `intrusive   = 0.9`, `intrusive = 0.7`, PriceChange{"", "", DetectionIntrusive, 0.7}},
		{"a sunset", "default_rate = 0.05\n  verification = \"intrusive\"\n  theaters     = [\"nuclear\"]\n  gain         = 30", "default_rate = 0.05\n  verification = \"intrusive\"\n  theaters = [\"nuclear\"]\n  ends = \"2y\"\n  gain = 30",
			PriceChange{framework, weapon, TermEnds, 730}},
		{"verification and so deception", "verification = \"intrusive\"\n  theaters     = [\"nuclear\"]\n  gain         = 30", "verification = \"none\"\n  theaters = [\"nuclear\"]\n  gain = 30", PriceChange{framework, weapon, TermVerification, 0}},
		{"the gain", `gain         = 30`, `gain = 300`, PriceChange{framework, weapon, TermGain, 300}},
		{"the start", "start        = \"90d\"\n  reversal     = \"1y\"\n  default_rate = 0.05", "start = \"400d\"\n  reversal = \"1y\"\n  default_rate = 0.05", PriceChange{framework, weapon, TermStart, 400}},
	} {
		if !strings.Contains(string(defaultBook), c.from) {
			t.Fatalf("%s: the default book has no %q", c.name, c.from)
		}
		want, err := ParseBook("changed", []byte(strings.Replace(string(defaultBook), c.from, c.to, 1)))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		got, err := DefaultBook().Repriced([]PriceChange{c.change})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for i, o := range got.Priced {
			if !reflect.DeepEqual(o.Price, want.Priced[i].Price) || !reflect.DeepEqual(o.Tests, want.Priced[i].Tests) {
				t.Errorf("%s: %s costs %v, and from the file %v; tests %v and %v", c.name, o.ID, o.Price.gapWords(), want.Priced[i].Price.gapWords(), o.Tests, want.Priced[i].Tests)
			}
		}
	}
}

// What cannot be is refused, and says why.
func TestChangesThatCannotBe(t *testing.T) {
	for _, c := range []struct {
		change PriceChange
		want   string
	}{
		{PriceChange{"gone", "x", TermValue, 1}, `no offer "gone"`},
		{PriceChange{"jcpoa_2015", "x", TermValue, 1}, `no term "x"`},
		{PriceChange{"jcpoa_2015", "frozen assets released", TermGain, 1}, "not for a relief"},
		{PriceChange{"jcpoa_2015", "frozen assets released", TermValue, -1}, "is not from 0"},
		{PriceChange{"jcpoa_2015", "frozen assets released", TermEnds, 1}, "would end before it starts"},
		{PriceChange{"", "", Horizon, math.NaN()}, "needs a value"},
		{PriceChange{"", "", Horizon, 0}, "is not from 1"},
		{PriceChange{"", "", ReversalScale, 0.5}, "is not from 1"},
		{PriceChange{"", "", Horizon, 1.5}, "whole numbers"},
	} {
		if _, err := DefaultBook().Repriced([]PriceChange{c.change}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: got %v, want %q", c.change, err, c.want)
		}
	}
}

// A step leads to a value that the parameter allows; steps up and down again lead back, but where a bound or absence lies between.
func TestStepLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := Parameter(rapid.IntRange(0, int(parameterCount)-1).Draw(t, "parameter"))
		v := math.NaN()
		if !parameters[q].optional || rapid.Bool().Draw(t, "there") {
			v = math.Round(rapid.Float64Range(parameters[q].low, min(parameters[q].high, 1e4)).Draw(t, "value"))
		}
		if q.Check(v) != nil {
			return
		}
		by := float64(rapid.SampledFrom([]int{-10, -1, 1, 10}).Draw(t, "by"))
		if err := q.Check(q.Stepped(v, by)); err != nil {
			t.Fatalf("%s of %v by %v: %v", q.Key(), v, by, err)
		}
		if q.Words(q.Stepped(v, by)) == "" {
			t.Fatalf("%s has no words", q.Key())
		}
	})
}

// A scenario with prices is read back as it was written.
func TestPricesOfAScenarioAreReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, want := DefaultBook(), Scenario{Title: "prices"}
		for range rapid.IntRange(0, 5).Draw(t, "changes") {
			o := rapid.SampledFrom(book.Priced).Draw(t, "offer")
			term := &o.Terms[rapid.IntRange(0, len(o.Terms)-1).Draw(t, "term")]
			q := rapid.SampledFrom(term.Parameters()).Draw(t, "parameter")
			c := PriceChange{Parameter: q, Value: q.Stepped(q.Of(&book.Pricing, term), float64(rapid.IntRange(-3, 3).Draw(t, "by")))}
			if !q.OfBook() {
				c.Offer, c.Term = o.ID, term.Name
			}
			if _, err := book.Repriced(append(append([]PriceChange{}, want.Prices...), c)); err == nil {
				want = want.WithPrice(c)
			}
		}
		got, err := ParseScenario("s.toml", want.Source(), book)
		if err != nil {
			t.Fatalf("%v\n%s", err, want.Source())
		}
		if len(got.Prices) != len(want.Prices) {
			t.Fatalf("%v, want %v\n%s", got.Prices, want.Prices, want.Source())
		}
		for i, c := range want.Prices {
			g := got.Prices[i]
			if same := g.Value == c.Value || math.IsNaN(g.Value) && math.IsNaN(c.Value); !same || g.Offer != c.Offer || g.Term != c.Term || g.Parameter != c.Parameter {
				t.Fatalf("%+v, want %+v\n%s", g, c, want.Source())
			}
		}
	})
}

// Mistakes in a scenario's prices are told at their place.
func TestMistakesInAScenariosPrices(t *testing.T) {
	for source, want := range map[string]string{
		"[[price]]\nparameter = 'horizn'\nvalue = '10y'":                                   `did you mean "horizon"`,
		"[[price]]\nparameter = 'horizon'\nvalue = 'soon'":                                 "soon",
		"[[price]]\nparameter = 'horizon'":                                                 "is no value of horizon",
		"[[price]]\nparameter = 'value'\nvalue = 3":                                        "no offer",
		"[[price]]\nparameter = 'tolerance'\nvalue = true":                                 "is no value of tolerance",
		"[[price]]\nparameter = 'tolerance'\nvaleu = 3":                                    `did you mean "value"`,
		"[[price]]\nparameter = 'horizon'\nvalue = '0d'":                                   "is not from 1",
		"[[price]]\noffer = 'jcpoa_2015'\nterm = 'frozen'\nparameter = 'value'\nvalue = 3": "no term",
	} {
		if _, err := ParseScenario("s.toml", []byte(source), DefaultBook()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngot %v, want %q", source, err, want)
		}
	}
}
