package ui

import (
	"context"
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// Where the next rung lacks a structural test alone, the verdict says which, and why; copied it has the whole sentence.
func TestVerdictSaysWhichTestFails(t *testing.T) {
	book, err := thresholds.ParseBook("tests.toml", []byte(`
[[indicator]]
id = "slv_launches"
kind = "event"
unit = "launches"
cadence = "1mo"
[[benchmark]]
id = "quiet"
measure = 'days_since(slv_launches)'
met = ">= 100"
[price]
horizon = "10y"
[[offer]]
id = "deal"
[[offer.rung]]
name = "fair"
requires = ["quiet"]
[[offer.rung]]
name = "sound"
tests = ["no_sunset"]
[[offer.term]]
name = "pause"
side = "concession"
value = 1
ends = "5y"
`))
	if err != nil {
		t.Fatal(err)
	}
	env := newWorld(t).env()
	env.Book = book
	d := newDriver(context.Background(), env, Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	text := d.model.paint().plain()
	for _, want := range []string{"next: sound, lacks 1", `test      No concession ends · fails: "pause" ends after 5 years`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the screen:\n%s", want, text)
		}
	}
	if copied, _ := d.model.verdictToCopy(); !strings.HasSuffix(copied, `For sound it lacks: No concession ends (fails: "pause" ends after 5 years).`) {
		t.Errorf("copied %s", copied)
	}
}
