package thresholds

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const differBook = `
[[indicator]]
id = "x"
kind = "level"
unit = "kg"
cadence = "1y"
[[benchmark]]
id = "small"
measure = 'latest(x)'
met = "<= 5"
[[benchmark]]
id = "tiny"
measure = 'latest(x)'
met = "<= 1"
[[offer]]
id = "deal"
[[offer.rung]]
name = "fair"
requires = ["small"]
`

// The stock is 9, 5, 4, 1 and 9 kg from 1 January on, two days each.
func TestDiffer(t *testing.T) {
	readings := Readings{"x": shorthand(t, "2024-01-01 9 s verified; 2024-01-03 5 s verified; 2024-01-05 4 s verified; 2024-01-07 1 s verified; 2024-01-09 9 s verified")}
	for _, row := range []struct {
		about, from, to string
		want            []string
	}{
		{"the same book", "", "", nil},
		{"a name alone makes no verdict", `met = "<= 5"`, "name = 'Small'\nmet = \"<= 5\"", nil},
		{"a stricter threshold", "<= 5", "<= 4", []string{
			"2024-01-03 to 2024-01-04: fair -> not good enough: small met (5 kg <= 5) -> unmet (5 kg is not <= 4: 1 kg to go)"}},
		{"a dwell", `met = "<= 5"`, "met = \"<= 5\"\nfor = \"5d\"", []string{
			"2024-01-03 to 2024-01-07: fair -> not good enough: small met (5 kg <= 5) -> holding (5 kg <= 5 since 2024-01-03: 0 of 5 d)"}},
		{"one more requirement", `["small"]`, `["small", "tiny"]`, []string{
			"2024-01-03 to 2024-01-06: fair -> not good enough: tiny is new, and unmet (5 kg is not <= 1: 4 kg to go)"}},
		{"another requirement", `["small"]`, `["tiny"]`, []string{
			"2024-01-03 to 2024-01-06: fair -> not good enough: tiny is new, and unmet (5 kg is not <= 1: 4 kg to go)"}},
		{"one more rung", `requires = ["small"]`, "requires = [\"small\"]\n[[offer.rung]]\nname = \"good\"\nrequires = [\"tiny\"]", []string{
			"2024-01-07 to 2024-01-08: fair -> good: the old book has no rung \"good\""}},
		{"a rung by another name", `"fair"`, `"fine"`, []string{
			"2024-01-03 to 2024-01-08: fair -> fine: the old book has no rung \"fine\""}},
		{"another offer", `"deal"`, `"pact"`, []string{
			"2024-01-01 to 2024-01-02: not good enough -> none: the new book has no such offer",
			"2024-01-01 to 2024-01-02: none -> not good enough: the old book has no such offer",
			"2024-01-03 to 2024-01-08: fair -> none: the new book has no such offer",
			"2024-01-03 to 2024-01-08: none -> fair: the old book has no such offer",
			"2024-01-09 to 2024-01-10: not good enough -> none: the new book has no such offer",
			"2024-01-09 to 2024-01-10: none -> not good enough: the old book has no such offer"}},
	} {
		until := day(t, "2024-01-10")
		old := Run(parsed(t, differBook), readings, AsKnownNow, until)
		now := Run(parsed(t, strings.Replace(differBook, row.from, row.to, 1)), readings, AsKnownNow, until)
		var got []string
		for _, d := range Differ(old, now) {
			got = append(got, fmt.Sprintf("%s to %s: %s -> %s: %s", d.From, d.To, nameOf(d.Old), nameOf(d.New), strings.Join(d.Reasons, "; ")))
		}
		if strings.Join(got, "\n") != strings.Join(row.want, "\n") {
			t.Errorf("%s\n got %s\nwant %s", row.about, strings.Join(got, "\n     "), strings.Join(row.want, "\n     "))
		}
	}
}

func nameOf(v *Verdict) string {
	if v == nil {
		return "none"
	}
	return v.Name()
}

// Law: a day is in a difference if and only if the names of the verdicts differ on it, and the other way round the differences are the same.
func TestDifferencesAreTheDaysThatDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings, vintage := seriesOf(randomReadings(t)), randomVintage(t)
		old := Run(randomBook(t), readings, vintage, origin+150)
		now := Run(randomBook(t), readings, vintage, origin+150)
		list := Differ(old, now)
		id := old.book.Offers[0].ID
		for d := old.First(); d <= old.Until(); d++ {
			want := sideOf(old, id).name(d) != sideOf(now, id).name(d)
			got := false
			for _, one := range list {
				got = got || one.OfferID == id && one.From <= d && d <= one.To
			}
			if got != want {
				t.Fatalf("%s: told %v, and they differ: %v", d, got, want)
			}
		}
		back := Differ(now, old)
		if len(back) != len(list) || len(Differ(old, old)) != 0 {
			t.Fatalf("%d differences, back %d, and of a book with itself %d", len(list), len(back), len(Differ(old, old)))
		}
		for i := range list {
			if data.Day(list[i].Days()) != list[i].To-list[i].From+1 || len(list[i].Reasons) == 0 {
				t.Fatalf("%+v", list[i])
			}
		}
	})
}
