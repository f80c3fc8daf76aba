package thresholds

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const lintBook = `
[[indicator]]
id = "x"
kind = "level"
unit = "kg"
cadence = "30d"
[[indicator]]
id = "y"
kind = "level"
unit = "kg"
cadence = "30d"
`

// lintOf are the findings on a book that has the indicators x and y: "line:column severity check rule: text".
func lintOf(t testing.TB, rules string, readings map[string]string, until string) []string {
	t.Helper()
	book := parsed(t, lintBook+rules)
	all := Readings{}
	for id, text := range readings {
		all[id] = shorthand(t, text)
	}
	findings, _ := Lint(book, all, AsKnownNow, day(t, until))
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%d:%d %s %s: %s", f.Place.Line-strings.Count(lintBook, "\n"), f.Place.Column, f.Severity, strings.TrimSpace(f.Check+" "+f.Rule), f.Text))
	}
	return list
}

// Each check on the smallest book and readings that show it, and what is one step beside it is not told. Lines are counted from the rules on.
func TestLint(t *testing.T) {
	const (
		rung  = "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'good'\nrequires = ["
		one   = "[[benchmark]]\nid = 'b'\nmeasure = 'latest(x)'\nmet = '<= 5'\nmax_age = '400d'\n"
		both  = "2024-01-01 4 s verified; 2024-01-11 6 s verified"
		until = "2024-01-20"
	)
	for _, row := range []struct {
		about, rules string
		x            string
		want         []string
	}{
		{"a rule that was met and not met, and decides", one + rung + "'b']", both, nil},
		{"never met: on all of 20 days", one + rung + "'b']", "2024-01-01 6 s verified; 2024-01-11 5.5 s verified", []string{
			`1:3 warning never-met b: "b" was never met in 20 days: 20 days unmet`,
			`4:7 warning unobserved-threshold b: <= 5 is below all that was ever measured: between 5.5 kg and 6 kg`,
			`8:3 note unreached o: "good" was never reached in 20 days`}},
		{"always met", one + rung + "'b']", "2024-01-01 4 s verified; 2024-01-11 5 s verified", []string{
			`1:3 warning always-met b: "b" was met on every day with fresh readings: 20 days met`}},
		{"met whenever it was fresh", strings.Replace(one, "400d", "5d", 1) + rung + "'b']", "2024-01-01 4 s verified; 2024-01-11 5 s verified", []string{
			`1:3 warning always-met b: "b" was met on every day with fresh readings: 12 days met, 8 days stale`,
			`5:11 warning max-age b: the book expects readings of x every 30 d, and they are stale after 5 d`}},
		{"no rung asks for it", one, both, []string{`1:3 note unused b: no rung requires "b": it is judged and decides nothing`}},
		{"no readings", strings.Replace(one, "(x)", "(y)", 1) + rung + "'b']", both, []string{
			`3:11 warning no-readings b: there are no readings of y`,
			`8:3 note unreached o: "good" was never reached in 20 days`}},
		{"a quality that no reading has", one + "evidence = 'verified'\n" + rung + "'b']", "2024-01-01 4 s estimated; 2024-01-11 6 s claimed", []string{
			`1:3 warning never-met b: "b" was never met in 20 days: 10 days unmet, 10 days unverified`,
			`6:12 warning evidence b: it asks for verified readings of x, and the best of 2 readings is estimated`,
			`9:3 note unreached o: "good" was never reached in 20 days`}},
		// Gaps of 10, 10 and 20 days: the median is 10.
		{"stale before the next reading", strings.Replace(one, "400d", "9d", 1) + rung + "'b']",
			"2023-12-12 6 s verified; 2023-12-22 4 s verified; 2024-01-01 4 s verified; 2024-01-21 6 s verified", []string{
				`5:11 warning max-age b: estimated and verified readings of x come every 10 d (the median of 3 gaps), and are stale after 9 d`}},
		{"as old as the next reading", strings.Replace(one, "400d", "10d", 1) + rung + "'b']",
			"2023-12-12 6 s verified; 2023-12-22 4 s verified; 2024-01-01 4 s verified; 2024-01-21 6 s verified", []string{
				`5:11 warning max-age b: the book expects readings of x every 30 d, and they are stale after 10 d`}},
		{"a comparison that can never hold", "[[benchmark]]\nid = 'b'\nmeasure = 'drawdown(x)'\nmet = '> 1'\n" + rung + "'b']", both, []string{
			`1:3 warning never-met b: "b" was never met in 20 days: 20 days unmet`,
			`4:7 warning doubtful: > 1 can never hold: drawdown(x) lies between minus infinity and 0`,
			`4:7 warning unobserved-threshold b: > 100 % is above all that was ever measured: between 0 % and 0 %`,
			`7:3 note unreached o: "good" was never reached in 20 days`}},
		{"a stricter rule in the same rung", one + strings.ReplaceAll(strings.Replace(one, "<= 5", "< 5", 1), "'b'", "'c'") + rung + "'b', 'c']", both, []string{
			`15:13 warning redundant b: whenever c is met, which "good" asks for, too, b is met as well, whatever is read`}},
		{"the same rule twice", one + strings.ReplaceAll(one, "'b'", "'c'") + rung + "'b', 'c']", both, []string{
			`6:3 warning redundant c: it is the same rule as b`,
			`15:18 warning redundant c: whenever b is met, which "good" asks for, too, c is met as well, whatever is read`}},
		{"a longer dwell implies a shorter one, not the other way round", one + strings.ReplaceAll(one, "'b'", "'c'\nfor = '3d'") + rung + "'c']\n[[offer.rung]]\nname = 'best'\nrequires = ['b']", both, []string{
			`19:13 warning redundant b: whenever c is met, which "best" asks for, too, b is met as well, whatever is read`}},
		{"required twice", one + rung + "'b']\n[[offer.rung]]\nname = 'best'\nrequires = ['b']", both, []string{
			`13:13 warning redundant b: "best" asks for b, which "good" below it asks for, too`}},
		{"met on more days, on these readings", one + strings.ReplaceAll(strings.Replace(one, "latest(x)", "min(x, \"40d\")", 1), "'b'", "'c'") + rung + "'b', 'c']",
			"2023-12-20 6 s verified; 2024-01-01 4 s verified; 2024-01-11 6 s verified", []string{
				`15:18 note redundant c: on all 10 days on which b was met, which "good" asks for, too, c was met as well`}},
		{"a trigger that never fired", one + rung + "'b']\n[[trigger]]\nid = 't'\nmeasure = 'latest(x)'\nwhen = '> 6'\nthen = 'ban'", both, []string{
			`11:3 warning never-met t: "t" never fired in 20 days`}},
		{"a trigger that was never armed", one + rung + "'b']\n[[trigger]]\nid = 't'\nmeasure = 'latest(x)'\nwhen = '>= 4'\nthen = 'ban'", both, []string{
			`11:3 warning always-met t: "t" is fired since the first day on which it could see, 2024-01-01`}},
		{"a trigger that was armed again", one + rung + "'b']\n[[trigger]]\nid = 't'\nmeasure = 'latest(x)'\nwhen = '<= 4'\nthen = 'ban'", both, nil},
		{"a rung that the offer's terms rule out", one + rung + "'b']\n[[offer.rung]]\nname = 'best'\ntests = ['snap_back']", both, []string{
			`11:3 warning unreached o: "best" cannot be reached, whatever is read: the offer does not pass snap_back: the offer has no terms`}},
	} {
		got := lintOf(t, row.rules, map[string]string{"x": row.x}, until)
		if strings.Join(got, "\n") != strings.Join(row.want, "\n") {
			t.Errorf("%s\n got %s\nwant %s", row.about, strings.Join(got, "\n     "), strings.Join(row.want, "\n     "))
		}
	}
}

// Eight days, and the verdict stands on the upper rung on four of them, so there is 1 bit to know. What decides the verdict tells all of it. What
// is met on two days of each rung tells nothing. What is met on three days of the one and on one of the other tells
// 1 − (¾·log2(4/3) + ¼·log2(4)) = 1 − 0.8113 = 0.1887 bits.
func TestDiagnosticityByHand(t *testing.T) {
	source, readings := "", Readings{}
	for id, met := range map[string]string{"x": "11110000", "y": "11001100", "z": "11101000"} {
		text := ""
		for i, c := range met {
			text += fmt.Sprintf("; 2024-01-%02d %c s verified", i+1, c)
		}
		readings[id] = shorthand(t, text[2:])
	}
	for _, id := range []string{"x", "y", "z"} {
		source += fmt.Sprintf("[[indicator]]\nid = '%s'\nkind = 'level'\nunit = 'kg'\n[[benchmark]]\nid = 'b%s'\nmeasure = 'latest(%s)'\nmet = '>= 1'\nmax_age = '9d'\n", id, id, id)
	}
	book := parsed(t, source+"[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'good'\nrequires = ['bx']\n")
	findings, tells := Lint(book, readings, AsKnownNow, day(t, "2024-01-08"))
	got := ""
	for _, d := range tells {
		got += fmt.Sprintf("%s %.4f of %.4f; ", d.Indicator, d.Bits, d.Of)
	}
	if want := "x 1.0000 of 1.0000; y 0.0000 of 1.0000; z 0.1887 of 1.0000; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	got = ""
	for _, f := range findings {
		if f.Check == "diagnosticity" {
			got += f.Rule + ": " + f.Text
		}
	}
	if want := "y: its benchmarks tell 0 % of what there is to know about the verdict on o: they are much the same on every rung"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Laws: what is told is so on every single day, and what an indicator tells is between nothing and all.
func TestFindingsAreTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book, readings, vintage := randomBook(t), seriesOf(randomReadings(t)), randomVintage(t)
		findings, tells := Lint(book, readings, vintage, origin+200)
		h := Run(book, readings, vintage, origin+200)
		count := func(id string, holds func(StateWord) bool) (n int) {
			for i, b := range book.Benchmarks {
				for d := h.First(); b.ID == id && d <= h.Until(); d++ {
					if holds(h.Word(i, d)) {
						n++
					}
				}
			}
			return n
		}
		isMet := func(w StateWord) bool { return w == Met }
		never, always := map[string]bool{}, map[string]bool{}
		for _, f := range findings {
			never[f.Rule] = never[f.Rule] || f.Check == "never-met" || f.Check == "no-readings"
			always[f.Rule] = always[f.Rule] || f.Check == "always-met"
		}
		for _, b := range book.Benchmarks {
			met, not := count(b.ID, isMet), count(b.ID, func(w StateWord) bool { return w == Unmet || w == Unverified || w == Contested })
			if never[b.ID] != (met == 0) || always[b.ID] != (met > 0 && not == 0) {
				t.Fatalf("%s: met on %d days and not on %d; told that never %v, that always %v", b.ID, met, not, never[b.ID], always[b.ID])
			}
		}
		for _, d := range tells {
			if d.Bits < 0 || d.Bits > d.Of+1e-9 {
				t.Fatalf("%s tells %v of %v bits", d.Indicator, d.Bits, d.Of)
			}
		}
		for _, f := range findings {
			if f.Check == "redundant" && f.Severity == Note {
				checkRedundant(t, h, f)
			}
		}
	})
}

// checkRedundant tells that the verdict is the same on every day without the benchmark.
func checkRedundant(t *rapid.T, h *History, f Finding) {
	other := strings.Fields(f.Text[strings.Index(f.Text, "on which ")+len("on which "):])[0]
	at := func(id string, d data.Day) bool {
		for i, b := range h.book.Benchmarks {
			if b.ID == id {
				return h.Word(i, d) == Met
			}
		}
		return false
	}
	for d := h.First(); d <= h.Until(); d++ {
		if at(other, d) && !at(f.Rule, d) {
			t.Fatalf("%s: not on %s: %s", f.Rule, d, f.Text)
		}
	}
}

// What is told of the built-in watchbook on the reference readings, each looked at.
func TestLintOfTheBuiltInWatchbook(t *testing.T) {
	findings, _ := Lint(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	var got []string
	for _, f := range findings {
		got = append(got, f.Severity.String()+" "+f.Check+" "+f.Rule)
	}
	want := []string{
		"note diagnosticity oil_exports_china",         // no rung asks for it
		"note diagnosticity fordow_enrichment",         // the highest rung alone asks for it, and was never reached
		"note diagnosticity houthi_maritime_incidents", // so, too
		"warning max-age fordow_capped",                // seven verified readings in ten years, one in nine months at best
		"note unused pressure_bites",                   // context
		"warning max-age fordow_above_cap",             // as above
		"note unreached trigger_framework",             // good enough
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}
