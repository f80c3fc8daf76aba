package thresholds

import (
	"math"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// What a book says arrives as it is meant, and in the order of signing.
func TestTermsAreRead(t *testing.T) {
	more := func(id, signed string) string {
		return "\n[[offer]]\nid = '" + id + "'\n" + signed + "\n[[offer.term]]\nname = 't'\nside = 'relief'\nvalue = 1\nends = 'none'\n"
	}
	book := parsed(t, pricedBook+more("late", "signed = '2026-06-17'")+more("never", "")+more("early", "signed = '2015-07-14'"))
	var ids []string
	for _, o := range book.Priced {
		ids = append(ids, o.ID)
	}
	if got := strings.Join(ids, " "); got != "early late o never" {
		t.Errorf("in the order of signing: %s", got)
	}
	if len(book.Offers) != 1 {
		t.Errorf("%d offers have a verdict", len(book.Offers))
	}
	waivers := book.Offers[0].Terms[2]
	if waivers.SnapBackLag != 7 || waivers.Start != 30 || waivers.Ends != NoEnd || !math.IsNaN(waivers.Gain) || waivers.PaysFor != "ship out" {
		t.Errorf("waivers: %+v", waivers)
	}
	if early := book.Priced[0]; early.Signed.Day().String() != "2015-07-14" || book.Priced[3].Signed != data.NoInstant {
		t.Errorf("signed %v and %v", early.Signed, book.Priced[3].Signed)
	}
	if own := parsed(t, pricedBook+"snap_back_lag = '3d'\n").Offers[0].Terms[2]; own.SnapBackLag != 3 {
		t.Errorf("a term's own lag: %d", own.SnapBackLag)
	}
	// 2020-01-01 is 1 632 days after 2015-07-14.
	dated := strings.NewReplacer("monitor", "signed = '2015-07-14'\nmonitor", "gain = 30", "ends = '2020-01-01'\ngain = 30").Replace(pricedBook)
	if ends := parsed(t, dated).Offers[0].Terms[0].Ends; ends != 1632 {
		t.Errorf("it ends after %d days", ends)
	}
}

// Each changes one line of the book that passes all tests; the message names its place and the way out.
func TestBrokenPrices(t *testing.T) {
	for _, c := range []struct{ story, old, new, want string }{
		{"no horizon", `horizon = "10y"`, "", `a price needs a horizon longer than 0 days: horizon = "10y"`},
		{"a horizon of nothing", `horizon = "10y"`, `horizon = "0d"`, `b.toml:12:11: a price needs a horizon`},
		{"no scale", `reversal_scale = "1y"`, `reversal_scale = "0d"`, "the reversal scale has to be longer than 0 days"},
		{"key of prices", "discount_rate", "discount_rat", `b.toml:13:1: unknown key "discount_rat"; did you mean "discount_rate"?`},
		{"key of detection", "intrusive = 0.75", "intrusve = 0.75", `unknown key "intrusve"; did you mean "intrusive"?`},
		{"a level is missing", "documents = 0.25\n", "", `the chance of detection on verification "documents" is missing`},
		{"a chance above 1", "intrusive = 0.75", "intrusive = 75", "b.toml:23:13: 75 is not from 0 to 1"},
		{"not a number", "value = 40", "value = nan", "is not from 0 to 1000000"},
		{"below zero", "value = 40", "value = -40", "-40 is not from 0 to 1000000"},
		{"no value", "value = 40\n", "", "the term has no value, in points"},
		{"no side", "side = \"relief\"\n", "", `whose is the term? side = "concession" or "relief"`},
		{"side", `side = "relief"`, `side = "releif"`, `"releif" is not a side; did you mean "relief"?`},
		{"level", `verification = "intrusive"`, `verification = "inspection"`, `"inspection" is not a level of verification; did you mean "inspections"?`},
		{"theater", `theaters = ["sea"]`, `theaters = ["see"]`, `unknown theater "see"; did you mean "sea"?`},
		{"concession paid for", `pays_for = "ship out"`, `pays_for = "ship ut"`, `"ship ut" is not a concession of this offer; did you mean "ship out"?`},
		{"relief pays for relief", `pays_for = "ship out"`, `pays_for = "waivers"`, `"waivers" is not a concession of this offer`},
		{"a gain of relief", "irgc_relief = 0", "gain = 1", "gain is for a concession, and this is a relief"},
		{"a lag of a concession", "gain = 30", "snap_back_lag = '1d'\ngain = 30", "snap_back_lag is for a relief, and this is a concession"},
		{"twice", `name = "sea lanes"`, `name = "ship out"`, `a second term with the name "ship out"`},
		{"ends before it starts", "gain = 30", "ends = '29d'\ngain = 30", "it would end before it starts"},
		{"a date without signing", "gain = 30", "ends = '2030-01-01'\ngain = 30", "a date needs to know when the offer was signed"},
		{"test", `"gap_closed"`, `"gap_close"`, `unknown test "gap_close"; did you mean "gap_closed"?`},
		{"a rung of nothing", `requires = ["small"]`, "", "the rung requires nothing: name benchmarks in requires, or structural tests in tests"},
		{"signing", `monitor = "IAEA"`, "signed = '14 July'", `"14 July" is not a date`},
		{"no [price]", pricedBook[strings.Index(pricedBook, "[price]"):strings.Index(pricedBook, "[[offer]]")], "", "terms need a [price] table with a horizon"},
		{"no rung and no term", pricedBook[strings.Index(pricedBook, "[[offer.rung]]"):], "", `the offer "o" has no [[offer.rung]] and no [[offer.term]]`},
	} {
		source := strings.Replace(pricedBook, c.old, c.new, 1)
		_, err := ParseBook("b.toml", []byte(source))
		if source == pricedBook || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.story, err, c.want)
		}
	}
}

func TestDoubtfulPrices(t *testing.T) {
	for _, c := range []struct{ story, old, new, want string }{
		{"a party misspelt", `"Saudi Arabia", "Oman"`, `"Saudi Arabai", "Oman"`, `"Saudi Arabai" is not in the book's parties; is it "Saudi Arabia"?`},
		{"closer looks see less", "intrusive = 0.75", "intrusive = 0.3", "closer verification would detect less"},
	} {
		book := parsed(t, strings.Replace(pricedBook, c.old, c.new, 1))
		if len(book.Warnings) != 1 || !strings.Contains(book.Warnings[0].Error(), c.want) {
			t.Errorf("%s:\n got %v\nwant %s", c.story, book.Warnings, c.want)
		}
	}
}
