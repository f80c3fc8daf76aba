package ui

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image/color"
)

// rasterEncoder makes PNG of rasters, and keeps what it needs for that. Package image/png asks for each pixel by itself and
// for a new compressor each time, which takes as long as a frame may.
type rasterEncoder struct {
	whole, data bytes.Buffer
	compressor  *zlib.Writer
	line        []byte
}

// A line of pixels as PNG has it: how it is filtered, and then two pixels a byte.
const (
	bitsOfPixel = 4
	unfiltered  = 0
	indexed     = 3 // the kind of raster
)

// encode is the raster in the colours of a theme, and of the terminal's own text. It holds until the next.
func (e *rasterEncoder) encode(p *raster, t *theme, ink color.Color) []byte {
	w, h := p.w<<pixelAcross, p.h<<pixelDown
	e.whole.Reset()
	e.whole.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(w))
	head = binary.BigEndian.AppendUint32(head, uint32(h))
	e.chunk("IHDR", append(head, bitsOfPixel, indexed, 0, 0, 0))
	palette, opacity := make([]byte, 3), make([]byte, 1) // what is not drawn
	for _, st := range p.styles[1:] {
		c := t.colour(st, ink)
		palette, opacity = append(palette, c.R, c.G, c.B), append(opacity, c.A)
	}
	e.chunk("PLTE", palette)
	e.chunk("tRNS", opacity)
	e.data.Reset()
	if e.compressor == nil {
		e.compressor, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed)
	}
	e.compressor.Reset(&e.data)
	e.line = append(e.line[:0], make([]byte, 1+w/2)...)
	for y := range h {
		e.pack(p.pixels[y*p.stride : y*p.stride+w])
		_, _ = e.compressor.Write(e.line) // into memory
	}
	_ = e.compressor.Close()
	e.chunk("IDAT", e.data.Bytes())
	e.chunk("IEND", nil)
	return e.whole.Bytes()
}

// pack puts a line of pixels, eight for each cell, into e.line.
func (e *rasterEncoder) pack(pixels []byte) {
	e.line[0] = unfiltered
	packed := e.line[1:]
	for i := 0; i+8 <= len(pixels); i += 8 {
		at, eight := packed[i/2:i/2+4], pixels[i:i+8]
		if binary.NativeEndian.Uint64(eight) == 0 { // most are empty
			clear(at)
			continue
		}
		for k := range at {
			at[k] = eight[2*k]<<bitsOfPixel | eight[2*k+1]
		}
	}
}

func (e *rasterEncoder) chunk(kind string, content []byte) {
	e.whole.Write(binary.BigEndian.AppendUint32(nil, uint32(len(content))))
	begin := e.whole.Len()
	e.whole.WriteString(kind)
	e.whole.Write(content)
	sum := crc32.ChecksumIEEE(e.whole.Bytes()[begin:])
	e.whole.Write(binary.BigEndian.AppendUint32(nil, sum))
}
