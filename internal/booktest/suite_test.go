package booktest

import (
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// The built-in watchbook does what its tests say. What they expect was found by hand; the comments beside the days say how.
func TestTheBuiltInWatchbookPassesItsTests(t *testing.T) {
	suite, err := Parse("watchbook_test.toml", DefaultSource())
	if err != nil {
		t.Fatal(err)
	}
	book := thresholds.DefaultBook()
	results, err := suite.Run(book)
	if err != nil {
		t.Fatal(err)
	}
	for _, result := range results {
		for _, f := range result.Failures {
			t.Errorf("%s\n%s%s", result.Name, f.Place.Error(), f.Text())
		}
	}
	for _, b := range book.Benchmarks {
		if !strings.Contains(string(DefaultSource()), b.ID+" = ") {
			t.Errorf("nothing is expected of %s", b.ID)
		}
	}
	for _, trigger := range book.Triggers {
		if !strings.Contains(string(DefaultSource()), trigger.ID+" = ") {
			t.Errorf("nothing is expected of %s", trigger.ID)
		}
	}
}

// Tests are worth what they notice: each rule of the built-in watchbook is changed a little, and some test has to fail.
func TestTheTestsNoticeEveryRule(t *testing.T) {
	suite, err := Parse("watchbook_test.toml", DefaultSource())
	if err != nil {
		t.Fatal(err)
	}
	source := string(thresholds.DefaultSource())
	for _, row := range []struct{ id, from, to string }{
		{"heu60_capped", `"<= 185"`, `"<= 184"`},
		{"heu60_capped", `"<= 185"`, `"<= 186"`},
		{"heu60_capped", `"> 190"`, `"> 191"`},
		{"heu60_capped", `"> 190"`, `"> 189"`},
		{"heu60_capped", `"90d"`, `"89d"`},
		{"heu60_capped", `"90d"`, `"91d"`},
		{"heu60_capped", `"verified"`, `"claimed"`},
		{"heu60_capped", `"130d"`, `"129d"`},
		{"heu60_capped", `"130d"`, `"131d"`},
		{"slv_quiet", `">= 180"`, `">= 181"`},
		{"slv_quiet", `">= 180"`, `"> 178"`},
		{"slv_quiet", `"95d"`, `"96d"`},
		{"heu60_below_weapon", `"< 42"`, `"<= 42"`},
		{"heu60_below_weapon", `"< 42"`, `"< 41.9"`},
		{"heu60_below_weapon", `"180d"`, `"179d"`},
		{"heu60_below_weapon", `"180d"`, `"181d"`},
		{"heu60_below_weapon", `"verified"`, `"claimed"`},
		{"heu60_below_weapon", `"130d"`, `"131d"`},
		{"fordow_capped", `"<= 3.67"`, `"< 3.67"`},
		{"fordow_capped", `"90d"`, `"89d"`},
		{"fordow_capped", `"130d"`, `"131d"`},
		{"sea_lanes_calm", `"<= 1"`, `"<= 0"`},
		{"sea_lanes_calm", `"> 3"`, `"> 4"`},
		{"sea_lanes_calm", `"180d"`, `"179d"`},
		{"pressure_bites", `"<= -0.333"`, `"<= -0.332"`},
		{"pressure_bites", `"<= -0.333"`, `"<= -0.334"`},
		{"pressure_bites", `"> -0.25"`, `">= -0.25"`},
		{"pressure_bites", `"> -0.25"`, `"> -0.249"`},
		{"fordow_above_cap", `"> 3.67"`, `"> 60"`},
		{"slv_launch", `">= 1"`, `">= 2"`},
		{"slv_launch", `"180d"`, `"181d"`},
		{"heu60_above_cap", `"> 185"`, `"> 186"`},
		{"heu60_above_cap", `"verified"`, `"claimed"`},
		{"maritime_tempo", `"> 3"`, `"> 4"`},
		{"maritime_tempo", `"<= 1"`, `"<= 0"`},
		{"maritime_tempo", `"90d"`, `"91d"`},
		{"trigger_framework", `["heu60_capped", "slv_quiet"]`, `["heu60_capped"]`},
		{"trigger_framework", `["heu60_below_weapon", "fordow_capped", "sea_lanes_calm"]`, `["heu60_below_weapon", "fordow_capped"]`},
	} {
		_, table, ok := strings.Cut(source, `= "`+row.id+`"`)
		end := strings.Index(table, "\n[[")
		if !ok || end < 0 || !strings.Contains(table[:end], row.from) {
			t.Errorf("%s has no %s", row.id, row.from)
			continue
		}
		changed := strings.Replace(source, table, strings.Replace(table[:end], row.from, row.to, 1)+table[end:], 1)
		book, err := thresholds.ParseBook("changed", []byte(changed))
		if err != nil {
			t.Errorf("%s with %s: %v", row.id, row.to, err)
			continue
		}
		results, err := suite.Run(book)
		if err != nil {
			t.Errorf("%s with %s: %v", row.id, row.to, err)
		}
		failed := 0
		for _, result := range results {
			failed += len(result.Failures)
		}
		if failed == 0 {
			t.Errorf("%s with %s instead of %s: no test notices", row.id, row.to, row.from)
		}
	}
}
