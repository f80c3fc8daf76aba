package ui

// rect is a part of the screen, in cells; right and bottom are exclusive.
type rect struct{ x, y, w, h int }

func (r rect) right() int  { return r.x + r.w }
func (r rect) bottom() int { return r.y + r.h }
func (r rect) empty() bool { return r.w <= 0 || r.h <= 0 }

func (r rect) contains(x, y int) bool {
	return x >= r.x && x < r.right() && y >= r.y && y < r.bottom()
}

// inset is r without a margin on each side.
func (r rect) inset(horizontal, vertical int) rect {
	return rect{r.x + horizontal, r.y + vertical, max(0, r.w-2*horizontal), max(0, r.h-2*vertical)}
}

// belowHeading is r without its first line.
func (r rect) belowHeading() rect { return rect{r.x, r.y + 1, r.w, max(0, r.h-1)} }
