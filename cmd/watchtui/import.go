package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
	"watchtui/internal/data/sqlite"
	"watchtui/internal/thresholds"
)

// importer is one run of the import command.
type importer struct {
	app          *app
	book         *thresholds.Book
	question     question
	skipBad      bool
	allowUnknown bool
	dryRun       bool
	yes          bool
	format       string
	steering     csvfile.Steering // what was said about the files
	saveAs       string           // the name under which that is to be kept
}

func (a *app) importCommand() *cobra.Command {
	im := &importer{app: a}
	var mapping string
	cmd := &cobra.Command{
		Use:   "import FILE...",
		Short: "Bring readings in from files, whatever their form",
		Long: `Brings readings in from CSV files and workbooks, or from standard input for "-". It finds the form by itself: delimiter,
encoding, titles and footnotes, one column a source or an indicator, date and number forms; on a terminal it shows what it understood and asks
before it writes. What it cannot know it asks, or refuses with the flag that answers; "watchtui sniff FILE" shows the same. Fastest and surest is
the tidy form, whose header names the columns, in any order:

  indicator,observed,value,low,high,unit,source,quality,published,citation,note

The first three are required. The source defaults to the file's name, the quality to estimated. A value of "retracted" withdraws
the source's earlier reading of that date. Each file is one import: it comes in whole or not at all, it can be undone, and the same file a second
time changes nothing.

Exit code 0: imported, or nothing to do. 1: rows were refused. 2: a file or the store could not be used.`,
		Example: `watchtui import tankers.csv
watchtui import --dry-run tankers.csv
watchtui import --indicator oil_exports_china --unit mb/d --date-order dmy trackers.csv
watchtui import --map observed="As of",heu60_stockpile="Stock, kg U" --save-profile agency table.xlsx`,
		Args: cobra.MinimumNArgs(1),
	}
	cmd.Flags().BoolVar(&im.dryRun, "dry-run", false, "tell what would happen, the verdict included, and write nothing")
	cmd.Flags().BoolVar(&im.skipBad, "skip-bad", false, "import the good rows and keep the refused ones with the import")
	cmd.Flags().BoolVar(&im.allowUnknown, "allow-unknown", false, "keep readings of indicators that the watchbook does not name")
	cmd.Flags().StringVar(&im.format, "format", "", "print `text|csv|json`: with --dry-run csv and json write the readings, else json the summary")
	cmd.Flags().BoolVarP(&im.yes, "yes", "y", false, "do not ask: doubts are errors")
	steerFlags(cmd, &im.steering, &mapping)
	cmd.Flags().StringVar(&im.saveAs, "save-profile", "", "keep what was said under `NAME`, for files with the same header")
	cmd.RunE = a.do(func(cmd *cobra.Command, files []string) (err error) {
		if im.steering.Map, err = parseMap(mapping); err != nil {
			return err
		}
		if err := checkFormat(im.format, "text", "csv", "json"); err != nil {
			return err
		}
		if im.format == "csv" && !im.dryRun {
			return usage("--format csv writes the readings of a --dry-run")
		}
		if im.question, err = a.question(); err != nil {
			return err
		}
		if !im.dryRun && (cmd.Flags().Changed("at") || cmd.Flags().Changed("vintage")) {
			return usage("--at and --vintage are for the verdict of a --dry-run")
		}
		if im.book, err = a.book(); err != nil {
			return err
		}
		return im.run(cmd.Context(), files)
	})
	return cmd
}

// run imports the files one after the other. A file that is refused, or has rows that are, does not keep the others out.
func (im *importer) run(ctx context.Context, files []string) error {
	var inputs []*input
	defer func() {
		for _, in := range inputs {
			in.close()
		}
	}()
	refused := 0
	for _, name := range files { // all of them, before the store is touched
		in, err := im.app.openInput(ctx, name)
		if err != nil {
			return err
		}
		in.keep = len(files) == 1
		var form *refusedError
		if err := im.settle(in); errors.As(err, &form) {
			im.app.report(err)
			in.close()
			refused++
			continue
		} else if err != nil {
			in.close()
			return err
		}
		inputs = append(inputs, in)
	}
	if len(inputs) == 0 {
		return errNo
	}
	s, err := im.target(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	if im.dryRun {
		err = im.rehearse(ctx, s, inputs)
	} else {
		err = im.bringAll(ctx, s, inputs)
	}
	if err == nil && refused > 0 {
		return errNo
	}
	return err
}

func (im *importer) bringAll(ctx context.Context, s *sqlite.Store, inputs []*input) error {
	refused := 0
	records := []importRecord{}
	var err error
	for _, in := range inputs {
		var result sqlite.Import
		result, err = im.bring(ctx, s, in, nil)
		var n int
		n, err = im.told(ctx, s, in, result, err)
		refused += n
		if err != nil {
			break
		}
		if n == 0 {
			records = append(records, importRecordOf(result))
		}
	}
	if im.format == "json" { // also of what came in before an error
		err = errors.Join(err, writeJSON(im.app.stdout, records))
	}
	if err == nil && refused > 0 {
		return errNo
	}
	return err
}

// target is the store to import into; for a dry run a private copy of what it is, or would be.
func (im *importer) target(ctx context.Context) (*sqlite.Store, error) {
	if !im.dryRun {
		return im.app.storeOrNew(ctx, im.book)
	}
	s, err := im.app.store(ctx)
	var none *noStoreError
	if errors.As(err, &none) {
		s, err := sqlite.NewScratch(ctx)
		if err != nil {
			return nil, err
		}
		if err := bringReference(ctx, s, im.book, im.app.now()); err != nil {
			return nil, errors.Join(err, s.Close())
		}
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return s.Scratch(ctx)
}

// importedAs is what else than its bytes decides on the readings that a file makes.
func (im *importer) importedAs(in *input) string {
	parts := []string{}
	if in.sourceByName {
		parts = append(parts, "source from the name "+data.Visible(filepath.Base(in.name)))
	}
	if text := steeringText(in.steering); text != "" {
		parts = append(parts, text)
	}
	if im.allowUnknown {
		parts = append(parts, "--allow-unknown")
	}
	return strings.Join(parts, "; ")
}

// bring imports one file and shows each row that is good to seen, where that is given.
func (im *importer) bring(ctx context.Context, s *sqlite.Store, in *input, seen func(data.Row)) (sqlite.Import, error) {
	if err := in.hash(); err != nil {
		return sqlite.Import{}, err
	}
	file, rest, err := im.understood(in)
	if err != nil {
		return sqlite.Import{}, err
	}
	defer rest.Close()
	done := im.app.showProgress(in)
	defer done()
	return s.Import(ctx, sqlite.ImportOptions{
		File: in.name, SHA256: in.sha256, Options: im.importedAs(in), At: data.Instant(im.app.now().UnixMilli()), SkipRefused: im.skipBad,
	}, tap(file.Rows(), rest, seen))
}

// understood is the file as it was settled, and what of it is to be read yet.
func (im *importer) understood(in *input) (*csvfile.File, io.ReadCloser, error) {
	if in.kept != nil {
		return in.kept, io.NopCloser(strings.NewReader("")), nil // it was read to its end
	}
	r, err := in.open()
	if err != nil {
		return nil, nil, err
	}
	file, err := csvfile.Understand(in.name, r, im.options(in.steering))
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	return file, r, nil
}

// tap lets rows pass and shows the good ones to seen. At the end the rest of the file is read, for its check sum.
func tap(rows iter.Seq2[data.Row, error], rest io.Reader, seen func(data.Row)) iter.Seq2[data.Row, error] {
	return func(yield func(data.Row, error) bool) {
		for row, err := range rows {
			if err == nil && seen != nil {
				seen(row)
			}
			if !yield(row, err) {
				return
			}
		}
		if _, err := io.Copy(io.Discard, rest); err != nil {
			yield(data.Row{}, err)
		}
	}
}
