package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Back leads through the places visited, forward through those gone back from; a walk is one step.
func TestTrail(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down", "down", "1", "left", "left", "left", "+", "+", "tab", "down", "esc", "esc", "<", "3")
	places := []string{d.model.place().text()}
	for range 20 {
		d.mustPress(t, "ctrl+o")
		if here := d.model.place().text(); here != places[len(places)-1] {
			places = append(places, here)
		}
	}
	want := "indicator 3; watch at the change; watch; chart, crossed; the table; zoomed; crossed; 1; benchmark; begin"
	if len(places) != 10 || places[9] != "watch?day=2024-08-20" {
		t.Errorf("%d places, want %s:\n%s", len(places), want, strings.Join(places, "\n"))
	}
	if !strings.Contains(d.model.paint().plain(), "this is the first place") {
		t.Error("it is not said that there is no place before")
	}
	for i := len(places) - 2; i >= 0; i-- {
		if d.mustPress(t, "alt+right"); d.model.place().text() != places[i] {
			t.Errorf("forward leads to %s, want %s", d.model.place().text(), places[i])
		}
	}
	if d.mustPress(t, "ctrl+f"); !strings.Contains(d.model.paint().plain(), "this is the last place") {
		t.Error("it is not said that there is no place after")
	}
	if d.mustPress(t, "alt+left", "2", "ctrl+f"); d.model.indicator.id == "houthi_maritime_incidents" {
		t.Error("forward leads to a place that was left for another")
	}
}

// Whatever is pressed, going back all the way and forward again ends where it began.
func TestTrailLaw(t *testing.T) {
	t.Parallel()
	env := newWorld(t).env()
	keys := []string{"left", "right", "up", "down", "<", ">", "n", "v", "1", "2", "4", "tab", "enter", "esc", "+", "-", "[", "]", "s", "y", "i", "t", "home", "end", "pgup", "x"}
	rapid.Check(t, func(t *rapid.T) {
		d := newDriver(context.Background(), env, Options{})
		d.start(100, 36)
		for range rapid.IntRange(0, 30).Draw(t, "steps") {
			if err := d.press(rapid.SampledFrom(keys).Draw(t, "key")); err != nil {
				t.Fatal(err)
			}
		}
		here, n := d.model.place(), len(d.model.trail.back)
		for range n {
			if err := d.press("ctrl+o"); err != nil {
				t.Fatal(err)
			}
		}
		for range n {
			if err := d.press("ctrl+f"); err != nil {
				t.Fatal(err)
			}
		}
		if got := d.model.place(); got != here {
			t.Fatalf("there and back again is\n%+v\nand was\n%+v", got, here)
		}
	})
}

// Law: wherever the reader has come by whatever keys, a place elsewhere and back is the same frame: filters, what is compared, zoom, range and selection.
func TestBackIsTheSameFrame(t *testing.T) {
	t.Parallel()
	env := newWorld(t).env()
	keys := []string{"left", "right", "up", "down", "<", ">", "v", "1", "4", "tab", "enter", "esc", "+", "-", "[", "]", "s", "y", "l", "r", "c", "space", "m", "f", "t", "o", "a", "x", "/", "text:a", "home"}
	rapid.Check(t, func(t *rapid.T) {
		d := newDriver(context.Background(), env, Options{At: data.Day(19900 + rapid.IntRange(0, 300).Draw(t, "at")), HasAt: true})
		d.start(110, 36)
		var pressed []string
		press := func(name string) {
			if err := d.press(name); err != nil {
				t.Fatal(err)
			}
		}
		for range rapid.IntRange(0, 14).Draw(t, "steps") {
			pressed = append(pressed, rapid.SampledFrom(keys).Draw(t, "key"))
			press(pressed[len(pressed)-1])
		}
		if d.model.over != noOverlay || types(d.model.where()) || d.model.inWhatIf() || d.model.where() == onChoosing {
			return
		}
		d.model.say("")
		frame := func() string {
			text := d.model.paint().plain()
			if d.model.on == indicatorScreen && d.model.indicator.focus == chartPane { // the table below has no keys, and follows the crosshair
				text = strings.Join(strings.Split(text, "\n")[:d.model.indicatorLayout().table.y], "\n")
			}
			return text
		}
		here, before := d.model.place(), frame()
		parsed, err := parsePlace(here.text())
		if err != nil {
			t.Fatalf("%v: %v", pressed, err)
		}
		if parsed.kept != here.kept {
			t.Fatalf("%v: a bookmark of %+v leads to %+v", pressed, here.kept, parsed.kept)
		}
		n := len(d.model.trail.back)
		press("n")
		press("i")
		for len(d.model.trail.back) > n {
			press("ctrl+o")
		}
		d.model.say("")
		if after := frame(); after != before {
			t.Fatalf("%v: before\n%s\nafter\n%s", pressed, before, after)
		}
	})
}

// A place is read back as it was written; what lies below it is the Watch screen.
func TestPlaceText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := func(name string) data.Instant {
			if rapid.Bool().Draw(t, name+" absent") {
				return data.NoInstant
			}
			return data.Day(rapid.IntRange(-20000, 80000).Draw(t, name)).Instant() + data.Instant(rapid.IntRange(0, 86_399_999).Draw(t, name+" clock"))
		}
		name := rapid.StringOf(rapid.RuneFrom([]rune("abc_?&=% ä漢\x1b")))
		p := place{isNow: rapid.Bool().Draw(t, "now"), known: rapid.SampledFrom([]thresholds.Vintage{thresholds.AsKnownNow, thresholds.AsKnownThen, thresholds.AsKnownOn(19000)}).Draw(t, "known"),
			screen: screen(rapid.IntRange(0, len(screenNames)-1).Draw(t, "screen")), cross: data.NoInstant, end: data.NoInstant}
		if !p.isNow {
			p.day = data.Day(rapid.IntRange(-20000, 80000).Draw(t, "day"))
		}
		if p.screen != watchScreen {
			p.under = string(rune(watchScreen))
		}
		switch p.screen {
		case watchScreen:
			p.benchmark, p.chart = name.Draw(t, "benchmark"), name.Draw(t, "chart")
		case indicatorScreen, benchmarkScreen:
			id := "i" + name.Draw(t, "id")
			if p.benchmark = id; p.screen == indicatorScreen {
				p.indicator, p.benchmark = id, ""
				p.source, p.log, p.byColumn = name.Draw(t, "source"), rapid.Bool().Draw(t, "log"), rapid.Bool().Draw(t, "by column")
			}
			p.cross, p.end = instant("cross"), instant("end")
			if rapid.Bool().Draw(t, "zoomed") {
				p.span = data.Instant(rapid.Int64Range(int64(shortestSpan), int64(longestSpan)).Draw(t, "span"))
			}
			p.pane, p.record = tablePane(rapid.IntRange(0, int(paneCount)-1).Draw(t, "pane")), rapid.Bool().Draw(t, "record")
		case offersScreen:
			p.offer, p.terms, p.term = name.Draw(t, "offer"), rapid.Bool().Draw(t, "terms"), name.Draw(t, "term")
		case talkScreen:
			p.headline = name.Draw(t, "headline")
			if rapid.Bool().Draw(t, "study") {
				p.pane = readingsPane
			}
		case importsScreen:
			p.imported, p.full = rapid.IntRange(0, 1000).Draw(t, "import"), rapid.Bool().Draw(t, "full")
		case triggersScreen:
			p.trigger, p.full, p.record = name.Draw(t, "trigger"), rapid.Bool().Draw(t, "firings"), rapid.Bool().Draw(t, "record")
			if rapid.Bool().Draw(t, "chosen") {
				p.cross = data.Day(rapid.IntRange(-20000, 80000).Draw(t, "fired")).Instant()
			}
		}
		if p.screen == floorScreen {
			p.line, p.top, p.turned = rapid.IntRange(0, 9).Draw(t, "line"), rapid.IntRange(0, 9).Draw(t, "top"), rapid.Bool().Draw(t, "turned")
			if rapid.Bool().Draw(t, "zoomed") {
				p.span = 365 * dayLength
			}
		}
		p.filter, p.inner = name.Draw(t, "filter"), name.Draw(t, "inner")
		if p.screen == indicatorScreen {
			p.with = subjectsText(rapid.SliceOfN(rapid.SampledFrom([]subject{{kind: ofIndicator, name: "x:y"}, {kind: ofSource, name: "IAEA & AP"}, {kind: ofVintage, known: thresholds.AsKnownThen}}), 0, 3).Draw(t, "with"))
			p.mode = rapid.SampledFrom([]compareMode{asValues, rebased, twoAxes}).Draw(t, "mode")
			if rapid.Bool().Draw(t, "fixed") {
				p.fixed = extent{-1.5, rapid.Float64Range(0, 1e9).Draw(t, "high")}
			}
		}
		got, err := parsePlace(p.text())
		if err != nil || got != p {
			t.Fatalf("%s\n got %+v, %v\nwant %+v", p.text(), got, err, p)
		}
	})
}

// A place that was kept is untrusted: it is refused or leads somewhere, and the screen is filled.
func FuzzPlace(f *testing.F) {
	for _, text := range []string{"watch", "indicator?id=oil_exports_china&span=1&cross=2024", "imports?import=3&full=yes", "triggers?trigger=slv_launch&firings=yes&fired=2024-09-14&record=yes", "indicator?id=gone", "watch?day=2200-12-31&known=then", "%zz", "indicator?%zz"} {
		f.Add(text)
	}
	env := newWorld(f).env()
	f.Fuzz(func(t *testing.T, text string) {
		env.Kept = func(context.Context) (Kept, error) { return Kept{Bookmarks: []Bookmark{{text, text}}}, nil }
		d := newDriver(context.Background(), env, Options{})
		d.start(80, 24)
		d.mustPress(t, "'", "enter", "left", "up", "down", "+", "tab", "esc")
		if d.model.fatal != nil {
			t.Fatal(d.model.fatal)
		}
		if n := len(strings.Split(d.model.text(), "\n")); n != 24 {
			t.Fatalf("%d lines", n)
		}
	})
}

// Bookmarks: b names the place, and clears it; ' lists them; they lead back to screen, day, selection and zoom.
func TestBookmarks(t *testing.T) {
	w := newWorld(t)
	kept := &notes{}
	env := kept.in(w.env())
	d := newDriver(context.Background(), env, Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	d.start(120, 40)
	d.mustPress(t, "3", "left", "+", "+", "b")
	d.says(t, "Set a bookmark", "Houthi maritime disruptions")
	d.mustPress(t, "ctrl+u", "text:peak", "enter")
	d.says(t, "bookmark set: peak")
	here := d.model.place()
	d.mustPress(t, "esc", "n", "down", "b", "enter", "'")
	d.says(t, "Bookmarks · 2", "peak", "Houthi maritime disruptions", "Watch · 60 % stock at or below 185 kg, verified · now")
	d.mustPress(t, "/", "text:peak", "enter", "enter")
	if got := d.model.place(); got.text() != here.text() {
		t.Errorf("the bookmark leads to\n%s, and was set at\n%s", got.text(), here.text())
	}

	again := newDriver(context.Background(), env, Options{}) // the next session
	again.start(80, 24)
	again.mustPress(t, ":", "text:peak", "enter")
	if got := again.model.place(); got.text() != here.text() {
		t.Errorf("in the next session it leads to %s", got.text())
	}
	again.mustPress(t, "b")
	again.says(t, "bookmark cleared: peak")
	again.mustPress(t, "'", "x")
	again.says(t, "There is none yet")
	if len(kept.kept.Bookmarks) != 0 {
		t.Errorf("kept are %v", kept.kept.Bookmarks)
	}
	again.mustPress(t, "esc", "b", "ctrl+u", "enter")
	again.says(t, "type a name")
}

// Without a place to keep them bookmarks last as long as the session, and it says so.
func TestBookmarksOfOneSession(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "b", "enter")
	d.says(t, "for this session only")
	d.mustPress(t, "n", "'", "enter")
	d.says(t, "at 2024-08-20")
}

// What cannot be kept is said, and what was damaged.
func TestBookmarksThatCannotBeKept(t *testing.T) {
	kept := &notes{wrong: fmt.Errorf("the disk is full")}
	d := newDriver(context.Background(), kept.in(newWorld(t).env()), Options{})
	d.start(120, 40)
	d.says(t, "what was kept from the last session: the disk is full")
	d.mustPress(t, "b", "enter")
	d.says(t, "keeping the bookmark: the disk is full")
}
