package ui

// menuLayout is where the items of a menu are: in columns, at the foot of the screen.
type menuLayout struct {
	box           rect
	columns, rows int
}

func layoutMenu(w, h, items, width int) menuLayout {
	columns := min(max(1, (w-4)/max(1, width)), max(1, items))
	rows := (items + columns - 1) / columns
	height := max(0, min(rows+2, h-2))
	return menuLayout{rect{0, h - 1 - height, w, height}, columns, rows}
}

// item is the line of an item: they go down and then across.
func (l menuLayout) item(i int) rect {
	inside := l.box.inset(2, 1)
	width := inside.w / l.columns
	row := i % max(1, l.rows)
	if row >= inside.h {
		return rect{inside.x, inside.y, 0, 0}
	}
	return rect{inside.x + i/max(1, l.rows)*width, inside.y + row, width - 1, 1}
}

// itemAt is the item at a place on the screen; -1 where there is none.
func (l menuLayout) itemAt(x, y int) int {
	for i := range l.columns * l.rows {
		if l.item(i).contains(x, y) {
			return i
		}
	}
	return -1
}
