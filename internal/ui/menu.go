package ui

import tea "charm.land/bubbletea/v2"

// A menu is the keys of one place, at the foot of the screen until one of them is pressed: for keys that are
// pressed after another, such as g and then d.

// menu is the overlay that shows the keys of a place.
func (m *model) menu(title string, in where) parts {
	return parts{
		where: func() where { return in },
		act:   func(act action) tea.Cmd { return m.actMenu(in, act) },
		back:  func() bool { return false },
		paint: func(c *canvas) { m.paintMenu(c, title, in) },
		click: func(x, y int) tea.Cmd { return m.clickMenu(in, x, y) },
		wheel: func(int, int, int) {},
	}
}

func (k Keymap) menuItems(in where) []binding {
	var items []binding
	for _, b := range k.bindings() {
		if b.in == in && len(b.Keys()) > 0 {
			items = append(items, b)
		}
	}
	return items
}

// widest is the room that the items take, each.
func widest(items []binding) int {
	w := 0
	for _, b := range items {
		w = max(w, textWidth(b.Help().Key)+2+textWidth(b.Help().Desc)+3)
	}
	return w
}

// actMenu does what was chosen, once the menu is away.
func (m *model) actMenu(in where, act action) tea.Cmd {
	m.lift()
	for _, b := range m.keys.menuItems(in) {
		if b.act == act {
			return m.act(act, 0)
		}
	}
	m.hint("that key is not in the menu")
	return nil
}

func (m *model) clickMenu(in where, x, y int) tea.Cmd {
	items := m.keys.menuItems(in)
	l := layoutMenu(m.w, m.h, len(items), widest(items))
	if i := l.itemAt(x, y); i >= 0 && i < len(items) {
		return m.actMenu(in, items[i].act)
	}
	m.lift()
	return nil
}

func (m *model) paintMenu(c *canvas, title string, in where) {
	items := m.keys.menuItems(in)
	l := layoutMenu(m.w, m.h, len(items), widest(items))
	pane{title: title, aside: m.keys.name(in, actEscape) + " closes"}.lay(c, l.box)
	for i, b := range items {
		p := c.pen(l.item(i), 0)
		does := stylePlain
		if !m.can(b.act) {
			does = styleDim
		}
		p.write(b.Help().Key, styleKey).skip(2).write(b.Help().Desc, does)
	}
}
