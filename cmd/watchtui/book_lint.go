package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) bookLintCommand() *cobra.Command {
	var format string
	var allowed []string
	var about strings.Builder
	for _, c := range thresholds.Checks {
		fmt.Fprintf(&about, "  %-21s %s\n", c.ID, c.About)
	}
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Find rules of the watchbook that say nothing on these readings",
		Long: `Looks through the watchbook in force on the readings of the store, on all days from the first reading until --at,
and lists what is doubtful, each with its place, what can be done about it, and the numbers behind it. A warning is
hardly meant; a note is worth knowing and perhaps as it should be.

` + about.String() + `
Exit code 0: there is nothing, or notes alone. 1: there are warnings. 2: the question could not be asked.`,
		Example: `watchtui book lint --at 2026-11-23
watchtui book lint --book mine.toml --format json
watchtui book lint --allow unused --allow never-met:sea_lanes_calm`,
		Args: cobra.NoArgs,
		RunE: a.do(func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format, "text", "json"); err != nil {
				return err
			}
			if err := checkAllowed(allowed); err != nil {
				return err
			}
			in, err := a.inquire(cmd.Context())
			if err != nil {
				return err
			}
			defer in.store.Close()
			readings, err := readAll(cmd.Context(), in.store, in.book)
			if err != nil {
				return err
			}
			findings, tells := thresholds.Lint(in.book, readings, in.vintage, in.at)
			findings = slices.DeleteFunc(findings, func(f thresholds.Finding) bool { return isAllowed(f, allowed) })
			if format == "json" {
				err = writeJSON(a.stdout, lintRecordOf(in.book, in.question, findings, tells))
			} else {
				err = a.printf("%s", lintText(in.book, findings))
			}
			if err == nil && slices.ContainsFunc(findings, func(f thresholds.Finding) bool { return f.Severity == thresholds.Warning }) {
				err = errNo
			}
			return err
		}),
	}
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	cmd.Flags().StringSliceVar(&allowed, "allow", nil, "leave out `CHECK`, or CHECK:ID of a rule")
	return cmd
}

// checkAllowed refuses a check that there is not: it would leave out nothing, in silence.
func checkAllowed(allowed []string) error {
	known := idsOf(thresholds.Checks, func(c thresholds.Check) string { return c.ID })
	for _, text := range allowed {
		if check, _, _ := strings.Cut(text, ":"); !slices.Contains(known, check) {
			return usage("--allow: there is no check %s: want one of %s", data.Quoted(check), strings.Join(known, ", "))
		}
	}
	return nil
}

func isAllowed(f thresholds.Finding, allowed []string) bool {
	return slices.Contains(allowed, f.Check) || slices.Contains(allowed, f.Check+":"+f.Rule)
}

type lintRecord struct {
	At            string                `json:"at"`
	Vintage       string                `json:"vintage"`
	Book          string                `json:"book"`
	Warnings      int                   `json:"warnings"`
	Findings      []findingRecord       `json:"findings"`
	Diagnosticity []diagnosticityRecord `json:"diagnosticity"`
}

type findingRecord struct {
	File     string             `json:"file"`
	Line     int                `json:"line"`
	Column   int                `json:"column"`
	Severity string             `json:"severity"`
	Check    string             `json:"check"`
	Rule     string             `json:"rule"`
	Text     string             `json:"text"`
	Do       string             `json:"do"`
	Figures  map[string]float64 `json:"figures"`
}

type diagnosticityRecord struct {
	Indicator string   `json:"indicator"`
	Offer     string   `json:"offer"`
	Share     *float64 `json:"share"` // null where the verdict was always the same
	Bits      float64  `json:"bits"`
	Of        float64  `json:"of_bits"`
}

func lintRecordOf(book *thresholds.Book, q question, findings []thresholds.Finding, tells []thresholds.Diagnosticity) lintRecord {
	record := lintRecord{At: q.at.String(), Vintage: q.vintage.String(), Book: book.Name, Findings: []findingRecord{}, Diagnosticity: []diagnosticityRecord{}}
	for _, f := range findings {
		if f.Severity == thresholds.Warning {
			record.Warnings++
		}
		figures := map[string]float64{}
		for name, v := range f.Figures {
			figures[name] = data.Tidied(v)
		}
		record.Findings = append(record.Findings, findingRecord{f.Place.File, f.Place.Line, f.Place.Column, f.Severity.String(), f.Check, f.Rule, f.Text, f.Do, figures})
	}
	for _, d := range tells {
		record.Diagnosticity = append(record.Diagnosticity, diagnosticityRecord{d.Indicator, d.Offer.ID, optional(data.Tidied(d.Share())), data.Tidied(d.Bits), data.Tidied(d.Of)})
	}
	return record
}

func lintText(book *thresholds.Book, findings []thresholds.Finding) string {
	var b strings.Builder
	warnings := 0
	for _, f := range findings {
		if f.Severity == thresholds.Warning {
			warnings++
		}
		p := f.Place
		p.Text = fmt.Sprintf("%s %s: %s", f.Severity, strings.TrimSpace(f.Check+" "+f.Rule), f.Text)
		fmt.Fprintf(&b, "%s\n  %s\n", data.Visible(p.Error()), data.Visible(f.Do))
	}
	fmt.Fprintf(&b, "%s: %s, %s\n", data.Visible(book.Name), data.Count(warnings, "warning"), data.Count(len(findings)-warnings, "note"))
	return b.String()
}
