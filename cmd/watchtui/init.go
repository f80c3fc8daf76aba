package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/data/reference"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

func (a *app) initCommand() *cobra.Command {
	var empty bool
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Make a store",
		Long: `Makes a store with the reference readings as import 1, or with --empty one without readings. Under another book
than the built-in one, only the reference readings of its indicators come in. A store that is there already is left as it is.`,
		Args:        cobra.NoArgs,
		Annotations: isTimeless(),
		RunE: a.do(func(cmd *cobra.Command, _ []string) error {
			book, err := a.book()
			if err != nil {
				return err
			}
			fill := func(s *sqlite.Store) error { return bringReference(cmd.Context(), s, book, a.now()) }
			if empty {
				fill = nil
			}
			path, _ := a.storePath()
			if err := a.create(cmd.Context(), fill); errors.Is(err, fs.ErrExist) {
				return fmt.Errorf("there is a store at %s already; it was left as it is", data.Visible(path))
			} else if err != nil {
				return err
			}
			return a.printf("made a store at %s\n", data.Visible(path))
		}),
	}
	cmd.Flags().BoolVar(&empty, "empty", false, "without the reference readings")
	return cmd
}

// bringReference imports the embedded readings of the book's indicators. Rows whose unit the book does not convert are
// refused and kept with the import, like those of any file.
func bringReference(ctx context.Context, s *sqlite.Store, book *thresholds.Book, now time.Time) error {
	options := sqlite.ImportOptions{File: reference.Name, At: data.Instant(now.UnixMilli()), SkipRefused: true}
	sum := sha256.New()
	var files []string
	for _, indicator := range book.Indicators {
		text, err := fs.ReadFile(reference.Files, indicator.ID+".csv")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		sum.Write(text)
		files = append(files, indicator.ID+".csv")
	}
	if len(files) == 0 {
		return nil // nothing that this book could use
	}
	options.SHA256 = hex.EncodeToString(sum.Sum(nil))
	_, err := s.Import(ctx, options, referenceRows(book, files))
	return err
}

func referenceRows(book *thresholds.Book, files []string) iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		for _, name := range files {
			text, err := reference.Files.ReadFile(name)
			if err == nil {
				var file *csvfile.File
				if file, err = csvfile.Tidy(name, strings.NewReader(string(text)), tidyOptions(book)); err == nil {
					for row, err := range file.Rows() {
						if !yield(row, err) {
							return
						}
					}
				}
			}
			if err != nil && !yield(data.Row{}, err) {
				return
			}
		}
	}
}

// tidyOptions are what the reader of files has to know of the book.
func tidyOptions(book *thresholds.Book) csvfile.Options {
	return csvfile.Options{
		Indicator:  book.Indicator,
		Indicators: func() []data.Indicator { return book.Indicators },
		Nearest:    book.Nearest,
		Convert:    book.Convert,
		Units: func(to string) []string {
			var units []string
			for _, unit := range book.Units {
				if unit.To == to {
					units = append(units, unit.From)
				}
			}
			return units
		},
	}
}
