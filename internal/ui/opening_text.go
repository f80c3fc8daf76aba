package ui

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"

	"watchtui/internal/data"
)

// A kept screen as bytes, of which there are about ten thousand:
//
//	what it follows from, its title, its width and height
//	the cells that differ: text, style, whether a wide character covers it
//	the cells by their numbers among these, each with how many follow that are the same
//	a SHA-256 of all that
//
// Numbers are varints, texts have their length before them.
func (s keptScreen) encode() []byte {
	c := s.canvas
	b := appendText(appendText(nil, s.of), s.title)
	b = binary.AppendUvarint(binary.AppendUvarint(b, uint64(c.width)), uint64(c.height))
	numbers := map[cell]uint64{}
	var differ []cell
	for _, at := range c.cells {
		if _, ok := numbers[at]; !ok {
			numbers[at] = uint64(len(differ))
			differ = append(differ, at)
		}
	}
	b = binary.AppendUvarint(b, uint64(len(differ)))
	for _, at := range differ {
		b = binary.AppendUvarint(appendText(b, at.text), uint64(at.style))
		covered := byte(0)
		if at.covered {
			covered = 1
		}
		b = append(b, covered)
	}
	for from := 0; from < len(c.cells); {
		to := from + 1
		for to < len(c.cells) && c.cells[to] == c.cells[from] {
			to++
		}
		b = binary.AppendUvarint(binary.AppendUvarint(b, numbers[c.cells[from]]), uint64(to-from))
		from = to
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:]...)
}

func appendText(b []byte, text string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(text))), text...)
}

var errNoScreen = errors.New("this is no screen")

// readScreen is what encode made bytes of; anything else is errNoScreen.
func readScreen(b []byte) (*keptScreen, error) {
	end := len(b) - sha256.Size
	if end < 0 {
		return nil, errNoScreen
	}
	if sum := sha256.Sum256(b[:end]); !bytes.Equal(sum[:], b[end:]) {
		return nil, errNoScreen
	}
	r := &screenReader{rest: b[:end]}
	s := &keptScreen{of: r.text(), title: r.text()}
	width, height := r.number(mostCells), r.number(mostCells)
	differ := make([]cell, r.number(len(r.rest)))
	for i := range differ {
		differ[i] = cell{text: r.text(), style: style(r.number(1<<8 - 1)), covered: r.number(1) == 1}
		r.bad = r.bad || data.Visible(differ[i].text) != differ[i].text
	}
	if r.bad || width*height > mostCells*mostCells/16 {
		return nil, errNoScreen
	}
	s.canvas = newCanvas(width, height)
	for cells := s.canvas.cells; len(cells) > 0; {
		number, n := r.number(len(differ)-1), r.number(len(cells))
		if r.bad || n == 0 {
			return nil, errNoScreen
		}
		for i := range n {
			cells[i] = differ[number]
		}
		cells = cells[n:]
	}
	if r.bad || len(r.rest) > 0 {
		return nil, errNoScreen
	}
	return s, nil
}

// screenReader reads from the beginning on; once it is bad it gives zeros.
type screenReader struct {
	rest []byte
	bad  bool
}

// number is one that is not larger than most.
func (r *screenReader) number(most int) int {
	v, n := binary.Uvarint(r.rest)
	if r.bad || n <= 0 || most < 0 || v > uint64(most) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *screenReader) text() string {
	n := r.number(len(r.rest))
	if n > len(r.rest) {
		r.bad, n = true, 0
	}
	text := string(r.rest[:n])
	r.rest = r.rest[n:]
	return text
}
