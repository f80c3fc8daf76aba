package csvfile

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// A word in the column of the quality that names none is told with the place of the first, counts as what is asked for, and is kept in the note.
func TestUnratedCells(t *testing.T) {
	for _, c := range []struct {
		name, qualities, want string
		steer                 Steering
		quality               data.Quality // of the second row
	}{
		{"one", "verified|good|claimed", `1 cell names no quality that is known, f.csv:3:19 "good": it counts as estimated (--quality says another), and the word is in the note`, Steering{}, data.Estimated},
		{"several", "fair|good|n/a", `2 cells name no quality that is known, the first f.csv:2:19 "fair": they count as estimated (--quality says another), and the word is in the note`, Steering{}, data.Estimated},
		{"another is asked for", "verified|good|", `1 cell names no quality that is known, f.csv:3:19 "good": it counts as claimed (--quality says another), and the word is in the note`, Steering{Quality: "claimed"}, data.Claimed},
		{"other words for qualities", "Official|Unconfirmed|prelim.", "", Steering{}, data.Claimed},
		{"flags of statistics", "p|f|a", "", Steering{}, data.Claimed},
		{"none is named", "|n/a|-", "", Steering{}, data.Estimated},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.steer.Indicator, c.steer.Source = "oil_exports_china", "Kpler"
			q := strings.Split(c.qualities, "|")
			text := "Date,Oil kb/d,Quality\n2024-01-31,900000," + q[0] + "\n2024-02-29,910000," + q[1] + "\n2024-03-31,920000," + q[2] + "\n"
			f, err := Understand("f.csv", bytes.NewReader([]byte(text)), messyOptions(len(messyBook), c.steer))
			if err != nil {
				t.Fatal(err)
			}
			u := f.Understanding()
			compare(t, u.Unrated.Words("f.csv"), c.want)
			if c.want != "" && !slices.Contains(u.Notes, c.want) {
				t.Errorf("not among what is told: %q", u.Notes)
			}
			if len(u.First) != 3 || u.First[1].Quality != c.quality {
				t.Fatalf("readings %v", u.First)
			}
			if isKept := strings.Contains(u.First[1].Note, q[1]); c.want != "" && !isKept {
				t.Errorf("the note of the second row is %q, without %q", u.First[1].Note, q[1])
			}
		})
	}
}
