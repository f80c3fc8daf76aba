package ui

import (
	"watchtui/internal/data"
)

// asciiChar is how a character of a plot looks in ASCII. The plot does not wait for canvas.ascii,
// as braille needs to know whose dots they are.
func asciiChar(char string) string {
	switch char {
	case "┤", "┼", "┬", "└":
		return "+"
	case "│":
		return "|"
	case "─", "╌":
		return "-"
	case "┈", "◦":
		return "."
	case "┊":
		return ":"
	case "┴", "╷":
		return "0"
	case "▁":
		return "_"
	case "▾":
		return "v"
	}
	switch {
	case len(char) == blockLen && char >= "▀" && char <= "█":
		return "#"
	case isPlainASCII(char):
		return char
	}
	if ascii, ok := asciiGlyphs[char]; ok {
		return ascii
	}
	return "*"
}

// text is a label as it is painted: from outside, so made visible, and in ASCII where that is all.
func (d *plotDrawing) text(s string) string {
	s = data.Visible(s)
	if !d.ascii || isPlainASCII(s) {
		return s
	}
	var plain []byte
	for _, r := range s {
		switch {
		case r == '≤' || r == '≥':
			plain = append(plain, "<>"[r-'≤'], '=')
		default:
			plain = append(plain, asciiChar(string(r))...)
		}
	}
	return string(plain)
}

// shortened is a label cut to a width in cells.
func (d *plotDrawing) shortened(s string, width int) string {
	if !d.ascii || len(s) <= width {
		return s // canvas.text cuts it
	}
	return s[:max(0, width-1)] + "~"
}

// layerASCII tells the layers apart where one dot has to do for eight.
var layerASCII = [...]string{layerBand: ":", layerCarried: ".", layerLine: "*", layerLabel: "*",
	layerB: "b", layerC: "c", layerD: "d", layerLetter: "*"}
