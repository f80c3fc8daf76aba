package thresholds

import (
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// What the reference readings say, worked by hand from the book: thresholds, dwells and limits of age.
func TestSmallestChangeOfTheReferenceReadings(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	for _, c := range []struct {
		name, at string
		rung     int
		want     string
	}{
		{"three benchmarks apart, of which one can only wait", "2024-08-20", 2, `
good enough on 2025-02-16 at the earliest, distance 90.27
Enrichment at Fordow: 60 -> 3.67 % U-235, verified, on 2024-08-20, and again by 2024-12-28
Houthi maritime disruptions: none until 2025-02-16, looked at by 2024-09-29, 2024-11-28, 2025-01-27
Stock enriched up to 60 %: 164.7 -> 41.99 kg U, verified, on 2024-08-20, and again by 2024-12-28
Satellite-launch-vehicle launches: none until 2025-02-16, looked at by 2024-11-03, 2025-02-06
60 % stock below one weapon's worth, verified: unmet, holding from 2024-08-20, met on 2025-02-16, distance 2.921
At most 1 maritime incident in 180 days: unmet, met on 2025-01-27, distance 72
Fordow at or below 3.67 %, verified: stale, holding from 2024-08-20, met on 2024-11-18, distance 15.35`},
		{"stale evidence is read afresh", "2026-11-23", 1, `
negotiable on 2027-02-21 at the earliest, distance 1.378
Stock enriched up to 60 %: 440 -> 185 kg U, verified, on 2026-11-23
Satellite-launch-vehicle launches: none until 2027-02-21, looked at by 2026-11-23
No SLV test for 180 days: stale, met on 2026-11-23
60 % stock at or below 185 kg, verified: stale, holding from 2026-11-23, met on 2027-02-21, distance 1.378`},
		{"days since a launch can only pass", "2021-10-01", 1, `
negotiable on 2021-12-09, if nothing changes: only wait
Stock enriched up to 60 %: nothing new
Satellite-launch-vehicle launches: nothing new
No SLV test for 180 days: unmet, met on 2021-12-09, distance 0.3833`},
		{"what is reached already", "2024-08-20", 1, "\nnegotiable is reached already"},
	} {
		change := h.SmallestChange(0, c.rung, day(t, c.at))
		lines := []string{"", change.Summary()}
		for _, m := range change.Moves {
			lines = append(lines, change.MoveText(m))
		}
		for _, n := range change.Needs {
			lines = append(lines, n.Text(change))
		}
		if got := strings.Join(lines, "\n"); got != c.want || !change.Exact {
			t.Errorf("%s: exact %v, got%s\nwant%s", c.name, change.Exact, got, c.want)
		}
	}
}

// What one benchmark on one level asks for, for each way in which a comparison can fail.
func TestSmallestChangeCases(t *testing.T) {
	for _, c := range []struct{ name, indicator, benchmark, readings, want string }{
		{"a strict threshold is left behind by a step that is seen", "level", "measure = 'latest(x)'\nmet = '< 10'", "2024-01-01 20 verified", "shift 9.999 on 2024-01-05"},
		{"the other way", "level", "measure = 'latest(x)'\nmet = '> 10'", "2024-01-01 2 verified", "shift 10.01 on 2024-01-05"},
		{"a threshold that may be touched is", "level", "measure = 'latest(x)'\nmet = '<= 10'", "2024-01-01 20 verified", "shift 10 on 2024-01-05"},
		{"a claim has only to be verified", "level", "measure = 'latest(x)'\nmet = '<= 10'\nevidence = 'verified'", "2024-01-01 8 claimed", "renew 8 on 2024-01-05"},
		{"what a claim puts in doubt has only to be read again", "level", "measure = 'latest(x)'\nmet = '<= 10'\nevidence = 'verified'", "2024-01-01 8 verified\n2024-01-02 12 claimed", "renew 8 on 2024-01-05"},
		{"what is stale has only to be read again", "level", "measure = 'latest(x)'\nmet = '<= 10'\nmax_age = '2d'", "2024-01-01 8 verified", "renew 8 on 2024-01-05"},
		{"no data at all", "level", "measure = 'latest(x)'\nmet = '<= 10'", "", "shift 10 on 2024-01-05"},
		{"while it is holding there is nothing to move", "level", "measure = 'latest(x)'\nmet = '<= 10'\nfor = '10d'", "2024-01-01 8 verified", "wait, reached 2024-01-11"},
		{"but the evidence ages", "level", "measure = 'latest(x)'\nmet = '<= 10'\nfor = '10d'\nmax_age = '6d'", "2024-01-01 8 verified", "confirm 8 on 2024-01-07, reached 2024-01-11"},
		{"a mean follows when its window is full", "level", "measure = 'mean(x, \"10d\")'\nmet = '<= 10'", "2024-01-01 20 verified", "shift 10 on 2024-01-05, reached 2024-01-15"},
		{"a mean comes down by itself where the level has", "level", "measure = 'mean(x, \"10d\")'\nmet = '<= 10'", "2023-12-01 20 verified\n2024-01-04 8 verified", "wait, reached 2024-01-13"},
		{"a drawdown is of the peak", "level", "measure = 'drawdown(x)'\nmet = '<= -0.25'", "2024-01-01 20 verified", "shift 15 on 2024-01-05"},
		{"a peak does not fall", "level", "measure = 'peak(x)'\nmet = '<= 10'", "2024-01-01 20 verified", `no reading can do it: peak(x) lies between 20 u and`},
		{"what can never hold", "level", "measure = 'drawdown(x)'\nmet = '> 0.1'", "2024-01-01 20 verified", "no reading can do it: drawdown(x) lies between minus infinity and 0, for a level above 0, and > 0.1 is asked for"},
		{"counts leave the window by themselves", "event", "measure = 'sum(x, \"10d\")'\nmet = '<= 1'\nmax_age = '5d'", "2023-12-01 0 verified\n2024-01-01 3 verified", "confirm 0 on 2024-01-06, reached 2024-01-11"},
		{"events can be asked for", "event", "measure = 'sum(x, \"10d\")'\nmet = '>= 4'", "2023-12-01 0 verified\n2024-01-01 3 verified", "shift 1 on 2024-01-05"},
		{"fewer than none", "event", "measure = 'sum(x, \"10d\")'\nmet = '< 0'", "2024-01-01 3 verified", "no reading can do it"},
		{"what happened today is not taken back", "event", "measure = 'days_since(x)'\nmet = '>= 3'\nmax_age = '2d'", "2024-01-05 1 verified", "confirm 0 on 2024-01-07, reached 2024-01-08"},
	} {
		source := "[[indicator]]\nid = 'x'\nunit = 'u'\nkind = '" + c.indicator + "'\ncadence = '60d'\n[[benchmark]]\nid = 'b'\n" + c.benchmark +
			"\n[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'one'\nrequires = ['b']\n"
		book, err := ParseBook("b.toml", []byte(source))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		b := data.NewBuilder("x", 0)
		for i, line := range strings.Split(c.readings, "\n") {
			if fields := strings.Fields(line); len(fields) == 3 {
				r := book.Assume(book.Indicators[0], day(t, fields[0]).Instant(), 0)
				r.Source = "IAEA"
				r.Quality, _ = data.ParseQuality(fields[2])
				fmt.Sscan(fields[1], &r.Value)
				b.Add(r, int64(i))
			}
		}
		at := day(t, "2024-01-05")
		change := Run(book, Readings{"x": b.Series()}, AsKnownNow, at).SmallestChange(0, 1, at)
		got := change.Why
		if change.Found {
			got = change.Moves[0].Kind.String()
			if m := change.Moves[0]; m.Kind != Wait {
				got += fmt.Sprintf(" %v on %s", m.Value, m.On)
			}
			if change.On != at {
				got += ", reached " + change.On.String()
			}
		}
		if !strings.HasPrefix(got, c.want) || !change.Exact {
			t.Errorf("%s: got %q, exact %v; want %q", c.name, got, change.Exact, c.want)
		}
	}
}

// Two benchmarks on one indicator are satisfied together, or not at all; several indicators in one measure are searched.
func TestSmallestChangeTogether(t *testing.T) {
	for _, c := range []struct{ name, benchmarks, want string }{
		{"the stricter one decides", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '<= 7'", "true x 7"},
		{"both sides", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '>= 10'", "true x 10"},
		{"a mean and the value", "measure = 'mean(x, \"5d\")'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '<= 12'", "true x 10"},
		{"they exclude each other", "measure = 'latest(x)'\nmet = '<= 10'|measure = 'latest(x)'\nmet = '>= 12'", "true no reading can do it: b0 and b1 exclude each other"},
		{"not where what is met stays met", "measure = 'latest(x)'\nmet = '<= 10'\nrelease = '> 30'|measure = 'latest(x)'\nmet = '>= 12'", "false the search found no readings"},
		{"a difference of two, the one with less to move is moved", "measure = 'latest(x) - latest(y)'\nmet = '<= 2'", "false x 7"},
	} {
		source := "[[indicator]]\nid = 'x'\nunit = 'u'\nkind = 'level'\ncadence = '60d'\n[[indicator]]\nid = 'y'\nunit = 'u'\nkind = 'level'\ncadence = '60d'\n"
		requires := ""
		for i, b := range strings.Split(c.benchmarks, "|") {
			source += fmt.Sprintf("[[benchmark]]\nid = 'b%d'\n%s\n", i, b)
			requires += fmt.Sprintf("'b%d', ", i)
		}
		source += "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'one'\nrequires = [" + requires + "]\n"
		book, err := ParseBook("b.toml", []byte(source))
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		at := day(t, "2024-01-05")
		readings := map[string][]data.Reading{}
		for i, id := range []string{"x", "y"} {
			readings[id] = []data.Reading{book.Assume(book.Indicators[i], (at - 4).Instant(), []float64{20, 5}[i])}
		}
		change := Run(book, seriesOf(readings), AsKnownNow, at).SmallestChange(0, 1, at)
		got := fmt.Sprint(change.Exact, " ", change.Why)
		for _, m := range change.Moves {
			if m.Kind == Shift {
				got += fmt.Sprint(m.Indicator.ID, " ", m.Value)
			}
		}
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
