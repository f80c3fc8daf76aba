package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// stopGrace is how long a command that is to end has for it. It also bounds the wait for what it left running with its output in hand.
const stopGrace = 2 * time.Second

// run runs the command for a fact that is noted, and notes how it ended. Its error is that of the store: how the command fared is told and noted.
func (w *watch) run(ctx context.Context, t sqlite.Telling, record string) error {
	said := &visibleWriter{to: w.app.stderr}
	cmd := shell(ctx, w.command)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(record+"\n"), said, said
	cmd.WaitDelay = stopGrace
	err := cmd.Run()
	said.end()
	t.Outcome, t.Code = outcomeOf(ctx, err)
	if ctx.Err() != nil && cmd.Process != nil {
		killGroup(cmd) // what heeded no signal
	}
	if t.Outcome != sqlite.Done {
		w.failed = true
		fmt.Fprintf(w.app.stderr, "watchtui: fact %d: the command %s: %s\n", t.Fact, t.Outcome, data.Visible(err.Error()))
	}
	return stored{w}.end(ctx, t)
}

// outcomeOf is how a command ended.
func outcomeOf(ctx context.Context, err error) (sqlite.Outcome, int) {
	var exit *exec.ExitError
	switch {
	case err == nil, errors.Is(err, exec.ErrWaitDelay): // which is what it left running
		return sqlite.Done, 0
	case ctx.Err() != nil:
		return sqlite.Stopped, sqlite.NoCode
	case errors.As(err, &exit) && exit.Exited():
		return sqlite.Failed, exit.ExitCode()
	}
	return sqlite.Failed, sqlite.NoCode
}

// takeUp tells of the facts of which nobody knows how their command ended, and runs it again for them where that is asked.
func (w *watch) takeUp(ctx context.Context, retry bool) error {
	store := stored{w}
	facts, err := ask(w.live, func(s *sqlite.Store) ([]sqlite.Fact, error) { return s.Facts(ctx) })
	if err != nil {
		return err
	}
	path := w.storePath()
	for _, f := range facts {
		state := stateOfFact(f, path)
		if f.Watcher != store.watcher() || state != unknownEnd && state != string(sqlite.Stopped) {
			continue
		}
		if !retry {
			fmt.Fprintf(w.app.stderr, "watchtui: fact %d, %s %s %s: its command began at %s UTC, and %s; --retry runs it again\n", f.ID, f.Kind, f.Rule, data.Visible(f.Key),
				f.Last.Began.Minute(), map[string]string{unknownEnd: "nobody knows how it ended", string(sqlite.Stopped): "was stopped"}[state])
			continue
		}
		t, first, err := store.again(ctx, *f.Last)
		if err != nil {
			return err
		}
		if !first {
			continue
		}
		broken := w.app.printf("%s\n", data.Visible(f.Record))
		if err := errors.Join(w.run(ctx, t, f.Record), broken, ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

func (w *watch) storePath() string {
	path, _ := ask(w.live, func(s *sqlite.Store) (string, error) { return s.Path(), nil })
	return path
}

// visibleWriter passes lines on, made fit for a terminal. A line that is longer than maxSaid comes in pieces.
type visibleWriter struct {
	to   io.Writer
	line []byte
}

const maxSaid = 64 << 10

func (v *visibleWriter) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		line, after, ended := bytes.Cut(rest, []byte{'\n'})
		rest = after
		for v.line = append(v.line, line...); len(v.line) > maxSaid; v.line = v.line[maxSaid:] {
			fmt.Fprintln(v.to, data.Visible(string(v.line[:maxSaid])))
		}
		if ended {
			fmt.Fprintln(v.to, data.Visible(strings.TrimSuffix(string(v.line), "\r")))
			v.line = v.line[:0]
		}
	}
	return len(p), nil
}

// end passes on a last line that had no end.
func (v *visibleWriter) end() {
	if len(v.line) > 0 {
		fmt.Fprintln(v.to, data.Visible(string(v.line)))
		v.line = nil
	}
}
