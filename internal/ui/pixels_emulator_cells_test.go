package ui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi/kitty"
)

func (e *pixelEmulator) print(s string, width int) {
	e.erase(e.x, e.y, width)
	if e.x < e.w {
		e.text[e.y*e.w+e.x], e.pens[e.y*e.w+e.x] = s, e.pen
		for i := 1; i < width && e.x+i < e.w; i++ {
			e.text[e.y*e.w+e.x+i] = "\x00"
		}
	}
	e.x += width
}

// erase empties n cells, of text and of pixels.
func (e *pixelEmulator) erase(x, y, n int) {
	for ; n > 0 && x < e.w; x, n = x+1, n-1 {
		e.text[y*e.w+x] = ""
		e.wipe(x, y)
		if e.forgetful {
			e.images = slices.DeleteFunc(e.images, func(r rect) bool {
				if !r.contains(x, y) {
					return false
				}
				for at := r.y; at < r.bottom(); at++ {
					for column := r.x; column < r.right(); column++ {
						e.wipe(column, at)
					}
				}
				return true
			})
		}
	}
}

// scroll moves the lines of the region up by n, down where it is less than zero.
func (e *pixelEmulator) scroll(top, bottom, n int) {
	each := e.w * e.cell.Width * e.cell.Height
	move := func(to, from int) {
		if from < top || from > bottom {
			clear(e.text[to*e.w:][:e.w])
			clear(e.pens[to*e.w:][:e.w])
			clear(e.pixels[to*each:][:each])
			return
		}
		copy(e.text[to*e.w:][:e.w], e.text[from*e.w:][:e.w])
		copy(e.pens[to*e.w:][:e.w], e.pens[from*e.w:][:e.w])
		copy(e.pixels[to*each:][:each], e.pixels[from*each:][:each])
	}
	for i := range bottom - top + 1 {
		if n > 0 {
			move(top+i, top+i+n)
		} else {
			move(bottom-i, bottom-i+n)
		}
	}
}

// edit moves the cursor, and erases and moves what is there.
func (e *pixelEmulator) edit(command byte, n func(i, missing int) int) {
	switch command {
	case 'A':
		e.y -= n(0, 1)
	case 'B':
		e.y += n(0, 1)
	case 'C':
		e.x = min(e.x, e.w-1) + n(0, 1)
	case 'D':
		e.x -= n(0, 1)
	case 'G', '`':
		e.x = n(0, 1) - 1
	case 'H':
		e.y, e.x = n(0, 1)-1, n(1, 1)-1
	case 'd':
		e.y = n(0, 1) - 1
	case 'I':
		e.x = (e.x/8 + n(0, 1)) * 8
	case 'Z':
		e.x = max(0, (e.x+7)/8-n(0, 1)) * 8
	case 'J':
		e.eraseScreen(n(0, 0))
	case 'K':
		from, to := e.x, e.w
		if n(0, 0) == 1 {
			from, to = 0, e.x+1
		} else if n(0, 0) == 2 {
			from = 0
		}
		e.erase(from, e.y, to-from)
	case 'X':
		e.erase(e.x, e.y, n(0, 1))
	case 'b':
		for range n(0, 1) {
			e.print(e.text[e.y*e.w+e.x-1], 1)
		}
	case '@', 'P':
		e.shift(command == '@', n(0, 1))
	case 'S':
		e.scroll(e.top, e.bottom, n(0, 1))
	case 'T':
		e.scroll(e.top, e.bottom, -n(0, 1))
	case 'L':
		e.scroll(e.y, e.bottom, -n(0, 1))
	case 'M':
		e.scroll(e.y, e.bottom, n(0, 1))
	case 'r':
		e.top, e.bottom, e.x, e.y = n(0, 1)-1, min(n(1, e.h), e.h)-1, 0, 0
	default:
		e.t.Errorf("the emulator does not know CSI %c", command)
	}
}

func (e *pixelEmulator) eraseScreen(what int) {
	switch what {
	case 0:
		e.erase(e.x, e.y, e.w-e.x)
		for y := e.y + 1; y < e.h; y++ {
			e.erase(0, y, e.w)
		}
	case 2:
		for y := range e.h {
			e.erase(0, y, e.w)
		}
	}
}

// shift makes room for n cells at the cursor, or takes n away; pixels stay where they are, unless they lie in what is moved.
func (e *pixelEmulator) shift(isRoom bool, n int) {
	line := slices.Clone(e.text[e.y*e.w:][:e.w])
	if slices.ContainsFunc(line[e.x:], func(text string) bool { return strings.HasPrefix(text, string(kitty.Placeholder)) }) {
		e.t.Error("placeholders are shifted, which the emulator does not know") // their colours
	}
	if isRoom {
		line = slices.Insert(line, e.x, make([]string, n)...)[:e.w]
	} else {
		line = append(slices.Delete(line, e.x, min(e.w, e.x+n)), make([]string, n)...)[:e.w]
	}
	e.erase(e.x, e.y, e.w-e.x)
	copy(e.text[e.y*e.w:], line)
}
