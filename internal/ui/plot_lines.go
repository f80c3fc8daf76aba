package ui

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// leastLabelRoom is the narrowest plot that carries labels on its lines.
const leastLabelRoom = 8

// betweenLabels is how many cells are between two labels in a row, where the line that they are on is seen: with a space alone they read as one.
const betweenLabels = 3

// drawLines draws the horizontal lines that are on the screen, with their value on the value axis, where it
// replaces a tick's: a threshold must be read off exactly. Thresholds come last and so on top.
func (d *plotDrawing) drawLines() {
	for _, thresholds := range [...]bool{false, true} {
		for _, line := range d.plot.lines {
			if thresholds != (line.style == styleThreshold) || !d.values.shows(line.value) {
				continue
			}
			char, row := "┈", d.values.row(line.value)
			if thresholds {
				char = "╌"
			}
			for column := range d.inner.w {
				d.put(column, row, char, line.style)
			}
			d.put(-1, row, "┼", line.style)
			d.valueLabel(row, data.Number(line.value), line.style)
		}
	}
}

// drawRules draws the vertical rules, over lines and under data.
func (d *plotDrawing) drawRules() {
	for _, rule := range d.rules {
		if !d.times.contains(rule.at) {
			continue
		}
		column := d.times.column(rule.at, d.inner.w)
		for row := range d.inner.h {
			d.put(column, row, "┊", styleAxis)
		}
	}
}

// drawRuleChars names the rules at their upper ends, or as near below as the data leaves a cell. Where rules share
// a column the last names it.
func (d *plotDrawing) drawRuleChars() {
	for i, rule := range d.rules {
		if !d.times.contains(rule.at) || rule.char == "" {
			continue
		}
		column := d.times.column(rule.at, d.inner.w)
		if i+1 < len(d.rules) && d.times.contains(d.rules[i+1].at) && d.times.column(d.rules[i+1].at, d.inner.w) == column {
			continue
		}
		for row := range d.inner.h {
			if d.grid.at(column, row) <= layerBand {
				d.grid.take(column, row, layerLabel)
				d.put(column, row, rule.char, rule.style)
				break
			}
		}
	}
}

// drawLabels labels the lines, thresholds first. A line off the screen is named at the edge that it
// is behind, with an arrow and its value. A line without a label has none there either.
//
// Law: a label covers neither another label nor the line of the data; without room there is none. Those of lines that fall in one row are joined where
// there is room: "met ≤ 185 · release > 190". Other labels in one row are betweenLabels apart at the least.
func (d *plotDrawing) drawLabels() {
	if d.inner.w < leastLabelRoom {
		return
	}
	joined := map[int]bool{} // rows whose labels stand together
	for _, thresholds := range [...]bool{true, false} {
		for _, line := range d.plot.lines {
			if thresholds != (line.style == styleThreshold) || line.label == "" {
				continue
			}
			switch {
			case d.values.shows(line.value):
				row := d.values.row(line.value)
				if joined[row] {
					continue
				}
				sharing := d.labelledIn(row)
				if joined[row] = len(sharing) > 1 && d.placeJoined(sharing, row); joined[row] {
					continue
				}
				if isLeast := !slices.ContainsFunc(sharing, func(other plotLine) bool { return other.value < line.value }); len(sharing) > 1 && isLeast {
					d.placeLabel(line, line.label, row, row+1, row-1) // the lower line's is not above the higher one's
				} else {
					d.placeLabel(line, line.label, row, row-1, row+1)
				}
			case d.isAbove(line.value):
				d.placeLabel(line, "↑ "+line.valued(), 0, 1)
			case d.isBelow(line.value):
				h := d.inner.h
				d.placeLabel(line, "↓ "+line.valued(), h-1, h-2)
			}
		}
	}
}

// labelledIn are the lines with a label that fall in a row, thresholds first.
func (d *plotDrawing) labelledIn(row int) []plotLine {
	var lines []plotLine
	for _, thresholds := range [...]bool{true, false} {
		for _, line := range d.plot.lines {
			if thresholds == (line.style == styleThreshold) && line.label != "" && d.values.shows(line.value) && d.values.row(line.value) == row {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// placeJoined writes the labels of lines that fall in one row one after the other, each in its own style; false where there is no room for them.
func (d *plotDrawing) placeJoined(lines []plotLine, row int) bool {
	const joint = " · "
	texts := make([]string, len(lines))
	for i, line := range lines {
		texts[i] = line.label
	}
	whole := d.text(strings.Join(texts, joint))
	width := textWidth(whole)
	if width > d.inner.w-2 {
		return false
	}
	for _, covers := range [...]layer{layerNone, layerBand} {
		left, ok := d.freeRun(row, width, 1, covers)
		if !ok {
			continue
		}
		d.writeLabel(left, row, width, whole, styleDim)
		x := left
		for i, text := range texts {
			d.noteLabel(d.values.depth(lines[i].value), row)
			text = d.text(text)
			d.canvas.text(d.inner.x+x, d.inner.y+row, textWidth(text), text, lines[i].style)
			x += textWidth(text) + textWidth(joint)
		}
		return true
	}
	return false
}

// valued is the label with the value of the line, which many labels say already: "met ≤ 185".
func (l plotLine) valued() string {
	value := data.Number(l.value)
	if strings.Contains(" "+strings.ReplaceAll(l.label, ",", " ")+" ", " "+value+" ") {
		return l.label
	}
	return l.label + " " + value
}

func (d *plotDrawing) isAbove(v float64) bool { return d.values.drawable(v) && d.values.row(v) < 0 }
func (d *plotDrawing) isBelow(v float64) bool {
	return v <= d.values.least() || d.values.drawable(v) && d.values.row(v) >= d.inner.h
}

// placeLabel writes a label into the first free place: at the right edge on one of the rows, else
// as far to the right as there is room, first beside other sources and then over them.
func (d *plotDrawing) placeLabel(line plotLine, label string, rows ...int) {
	label = d.text(label)
	width := min(textWidth(label), d.inner.w-2)
	if width <= 0 {
		return
	}
	for _, covers := range [...]layer{layerNone, layerBand} {
		for _, right := range [...]int{d.inner.w, d.inner.w - width/2} { // near the edge, then anywhere
			for _, row := range rows {
				least := 1
				if right == d.inner.w {
					least = d.inner.w - width
				}
				if left, ok := d.freeRun(row, width, least, covers); ok {
					d.noteLabel(d.values.depth(line.value), row)
					d.writeLabel(left, row, width, d.shortened(label, width), line.style)
					return
				}
			}
		}
	}
}

// freeRun finds the rightmost place of a label on a row from column least on, with a free cell left of it.
func (d *plotDrawing) freeRun(row, width, least int, covers layer) (left int, ok bool) {
	if row < 0 || row >= d.inner.h {
		return 0, false
	}
	free := 0
	for column := d.inner.w - 1; column >= max(0, least-1); column-- {
		if at := d.grid.at(column, row); at > covers {
			if free = 0; at == layerLabel { // it has a space of the gap before it
				free = 1 - betweenLabels
			}
			continue
		}
		if free++; free > width {
			return column + 1, true
		}
	}
	return 0, false
}

func (d *plotDrawing) writeLabel(left, row, width int, label string, st style) {
	for column := left - 1; column < left+width; column++ {
		d.grid.take(column, row, layerLabel)
	}
	d.put(left-1, row, " ", stylePlain)
	if d.grid.at(left+width+betweenLabels-1, row) == layerLabel && d.grid.at(left+width, row) == layerNone {
		d.put(left+width, row, " ", stylePlain)
	}
	d.canvas.text(d.inner.x+left, d.inner.y+row, width, label, st)
}
