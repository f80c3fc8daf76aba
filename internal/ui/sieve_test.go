package ui

import (
	"context"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// drawnReading is a reading of few texts, so that filters find some, and with a value and times of every form.
func drawnReading(t *rapid.T) data.Reading {
	text := rapid.SampledFrom([]string{"", "Kpler", "IAEA report, 2024", "tze 1 450", "Éclat", "a"})
	at := rapid.Custom(func(t *rapid.T) data.Instant {
		if rapid.IntRange(0, 5).Draw(t, "none") == 0 {
			return data.NoInstant
		}
		return data.Instant(rapid.Int64Range(0, 2e12).Draw(t, "ms")) / 60_000 * 60_000
	})
	r := data.Reading{
		Observed: data.Instant(rapid.Int64Range(0, 2e12).Draw(t, "observed")), Published: at.Draw(t, "published"),
		Value:  rapid.SampledFrom([]float64{0, 1450, -3.67, 1e-9, 1e18, 164.7, math.NaN(), math.Inf(1)}).Draw(t, "value"),
		Source: text.Draw(t, "source"), Citation: text.Draw(t, "citation"), Note: text.Draw(t, "note"),
	}
	if rapid.Bool().Draw(t, "whole day") {
		r.Observed = r.Observed.Day().Instant()
	}
	return r
}

// The sieve finds what looking through each line finds, however the readings before were.
func TestSieveFindsWhatTheLinesSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		readings := rapid.SliceOfN(rapid.Custom(drawnReading), 1, 6).Draw(t, "readings")
		parts := rapid.SampledFrom([]string{"kp", "1", "450", "-3.67", "2024-0", "t", "z", "e+", "?", "é", "iaea", "report,", "estimated", "00:", "z9"})
		words := rapid.SliceOfN(parts, 0, 3).Draw(t, "words")
		if rapid.IntRange(0, 9).Draw(t, "many") == 0 { // more words than there are bits for
			words = append(words, strings.Fields(strings.Repeat("a ", mostSieved)+"kpler")...)
		}
		sieve := newReadingSieve(filterWords(words))
		for _, r := range readings {
			if got, want := sieve.passes(r), filterWords(words).passes(lineOfReading(r)); got != want {
				t.Fatalf("%q in %q: %v", words, lineOfReading(r), got)
			}
		}
	})
}

// While a filter is being looked for, the title says so instead of a number that is not found yet; the next letter stops it.
func TestFilterSaysThatItLooks(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "tab", "/")
	held := d.held(t, "k")
	d.says(t, "Readings / k█ · looking …")
	if again := d.held(t, "p"); again != nil && again() != nil {
		t.Error("a second listing began beside the first")
	}
	msg := held().(rowsListedMsg)
	if msg.err == nil {
		t.Error("the first listing was not stopped")
	}
	d.send(msg)
	d.says(t, "Readings / kp█ · ")
	if strings.Contains(d.model.paint().plain(), "looking") {
		t.Errorf("it goes on looking:\n%s", d.model.paint().plain())
	}
}

// A listing that is stopped and wanted again is made again.
func TestStoppedListingIsMadeAgain(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "tab", "/")
	held := d.held(t, "k")
	d.held(t, "p")
	d.held(t, "backspace")
	d.send(held())
	d.says(t, "Readings / k█ · 1")
}

func TestListingStops(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "1", "tab")
	wanted, _ := d.model.wantedRows()
	wanted.filter = "kpler"
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := wanted.list(ctx); err == nil {
		t.Error("a listing that nobody wants goes on to its end")
	}
}
