// Command watchtui keeps sourced readings of hard assets, charts them, and says when and why they move an offer
// from "not good enough" to "negotiable".
//
// One file a subcommand. They share app (app.go): where the store and the book are, for which day and
// vintage the question is asked, and how results are written.
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
