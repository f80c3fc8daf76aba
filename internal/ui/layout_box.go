package ui

// Boxes are laid over a screen. Their widths, where the screen is not narrower:
const (
	askingWidth   = 64
	promptWidth   = 76
	choosingWidth = 88
	listWidth     = 110 // of the palette and of bookmarks
)

// layoutBox is a box of a width for so many lines in the middle of the screen.
func layoutBox(w, h, width, lines int) rect {
	width, height := min(w, width), min(h, lines+2)
	return rect{(w - width) / 2, (h - height) / 2, width, height}
}

// layoutList is a box between header and footer for a line that is typed and as many lines as there is room for.
func layoutList(w, h int) rect {
	width, height := min(w, listWidth), max(0, min(h-2, 24))
	if h >= 22 {
		height = max(0, min(h-6, 24))
	}
	return rect{(w - width) / 2, min(1+(h-2-height)/3, max(0, h-height)), width, height}
}

// layoutFoot is a box for so many lines above the footer; the header and the verdict stay in sight where they can.
func layoutFoot(w, h, lines int) rect {
	above := 6
	if h < 22 {
		above = 3
	}
	height := max(0, min(lines+2, h-1-above))
	return rect{0, h - 1 - height, w, height}
}

// layoutChoosing is a box for so many choices in the middle of the screen.
func layoutChoosing(w, h, choices int) rect {
	width, height := min(w, choosingWidth), max(0, min(h-2, choices+3))
	return rect{(w - width) / 2, (h - height) / 2, width, height}
}

// descriptionWidth is how wide a description's box is: lines much longer are hard to read.
func descriptionWidth(w int) int { return min(w, 100) }

// layoutDescription is a box for so many lines, in the middle of the screen and above the footer.
func layoutDescription(w, h, lines int) rect {
	width, height := descriptionWidth(w), min(max(0, h-1), lines+2)
	return rect{(w - width) / 2, (h - 1 - height) / 2, width, height}
}

// exportLayout is where the parts of the box that asks for a file's name are.
type exportLayout struct{ box, forms, name, says rect }

func layoutExport(w, h int) exportLayout {
	box := layoutBox(w, h, askingWidth, 6)
	inside := box.inset(2, 1)
	line := func(y, h int) rect { return rect{inside.x, inside.y + y, inside.w, h} }
	return exportLayout{box, line(0, 1), line(2, 1), line(4, 2)}
}
