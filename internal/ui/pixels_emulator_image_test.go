package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// image draws a sixel image at the cursor.
func (e *pixelEmulator) image(data string) {
	var width, height, number, column, band int
	if n, err := fmt.Sscanf(data, "\"1;1;%d;%d", &width, &height); err != nil || n != 2 {
		e.t.Errorf("no size in the image %.40q", data)
		return
	}
	at := rect{e.x, e.y, (width + e.cell.Width - 1) / e.cell.Width, ((height+5)/6*6 + e.cell.Height - 1) / e.cell.Height}
	if width > mostPatchPixels || height > mostPatchPixels {
		e.t.Errorf("an image of %d×%d pixels", width, height)
	}
	if at.right() > e.w || at.bottom() > e.h {
		return // it was on its way when the window became smaller
	}
	e.drawn++
	if e.forgetful {
		for _, other := range e.images {
			if other.x < at.right() && at.x < other.right() && other.y < at.bottom() && at.y < other.bottom() && other != at {
				e.t.Errorf("an image in cells %v over that in %v", at, other)
			}
		}
	}
	e.images = append(slices.DeleteFunc(e.images, func(r rect) bool { return r == at }), at)
	colours := map[int]int{}
	data = strings.TrimLeft(data[1:], "0123456789;")
	for data != "" {
		char := data[0]
		data = data[1:]
		times := 1
		switch {
		case char == '$':
			column = 0
			continue
		case char == '-':
			column, band = 0, band+1
			continue
		case char == '#':
			digits := len(data) - len(strings.TrimLeft(data, "0123456789;"))
			var r, g, b int
			if n, _ := fmt.Sscanf(data[:digits], "%d;2;%d;%d;%d", &number, &r, &g, &b); n == 4 {
				colours[number] = 1 + r<<16 + g<<8 + b
				number = -1 // to tell a colour is not to choose it
			}
			data = data[digits:]
			continue
		case char == '!':
			digits := len(data) - len(strings.TrimLeft(data, "0123456789"))
			times, _ = strconv.Atoi(data[:digits])
			char, data = data[digits], data[digits+1:]
		}
		if char < '?' || char > '~' || column+times > width || (number < 0 || colours[number] == 0) {
			e.t.Errorf("%q in an image, column %d of %d, colour %d", char, column, width, number)
			return
		}
		for range times {
			for bit := range 6 {
				if (char-'?')>>bit&1 != 0 {
					e.pixels[(e.y*e.cell.Height+band*6+bit)*e.w*e.cell.Width+e.x*e.cell.Width+column] = colours[number]
				}
			}
			column++
		}
	}
}

// wipe takes the pixels of a cell away.
func (e *pixelEmulator) wipe(x, y int) {
	for line := range e.cell.Height {
		clear(e.pixels[((y*e.cell.Height+line)*e.w+x)*e.cell.Width:][:e.cell.Width])
	}
}
