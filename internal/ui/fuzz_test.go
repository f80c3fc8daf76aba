package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// everyKey is all that is bound, and some that is not.
func everyKey() []string {
	keys := []string{"x", "ä", "€", "text:data/tankers.csv", "text:data/clean.csv", "text:kpler", "text:漢字", "delete", "alt+x"}
	for _, b := range bindings {
		if b.act != actQuit && b.act != actSuspend {
			keys = append(keys, b.Keys()...)
		}
	}
	return keys
}

// beginnings are the way to places that random keys seldom find.
var beginnings = []string{
	"",
	"",
	"e",
	"1 e",
	"e enter e enter",
	"1",
	"down enter",
	"down down enter tab",
	"down enter tab enter",
	"end down down enter D",
	"3 D",
	"i",
	"i enter",
	"i end x",
	"i down X",
	"i a text:d",
	"i a text:data/tankers.csv enter",
	"i a text:data/clean.csv enter",
	"i a text:none enter",
	"i a text:odd.csv enter e",
	"3 x",
	"4 [ [ [ r",
	"1 c",
	"1 c space down space down space enter",
	"6 c enter tab",
	"7 left left c / text:known enter enter",
	"1 c / text:source enter space down space enter",
	": text:o",
	"g",
	"g d text:2",
	"g d text:q3",
	"b",
	"1 b enter '",
	"' /",
	"/ text:st",
	"? /",
	"Y",
	"1 tab / text:k",
	": down",
	"w",
	"w a text:41 enter",
	"w m",
	"t",
	"t down enter",
	"t down enter enter",
	"t / text:fo",
	"t enter / text:2",
	"w right t D",
	"w right S",
	"w right S text:x enter L",
	"w down down down right 4",
	"o",
	"f",
	"f tab [ down",
	"w f enter",
	"o end enter down",
	"o / text:fail",
	"w right o enter",
	"o enter w right",
	"o end enter w end left",
}

// anySeen is how things may have stood in a session before.
var anySeen = []*Seen{nil, {}, {
	Day: 19000, States: map[string]string{"heu60_capped": "met", "slv_pause": ""}, Verdicts: map[string][]string{"trigger_framework": {"", "2020-01-01 \x1b[31mred"}},
	Firings: map[string][]string{"slv_launch": {"2019-01-15", "2024-02-30", "\x1b[31mred"}, "gone": {"2024-01-01"}},
}}

// Whatever is pressed at whatever size, the screen is filled exactly: as many lines as it has, each
// as wide as it is.
func TestAnyKeysAtAnySizeFillTheScreen(t *testing.T) {
	t.Parallel()
	env := newWorld(t).env()
	keys := everyKey()
	rapid.Check(t, func(t *rapid.T) {
		kept := notes{kept: Kept{Seen: rapid.SampledFrom(anySeen).Draw(t, "seen"), Bookmarks: []Bookmark{{"\x1b[31mred", "watch"}, {strings.Repeat("長", 90), "nowhere"}}}}
		d := newDriver(context.Background(), kept.in(env), anyOptions(t))
		d.start(rapid.IntRange(1, 220).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h"))
		d.hasPixels()
		if err := d.press(strings.Fields(rapid.SampledFrom(beginnings).Draw(t, "begin"))...); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				d.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 220).Draw(t, "w"), Height: rapid.IntRange(1, 70).Draw(t, "h")})
			case 1:
				d.send(tea.MouseClickMsg{X: rapid.IntRange(-1, 220).Draw(t, "x"), Y: rapid.IntRange(-1, 70).Draw(t, "y"), Button: tea.MouseLeft})
			case 2:
				button := rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(t, "wheel")
				d.send(tea.MouseWheelMsg{X: rapid.IntRange(-1, 220).Draw(t, "x"), Y: rapid.IntRange(-1, 70).Draw(t, "y"), Button: button})
			default:
				if err := d.press(rapid.SampledFrom(keys).Draw(t, "key")); err != nil {
					t.Fatal(err)
				}
			}
			checkFilled(t, d.model)
		}
		if d.model.fatal != nil {
			t.Fatal(d.model.fatal)
		}
	})
}

// anyOptions draws in braille, in ASCII or in pixels.
func anyOptions(t *rapid.T) Options {
	return Options{ASCII: rapid.Bool().Draw(t, "ascii"), Pixels: rapid.SampledFrom([]Pixels{NoPixels, KittyPixels, SixelPixels}).Draw(t, "pixels")}
}

// anyMouse is what a mouse can send, wherever.
func anyMouse(t *rapid.T) tea.Msg {
	at := tea.Mouse{
		X: rapid.IntRange(-1, 220).Draw(t, "x"), Y: rapid.IntRange(-1, 70).Draw(t, "y"),
		Button: rapid.SampledFrom([]tea.MouseButton{tea.MouseNone, tea.MouseLeft, tea.MouseRight, tea.MouseMiddle, tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelLeft}).Draw(t, "button"),
		Mod:    rapid.SampledFrom([]tea.KeyMod{0, 0, 0, tea.ModShift, tea.ModCtrl}).Draw(t, "modifier"),
	}
	switch rapid.IntRange(0, 4).Draw(t, "mouse") {
	case 0:
		return tea.MouseReleaseMsg(at)
	case 1:
		return tea.MouseWheelMsg(at)
	case 2:
		return tea.MouseClickMsg(at)
	}
	return tea.MouseMotionMsg(at)
}

// Whatever the mouse does, at whatever size, between keys and changes of size, the screen is filled exactly.
func TestAnyMouseAtAnySizeFillsTheScreen(t *testing.T) {
	t.Parallel()
	env := newWorld(t).env()
	keys := everyKey()
	rapid.Check(t, func(t *rapid.T) {
		d := newDriver(context.Background(), env, anyOptions(t))
		d.start(rapid.IntRange(1, 220).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h"))
		d.hasPixels()
		if err := d.press(strings.Fields(rapid.SampledFrom(beginnings).Draw(t, "begin"))...); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				d.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 220).Draw(t, "w"), Height: rapid.IntRange(1, 70).Draw(t, "h")})
			case 1:
				if err := d.press(rapid.SampledFrom(keys).Draw(t, "key")); err != nil {
					t.Fatal(err)
				}
			default:
				d.send(anyMouse(t))
			}
			checkFilled(t, d.model)
		}
		if d.model.fatal != nil {
			t.Fatal(d.model.fatal)
		}
	})
}

func checkFilled(t *rapid.T, m *model) {
	t.Helper()
	lines := strings.Split(m.text(), "\n")
	if len(lines) != m.h {
		t.Fatalf("%d lines on a screen of %d×%d", len(lines), m.w, m.h)
	}
	for i, line := range lines {
		if got := ansi.StringWidth(line); got != m.w {
			t.Fatalf("line %d is %d cells wide on a screen of %d×%d: %q", i, got, m.w, m.h, ansi.Strip(line))
		}
	}
}

// Readings that nobody would make up: wide and combining letters, escapes, huge and tiny values,
// retractions, times of day, one instant many times.
func TestAnyReadingsFillTheScreen(t *testing.T) {
	t.Parallel()
	book := thresholds.DefaultBook()
	texts := []string{"", "IAEA", "漢字かな交じり文", "\x1b[31mred\x1b[m", "a\nb\tc", "e\u0301\u0301", "\u202eright to left", strings.Repeat("long ", 50)}
	keys := everyKey()
	rapid.Check(t, func(t *rapid.T) {
		w := &world{series: map[string]*data.Series{}}
		for _, indicator := range book.Indicators {
			b := data.NewBuilder(indicator.ID, 0)
			for place := range rapid.IntRange(0, 12).Draw(t, "readings") {
				b.Add(anyReading(t, texts), int64(place))
			}
			if s := b.Series(); s.Len() > 0 {
				w.series[indicator.ID] = s
			}
		}
		d := newDriver(context.Background(), w.env(), Options{})
		d.start(rapid.SampledFrom([]int{40, 80, 120, 200}).Draw(t, "w"), rapid.SampledFrom([]int{12, 24, 40, 60}).Draw(t, "h"))
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			if err := d.press(rapid.SampledFrom(keys).Draw(t, "key")); err != nil {
				t.Fatal(err)
			}
			checkFilled(t, d.model)
		}
		if d.model.fatal != nil {
			t.Fatal(d.model.fatal)
		}
	})
}

// Files, reasons and questions that nobody would make up, in lists of any length.
func TestAnyImportsFillTheScreen(t *testing.T) {
	t.Parallel()
	texts := []string{"", "tankers.csv", "漢字かな交じり文", "\x1b[31mred\x1b[m", "a\nb\tc", "e\u0301\u0301", "\u202eright to left", strings.Repeat("long ", 50), strings.Repeat("長", 300)}
	base := newWorld(t).env()
	keys := everyKey()
	rapid.Check(t, func(t *rapid.T) {
		some := func(name string, most int) []string {
			return rapid.SliceOfN(rapid.SampledFrom(texts), 0, most).Draw(t, name)
		}
		text := func(name string) string { return rapid.SampledFrom(texts).Draw(t, name) }
		number := func(name string) int {
			return rapid.SampledFrom([]int{0, 1, 999, 12_345, 10_000_000, 1 << 62}).Draw(t, name)
		}
		var refusals []*data.Refusal
		for range rapid.IntRange(0, 30).Draw(t, "refusals") {
			refusals = append(refusals, &data.Refusal{File: text("file"), Line: number("line"), Column: number("column"), Reason: text("reason"), Text: text("row")})
		}
		var imports []Import
		for id := range rapid.IntRange(0, 80).Draw(t, "imports") {
			imports = append(imports, Import{ID: id + 1, File: text("file"), SHA256: text("sum"), Options: text("options"), Read: number("read"), New: number("new"),
				Refused: number("refused"), Undone: rapid.SampledFrom([]data.Instant{data.NoInstant, 0, 1e12}).Draw(t, "undone")})
		}
		preview := Preview{Understood: some("understood", 20), Summary: text("summary"), Changes: some("changes", 9), Refused: number("refused"), Refusals: refusals, Already: text("already")}
		for range rapid.IntRange(0, 4).Draw(t, "questions") {
			preview.Questions = append(preview.Questions, Question{text("question"), text("flag"), some("choices", 12)})
		}
		for range rapid.IntRange(0, 9).Draw(t, "first") {
			preview.First = append(preview.First, anyReading(t, texts))
		}
		env := base
		env.Imports = func(context.Context) ([]Import, error) { return imports, nil }
		env.Refusals = func(context.Context, int) ([]*data.Refusal, error) { return refusals, nil }
		env.Preview = func(context.Context, string, map[string]string) (Preview, error) { return preview, nil }
		env.Complete = func(context.Context, string) ([]string, error) { return append([]string{}, some("names", 60)...), nil }
		d := newDriver(context.Background(), env, Options{ASCII: rapid.Bool().Draw(t, "ascii")})
		d.start(rapid.IntRange(1, 220).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h"))
		if err := d.press(strings.Fields(rapid.SampledFrom(beginnings[slices.Index(beginnings, "i"):slices.Index(beginnings, ": text:o")]).Draw(t, "begin"))...); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			if rapid.IntRange(0, 5).Draw(t, "what") == 0 {
				d.send(tea.WindowSizeMsg{Width: rapid.IntRange(1, 220).Draw(t, "w"), Height: rapid.IntRange(1, 70).Draw(t, "h")})
			} else if err := d.press(rapid.SampledFrom(keys).Draw(t, "key")); err != nil {
				t.Fatal(err)
			}
			checkFilled(t, d.model)
		}
		if d.model.fatal != nil {
			t.Fatal(d.model.fatal)
		}
	})
}

func anyReading(t *rapid.T, texts []string) data.Reading {
	value := rapid.SampledFrom([]float64{0, 1, -3, 1e-12, 42.5, 1e15, -1e300, 1e300}).Draw(t, "value")
	at := data.Day(rapid.IntRange(17000, 20900).Draw(t, "day")).Instant()
	if rapid.IntRange(0, 4).Draw(t, "clock") == 0 {
		at += data.Instant(rapid.IntRange(0, 86_399_999).Draw(t, "millis"))
	}
	r := data.Reading{
		Observed: at, Value: value, Low: value - 1, High: value + 1,
		Source: rapid.SampledFrom(texts[1:]).Draw(t, "source"), Quality: data.Quality(rapid.IntRange(0, 2).Draw(t, "quality")),
		Published: data.NoInstant, Citation: rapid.SampledFrom(texts).Draw(t, "citation"), Note: rapid.SampledFrom(texts).Draw(t, "note"),
		Retracted: rapid.IntRange(0, 9).Draw(t, "retracted") == 0,
	}
	if rapid.Bool().Draw(t, "dated") {
		r.Published = r.Observed + data.Instant(rapid.IntRange(-30, 400).Draw(t, "lag"))*dayLength
	}
	return r
}
