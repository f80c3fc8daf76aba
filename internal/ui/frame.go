package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// driver runs a model without a terminal: every command at once and to its end, in the order in
// which they were given.
type driver struct {
	model *model
	ended bool // the program was left
}

func newDriver(ctx context.Context, env Env, opts Options) *driver {
	return &driver{model: newModel(ctx, env, opts)}
}

// start begins as a terminal of that size would.
func (d *driver) start(width, height int) {
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	d.run(d.model.Init())
}

// send gives the model a message and runs what it asks for.
func (d *driver) send(msg tea.Msg) {
	if d.ended {
		return
	}
	_, cmd := d.model.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	for queue := []tea.Cmd{cmd}; len(queue) > 0 && !d.ended; {
		cmd, queue = queue[0], queue[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.QuitMsg:
			d.ended = true
		case tea.BatchMsg:
			queue = append(queue, msg...)
		default:
			_, next := d.model.Update(msg)
			queue = append(queue, next)
		}
	}
}

// press presses keys by their names.
func (d *driver) press(names ...string) error {
	for _, name := range names {
		keys, err := presses(name)
		if err != nil {
			return err
		}
		for _, key := range keys {
			d.send(key)
		}
	}
	return nil
}

// Frame is the screen that keys lead to, without a terminal: the same model, the same Update and
// the same View as in Run. Keys have Bubble Tea's names, such as "down", "+" or "shift+left"; "text:abc" types
// abc. What cannot be read is an error here. Lines do not end in blanks; with colour, blanks that look like none stay.
func Frame(ctx context.Context, env Env, opts Options, width, height int, keys []string, colour bool) (string, error) {
	env.After = nil // no time passes
	d := newDriver(ctx, env, opts)
	d.start(width, height)
	if err := d.press(keys...); err != nil {
		return "", err
	}
	if d.model.fatal != nil {
		return "", d.model.fatal
	}
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if d.model.status.isBad {
		return "", d.model.status.cause
	}
	if !colour {
		return d.model.paint().plain(), nil
	}
	lines := strings.Split(d.model.text(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n"), nil
}
