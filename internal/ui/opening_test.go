package ui

import (
	"context"
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// cache is where first screens are kept between the sessions of a test.
type cache struct {
	stamp   string
	opening []byte
	kept    int // times
}

func (c *cache) in(env Env) Env {
	env.Stamp = func(context.Context) (string, error) { return c.stamp, nil }
	env.Opening = func(context.Context) ([]byte, error) { return c.opening, nil }
	env.KeepOpening = func(_ context.Context, opening []byte) error {
		c.opening, c.kept = opening, c.kept+1
		return nil
	}
	return env
}

// begins is a session that has read no series yet, only what there is to read, and the first screen of an earlier one; and what it is about to do.
func begins(env Env, opts Options, width, height int) (*driver, tea.Cmd) {
	d := newDriver(context.Background(), env, opts)
	d.model.Update(tea.WindowSizeMsg{Width: width, Height: height})
	loads := d.model.load()
	for _, cmd := range [...]tea.Cmd{loads[0], d.model.cmd.loadOpening()} {
		if msg := cmd(); msg != nil {
			d.model.Update(msg)
		}
	}
	return d, tea.Batch(loads[1:]...)
}

// Laws: a session begins with the screen on which the one before had found everything, and what it then finds itself is that.
func TestASessionBeginsWithTheFirstScreenAsItWasFound(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, at := range [...]string{"", "2024-08-20"} {
			t.Run(fmt.Sprintf("%dx%d at %s", size[0], size[1], at), func(t *testing.T) {
				opts := Options{}
				if at != "" {
					opts.At, opts.HasAt = dateOf(t, at), true
				}
				c := &cache{stamp: "one"}
				env := c.in(newWorld(t).env())
				d := newDriver(context.Background(), env, opts)
				d.start(size[0], size[1])
				want, title := d.model.text(), d.model.frame.title
				if c.kept != 1 {
					t.Fatalf("the first screen was kept %d times", c.kept)
				}
				next, rest := begins(env, opts, size[0], size[1])
				if got := next.model.text(); got != want || next.model.frame.title != title {
					t.Errorf("the next session begins with %q\n%s\nand not with %q\n%s", next.model.frame.title, got, title, want)
				}
				next.run(rest)
				if got := next.model.text(); got != want || next.model.openings.kept != nil {
					t.Errorf("then it finds\n%s\nand not\n%s", got, want)
				}
			})
		}
	}
}

// A first screen is shown only where all that it follows from is as it was.
func TestOpeningOfSomethingElseIsNotShown(t *testing.T) {
	c := &cache{stamp: "one"}
	w := newWorld(t)
	d := newDriver(context.Background(), c.in(w.env()), Options{})
	d.start(120, 40)
	opening := c.opening
	for _, row := range []struct {
		what   string
		stamp  string
		change func(*Env, *Options)
		width  int
		key    string
		damage int
		shown  bool
	}{
		{what: "all as it was", shown: true},
		{what: "other imports, or another program", stamp: "two"},
		{what: "a terminal of another size", width: 121},
		{what: "another day", change: func(env *Env, _ *Options) { env.Today = func() data.Day { return today + 1 } }},
		{what: "another book", change: func(env *Env, _ *Options) { env.BookStamp = "edited" }},
		{what: "a day that is asked for", change: func(_ *Env, o *Options) { o.At, o.HasAt = today-1, true }},
		{what: "as known then", change: func(_ *Env, o *Options) { o.Vintage = thresholds.AsKnownThen }},
		{what: "ASCII", change: func(_ *Env, o *Options) { o.ASCII = true }},
		{what: "another screen", change: func(_ *Env, o *Options) { o.Screen = "offers" }},
		{what: "a reader who is quicker", key: "down"},
		{what: "a damaged file", damage: 1},
		{what: "nothing of the stamp known", stamp: "-"},
	} {
		t.Run(row.what, func(t *testing.T) {
			c := &cache{stamp: orElse(row.stamp, "one"), opening: append([]byte{}, opening...)}
			env, opts := c.in(w.env()), Options{}
			if row.stamp == "-" {
				env.Stamp = nil
			}
			if row.change != nil {
				row.change(&env, &opts)
			}
			c.opening[len(c.opening)/2] ^= byte(row.damage)
			d, _ := begins(env, opts, max(120, row.width), 40)
			if row.key != "" {
				keys, err := presses(row.key)
				if err != nil {
					t.Fatal(err)
				}
				d.model.Update(keys[0])
			}
			if got := d.model.opening() != nil; got != row.shown {
				t.Errorf("it is shown: %v", got)
			}
		})
	}
}

// What was found of readings that are others by now is not kept; neither is what a reader looks at elsewhere, nor a what-if.
func TestOnlyTheFirstScreenIsKept(t *testing.T) {
	c := &cache{stamp: "one"}
	env := c.in(newWorld(t).env())
	asked := 0
	env.Stamp = func(context.Context) (string, error) {
		asked++
		return fmt.Sprint("stamp ", asked), nil
	}
	d := newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	if c.kept != 0 {
		t.Error("a screen was kept although an import came in between")
	}

	c = &cache{stamp: "one"}
	d = newDriver(context.Background(), c.in(newWorld(t).env()), Options{})
	d.start(120, 40)
	first := c.opening
	d.mustPress(t, "2", "left", "w", "?")
	d.run(tea.Batch(d.model.load()...))
	if c.kept == 2 && string(c.opening) != string(first) {
		t.Error("another screen was kept")
	}
}

// Law: a screen comes back as it was, cell by cell, and nothing that was changed on the way is one.
func TestKeptScreenLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := newCanvas(rapid.IntRange(0, 30).Draw(t, "width"), rapid.IntRange(0, 9).Draw(t, "height"))
		for range rapid.IntRange(0, 9).Draw(t, "texts") {
			c.text(rapid.IntRange(0, 29).Draw(t, "x"), rapid.IntRange(0, 8).Draw(t, "y"), 30,
				rapid.SampledFrom([]string{"oil", "数字", "◐ ≤ 185", "é"}).Draw(t, "text"), style(rapid.IntRange(0, 20).Draw(t, "style")))
		}
		s := keptScreen{rapid.String().Draw(t, "of"), rapid.String().Draw(t, "title"), c}
		text := s.encode()
		back, err := readScreen(text)
		if err != nil {
			t.Fatal(err)
		}
		if back.of != s.of || back.title != s.title || back.canvas.width != c.width || back.canvas.height != c.height || fmt.Sprint(back.canvas.cells) != fmt.Sprint(c.cells) {
			t.Fatalf("got %+v; want %+v", back, s)
		}
		text[rapid.IntRange(0, len(text)-1).Draw(t, "byte")] ^= byte(1 << rapid.IntRange(0, 7).Draw(t, "bit"))
		if _, err := readScreen(text); err == nil {
			t.Fatal("a damaged screen was read")
		}
	})
}

// While readings of an import are judged, the verdict on screen is that on those before; with these readings it is not kept.
func TestAVerdictOnEarlierReadingsIsNotKept(t *testing.T) {
	w, c := newWorld(t), &cache{stamp: "one"}
	d := newDriver(context.Background(), c.in(w.env()), Options{})
	d.start(120, 40)
	w.later(t)
	c.stamp = "two"
	var late []tea.Msg
	for queue := d.model.load(); len(queue) > 0; queue = queue[1:] {
		if queue[0] == nil {
			continue
		}
		switch msg := queue[0]().(type) {
		case nil:
		case tea.BatchMsg:
			queue = append(queue, msg...)
		case historyRunMsg:
			late = append(late, msg)
		default:
			_, next := d.model.Update(msg)
			queue = append(queue, next)
		}
	}
	if len(late) != 1 || c.kept != 1 {
		t.Fatalf("with %d histories on their way %d screens were kept, want 1 and 1", len(late), c.kept)
	}
	d.send(late[0])
	if c.kept != 2 {
		t.Errorf("%d screens were kept, want 2", c.kept)
	}
	next, _ := begins(c.in(w.env()), Options{}, 120, 40)
	fresh := newDriver(context.Background(), w.env(), Options{})
	fresh.start(120, 40)
	if got, want := next.model.text(), fresh.model.text(); got != want {
		t.Errorf("the next session begins with\n%s\nand finds\n%s", got, want)
	}
}
