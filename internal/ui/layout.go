package ui

// The screens' geometry: pure functions from a size to rectangles, used by views and by the mouse. Each screen has a file of its own,
// layout_SCREEN.go; rectangles come from these alone.
//
// Laws: every rectangle lies inside the screen; rectangles that are drawn do not overlap.

const (
	smallestWidth  = 40
	smallestHeight = 12
)

// density is how much a screen has room for.
type density uint8

const (
	tooSmall density = iota // one sentence
	brief                   // the verdict and why
	ruled                   // everything, set off by rules: 80×24
	boxed                   // everything, in boxes: 120×40 and more
)

func densityOf(w, h int) density {
	switch {
	case w < smallestWidth || h < smallestHeight:
		return tooSmall
	case w < 72 || h < 22:
		return brief
	case w < 100 || h < 34:
		return ruled
	}
	return boxed
}

func (m *model) density() density { return densityOf(m.w, m.h) }
