package csvfile

import (
	"iter"

	"watchtui/internal/data"
)

// plan is how the readings of a table are made.
type plan struct {
	name  string
	text  string
	table *table
	opts  Options
}

func newPlan(name string, p *parser, lines []line, about Understanding, opts Options) *File {
	t := buildTable(p, lines)
	about.Header, about.HeaderLines, about.Lines = t.header, t.headerLines, len(t.rows)
	about.Dropped, about.NotListed = t.dropped, t.notListed
	f := &File{plan: &plan{name: name, text: p.text, table: t, opts: opts.named(name)}, about: about}
	f.plan.decide(&f.about)
	for row, err := range f.plan.rows() {
		if err == nil {
			f.about.First = append(f.about.First, row)
		}
		if len(f.about.First) == previewed {
			break
		}
	}
	return f
}

// decide finds out what the columns are.
func (p *plan) decide(about *Understanding) {
	about.Questions = append(about.Questions, Question{Text: "which column holds what cannot be told", Flag: "--map"})
}

// rows are the readings of the table, or refusals.
func (p *plan) rows() iter.Seq2[data.Row, error] {
	return func(func(data.Row, error) bool) {}
}
