package ui

import (
	"context"
	"time"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Env is the world outside. The program asks it from commands only (cmd*.go), so that nothing here
// waits, and tests can be another world.
type Env struct {
	Book  *thresholds.Book
	Today func() data.Day

	// ReadBook reads the watchbook again where it is another than that with the stamp given; else it is nil. BookStamp is that
	// of Book. Where ReadBook is nil the book stays as it is.
	BookStamp string
	ReadBook  func(had string) (book *thresholds.Book, stamp string, err error)

	// After is time.After. Where it is nil no time passes: nothing is looked at again and no
	// message goes away by itself.
	After func(time.Duration) <-chan time.Time

	// Summary says quickly what there is to read.
	Summary func(ctx context.Context) (Summary, error)

	// Series reads one indicator; a series without readings (or nil) where there are none.
	Series func(ctx context.Context, indicator string) (*data.Series, error)

	// Settle is asked once all that was read is on the screen, and may take its time to make the next reading quick. It may be nil.
	Settle func(ctx context.Context)

	// Version changes when the readings do. Where it is nil they never do.
	Version func(ctx context.Context) (int64, error)

	// What the Imports screen needs. Each may be nil: the screen then says that it cannot be done here.
	// Undo, Redo and Import return in words what they did.
	Imports  func(ctx context.Context) ([]Import, error) // in any order
	Refusals func(ctx context.Context, id int) ([]*data.Refusal, error)
	Undo     func(ctx context.Context, id int) (said string, err error)
	Redo     func(ctx context.Context, id int) (said string, err error)

	// Scenarios are what-ifs that were saved, by their names; each may be nil. SaveScenario does not replace one that is there unless
	// it is told to: its error is then fs.ErrExist.
	Scenarios    func(ctx context.Context) ([]string, error)
	LoadScenario func(ctx context.Context, name string) (*thresholds.Scenario, error)
	SaveScenario func(ctx context.Context, name string, scenario thresholds.Scenario, replace bool) (said string, err error)

	// Complete lists the paths that begin as path does, as it was typed; a folder ends in a slash.
	Complete func(ctx context.Context, path string) ([]string, error)

	// Preview tells what importing a file would do, and writes nothing. Answers are by a question's flag.
	Preview func(ctx context.Context, path string, answers map[string]string) (Preview, error)

	// Import brings a file in, whole or not at all; with skipBad without the rows that are refused.
	Import func(ctx context.Context, path string, answers map[string]string, skipBad bool) (said string, err error)

	// What is kept between sessions, apart from the readings. Each may be nil: then nothing is kept. Kept comes
	// with an error where something was damaged, and with all that could be read.
	Kept         func(ctx context.Context) (Kept, error)
	KeepBookmark func(ctx context.Context, b Bookmark, set bool) (all []Bookmark, err error) // or clear it
	KeepSeen     func(ctx context.Context, seen Seen) error

	// The first screen as it was found, for the next session to begin with; each may be nil. Stamp is the same in another session
	// where the program and the imports in force are, and else another.
	Stamp       func(ctx context.Context) (string, error)
	Opening     func(ctx context.Context) ([]byte, error) // nil where there is none
	KeepOpening func(ctx context.Context, opening []byte) error

	// NewReadings gives the readings in force that imports after one brought. It may be nil.
	NewReadings func(ctx context.Context, after int64, visit func(data.Reading) error) error

	// Export writes what was on screen to a file, in the form that its name ends in, and returns what it did in words. Over a
	// file that is there it writes only where it is to replace it; else the error is fs.ErrExist. Where it is nil nothing is written.
	Export func(ctx context.Context, path string, extract Extract, replace bool) (said string, err error)
}

// Import is what a file brought into the store.
type Import struct {
	ID      int
	At      data.Instant
	File    string
	SHA256  string
	Options string
	Undone  data.Instant // NoInstant where it is in force

	// Counts of rows.
	Read, New, Revised, Retracted, Duplicate, Refused int
}

// InForce tells whether the import is not undone.
func (i Import) InForce() bool { return i.Undone == data.NoInstant }

// readings is how many readings the import brought, retractions among them.
func (i Import) readings() int { return i.New + i.Revised + i.Retracted }

// Preview is what is known of a file before it is imported.
type Preview struct {
	Understood []string        // how the file is read, a line each
	Questions  []Question      // what is in doubt
	First      []data.Reading  // the first readings that would come
	Summary    string          // the counts in one line
	Changes    []string        // of the verdict and the states
	Refused    int             // rows
	Refusals   []*data.Refusal // the first of them
	Already    string          // "is import 2 already": then there is nothing to import
}

// Question is a doubt about a file.
type Question struct {
	Text    string
	Flag    string // names the answer
	Choices []string
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
	NoMouse bool   // leave the mouse to the terminal
	NoTitle bool   // leave the terminal's title as it is
	Bell    bool   // ring the terminal's bell where others change a verdict or make a trigger fire
	Pixels  Pixels // of charts, one of PixelWays; "" is off
	ASCII   bool   // no character beyond ASCII in what the program draws
	Keys    Keymap
	Range   string // one of Ranges; "" is all
	Screen  string // one of Screens, to begin with; "" is the first

	Theme    string // one of Themes; "" is auto
	NoColour bool   // whatever the theme
}
