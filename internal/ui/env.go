package ui

import (
	"context"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Env is the world outside. The program asks it from commands only (cmd.go), so that nothing here
// waits, and tests can be another world.
type Env struct {
	Book  *thresholds.Book
	Today func() data.Day

	// After is time.After. Where it is nil no time passes: nothing is looked at again and no
	// message goes away by itself.
	After func(time.Duration) <-chan time.Time

	// Summary says quickly what there is to read.
	Summary func(ctx context.Context) (Summary, error)

	// Series reads one indicator; a series without readings (or nil) where there are none.
	Series func(ctx context.Context, indicator string) (*data.Series, error)

	// Version changes when the readings do. Where it is nil they never do.
	Version func(ctx context.Context) (int64, error)
}

// Summary is what a store holds, without its readings.
type Summary struct {
	Indicators []IndicatorSummary
	LastImport int64 // the number of the latest import; 0 where there is none
}

// IndicatorSummary is what there is of one indicator.
type IndicatorSummary struct {
	ID          string
	Readings    int
	First, Last data.Day // observed
}

// Readings is how many there are in all, and the day of the last.
func (s Summary) Readings() (n int, last data.Day) {
	for _, of := range s.Indicators {
		if of.Readings > 0 && (n == 0 || of.Last > last) {
			last = of.Last
		}
		n += of.Readings
	}
	return n, last
}

// Options is how the program begins.
type Options struct {
	At      data.Day // the day to look at, where HasAt
	HasAt   bool     // else today
	Vintage thresholds.Vintage
	ASCII   bool   // no character beyond ASCII in what the program draws
	Theme   string // "dark", "light", or "auto" (and ""): as the terminal answers
}
