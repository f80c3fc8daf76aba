package ui

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi/kitty"
)

// rasterReader reads the rasters out of what a terminal is sent, and keeps them as a terminal would.
type rasterReader struct {
	kept     map[int]keptRaster
	rest     string // a sequence that is not there whole
	payload  string // of the raster that is being read
	options  map[string]string
	taken    int // rasters so far
	deletion int
	cell     uv.CellSizeEvent // none: hasCells
}

type keptRaster struct {
	columns, rows int
	image         image.Image
}

func (r *rasterReader) read(t testing.TB, s string) {
	t.Helper()
	if r.kept == nil {
		r.kept = map[int]keptRaster{}
	}
	s = r.rest + s
	for {
		begin := strings.Index(s, "\x1b_G")
		if begin < 0 {
			r.rest = s[max(0, len(s)-2):]
			return
		}
		end := strings.Index(s[begin:], "\x1b\\")
		if end < 0 {
			r.rest = s[begin:]
			return
		}
		r.take(t, s[begin+3:begin+end])
		s = s[begin+end+2:]
	}
}

func (r *rasterReader) take(t testing.TB, sequence string) {
	t.Helper()
	head, payload, _ := strings.Cut(sequence, ";")
	options := map[string]string{}
	for _, option := range strings.Split(head, ",") {
		key, value, _ := strings.Cut(option, "=")
		options[key] = value
	}
	var id, columns, rows int
	_, _ = fmt.Sscan(options["i"], &id)
	switch {
	case options["a"] == "q":
		return
	case options["q"] != "2":
		t.Errorf("the terminal would answer: %s", head)
	}
	switch {
	case options["a"] == "d":
		delete(r.kept, id)
		r.deletion++
		return
	case r.options == nil:
		if options["a"] != "T" || options["U"] != "1" || options["f"] != "100" || id < 16 || id > 255 {
			t.Errorf("no raster begins with %s", head)
		}
		r.options, r.payload = options, ""
	case len(options) != 2:
		t.Errorf("a further piece has more than q and m: %s", head)
	}
	if len(payload) > kitty.MaxChunkSize || options["m"] == "1" && len(payload)%4 != 0 {
		t.Errorf("a piece of %d bytes", len(payload))
	}
	r.payload += payload
	if options["m"] != "0" {
		return
	}
	_, _ = fmt.Sscan(r.options["i"], &id)
	_, _ = fmt.Sscan(r.options["c"], &columns)
	_, _ = fmt.Sscan(r.options["r"], &rows)
	decoded, err := base64.StdEncoding.DecodeString(r.payload)
	if err != nil {
		t.Error(err)
	}
	raster, err := png.Decode(bytes.NewReader(decoded))
	if err != nil {
		t.Error(err)
		return
	}
	cell := r.cell // the shape of cells, less half a pixel at most: else the terminal leaves a margin
	if cell.Width == 0 {
		cell = hasCells
	}
	w, h := float64(raster.Bounds().Dx()), float64(raster.Bounds().Dy())
	across, down := float64(columns*cell.Width), float64(rows*cell.Height)
	if w < float64(8*columns) || h < float64(16*rows) || math.Abs(h-w*down/across) > 0.51 && math.Abs(w-h*across/down) > 0.51 {
		t.Errorf("a raster of %v×%v for %d×%d cells of %v", w, h, columns, rows, cell)
	}
	r.kept[id], r.options = keptRaster{columns, rows, raster}, nil
	r.taken++
}

// inked tells whether a raster shows anything in a cell.
func (p keptRaster) inked(column, row int) bool {
	w, h := p.image.Bounds().Dx(), p.image.Bounds().Dy()
	for y := h * row / p.rows; y <= h*(row+1)/p.rows; y++ {
		for x := w * column / p.columns; x <= w*(column+1)/p.columns; x++ {
			if (2*y+1)*p.rows/(2*h) != row || (2*x+1)*p.columns/(2*w) != column {
				continue // it lies for the larger part elsewhere
			}
			if _, _, _, a := p.image.At(x, y).RGBA(); a > 0 {
				return true
			}
		}
	}
	return false
}

// transmissions is the pieces of rasters in a frame.
func transmissions(frame string) (pieces []string) {
	for _, after := range strings.Split(frame, "\x1b_G")[1:] {
		piece, _, _ := strings.Cut(after, "\x1b\\")
		pieces = append(pieces, piece)
	}
	return pieces
}
