package csvfile

import "fmt"

// askNameless asks about columns of numbers without a header beside values that have one: they may be the rest of
// decimal commas that stand in no quotes, or mere counts.
func (p *plan) askNameless(about *Understanding) {
	t := p.table
	if t.header == nil || len(p.with(valueRole)) < 2 {
		return
	}
	var nameless *column
	named := false
	for _, c := range p.with(valueRole) {
		switch {
		case c.isMapped:
		case c.header == "" && nameless == nil:
			nameless = c
		case c.header != "":
			named = true
		}
	}
	switch {
	case nameless == nil || !named:
	case t.headerWidth < t.width:
		about.ask(fmt.Sprintf("the rows have %s, the header %d: do decimal commas stand there in no quotes? If not, say which columns hold values",
			count(t.width, "cell"), t.headerWidth), "--map value=COLUMN", p.headers())
	default:
		about.ask("the column "+p.headerAt(nameless.at)+" holds numbers, but has no header, and others have: say which column holds the values",
			"--map value=COLUMN", p.headers())
	}
}
