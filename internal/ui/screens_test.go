package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// opened is a driver on the reference readings.
func opened(t testing.TB, at string, width, height int, keys ...string) *driver {
	t.Helper()
	opts := Options{}
	if at != "" {
		opts.At, opts.HasAt = dateOf(t, at), true
	}
	d := newDriver(context.Background(), newWorld(t).env(), opts)
	d.start(width, height)
	if err := d.press(keys...); err != nil {
		t.Fatal(err)
	}
	return d
}

// Each screen at three sizes on three days: in a short window in which the offer is negotiable, in
// another, and now, when all evidence is stale.
func TestScreens(t *testing.T) {
	sizes := [...][2]int{{80, 24}, {120, 40}, {200, 60}}
	days := [...]string{"2021-12-15", "2024-08-20", "2026-11-23"}
	screens := [...]struct {
		name string
		keys []string
	}{
		{"watch", nil},
		{"indicator", []string{"1"}},
	}
	for _, screen := range screens {
		for _, size := range sizes {
			for _, at := range days {
				name := fmt.Sprintf("%s_%dx%d_%s", screen.name, size[0], size[1], at)
				t.Run(name, func(t *testing.T) {
					golden(t, name, planes(opened(t, at, size[0], size[1], screen.keys...).model.paint()))
				})
			}
		}
	}
}

// The Imports screen at three sizes: the list, an import with refused rows, the question before an undo, and a
// preview with a question answered and one open.
func TestImportScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{
			"imports": "i", "import": "i enter", "import_undo": "i end x", "import_preview": "i a text:data/tankers.csv enter right tab",
		} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// The Benchmark screen at three sizes, in each state that there is to see.
func TestBenchmarkScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for state, keys := range map[string]string{
			"met 2024-08-20": "down down enter", "holding 2021-06-20": "down enter", "stale 2026-11-23": "down down enter",
			"unmet 2024-08-20": "down down down down down enter", "no_data 2021-12-15": "down down down down down enter",
		} {
			state, at, _ := strings.Cut(state, " ")
			name := fmt.Sprintf("benchmark_%dx%d_%s", size[0], size[1], state)
			t.Run(name, func(t *testing.T) {
				d := opened(t, at, size[0], size[1], strings.Fields(keys)...)
				if s, _ := d.model.benchmarkJudged(); s.Word.String() != strings.ReplaceAll(state, "_", " ") {
					t.Errorf("the benchmark is %s", s.Word)
				}
				golden(t, name, planes(d.model.paint()))
			})
		}
	}
}

// The What if screen at three sizes: a value moved and the verdict flipped, and the smallest change.
func TestWhatIfScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{
			"whatif": "w down down down shift+right right right right right a ctrl+u text:slv_launches space text:0 space text:2024-09-30 enter up", "whatif_smallest": "w m",
		} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// The Triggers screen at three sizes: the list, the firings of one, and a firing in full.
func TestTriggerScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"triggers": "t", "trigger_firings": "t down enter down", "trigger_firing": "t down down enter enter"} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2025-07-30", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// The box that asks for a file's name, at three sizes, and that there is such a file.
func TestExportScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"export": "1 e", "export_there": "e enter e enter"} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// What else there is to see, where each is at its most telling.
func TestViews(t *testing.T) {
	t.Parallel()
	views := [...]struct {
		name, at      string
		width, height int
		keys          string
	}{
		{"watch_smallest", "2024-08-20", 40, 12, ""},
		{"watch_narrow", "2024-08-20", 60, 30, ""},
		{"watch_too_small", "", 30, 8, ""},
		{"watch_benchmark_selected", "2025-07-30", 120, 40, "down down down"},
		{"watch_as_known_then", "2024-08-20", 80, 24, "v"},
		{"indicator_zoomed", "2024-08-20", 80, 24, "3 left +"},
		{"indicator_one_source", "2026-11-23", 120, 40, "1 s"},
		{"indicator_readings", "2026-11-23", 80, 24, "1 tab down"},
		{"indicator_filter", "2026-11-23", 120, 40, "1 tab / text:kpler"},
		{"indicator_revisions", "2026-11-23", 120, 40, "7 tab tab"},
		{"indicator_benchmarks", "2024-08-20", 80, 24, "4 tab tab tab down"},
		{"indicator_record", "2026-11-23", 80, 24, "1 tab down enter"},
		{"imports_filter", "", 120, 40, "i / text:vortexa"},
		{"imports_smallest", "", 40, 12, "i"},
		{"imports_path", "", 80, 24, "i a text:data/t tab"},
		{"imports_undone", "", 80, 24, "i end x y"},
		{"benchmark_smallest", "2024-08-20", 40, 12, "down down enter"},
		{"benchmark_narrow", "2024-08-20", 60, 30, "down down enter"},
		{"benchmark_crosshair", "2025-06-01", 120, 40, "up down down down down down down enter [ left left left"},
		{"benchmark_readings", "2024-08-20", 80, 24, "down down down down down enter tab down"},
		{"benchmark_filter", "2025-06-01", 120, 40, "down down down down down down enter tab / text:fars"},
		{"benchmark_record", "2024-08-20", 80, 24, "down down down down down enter tab down enter"},
		{"description_watch", "2024-08-20", 120, 40, "tab D"},
		{"description_indicator", "2024-08-20", 80, 24, "4 D"},
		{"description_benchmark", "2024-08-20", 80, 24, "down enter D end"},
		{"description_smallest", "2024-08-20", 40, 12, "1 D pgdown"},
		{"whatif_smallest_screen", "2024-08-20", 40, 12, "w down down down right"},
		{"whatif_nothing", "", 80, 24, "w"},
		{"whatif_line", "2024-08-20", 80, 24, "w a text:many enter"},
		{"whatif_load", "2024-08-20", 80, 24, "w right S text:one enter right S ctrl+u text:two enter L down"},
		{"whatif_indicator", "2024-08-20", 120, 40, "w down down down right right enter"},
		{"help", "2024-08-20", 120, 40, "?"},
		{"help_filter", "2024-08-20", 80, 24, "? / text:crosshair"},
		{"triggers_smallest", "2025-07-30", 40, 12, "t down"},
		{"triggers_smallest_firings", "2025-07-30", 40, 12, "t down enter"},
		{"triggers_filter", "2025-07-30", 80, 24, "t / text:stock"},
		{"triggers_whatif", "2024-08-20", 80, 24, "w down down down shift+right right right right t end up up"},
		{"description_trigger", "2025-07-30", 80, 24, "t end up D"},
		{"watch_filter", "2024-08-20", 80, 24, "/ text:kg"},
		{"watch_filter_smallest", "2024-08-20", 40, 12, "/ text:stock enter down"},
	}
	for _, view := range views {
		t.Run(view.name, func(t *testing.T) {
			d := opened(t, view.at, view.width, view.height, strings.Fields(view.keys)...)
			golden(t, view.name, planes(d.model.paint()))
		})
	}
}

// What is laid over the screens, at each size: the smallest has the most to leave out.
func TestOverlays(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{
			"palette": ": down", "palette_found": ": text:fordow", "menu_goto": "g", "date": "g d text:q3 space text:2023",
			"bookmark": "down b", "bookmarks": "down b enter n 3 + + b enter ' down", "menu_copy": "1 Y",
		} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
		name := fmt.Sprintf("news_%dx%d", size[0], size[1])
		t.Run(name, func(t *testing.T) {
			d, _ := returned(t, size[0], size[1])
			golden(t, name, planes(d.model.paint()))
		})
	}
}

// Without box drawing and braille every mark has a character of ASCII.
func TestASCII(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{
		"",
		"down",
		"1",
		"1 tab",
		"3 +",
		"?",
		"1 enter",
		"down enter",
		"down down enter left tab",
		"down enter tab enter",
		"down D",
		"6 D",
		"i",
		"i enter",
		"i x",
		"i a text:data/tankers.csv enter right",
		"1 c",
		"1 c space down down space down down space enter",
		"6 c enter tab",
		"3 x left left",
		"4 [ [ [ r shift+left",
		": text:oil",
		"g",
		"g d text:2023",
		"b",
		"b enter '",
		"1 Y",
		"/ text:stock",
		"w",
		"w right",
		"w m",
		"w a text:x enter",
		"w L",
		"t",
		"t enter",
		"t enter enter",
		"o",
		"f",
		"f tab",
		"f D",
		"o down enter down",
		"o end D",
		"o enter w right",
		"e",
		"1 e tab",
	} {
		for _, size := range [...][2]int{{40, 12}, {80, 24}, {200, 60}} {
			d := opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...)
			wide := d.model.paint().plain()
			d.model.opts.ASCII, d.model.keys = true, d.model.keys.inASCII()
			text := d.model.paint().plain()
			for _, r := range text {
				if r > '~' {
					t.Errorf("%q at %v: %q is not ASCII\n%s", keys, size, r, text)
					break
				}
			}
			// What compares says so: to read < for ≤ would be wrong.
			for sign, pair := range map[string]string{"≤": "<=", "≥": ">=", "±": "+-"} {
				if got, want := strings.Count(text, pair), strings.Count(wide, sign)+strings.Count(wide, pair); got < want {
					t.Errorf("%q at %v: %d times %s, and %s stood there %d times\n%s", keys, size, got, pair, sign, want, text)
				}
			}
		}
	}
}

// In ASCII the arrow keys have their names: < and > are other keys.
func TestArrowKeysInASCII(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"", "left/right time  up/down select  enter open  <> change"},
		{"1", "left/right reading"},
		{"w", "left/right"},
		{"?", "left h             a day back"},
		{"1 ?", "shift+left H "},
		{"1 enter ?", "up k left h "},
	} {
		text, err := Frame(context.Background(), newWorld(t).env(), Options{ASCII: true, At: dateOf(t, "2024-08-20"), HasAt: true}, 120, 60, strings.Fields(c.keys), false)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, c.want) {
			t.Errorf("after %q: no %q in\n%s", c.keys, c.want, text)
		}
	}
}

// A frame is the text of the canvas, and with colour the same text.
func TestFrameColour(t *testing.T) {
	env := newWorld(t).env()
	plain, err := Frame(context.Background(), env, Options{}, 120, 40, []string{"<", "down"}, false)
	if err != nil {
		t.Fatal(err)
	}
	colour, err := Frame(context.Background(), env, Options{}, 120, 40, []string{"<", "down"}, true)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(colour, "\x1b[") {
		t.Error("the frame with colour has none")
	}
	for i, line := range strings.Split(ansi.Strip(colour), "\n") {
		if got, want := strings.TrimRight(line, " "), strings.Split(plain, "\n")[i]; got != want {
			t.Errorf("line %d\n got %q\nwant %q", i, got, want)
		}
	}
}

func TestFrameRefusesUnknownKeys(t *testing.T) {
	for key, want := range map[string]string{
		"escape": `did you mean "esc"`, "dwon": `did you mean "down"`, "pagedown": `did you mean "pgdown"`,
		"hyperspace": "is not a key", "shft+left": "is not a key", "ctrl+": "is not a key",
	} {
		_, err := Frame(context.Background(), newWorld(t).env(), Options{}, 80, 24, []string{key}, false)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", key, err, want)
		}
	}
}
