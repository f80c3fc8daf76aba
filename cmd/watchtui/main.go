// Command watchtui keeps sourced readings of hard assets, charts them, and says when and why they move an offer
// from "not good enough" to "negotiable".
//
// One file a subcommand. They share app (app.go): where the store and the book are, for which day and
// vintage the question is asked, and how results are written.
//
// # Where things are
//
//	app.go, root.go              one run of the program: the command line, its flags, and how it ends; exit.go: exit codes, and what errors say to do next; misuse.go: what is said of arguments and flags given in vain
//	question.go, scenario.go     for which day and with what knowledge is asked; a scenario laid over the readings
//	store.go, live.go            the store, and the book and store of a program that stays open; whole.go: files put in place whole
//	init.go, config.go, book.go  a store with the reference readings, the settings, and a file for the user to edit
//	book_*.go                    a watchbook compared, doubted, tested and described to editors
//	check*.go, explain*.go       the verdict, and its whole chain; history.go: since when; certainty.go: how sure; smallest.go: what would change it
//	offers*.go, floor*.go, talk.go the analysis, a command a noun; so are triggers*.go and outlook.go
//	readings.go, indicators.go   what is in the store; listing.go: as a table, CSV or JSON; *record.go, optional.go: as JSON; memo.go: as text
//	import*.go, input.go         a file on its way in; spool.go: one that can be read only once; understand.go, steer.go: what is asked of it first;
//	                             sniff*.go, rehearse.go: without importing it; progress.go
//	watch*.go                    what tells of firings and changes, once; shell_*.go, signals_*.go, lock_*.go: what systems do differently
//	open.go, env*.go             the dashboard, and the world that it sees; complete.go: paths that are typed in it; kept.go, opening.go, scenarios.go,
//	                             export.go: what it keeps, saves and writes
//	chart.go, frame.go, keys.go  what the dashboard has, without opening it
package main

import (
	"context"
	"os"
	"time"
)

func main() {
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, now: time.Now}
	os.Exit(a.run(context.Background(), os.Args[1:]))
}
