package thresholds

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/data/reference"
)

// referenceReadings are the embedded ones, read here in the plainest way.
func referenceReadings(t testing.TB) Readings {
	t.Helper()
	readings := Readings{}
	names, err := fs.Glob(reference.Files, "*.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		f, err := reference.Files.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		id := strings.TrimSuffix(name, ".csv")
		b := data.NewBuilder(id, len(rows))
		for i, row := range rows[1:] {
			r := data.Reading{Source: row[4], Published: data.NoInstant, Low: math.NaN(), High: math.NaN(), Citation: row[7], Note: row[8]}
			r.Observed, err = data.ParseInstant(row[1])
			if err != nil {
				t.Fatal(err)
			}
			if row[6] != "" {
				r.Published, _ = data.ParseInstant(row[6])
			}
			r.Value, _ = strconv.ParseFloat(row[2], 64)
			r.Quality, _ = data.ParseQuality(row[5])
			b.Add(r, int64(i))
		}
		readings[id] = b.Series()
	}
	return readings
}

// The worked result: made by an independent program from the same specification.
func TestReferenceReadingsGiveTheWorkedHistory(t *testing.T) {
	book, readings := DefaultBook(), referenceReadings(t)
	from, until := day(t, "2019-01-01"), day(t, "2026-11-23")
	for _, vintage := range []Vintage{AsKnownNow, AsKnownThen} {
		h := Run(book, readings, vintage, until)
		var got strings.Builder
		got.WriteString("date,kind,id,state\n")
		for at := from; at <= until; at++ {
			for i, b := range book.Benchmarks {
				if word := h.Word(i, at); at == from || word != h.Word(i, at-1) {
					fmt.Fprintf(&got, "%s,benchmark,%s,%s\n", at, b.ID, word)
				}
			}
			for i, o := range book.Offers {
				if rung := h.Rung(i, at); at == from || rung != h.Rung(i, at-1) {
					fmt.Fprintf(&got, "%s,offer,%s,%s\n", at, o.ID, o.RungName(rung))
				}
			}
		}
		name := "../../testdata/history/history_" + vintage.String() + ".csv"
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("as known %s: the history differs from %s; got\n%s", vintage, name, got.String())
		}
	}
}

func TestVerdictOfSummer2024(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	v := h.Verdict(0, day(t, "2024-08-20"))
	got := fmt.Sprintf("%s since %s, next %s, tipped by %s", v.Name(), v.Since, v.Next(), v.Last.TippedBy[0].ID)
	if want := "negotiable since 2024-07-26, next good enough, tipped by slv_quiet"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	wantBlocking := []string{ // nearest first: 122.7/42, 72/1, then what is stale
		"heu60_below_weapon unmet since 2022-05-15: 164.7 kg U is not < 42: 122.7 kg U to go [2024-08-17 164.7 IAEA]",
		"sea_lanes_calm unmet since 2023-12-31: 73 incidents is not <= 1: 72 incidents to go [2024-02-29 13 ACLED; 2024-03-31 12 ACLED; 2024-04-30 8 ACLED; 2024-05-31 9 ACLED; 2024-06-30 21 ACLED; 2024-07-31 10 ACLED]",
		"fordow_capped stale since 2023-07-09: the last reading is 539 d old, at most 130 d count [2023-02-28 60 IAEA]",
	}
	if len(v.Blocking) != len(wantBlocking) {
		t.Errorf("%d block, want %d", len(v.Blocking), len(wantBlocking))
	}
	for i, s := range v.Blocking {
		var used []string
		for _, r := range s.Used {
			used = append(used, fmt.Sprintf("%s %v %s", r.Observed, r.Value, r.Source))
		}
		got := fmt.Sprintf("%s %s since %s: %s [%s]", s.Benchmark.ID, s.Word, s.Since, s.Why, strings.Join(used, "; "))
		if i >= len(wantBlocking) || got != wantBlocking[i] {
			t.Errorf("blocking %d: got %s", i, got)
		}
	}
}

// Each state, by the smallest book that shows it: one benchmark "x <= 5 for 10d, verified", max_age 100d.
func TestStatesOneByOne(t *testing.T) {
	const source = `
[[indicator]]
id = "x"
kind = "level"
unit = "kg"
sources = ["inspector", "spokesman"]
[[benchmark]]
id = "b"
measure = 'latest(x)'
met = "<= 5"
release = "> 7"
for = "10d"
evidence = "verified"
max_age = "100d"
[[offer]]
id = "o"
[[offer.rung]]
name = "yes"
requires = ["b"]
`
	book, err := ParseBook("states.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		story    string
		readings string // date value source quality, apart by ;
		at       string
		want     string
	}{
		{"nothing is known", "2024-03-01 4 inspector verified", "2024-02-29", "no data since 2024-02-29: no reading yet of x"},
		{"the dwell has begun", "2024-03-01 4 inspector verified", "2024-03-03", "holding since 2024-03-01: 4 kg <= 5 since 2024-03-01: 2 of 10 d; met on 2024-03-11"},
		{"a day short of the dwell", "2024-03-01 4 inspector verified", "2024-03-10", "holding since 2024-03-01: 4 kg <= 5 since 2024-03-01: 9 of 10 d; met on 2024-03-11"},
		{"the dwell is over", "2024-03-01 4 inspector verified", "2024-03-11", "met since 2024-03-11: 4 kg <= 5"},
		{"too much", "2024-03-01 9 inspector verified", "2024-03-03", "unmet since 2024-03-01: 9 kg is not <= 5: 4 kg to go"},
		{"old on its last good day", "2024-03-01 4 inspector verified", "2024-06-09", "met since 2024-03-11: 4 kg <= 5"},
		{"too old", "2024-03-01 4 inspector verified", "2024-06-10", "stale since 2024-06-10: the last reading is 101 d old, at most 100 d count"},
		{"a claim is no fact", "2024-03-01 4 spokesman claimed", "2024-03-03", "unverified since 2024-03-01: 4 kg <= 5 on a claim; there is no fresh verified reading; on a claim"},
		{"a claim against the evidence", "2024-03-01 9 inspector verified; 2024-03-02 4 spokesman claimed", "2024-03-03",
			"unverified since 2024-03-02: 4 kg <= 5 on a claim; not on verified readings, which give 9 kg; on a claim"},
		{"a claim puts it in doubt", "2024-03-01 4 inspector verified; 2024-03-02 9 spokesman claimed", "2024-03-03",
			"contested since 2024-03-02: 4 kg <= 5 on verified readings, but a claim says 9 kg; on a claim"},
		{"a doubt ends the dwell", "2024-03-01 4 inspector verified; 2024-03-05 9 spokesman claimed; 2024-03-06 4 inspector verified", "2024-03-12",
			"holding since 2024-03-06: 4 kg <= 5 since 2024-03-06: 6 of 10 d; met on 2024-03-16"},
		{"hysteresis keeps what was met", "2024-03-01 4 inspector verified; 2024-03-20 6 inspector verified", "2024-03-21",
			"met since 2024-03-11: 6 kg is still short of the release > 7"},
		{"on the day of the release a claim alone holds it", "2024-03-01 4 inspector verified; 2024-03-20 8 inspector verified; 2024-03-20 6 spokesman claimed; 2024-03-21 6 spokesman claimed",
			"2024-03-20", "unmet since 2024-03-20: 8 kg is not <= 5: 3 kg to go"},
		{"met, and a claim between the lines", "2024-03-01 4 inspector verified; 2024-03-20 8 inspector verified; 2024-03-20T10:00 6 spokesman claimed", "2024-03-20",
			"unverified since 2024-03-20: 6 kg is still short of the release > 7 on a claim; not on verified readings, which give 8 kg; on a claim"},
		{"a claim is no fact where it is unmet, either", "2024-03-01 9 inspector verified; 2024-03-02 8 spokesman claimed", "2024-03-03",
			"unmet since 2024-03-01: 8 kg (on a claim) is not <= 5: 3 kg to go; verified readings give 9 kg; on a claim"},
		{"a claim alone, unmet", "2024-03-02 8 spokesman claimed", "2024-03-03",
			"unmet since 2024-03-02: 8 kg (on a claim) is not <= 5: 3 kg to go; there is no fresh verified reading; on a claim"},
		{"a claim of the same as before", "2024-03-01 8 inspector verified; 2024-03-02 8 spokesman claimed", "2024-03-03",
			"unmet since 2024-03-01: 8 kg (on a claim) is not <= 5: 3 kg to go; verified readings give 8 kg; on a claim"},
		{"verified after a claim", "2024-03-01 7 spokesman claimed; 2024-03-02 8 inspector verified", "2024-03-03", "unmet since 2024-03-01: 8 kg is not <= 5: 3 kg to go"},
		{"too old, and a claim", "2024-03-01 4 spokesman claimed", "2024-06-10", "stale since 2024-06-10: the last reading is 101 d old, at most 100 d count; on a claim"},
		{"hysteresis does not help before", "2024-03-01 6 inspector verified", "2024-03-21", "unmet since 2024-03-01: 6 kg is not <= 5: 1 kg to go"},
		{"released, and back between the lines", "2024-03-01 4 inspector verified; 2024-03-20 8 inspector verified; 2024-03-22 6 inspector verified", "2024-03-23",
			"unmet since 2024-03-20: 6 kg is not <= 5: 1 kg to go"},
		{"the inspector is preferred on the same day", "2024-03-01 9 spokesman claimed; 2024-03-01 4 inspector verified", "2024-03-02",
			"holding since 2024-03-01: 4 kg <= 5 since 2024-03-01: 1 of 10 d; met on 2024-03-11"},
	} {
		h := Run(book, Readings{"x": shorthand(t, c.readings)}, AsKnownNow, day(t, c.at))
		s := h.State(0, day(t, c.at))
		got := fmt.Sprintf("%s since %s: %s", s.Word, s.Since, s.Why)
		if s.Word == Holding {
			got += "; met on " + s.MetOn.String()
		}
		if s.OnClaim {
			got += "; on a claim"
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.story, got, c.want)
		}
	}
}

// What blocks is ordered by how near it is: days left, then the part of the threshold (of the measure's range, where that is
// 0) that is missing, then by state; ties stay in the book's order.
func TestBlockingOrder(t *testing.T) {
	source := ""
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g"} {
		source += "[[indicator]]\nid = '" + id + "'\nkind = 'level'\nunit = 'u'\ncadence = '1y'\n"
	}
	for _, b := range []struct{ id, rest string }{
		{"far", "measure = 'latest(a)'\nmet = '>= 100'"},             // 90 of 100 missing
		{"zero", "measure = 'latest(b)'\nmet = '<= 0'"},              // 1 of a range of 4 missing
		{"near", "measure = 'latest(c)'\nmet = '>= 10'"},             // 1 of 10 missing
		{"late", "measure = 'latest(d)'\nmet = '>= 1'\nfor = '90d'"}, //
		{"soon", "measure = 'latest(d)'\nmet = '>= 1'\nfor = '60d'"}, //
		{"claim", "measure = 'latest(e)'\nmet = '>= 1'"},             //
		{"none", "measure = 'latest(f)'\nmet = '>= 1'"},              //
		{"at", "measure = 'latest(g)'\nmet = '> 0'"},                 // at the threshold, and never elsewhere
	} {
		source += "[[benchmark]]\nid = '" + b.id + "'\n" + b.rest + "\n"
	}
	source += "[[offer]]\nid = 'o'\n[[offer.rung]]\nname = 'r'\nrequires = ['far', 'zero', 'near', 'late', 'soon', 'claim', 'none', 'at']\n"
	book, err := ParseBook("order.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	h := Run(book, Readings{
		"a": shorthand(t, "2024-01-01 10 s verified"), "b": shorthand(t, "2024-01-01 5 s verified; 2024-01-02 1 s verified"),
		"c": shorthand(t, "2024-01-01 9 s verified"), "d": shorthand(t, "2024-01-01 1 s verified"),
		"e": shorthand(t, "2024-01-01 1 s claimed"), "g": shorthand(t, "2024-01-01 0 s verified"),
	}, AsKnownNow, day(t, "2024-02-01"))
	got := ""
	for _, s := range h.Verdict(0, day(t, "2024-02-01")).Blocking {
		got += s.Benchmark.ID + " "
	}
	if want := "soon late at near zero far claim none "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// shorthand reads "date value source quality; …". A date can be followed by /published.
func shorthand(t testing.TB, text string) *data.Series {
	t.Helper()
	b := data.NewBuilder("x", 8)
	for i, part := range strings.Split(text, ";") {
		r := data.Reading{Published: data.NoInstant, Low: math.NaN(), High: math.NaN()}
		var observed, value, quality string
		if _, err := fmt.Sscan(part, &observed, &value, &r.Source, &quality); err != nil {
			t.Fatalf("%q: %v", part, err)
		}
		observed, published, _ := strings.Cut(observed, "/")
		var err error
		if r.Observed, err = data.ParseInstant(observed); err != nil {
			t.Fatal(err)
		}
		if published != "" {
			r.Published = day(t, published).Instant()
		}
		if r.Value, err = strconv.ParseFloat(value, 64); err != nil {
			r.Retracted = true
		}
		if r.Quality, err = data.ParseQuality(quality); err != nil {
			t.Fatal(err)
		}
		b.Add(r, int64(i))
	}
	return b.Series()
}

// What a day's value is, by vintage.
func TestVintages(t *testing.T) {
	const revised = "2024-03-01/2024-03-05 1 a estimated; 2024-03-01/2024-04-01 2 a estimated; 2024-03-01/2024-05-01 retracted a estimated"
	indicator := data.Indicator{ID: "x", PublicationLag: 3}
	for _, c := range []struct{ readings, known, want string }{
		{revised, "2024-03-04", ""},
		{revised, "2024-03-05", "2024-03-01=1"},
		{revised, "2024-04-15", "2024-03-01=2"},
		{revised, "2024-05-01", ""},                                                                             // withdrawn
		{"2024-03-01 1 a claimed", "2024-03-03", ""},                                                            // no date of publication: the lag counts
		{"2024-03-01 1 a claimed", "2024-03-04", "2024-03-01=1"},                                                //
		{"2024-03-09/2024-03-01 1 a claimed", "2024-03-02", "2024-03-09=1"},                                     // a forecast is known before its date
		{"2024-03-01 1 a claimed; 2024-03-01 2 a claimed", "2024-04-01", "2024-03-01=2"},                        // imported last
		{"2024-03-01 1 b verified; 2024-03-01 2 a claimed", "2024-04-01", "2024-03-01=2"},                       // by name, whatever the quality
		{"2024-03-01/2024-03-02 1 a verified; 2024-03-01/2024-03-01 2 a claimed", "2024-04-01", "2024-03-01=1"}, // published last
	} {
		p := Prefer(indicator, shorthand(t, c.readings), day(t, c.known).End(), data.Claimed)
		var got []string
		for i := range p.Len() {
			got = append(got, fmt.Sprintf("%s=%v", p.Observed(i), p.Value(i)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s known on %s: got %v, want %s", c.readings, c.known, got, c.want)
		}
	}
}
