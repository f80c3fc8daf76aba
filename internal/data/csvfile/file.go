package csvfile

import (
	"io"
	"iter"
	"path/filepath"
	"strings"

	"watchtui/internal/data"
)

// Options are what the reader needs to know of the watchbook and of the user's wishes. A nil
// function knows nothing.
type Options struct {
	Indicator    func(id string) (data.Indicator, bool)
	Nearest      func(id string) string                          // the indicator that was perhaps meant; "" if nothing is near
	Convert      func(from, to string) (factor float64, ok bool) // a value in from times factor is in to
	Units        func(to string) []string                        // what Convert converts to it, for error messages
	AllowUnknown bool                                            // keep rows of unknown indicators, without looking at their unit
	Source       string                                          // of rows that name none; "" is the base name of the file

	Indicators func() []data.Indicator // all of the watchbook, for files that name none by its id
	Steer      Steering
	InMemory   bool // hold even a file in the tidy form, so that Table can give it
}

// File is a file that was understood. One in the tidy form is read as it streams: its header was read and found
// good. Any other is held in memory.
type File struct {
	splitter *splitter
	opts     Options
	columns  columns
	plan     *plan // nil for the tidy form
	ahead    []ahead
	about    Understanding

	subjects  map[string]*subject // by the text of the cell
	subject   *subject            // of the last row
	observed  instantCache
	published instantCache
	sources   nameCache
	citation  string // of the last row
	note      string
	rating    data.Quality // of rows that name none
	release   data.Instant
}

// Tidy reads the header of a file in the tidy form. A file in another form is a *FormError; any
// other error is the reader's. The name stands in errors, and for sources that rows don't name.
func Tidy(name string, r io.Reader, opts Options) (*File, error) {
	opts = opts.named(name)
	s := newSplitter(name, r)
	columns, err := readHeader(s)
	if err != nil {
		return nil, err
	}
	return &File{splitter: s, opts: opts, columns: columns, subjects: map[string]*subject{},
		rating: opts.Steer.quality(), release: opts.Steer.published()}, nil
}

// named are the options with a source for rows that name none.
func (opts Options) named(name string) Options {
	if opts.Steer.Source != "" {
		opts.Source = opts.Steer.Source
	}
	if opts.Source == "" {
		base := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(name), ".gz"), ".zst")
		opts.Source = strings.TrimSuffix(base, filepath.Ext(base))
		if opts.Source == "" {
			opts.Source = base
		}
	}
	return opts
}

// Rows are the rows of the file, in order, each either good or a *data.Refusal. Any other error is the
// last thing that comes. They are read as they are asked for, so those of the tidy form can be ranged over once.
func (f *File) Rows() iter.Seq2[data.Row, error] {
	if f.plan != nil {
		return f.plan.rows()
	}
	return func(yield func(data.Row, error) bool) {
		for _, a := range f.ahead {
			if !yield(a.row, a.err) {
				return
			}
		}
		f.ahead = nil
		f.stream(yield)
	}
}

// ahead is what was read of a file in the tidy form to show it.
type ahead struct {
	row data.Row
	err error
}

// stream reads the rows of a file in the tidy form.
func (f *File) stream(yield func(data.Row, error) bool) {
	var rec record
	var row data.Row
	for {
		err := f.splitter.next(&rec)
		if err == nil {
			err = f.read(&rec, &row)
		}
		if err == nil {
			if !yield(row, nil) {
				return
			}
			continue
		}
		if err == io.EOF || !yield(data.Row{}, err) {
			return
		}
		if _, goesOn := err.(*data.Refusal); !goesOn {
			return
		}
	}
}
