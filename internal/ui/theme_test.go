package ui

import (
	"context"
	"image/color"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// The terminal's answers choose the theme, unless the reader has chosen; T walks through all.
func TestThemeInUse(t *testing.T) {
	dark, light := tea.BackgroundColorMsg{Color: color.Black}, tea.BackgroundColorMsg{Color: color.White}
	few := tea.ColorProfileMsg{Profile: colorprofile.ANSI}
	for _, c := range []struct {
		what string
		opts Options
		msgs []tea.Msg
		want string
	}{
		{"no answer", Options{}, nil, "safe-dark"},
		{"a light terminal", Options{}, []tea.Msg{light}, "safe-light"},
		{"a dark terminal", Options{Theme: "auto"}, []tea.Msg{dark}, "safe-dark"},
		{"chosen", Options{Theme: "contrast-dark"}, []tea.Msg{light, few}, "contrast-dark"},
		{"sixteen colours", Options{}, []tea.Msg{light, few}, "terminal"},
		{"NO_COLOR", Options{NoColour: true, Theme: "dark"}, []tea.Msg{light}, "none"},
		{"T", Options{}, []tea.Msg{light, character('T')}, "safe-dark"},
		{"T with NO_COLOR", Options{NoColour: true}, []tea.Msg{character('T')}, "none"},
	} {
		d := newDriver(context.Background(), newWorld(t).env(), c.opts)
		d.start(80, 24)
		for _, msg := range c.msgs {
			d.send(msg)
		}
		if got := d.model.outfit.theme.name; got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
	d := opened(t, "", 80, 24)
	d.send(light)
	before := d.model.text()
	for range Themes() {
		if err := d.press("T"); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.press("left", "right"); err != nil {
		t.Fatal(err)
	}
	if d.model.text() != before {
		t.Error("once through all themes does not lead to the first again")
	}
}

// A theme paints with its own colours and no others, whatever the screen.
func TestThemesPaint(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down")
	seen := map[string]string{}
	for _, name := range Themes()[1:] {
		d.model.outfit.choose(name)
		text := d.model.paint().render(d.model.outfit.theme)
		if other := seen[text]; other != "" {
			t.Errorf("%s looks like %s", name, other)
		}
		seen[text] = name
	}
}

// The program's own output on terminals of few or no colours: the library takes the nearest that there are.
func TestOutputOnTerminalsOfFewColours(t *testing.T) {
	const trueColour, indexed, basic = `\x1b\[[0-9;:]*[34]8[;:]2[;:]`, `\x1b\[[0-9;:]*[34]8[;:]5[;:]`, `\x1b\[([0-9]+;)*(3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m]`
	for _, c := range []struct {
		what        string
		environment string
		opts        Options
		has, hasNot []string
	}{
		{"true colour", "TERM=xterm-256color COLORTERM=truecolor", Options{}, []string{trueColour}, nil},
		{"256 colours", "TERM=xterm-256color", Options{}, []string{indexed}, []string{trueColour}},
		{"16 colours", "TERM=linux", Options{}, []string{basic}, []string{trueColour, indexed}},
		{"16 colours, a theme of more", "TERM=xterm", Options{Theme: "safe-dark"}, []string{basic}, []string{trueColour, indexed}},
		{"the terminal's own", "TERM=xterm-256color COLORTERM=truecolor", Options{Theme: "terminal"}, []string{basic}, []string{trueColour, indexed}},
		{"NO_COLOR", "TERM=xterm-256color COLORTERM=truecolor NO_COLOR=1", Options{NoColour: true}, []string{`\x1b\[[0-9;]*7`, `\x1b\[1m`}, []string{trueColour, indexed, basic}},
		{"dumb", "TERM=dumb", Options{}, nil, []string{trueColour, indexed, basic, `\x1b\[1m`}},
	} {
		t.Run(c.what, func(t *testing.T) {
			var out string
			synctest.Test(t, func(t *testing.T) { out = outputOf(t, newWorld(t).env(), c.opts, strings.Fields(c.environment)) })
			for _, pattern := range c.has {
				if !regexp.MustCompile(pattern).MatchString(out) {
					t.Errorf("nothing like %s", pattern)
				}
			}
			for _, pattern := range c.hasNot {
				if found := regexp.MustCompile(pattern).FindString(out); found != "" {
					t.Errorf("has %q", found)
				}
			}
		})
	}
}

// outputOf is what the program writes from its start until it is left.
func outputOf(t *testing.T, env Env, opts Options, environment []string) string {
	t.Helper()
	keys, keyboard := io.Pipe()
	defer keyboard.Close()
	out := &recorder{}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	program := newProgram(ctx, newModel(ctx, env, opts), out, tea.WithInput(keys), tea.WithWindowSize(80, 24),
		tea.WithEnvironment(append(environment, "TTY_FORCE=1")))
	done := make(chan error, 1)
	go func() {
		_, err := program.Run()
		done <- err
	}()
	time.Sleep(time.Second) // in which all of it comes
	program.Quit()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	text := out.take()
	if !strings.Contains(text, "GOOD ENOUGH") {
		t.Fatalf("the verdict did not come: %q", text)
	}
	return text
}
