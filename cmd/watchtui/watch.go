package main

import (
	"context"
	"errors"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

// watchEvery is how long a watch waits before it looks again whether the readings, the book or the day are others.
const watchEvery = time.Second

// watchAsked is what a watch is asked for by flags.
type watchAsked struct {
	command, name, since string
	once, retry, list    bool
}

func (a *app) watchCommand() *cobra.Command {
	var asked watchAsked
	cmd := &cobra.Command{
		Use:   "watch",
		Short: "Follow the store, and tell of each firing and each change of a verdict",
		Long: `Follows the store and the watchbook, and prints each firing of a trigger and each change of a verdict as one line of JSON. What has
happened when it begins is past, and not told of; with --since DATE also what became known on that date or later.

With --exec it runs a command for each fact, by the shell (sh -c, on Windows cmd /C) and one after the other, with the fact's JSON on its standard
input. A fact is noted in the store before its command runs: no command runs twice for it, also after a restart, and of several watches of one name
(--as) one runs it. A trigger or an offer that is new to the store, or defined otherwise than before, begins with a past that is only noted.

Where a watch was killed, nobody knows how a command ended that ran then. Such facts are told on beginning and listed with --list; --retry runs
the command again for them, and for those that the end of a watch stopped.

Exit code 0: it was ended, or --once is done. 1: with --once, a command failed.`,
		Example: `watchtui watch
watchtui watch --exec 'mail -s "watchtui" me@example.org'
watchtui watch --once --since 2026-11-01 --exec ./tell.sh
watchtui watch --list`,
		Args: cobra.NoArgs,
	}
	format := a.formatFlag(cmd)
	cmd.Flags().StringVar(&asked.command, "exec", "", "run `COMMAND` once for each fact, with its JSON on the standard input")
	cmd.Flags().StringVar(&asked.name, "as", "watch", "the `NAME` of this watch: each name is told of every fact once")
	cmd.Flags().StringVar(&asked.since, "since", "", "tell also of what became known on `DATE` or later")
	cmd.Flags().BoolVar(&asked.once, "once", false, "look once and end")
	cmd.Flags().BoolVar(&asked.retry, "retry", false, "run the command again where nobody knows how it ended")
	cmd.Flags().BoolVar(&asked.list, "list", false, "list the facts that were noted, and how their commands ended")
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		if asked.list {
			return a.listStored(cmd.Context(), *format, factsListing)
		}
		if *format != "" {
			return usage("--format is for --list: facts are told as lines of JSON")
		}
		return a.watch(cmd, asked)
	})
	return cmd
}

// watch is a program that stays open and tells.
type watch struct {
	app      *app
	live     *live
	name     string // who is told
	command  string // "" to print alone
	since    data.Day
	hasSince bool
	once     bool

	ledger  ledger
	life    *life // nil without a command
	began   bool  // it has looked once
	failed  bool  // a command has
	trouble string
}

func (a *app) watch(cmd *cobra.Command, asked watchAsked) (err error) {
	ctx := cmd.Context()
	w := &watch{app: a, name: asked.name, command: asked.command, once: asked.once, ledger: newMemory()}
	switch {
	case cmd.Flags().Changed("exec") && asked.command == "":
		return usage("--exec is empty")
	case asked.name == "" || data.Visible(asked.name) != asked.name:
		return usage("--as %s: want a name", data.Quoted(asked.name))
	case asked.retry && asked.command == "":
		return usage("--retry needs --exec: what stands in the store is not run")
	case asked.once && asked.command == "" && asked.since == "":
		return usage("--once would print nothing: it needs --exec or --since")
	}
	if asked.since != "" {
		if w.since, err = data.ParseDay(asked.since); err != nil {
			return usage("--since: %w", err)
		}
		w.hasSince = true
	}
	stamp := a.bookStamp()
	in, err := a.inquire(ctx)
	if err != nil {
		return err
	}
	w.live = newLive(a, in.store, in.book)
	defer func() { err = errors.Join(err, w.live.close()) }()
	heedBrokenPipes()
	if w.command != "" {
		if w.life, err = beginLife(in.store.Path()); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, w.life.end()) }()
		w.ledger = stored{w}
		if err := w.takeUp(ctx, asked.retry); err != nil {
			return w.ended(ctx, err)
		}
	}
	return w.ended(ctx, w.follow(ctx, stamp))
}

// ended is how the watch ends: to be ended is what it waits for.
func (w *watch) ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && !w.once {
		return nil
	}
	if w.command == "" && errors.Is(err, errBroken) && errors.Is(err, syscall.EPIPE) {
		return nil // who reads has enough, and there is nothing else to do
	}
	if err == nil && w.once && w.failed {
		return errNo
	}
	return err
}

// follow looks whenever something is another: the readings, the book or the day. stamp is that of the book that was read.
func (w *watch) follow(ctx context.Context, stamp string) error {
	type seen struct {
		version int64
		stamp   string
		day     data.Day
	}
	var before seen
	for {
		_, now, err := w.live.readBook(stamp)
		if stamp = now; err != nil {
			w.say(err) // the book before stays in force
		}
		version, err := w.live.version(ctx)
		q, _ := w.app.question() // it was read before
		if is := (seen{version, stamp, q.at}); err == nil && is != before {
			if err = w.look(ctx, q, version); err == nil {
				before = is
			}
		}
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, errMoved): // it is soon looked at again
		case w.once || !w.began || errors.Is(err, sqlite.ErrNewer) || errors.Is(err, errBroken):
			return err
		case err != nil:
			w.say(err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(watchEvery):
		}
	}
}

// say tells what is wrong while the watch goes on, once as long as it is the same.
func (w *watch) say(err error) {
	if text := err.Error(); text != w.trouble {
		w.trouble = text
		w.app.complain(err)
	}
}
