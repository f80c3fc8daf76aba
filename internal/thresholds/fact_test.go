package thresholds

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// The facts of February 2025 in the reference readings: the stock crossed the cap on the 8th, which was known on the 26th.
func TestFactsOfTheReferenceReadings(t *testing.T) {
	book := DefaultBook()
	for _, c := range []struct {
		vintage Vintage
		until   string
		want    string
	}{
		{AsKnownNow, "2025-03-10", "2025-02-08 firing heu60_above_cap, known 2025-02-26"},
		{AsKnownThen, "2025-03-10", "2025-02-08 firing heu60_above_cap, known 2025-02-26"},
		{AsKnownThen, "2025-02-25", ""},
	} {
		h := Run(book, referenceReadings(t), c.vintage, day(t, c.until))
		got := ""
		for _, f := range h.Facts() {
			if f.Day >= day(t, "2025-02-01") {
				got = fmt.Sprintf("%s %s %s, known %s", f.Key(), f.Rule.Kind.FactWord(), f.Rule.ID, h.FactKnown(f))
			}
		}
		if got != c.want {
			t.Errorf("as known %s until %s: got %q, want %q", c.vintage, c.until, got, c.want)
		}
	}
}

// Law: as known then, what is published later makes no fact of before another, nor takes one away: whoever was told is never told again.
func TestFactsAsKnownThenStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings := randomBook(t), randomReadings(t)
		triggersOf(book)
		until := data.Day(origin + rapid.IntRange(20, 150).Draw(t, "until"))
		keys := func(h *History) map[string]bool {
			all := map[string]bool{}
			for _, f := range h.Facts() {
				all[f.Rule.ID+" "+f.Rule.Kind.FactWord()+" "+f.Key()] = true
				if known := h.FactKnown(f); known > h.Until() {
					t.Fatalf("%s is known on %s, after the last day", f.Key(), known)
				}
			}
			return all
		}
		later := keys(Run(book, seriesOf(readings), AsKnownThen, origin+230))
		for key := range keys(Run(book, seriesOf(readings), AsKnownThen, until)) {
			if !later[key] {
				t.Fatalf("%s is no fact any more", key)
			}
		}
	})
}

// A rule that asks for something else is another rule: its past is not told of. The names of things are not part of it.
func TestDefinitionsOfRules(t *testing.T) {
	rule := func(source string, vintage Vintage) Rule {
		book, err := ParseBook("t.toml", []byte(triggerBook+source))
		if err != nil {
			t.Fatal(err)
		}
		return Run(book, nil, vintage, origin).Rules()[0]
	}
	plain := rule("", AsKnownNow)
	if named := rule("name = 'It grows'\n", AsKnownNow); named.Definition != plain.Definition {
		t.Errorf("by its name: %q, %q", named.Definition, plain.Definition)
	}
	for what, other := range map[string]Rule{"dwell": rule("for = '5d'\n", AsKnownNow), "age": rule("max_age = '5d'\n", AsKnownNow), "vintage": rule("", AsKnownThen)} {
		if other.Definition == plain.Definition {
			t.Errorf("another %s is the same rule: %q", what, other.Definition)
		}
	}
}
