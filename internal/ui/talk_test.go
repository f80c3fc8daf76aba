package ui

import (
	"fmt"
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// The Talk screen at three sizes: the headlines, one in full, the event study, and what there is in the small.
func TestTalkScreens(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"talk": "a G k", "talk_headline": "a G k enter", "talk_study": "a tab"} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2026-11-23", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
	for _, size := range [...][2]int{{120, 40}, {200, 60}} { // two headlines leave room for charts of the assets
		name := fmt.Sprintf("talk_around_%dx%d", size[0], size[1])
		golden(t, name, planes(opened(t, "2024-12-05", size[0], size[1], "a").model.paint()))
	}
	golden(t, "talk_filter", planes(opened(t, "2026-11-23", 80, 24, strings.Fields("a / text:strategic")...).model.paint()))
	golden(t, "talk_smallest", planes(opened(t, "2026-11-23", 40, 12, "a").model.paint()))
}

// Also where lines are short it is said in full when the first headline was.
func TestNoHeadlineYet(t *testing.T) {
	opened(t, "2024-08-20", 40, 12, "a").says(t, "no headline up to this day: the first is\n", "of 2024-08-29; g d goes to a day")
}

// Each key and click on the Talk screen, and what is said then.
func TestTalk(t *testing.T) {
	for _, c := range []struct{ story, keys, want string }{
		{"the tally stands above the headlines", "a", "3 of 10 headlines strategic (30 %; of all days 65 %), 14 unseen"},
		{"as known then, too", "v a", "3 of 10 headlines strategic"},
		{"before the first", "g d text:2024-08-28 enter a", "no headline up to this day"},
		{"its window is open", "g d text:2024-09-10 enter a", "◔ open"},
		{"the first in full", "a G enter", "60 incidents → 57 incidents, 3 incidents nearer"},
		{"the one above", "a G enter left", "66 incidents → 29 incidents, 37 incidents nearer"},
		{"its day, on Watch", "a G enter enter", "at 2024-08-29"},
		{"closed again", "a G enter esc", "Headlines · 24"},
		{"the event study", "a tab", "between"},
		{"and back", "a tab tab", "Headlines · 24"},
		{"filtered", "a / text:strategic enter", "Headlines / strategic · 3 of 24"},
		{"nothing passes", "a / text:zebra enter", "none matches"},
		{"there and back again, in full as it was", "a G enter enter ctrl+o", "Headline of 2024-08-29"},
		{"and to the list", "a G enter enter ctrl+o esc", "▸ 2024-08-29"},
		{"in words", "a D", "Followed by a move: 2024-11-19"},
		{"copied", "a Y t", "copied the table as CSV: 25 lines"},
		{"a headline copied", "a Y r", "copied the reading: 1 line"},
		{"from the palette", ": text:talk_against enter", "Headlines"},
	} {
		keys := strings.Fields(c.keys)
		if strings.HasPrefix(c.story, "from the palette") {
			keys = []string{":", "text:against", "enter"}
		}
		d := opened(t, "2026-11-23", 120, 40, keys...)
		if got := d.model.paint().plain(); !strings.Contains(strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(c.want), " ")) {
			t.Errorf("%s: no %q in\n%s", c.story, c.want, got)
		}
	}
}

// A click selects a headline, another opens it; the wheel scrolls.
func TestTalkByMouse(t *testing.T) {
	d := opened(t, "2026-11-23", 120, 40, "a")
	lines := d.model.talkLines()
	d.click(lines.x+5, lines.y+2)
	if d.model.talk.selected != 2 || d.model.talk.full {
		t.Fatalf("selected %d", d.model.talk.selected)
	}
	d.click(lines.x+5, lines.y+2)
	if !d.model.talk.full {
		t.Error("a second click does not open it")
	}
	d.click(lines.x, lines.y)
	l := d.model.talkLayout()
	if d.click(l.study.x+3, l.study.y+2); !d.model.talk.onStudy || d.model.talk.full {
		t.Errorf("a click on the event study: %+v", d.model.talk.where())
	}
}

// A book without headlines has no Talk screen, and says so; one that loses them is left.
func TestTalkWithoutHeadlines(t *testing.T) {
	source := strings.Replace(string(thresholds.DefaultSource()), `role    = "rhetoric"`, "", 1)
	source = strings.Replace(source, "[talk]", "# [talk]", 1)
	i := strings.Index(source, "# [talk]")
	source = source[:i] + source[i+strings.Index(source[i:], "# -----"):]
	book, err := thresholds.ParseBook("silent.toml", []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	d := opened(t, "2026-11-23", 120, 40, "a")
	for _, cmd := range append(d.model.takeBook("2", book, nil), d.model.ask()...) {
		d.run(cmd)
	}
	if d.model.on != watchScreen {
		t.Errorf("on %s", screenNames[d.model.on])
	}
	d.mustPress(t, "a")
	d.says(t, "the watchbook has no headlines about talks")
}

// The panes fill the screen, however many headlines there are.
func TestTalkFillsTheScreen(t *testing.T) {
	for _, c := range []struct {
		name, at string
		w, h     int
		want     []string
	}{
		{"talk_few_80x24", "2025-03-10", 80, 24, []string{"After it", "moves", "window"}},
		{"talk_none_120x40", "2024-08-20", 120, 40, []string{"no headline up to this day", "Event study"}},
		{"talk_none_200x60", "2024-08-20", 200, 60, []string{"no headline up to this day", "Event study"}},
	} {
		text := opened(t, c.at, c.w, c.h, "a").model.paint().plain()
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, text)
			}
		}
		if c.h > 24 && strings.Contains(text, "\n\n") {
			t.Errorf("%s has a hole:\n%s", c.name, text)
		}
		golden(t, c.name, text)
	}
}

// A headline that is cut says so, also beside the scrollbar.
func TestTalkCutsBesideTheScrollbar(t *testing.T) {
	text := opened(t, "2026-11-23", 80, 24, "a").model.paint().plain()
	for _, line := range strings.Split(text, "\n") {
		if before, ok := strings.CutSuffix(line, "█"); ok && !strings.HasSuffix(before, "…") && !strings.HasSuffix(before, " ") {
			t.Errorf("the scrollbar eats the end of %q", line)
		}
	}
	if !strings.Contains(text, "█") {
		t.Errorf("no scrollbar in\n%s", text)
	}
}
