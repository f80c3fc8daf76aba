package main

import (
	"fmt"
	"sync"
	"time"

	"charm.land/bubbles/v2/progress"
	"github.com/charmbracelet/x/ansi"

	"watchtui/internal/data"
)

const (
	progressAfter = 500 * time.Millisecond // nobody needs to see less
	progressEvery = 100 * time.Millisecond
)

// showProgress draws a progress bar on a terminal until the function that it returns is called.
func (a *app) showProgress(in *input) (done func()) {
	if !isTerminal(a.stderr) {
		return func() {}
	}
	stop := make(chan struct{})
	var drawing sync.WaitGroup
	drawing.Go(func() {
		bar := progress.New(progress.WithWidth(40))
		name := ansi.Truncate(data.Visible(in.name), 30, "…")
		wait := time.NewTimer(progressAfter)
		defer wait.Stop()
		drawn := false
		for {
			select {
			case <-stop:
				if drawn {
					fmt.Fprint(a.stderr, "\r\x1b[K")
				}
				return
			case <-wait.C:
				fmt.Fprintf(a.stderr, "\r%s  %s\x1b[K", bar.ViewAs(in.progress()), name)
				drawn = true
				wait.Reset(progressEvery)
			}
		}
	})
	return func() {
		close(stop)
		drawing.Wait()
	}
}
