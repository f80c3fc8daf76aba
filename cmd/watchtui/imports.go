package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/sqlite"
)

func (a *app) importsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "imports",
		Short: "List imports; show, undo and redo one",
		Long: `Every change of the store is an import: when, which file, and what it brought. Undoing one takes its readings out of
force, but for those that another import brings too; redoing it puts them back in their old places. Nothing is ever deleted.`,
		Example: `watchtui imports
watchtui imports show 2
watchtui imports undo 2`,
		Args:        cobra.NoArgs,
		Annotations: isTimeless(),
	}
	format := a.formatFlag(cmd)
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		return a.listStored(cmd.Context(), *format, importsListing)
	})

	list := &cobra.Command{Use: "list", Short: "List the imports", Args: cobra.NoArgs, Annotations: isTimeless()}
	listFormat := a.formatFlag(list)
	list.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		return a.listStored(cmd.Context(), *listFormat, importsListing)
	})

	show := &cobra.Command{Use: "show N", Short: "Show an import with its refused rows", Args: cobra.ExactArgs(1), Annotations: isTimeless()}
	showFormat := show.Flags().String("format", "", "print `text|json` (default text)")
	show.RunE = a.do(func(cmd *cobra.Command, args []string) error {
		if err := checkFormat(*showFormat, "text", "json"); err != nil {
			return err
		}
		return a.withImport(cmd, args[0], func(s *sqlite.Store, id int) error { return a.showImport(cmd, s, id, *showFormat) })
	})

	undo := &cobra.Command{Use: "undo N", Short: "Take an import out of force", Args: cobra.ExactArgs(1), Annotations: isTimeless()}
	undo.RunE = a.do(func(cmd *cobra.Command, args []string) error {
		return a.withImport(cmd, args[0], func(s *sqlite.Store, id int) error {
			done, err := s.Undo(cmd.Context(), id, data.Instant(a.now().UnixMilli()))
			if err != nil {
				return err
			}
			return a.printf("%s\n  redo: watchtui imports redo %d\n", undoneText(id, done), id)
		})
	})

	redo := &cobra.Command{Use: "redo N", Short: "Put an undone import back in force", Args: cobra.ExactArgs(1), Annotations: isTimeless()}
	redo.RunE = a.do(func(cmd *cobra.Command, args []string) error {
		return a.withImport(cmd, args[0], func(s *sqlite.Store, id int) error {
			done, err := s.Redo(cmd.Context(), id)
			if err != nil {
				return err
			}
			return a.printf("%s\n", redoneText(id, done))
		})
	})
	cmd.AddCommand(list, show, undo, redo)
	return cmd
}

func undoneText(id int, done sqlite.UndoResult) string {
	kept := ""
	if done.Kept > 0 {
		kept = "; in force as before, by another import that brings the same: " + data.Count(done.Kept, "reading")
	}
	return fmt.Sprintf("undid import %d: %s out of force%s", id, data.Count(done.Gone, "reading"), kept)
}

func redoneText(id int, done sqlite.RedoResult) string {
	return fmt.Sprintf("redid import %d: %s back in force", id, data.Count(done.Back, "reading"))
}

func (a *app) withImport(cmd *cobra.Command, number string, do func(*sqlite.Store, int) error) error {
	id, err := strconv.Atoi(number)
	if err != nil {
		return usage("%s is not the number of an import", data.Quoted(number))
	}
	s, err := a.store(cmd.Context())
	if err != nil {
		return err
	}
	defer s.Close()
	return do(s, id)
}

// importRecord is an import for scripts.
type importRecord struct {
	ID        int     `json:"id"`
	At        string  `json:"at"`
	File      string  `json:"file"`
	SHA256    string  `json:"sha256"`
	Options   string  `json:"options"`
	Read      int     `json:"read"`
	New       int     `json:"new"`
	Revised   int     `json:"revised"`
	Retracted int     `json:"retracted"`
	Duplicate int     `json:"duplicate"`
	Refused   int     `json:"refused"`
	InForce   bool    `json:"in_force"`
	UndoneAt  *string `json:"undone_at"`
}

func importRecordOf(i sqlite.Import) importRecord {
	return importRecord{i.ID, i.At.String(), i.File, i.SHA256, i.Options, i.Read, i.New, i.Revised, i.Retracted, i.Duplicate, i.Refused,
		i.InForce(), optionalDate(i.Undone)}
}

func importsListing(ctx context.Context, s *sqlite.Store) (*listing, error) {
	imports, err := s.Imports(ctx)
	if err != nil {
		return nil, err
	}
	l := &listing{header: []string{"id", "at", "file", "read", "new", "revised", "retracted", "duplicate", "refused", "in_force"}}
	for _, i := range imports {
		inForce := "yes"
		if !i.InForce() {
			inForce = "undone"
		}
		l.add(importRecordOf(i), strconv.Itoa(i.ID), i.At.Time().Format("2006-01-02T15:04:05Z"), i.File, strconv.Itoa(i.Read), strconv.Itoa(i.New),
			strconv.Itoa(i.Revised), strconv.Itoa(i.Retracted), strconv.Itoa(i.Duplicate), strconv.Itoa(i.Refused), inForce)
	}
	return l, nil
}

type refusalRecord struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

func (a *app) showImport(cmd *cobra.Command, s *sqlite.Store, id int, format string) error {
	i, err := s.ImportByID(cmd.Context(), id)
	if err != nil {
		return err
	}
	refusals, err := s.Refusals(cmd.Context(), id)
	if err != nil {
		return err
	}
	if format == "json" {
		record := struct {
			importRecord
			Refusals []refusalRecord `json:"refusals"`
		}{importRecordOf(i), []refusalRecord{}}
		for _, r := range refusals {
			record.Refusals = append(record.Refusals, refusalRecord{r.File, r.Line, r.Column, r.Reason, r.Text})
		}
		return writeJSON(a.stdout, record)
	}
	state := "in force"
	if !i.InForce() {
		state = "undone on " + i.Undone.Minute() + " UTC"
	}
	if err := a.printf("import %d: %s\n  on       %s, %s\n  SHA-256  %s\n  %s\n", i.ID, data.Visible(i.File), i.At.Minute()+" UTC", state,
		i.SHA256, counts(i)); err != nil {
		return err
	}
	if i.Options != "" {
		if err := a.printf("  options  %s\n", i.Options); err != nil {
			return err
		}
	}
	for _, r := range refusals {
		if err := a.printf("%s\n    %s\n", r.Error(), data.Visible(r.Text)); err != nil {
			return err
		}
	}
	return nil
}

// counts is what an import brought, in one line.
func counts(i sqlite.Import) string {
	n := func(v int) string { return data.Decimals(float64(v), 0) }
	return fmt.Sprintf("%s read: %s new, %s revised, %s retracted, %s duplicate, %s refused",
		n(i.Read), n(i.New), n(i.Revised), n(i.Retracted), n(i.Duplicate), n(i.Refused))
}
