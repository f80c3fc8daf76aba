package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// titleReader is the titles that a terminal was given, the latest last, and those it was told to keep.
type titleReader struct {
	titles []string // the first is the shell's
	kept   []string
}

var titleSequence = regexp.MustCompile("\x1b\\]([0-2]);([^\x07\x1b]*)(?:\x07|\x1b\\\\)|" + regexp.QuoteMeta(keepsTitle) + "|" + regexp.QuoteMeta(restoresTitle))

func (r *titleReader) read(text string) {
	if r.titles == nil {
		r.titles = []string{"shell"}
	}
	for _, found := range titleSequence.FindAllStringSubmatch(text, -1) {
		switch last := len(r.kept) - 1; {
		case found[0] == keepsTitle:
			r.kept = append(r.kept, r.titles[len(r.titles)-1])
		case found[0] == restoresTitle && last >= 0:
			r.titles = append(r.titles, r.kept[last])
			r.kept = r.kept[:last]
		case found[1] != "":
			r.titles = append(r.titles, found[2])
		}
	}
}

// titled waits until the terminal has a title.
func (x *terminal) titled(want string) {
	x.t.Helper()
	var titles []string
	if !soon(func() bool {
		x.mu.Lock()
		titles = slices.Clone(x.titles.titles)
		x.mu.Unlock()
		return len(titles) > 0 && titles[len(titles)-1] == want
	}) {
		x.t.Fatalf("titles %q, want %q at last", titles, want)
	}
}

// What the terminal is called on the way through the screens.
func TestTitle(t *testing.T) {
	for _, c := range []struct{ what, at, keys, want string }{
		{"now", "", "", "× not good enough ▲ stale · watchtui"},
		{"another day says which", "2024-08-20", "", "◐ negotiable · 2024-08-20 · watchtui"},
		{"the last change", "2024-08-20", "<", "◐ negotiable · 2024-07-26 · watchtui"},
		{"another screen", "2024-08-20", "i", "◐ negotiable · 2024-08-20 · watchtui"},
		{"a what-if", "2024-08-20", "w", "what if: ◐ negotiable · 2024-08-20 · watchtui"},
		{"before the first reading", "2001-01-01", "", "no reading yet · 2001-01-01 · watchtui"},
	} {
		d := opened(t, c.at, 80, 24, strings.Fields(c.keys)...)
		if got := d.model.View().WindowTitle; got != c.want {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
		d.model.opts.ASCII, d.model.frame.valid = true, false
		plain := d.model.View().WindowTitle
		if i := strings.IndexFunc(plain, func(r rune) bool { return r > '~' }); i >= 0 || !strings.HasSuffix(plain, "watchtui") {
			t.Errorf("%s: in ASCII %q", c.what, plain)
		}
		d.model.opts.NoTitle, d.model.frame.valid = true, false
		if got := d.model.View().WindowTitle; got != "" {
			t.Errorf("%s: a title that is not wanted: %q", c.what, got)
		}
	}
}

// Nothing that a book says gets out of the title: not what ends it, nor what the terminal would act upon.
func TestTitleOfAHostileBook(t *testing.T) {
	d := opened(t, "2024-08-20", 80, 24)
	offer := *d.model.judged.verdicts[0].Offer
	offer.Rungs = slices.Clone(offer.Rungs)
	for i := range offer.Rungs {
		offer.Rungs[i].Name = "Übel\a\x1b]52;c;ZXZpbA==\a\u009b31m\nbad"
	}
	d.model.judged.verdicts[0].Offer = &offer
	d.model.frame.valid = false
	title := d.model.View().WindowTitle
	if !strings.Contains(title, "bad") || strings.Contains(title, "\x9c") || strings.ContainsFunc(title, func(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 }) {
		t.Errorf("got %q", title)
	}
}

// A terminal has the title of the verdict as long as the program runs, is told of it only when it is another, and then has its own back.
func TestTerminalTitle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		const stale = "× not good enough ▲ stale · watchtui"
		x := startTerminal(t, w.env(), 80, 24)
		x.titled(stale)
		x.shows(opened(t, "", 80, 24).model.paint().plain())
		x.types("<")
		x.titled("× not good enough · 2024-09-14 · watchtui")
		x.program.Quit()
		if err := <-x.done; err != nil {
			t.Fatal(err)
		}
		x.titled("shell")
		seen := slices.DeleteFunc(slices.Clone(x.titles.titles), func(title string) bool { return title == "watchtui" }) // as long as nothing is judged
		if want := []string{"shell", stale, "× not good enough · 2024-09-14 · watchtui", "", "shell"}; !slices.Equal(seen, want) {
			t.Errorf("titles %q, want %q", seen, want)
		}
		if len(x.titles.kept) > 0 {
			t.Errorf("%q is still kept", x.titles.kept)
		}
	})
}

// Where no title is wanted the terminal hears nothing of one.
func TestTerminalWithoutTitle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		x := startTerminalWith(t, newWorld(t).env(), Options{NoTitle: true}, 80, 24)
		x.shows(opened(t, "", 80, 24).model.paint().plain())
		x.program.Quit()
		if err := <-x.done; err != nil {
			t.Fatal(err)
		}
		if got := x.titles; len(got.titles) != 1 || len(got.kept) > 0 {
			t.Errorf("got %q", got)
		}
	})
}

// After the end nothing is kept any more, and who was not kept is not restored.
func TestTitleKeeper(t *testing.T) {
	var out strings.Builder
	k := newTitleKeeper(&out, Options{})
	k.restore()
	k.keep()
	k.keep()
	k.restore()
	k.restore()
	k.keep()
	k.end()
	k.end()
	k.keep()
	k.restore()
	if want := keepsTitle + restoresTitle + keepsTitle + restoresTitle; out.String() != want {
		t.Errorf("wrote %q, want %q", out.String(), want)
	}
}
