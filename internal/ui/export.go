package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// exportState is what is on screen on its way to a file:
//
//	closed ──e──▶ name and form ──⏎──▶ writing ──▶ written, closed
//	       ◀─esc─               ◀──────────┴─ there is such a file (⏎ again replaces it), or it cannot be written
type exportState struct {
	forms    []string // that what is on screen can have
	name     input
	table    string // the name that was proposed for a table, without its ending, and for a picture
	picture  string
	extract  func() Extract
	wrong    string // why nothing was written
	replaces string // the path that ⏎ writes over
	number   int    // tells an answer from a late one
	cancel   context.CancelFunc
}

// The forms that a table has, and those that a chart has.
var (
	tableForms   = []string{"csv", "json", "md"}
	pictureForms = []string{"svg", "png"}
)

// openExport asks for the name of a file for what is on screen.
func (m *model) openExport() {
	what, ok := m.extraction()
	switch {
	case !m.cmd.canExport():
		m.hint("files cannot be written here")
		return
	case !ok:
		m.hint("there is nothing to write yet")
		return
	}
	x := &m.export
	*x = exportState{extract: what.make, forms: tableForms, number: x.number}
	named := func(name string) string { return fmt.Sprintf("watchtui-%s-%v", name, m.moment.at) }
	x.table, x.picture = named(what.name), named(what.pictureName())
	name, form := x.table, tableForms[0]
	if what.hasPicture {
		x.forms = append(slices.Clone(tableForms), pictureForms...)
	}
	if what.isPicture {
		name, form = x.picture, pictureForms[0]
	}
	x.name = input{before: name + "." + form}
	m.lay(exportOverlay)
}

func (m *model) whereExport() where { return onExport }

// form is what the name says that the file will be; "" where it says none that there is.
func (x *exportState) form() string {
	name := x.name.text()
	if form := name[strings.LastIndexByte(name, '.')+1:]; slices.Contains(x.forms, form) {
		return form
	}
	return ""
}

// turnForm gives the name the next form's ending.
func (x *exportState) turnForm(step int) {
	n := len(x.forms)
	x.give((slices.Index(x.forms, x.form()) + step + n) % n)
}

func (x *exportState) give(form int) {
	name := x.name.text()
	if old := x.form(); old != "" {
		name = strings.TrimSuffix(name, "."+old)
	}
	if name == x.table || name == x.picture { // the reader has given none of his own
		name = choose(slices.Contains(pictureForms, x.forms[form]), x.picture, x.table)
	}
	x.name = input{before: name + "." + x.forms[form]}
	x.wrong, x.replaces = "", ""
}

// pressExport takes in keys while the name is typed.
func (m *model) pressExport(act action, msg tea.KeyPressMsg) tea.Cmd {
	x := &m.export
	switch act {
	case actEscape:
		m.closeExport()
	case actNextPane:
		x.turnForm(1)
	case actPreviousPane:
		x.turnForm(-1)
	case actOpen:
		return m.write()
	default:
		if x.cancel == nil && x.name.press(act, msg) {
			x.wrong, x.replaces = "", ""
		}
	}
	return nil
}

// closeExport leaves the file unwritten; what is being written is stopped.
func (m *model) closeExport() {
	x := &m.export
	if x.cancel != nil {
		x.cancel()
		m.hint("stopped: nothing was written")
	}
	*x = exportState{number: x.number + 1}
	m.lift()
}

// write writes the file, and over one that is there only when asked twice.
func (m *model) write() tea.Cmd {
	x := &m.export
	path := strings.TrimSpace(x.name.text())
	switch {
	case x.cancel != nil:
		return nil
	case x.form() == "":
		x.wrong = "the name has to end in ." + strings.Join(x.forms, ", .")
		return nil
	}
	x.number++
	x.wrong = ""
	ctx, cancel := context.WithCancel(m.cmd.ctx)
	x.cancel = cancel
	return m.cmd.export(ctx, x.number, path, x.extract, path == x.replaces)
}

// takeExport says what was written, or why not.
func (m *model) takeExport(msg exportedMsg) []tea.Cmd {
	x := &m.export
	if msg.number != x.number || x.cancel == nil {
		return nil
	}
	x.cancel()
	x.cancel = nil
	switch {
	case errors.Is(msg.err, fs.ErrExist):
		x.replaces = msg.path
		x.wrong = fmt.Sprintf("%s is there already; %s replaces it", msg.path, m.keys.name(onExport, actOpen))
	case msg.err != nil:
		x.wrong = msg.err.Error()
	default:
		*x = exportState{number: x.number}
		m.lift()
		m.result(msg.said)
		return []tea.Cmd{m.cmd.endStatus(m.status.number)}
	}
	return nil
}

// clickExport chooses the form that is clicked on; beside the box it leaves.
func (m *model) clickExport(x, y int) tea.Cmd {
	l := layoutExport(m.w, m.h)
	if !l.box.contains(x, y) {
		m.closeExport()
		return nil
	}
	for i, at := range formsAt(l.forms, m.export.forms) {
		if at.contains(x, y) && m.export.cancel == nil {
			m.export.give(i)
		}
	}
	return nil
}
