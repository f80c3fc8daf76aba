package ui

import (
	"bytes"
	"strings"
	"testing"

	"watchtui/internal/thresholds"
)

// edit puts another watchbook beside the open program, as an editor does, and lets it look.
func (d *driver) edit(t testing.TB, replace ...string) {
	t.Helper()
	source := string(thresholds.DefaultSource())
	for i := 0; i < len(replace); i += 2 {
		if !strings.Contains(source, replace[i]) {
			t.Fatalf("the default book has no %q", replace[i])
		}
		source = strings.ReplaceAll(source, replace[i], replace[i+1])
	}
	book, err := thresholds.ParseBook("book.toml", []byte(source))
	d.send(lookedMsg{version: d.model.store.version, today: today, stamp: source, book: book, bookErr: err})
}

func TestBookIsEditedWhileOpen(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "down", "down")
	d.says(t, "NEGOTIABLE", "No SLV test for 180 days")

	d.edit(t, `met      = ">= 180"`, `met      = ">= 240"`)
	d.says(t, "NOT GOOD ENOUGH", "≥ 240", "the watchbook was edited and is in force", "at 2024-08-20")
	if got := d.model.watch.benchmark; got != 1 {
		t.Errorf("the selection went to %d", got)
	}

	d.edit(t, `met      = ">= 180"`, `met      = ">= 240`)
	d.says(t, "≥ 240", "book.toml:", "watchbook with mistakes, not in force")
	d.mustPress(t, "right")
	d.says(t, "watchbook with mistakes, not in force", "at 2024-08-21")

	d.edit(t)
	d.says(t, "NEGOTIABLE", "≥ 180")
	if strings.Contains(d.model.paint().plain(), "mistakes") {
		t.Error("a mended book is still said to have mistakes")
	}
}

// What is selected is found again by its name, wherever the edited book has it; what is gone is left.
func TestPlaceInAnEditedBook(t *testing.T) {
	source := thresholds.DefaultSource()
	first := bytes.Index(source, []byte("[[benchmark]]"))
	second := first + bytes.Index(source[first+1:], []byte("[[benchmark]]")) + 1
	moved := string(source[first:second])

	d := opened(t, "2024-08-20", 120, 40, "down")
	d.edit(t, moved, "", "[[offer]]", moved+"\n[[offer]]")
	if got := d.model.book.Benchmarks[d.model.watch.benchmark].ID; got != "heu60_capped" {
		t.Errorf("the selection went to %s", got)
	}

	d = opened(t, "2024-08-20", 120, 40, "8")
	d.says(t, "Headlines about talks")
	i := bytes.Index(source, []byte("[[indicator]]\nid      = \"talks_headlines\""))
	d.edit(t, string(source[i:first]), "")
	d.says(t, "NEGOTIABLE")
	if d.model.on != watchScreen {
		t.Errorf("on screen %d of an indicator that the book does not have", d.model.on)
	}
}

// A curve of an indicator that the edited book does not have is dropped, and the line that is selected in a what-if stays selected.
func TestSelectionsInAnEditedBook(t *testing.T) {
	source := string(thresholds.DefaultSource())
	from := strings.Index(source, "[[indicator]]\nid      = \"fx_reserves_accessible\"")
	table := source[from:strings.Index(source, "[[indicator]]\nid      = \"talks_headlines\"")]

	part := source[strings.Index(source, "  [[floor.holding]]\n  name    = \"Accessible reserves\""):strings.Index(source, "  [[floor.conceding]]")]

	d := opened(t, "2024-08-20", 120, 40, "1", "c", "end", "up")
	choices := d.model.choices()
	for i, c := range choices {
		if c.name == "fx_reserves_accessible" {
			d.model.choose(choices, i)
		}
	}
	d.mustPress(t, "enter")
	if len(d.model.indicator.compare.others) != 1 {
		t.Fatalf("compared with %v", d.model.indicator.compare.others)
	}
	d.edit(t, table, "", part, "")
	if others := d.model.indicator.compare.others; len(others) != 0 {
		t.Errorf("still compared with %v", others)
	}

	d = opened(t, "2024-08-20", 120, 40, "w", "down", "down", "down", "down")
	before, _ := d.model.whatIfRow()
	first := source[strings.Index(source, "[[indicator]]"):strings.Index(source, "[[indicator]]\nid      = \"fordow_enrichment\"")]
	drawdown := source[strings.Index(source, "[[benchmark]]\nid       = \"pressure_bites\""):strings.Index(source, "# ---------------------------------------------------------------- triggers")]
	part = source[strings.Index(source, "  [[floor.holding]]\n  name    = \"Exports to China\""):strings.Index(source, "  [[floor.holding]]\n  name    = \"Rial")]
	d.edit(t, first, "", drawdown, "", part, "")
	if trouble := d.model.edited.trouble; trouble != "" {
		t.Fatal(trouble)
	}
	if after, _ := d.model.whatIfRow(); after.indicator.ID != before.indicator.ID {
		t.Errorf("the selection went from %s to %s", before.indicator.ID, after.indicator.ID)
	}
}

// A book that names another indicator has its readings on the screen; the states are those of starting with that book.
func TestEditedBookIsTheSameAsStartingWithIt(t *testing.T) {
	replace := []string{`measure  = 'days_since(slv_launches)'`, `measure  = 'latest(fx_reserves_accessible)'`, `met      = ">= 180"`, `met      = ">= 5"`, `max_age  = "95d"`, `max_age  = "900d"`}
	d := opened(t, "2024-08-20", 120, 40)
	d.edit(t, replace...)
	d.mustPress(t, "down", "up", "esc")

	env := newWorld(t).env()
	env.Book = d.model.book
	fresh := newDriver(t.Context(), env, Options{At: dateOf(t, "2024-08-20"), HasAt: true})
	fresh.start(120, 40)
	if got, want := d.model.paint().plain(), fresh.model.paint().plain(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
