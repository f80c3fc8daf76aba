package ui

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
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

// encode is the raster as the terms have it. It holds until the next.
func (e *rasterEncoder) encode(p *raster, terms rasterTerms) []byte {
	w, h := p.size(terms.cell)
	e.whole.Reset()
	e.whole.WriteString("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(w))
	head = binary.BigEndian.AppendUint32(head, uint32(h))
	e.chunk("IHDR", append(head, bitsOfPixel, indexed, 0, 0, 0))
	palette, opacity := make([]byte, 3), make([]byte, 1) // what is not drawn
	for _, st := range p.styles[1:] {
		c := terms.theme.colour(st, terms.ink)
		palette, opacity = append(palette, c.R, c.G, c.B), append(opacity, c.A)
	}
	e.chunk("PLTE", palette)
	e.chunk("tRNS", opacity)
	e.data.Reset()
	if e.compressor == nil {
		e.compressor, _ = zlib.NewWriterLevel(nil, zlib.BestSpeed)
	}
	e.compressor.Reset(&e.data)
	e.lines(p, w, h)
	_ = e.compressor.Close() // all of it into memory
	e.chunk("IDAT", e.data.Bytes())
	e.chunk("IEND", nil)
	return e.whole.Bytes()
}

// lines compresses the raster's lines of pixels, stretched to a size: a line or a column of them may be there twice. Which it is
// the middle of a pixel says, so that none lies for the larger part in a neighbouring cell, which may be text.
func (e *rasterEncoder) lines(p *raster, w, h int) {
	const together = 8 // pixels that are packed at once
	ownW, ownH := p.w<<pixelAcross, p.h<<pixelDown
	stretched := make([]byte, (w+together-1)/together*together)
	e.line = append(e.line[:0], make([]byte, 1+len(stretched)/2)...)
	e.line[0] = unfiltered
	from := -1 // the line that e.line has
	for y := range h {
		if at := (2*y + 1) * ownH / (2 * h); at != from {
			from = at
			own := p.pixels[at*p.stride : at*p.stride+ownW]
			if w != ownW {
				for x := range w {
					stretched[x] = own[(2*x+1)*ownW/(2*w)]
				}
				own = stretched
			}
			pack(e.line[1:], own)
		}
		_, _ = e.compressor.Write(e.line[:1+(w+1)/2])
	}
}

// pack puts two pixels into each byte; there is a multiple of eight of them.
func pack(packed, pixels []byte) {
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
