package sqlite

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"

	"watchtui/internal/data"
)

// A pack is some readings column by column, each number in as few bytes as the column's numbers need:
//
//	version, how many readings, the columns, a CRC-32C of all that
//	column of numbers   kind (plain, or what each adds to the one before), bytes a number, least, unit, then (number - least) / unit
//	column of values    the power of ten that makes all of them whole, and these; or else the bits of each
//	column of texts     how many there are, each with its length; then a column of citations and one of notes
//
// So readings at even times cost no byte for their time, and prices with two digits two or three for their value.
const packVersion = 1

// mostPacked bounds the readings of a pack.
const mostPacked = 1 << 21

var errNoPack = errors.New("this is no pack")

// packed is the columns of a pack. Sources are ids.
type packed struct {
	observed, published  []data.Instant
	source, seq, quality []int64
	value, low, high     []float64 // the ranges nil where there is none
	citation, note       []int64   // indices into texts; empty where there is none
	texts                []string
	textIndex            map[string]int64 // for add
	whole                []int64          // for decode
}

func (p *packed) len() int { return len(p.observed) }

// clear makes the pack empty and keeps its memory.
func (p *packed) clear() {
	*p = packed{observed: p.observed[:0], source: p.source[:0], published: p.published[:0], seq: p.seq[:0], quality: p.quality[:0],
		value: p.value[:0], low: p.low[:0], high: p.high[:0], citation: p.citation[:0], note: p.note[:0], whole: p.whole}
}

func (p *packed) add(r *record) {
	more := r.more()
	p.observed, p.published = append(p.observed, r.observed), append(p.published, r.published)
	p.source, p.seq, p.quality = append(p.source, int64(r.source)), append(p.seq, r.seq), append(p.quality, int64(r.quality))
	p.value, p.low, p.high = append(p.value, r.value), append(p.low, more.low), append(p.high, more.high)
	p.citation, p.note = append(p.citation, p.text(more.citation)), append(p.note, p.text(more.note))
}

func (p *packed) text(text string) int64 {
	if p.textIndex == nil {
		p.textIndex, p.texts = map[string]int64{"": 0}, []string{""}
	}
	i, ok := p.textIndex[text]
	if !ok {
		i = int64(len(p.texts))
		p.textIndex[text], p.texts = i, append(p.texts, text)
	}
	return i
}

// move copies the fields of one reading over those of another.
func (p *packed) move(from, to int) {
	p.observed[to], p.published[to], p.source[to] = p.observed[from], p.published[from], p.source[from]
	p.quality[to], p.value[to] = p.quality[from], p.value[from]
	if p.low != nil {
		p.low[to], p.high[to] = p.low[from], p.high[from]
	}
	if len(p.citation) > 0 {
		p.citation[to], p.note[to] = p.citation[from], p.note[from]
	}
}

// cut keeps the first n readings.
func (p *packed) cut(n int) {
	p.observed, p.published, p.source, p.seq = p.observed[:n], p.published[:n], p.source[:n], p.seq[:n]
	p.quality, p.value = p.quality[:n], p.value[:n]
	if p.low != nil {
		p.low, p.high = p.low[:n], p.high[:n]
	}
	if len(p.citation) > 0 {
		p.citation, p.note = p.citation[:n], p.note[:n]
	}
}

// encode is the pack as bytes.
func (p *packed) encode() []byte {
	b := []byte{packVersion}
	b = binary.AppendUvarint(b, uint64(p.len()))
	b = appendNumbers(appendNumbers(b, p.observed), p.published)
	b = appendNumbers(appendNumbers(appendNumbers(b, p.source), p.seq), p.quality)
	b = appendValues(b, p.value)
	ranged := byte(0)
	for i := range p.low {
		if !math.IsNaN(p.low[i]) || !math.IsNaN(p.high[i]) {
			ranged = 1
		}
	}
	if b = append(b, ranged); ranged == 1 {
		b = appendValues(appendValues(b, p.low), p.high)
	}
	b = binary.AppendUvarint(b, uint64(max(0, len(p.texts)-1))) // but for ""
	if len(p.texts) > 1 {
		for _, text := range p.texts[1:] {
			b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
		}
		b = appendNumbers(appendNumbers(b, p.citation), p.note)
	}
	return summed(b)
}

// summed is b with its checksum behind it.
func summed(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// decode takes the columns from bytes. What it cannot read is errNoPack, whatever the bytes.
func (p *packed) decode(b []byte) error {
	p.clear()
	if len(b) < 5 || crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) || b[0] != packVersion {
		return errNoPack
	}
	r := &unpacker{rest: b[1 : len(b)-4], whole: p.whole}
	defer func() { p.whole = r.whole }()
	n := r.count(mostPacked)
	p.observed, p.published = numbers(r, p.observed, n), numbers(r, p.published, n)
	p.source, p.seq, p.quality = numbers(r, p.source, n), numbers(r, p.seq, n), numbers(r, p.quality, n)
	p.value = r.values(p.value, n)
	if ranged := r.byte(); ranged == 1 {
		p.low, p.high = r.values(p.low, n), r.values(p.high, n)
	} else {
		p.low, p.high = nil, nil
	}
	p.citation, p.note = p.citation[:0], p.note[:0]
	if texts := r.count(len(r.rest)); texts > 0 {
		p.texts = make([]string, 1, texts+1)
		for range texts {
			p.texts = append(p.texts, string(r.bytes(r.count(len(r.rest)))))
		}
		p.citation, p.note = numbers(r, p.citation, n), numbers(r, p.note, n)
	}
	for i := range p.quality {
		r.bad = r.bad || p.quality[i] < 0 || p.quality[i] > int64(data.Verified)
	}
	for i := range p.citation {
		last := int64(len(p.texts) - 1)
		r.bad = r.bad || p.citation[i] < 0 || p.citation[i] > last || p.note[i] < 0 || p.note[i] > last
	}
	if r.bad || len(r.rest) > 0 {
		return errNoPack
	}
	return nil
}

// The kinds of columns of numbers.
const (
	plainNumbers = iota
	addedNumbers // each is what it adds to the one before, from 0 on
)

// appendNumbers appends a column in the kind that takes fewer bytes. Differences wrap around, which they undo.
func appendNumbers[T ~int64](b []byte, column []T) []byte {
	added := make([]T, len(column))
	before := T(0)
	for i, v := range column {
		added[i], before = v-before, v
	}
	kind, best := byte(plainNumbers), frameOf(column)
	if f := frameOf(added[min(1, len(added)):]); f.width < best.width { // the first is not like the others
		kind, best, column = addedNumbers, f, added
	}
	b = append(b, kind, byte(best.width))
	b = binary.AppendUvarint(binary.AppendVarint(b, best.least), best.unit)
	if kind == addedNumbers {
		b, column = binary.AppendVarint(b, int64(column[0])), column[1:]
	}
	for _, v := range column {
		var bytes [8]byte
		binary.LittleEndian.PutUint64(bytes[:], uint64(int64(v)-best.least)/best.unit)
		b = append(b, bytes[:best.width]...)
	}
	return b
}

// frame is how numbers are written: (number - least) / unit, in width bytes.
type frame struct {
	least int64
	unit  uint64 // divides all
	width int    // 0, 1, 2, 4 or 8
}

func frameOf[T ~int64](column []T) frame {
	f := frame{unit: 1}
	if len(column) == 0 {
		return f
	}
	f.least = int64(column[0])
	most := f.least
	for _, v := range column {
		f.least, most = min(f.least, int64(v)), max(most, int64(v))
	}
	unit := uint64(0)
	for _, v := range column {
		for a, b := unit, uint64(int64(v)-f.least); ; a, b = b, a%b {
			if b == 0 {
				unit = a
				break
			}
		}
		if unit == 1 {
			break
		}
	}
	f.unit = max(1, unit)
	switch span := uint64(most-f.least) / f.unit; {
	case span == 0:
	case span <= math.MaxUint8:
		f.width = 1
	case span <= math.MaxUint16:
		f.width = 2
	case span <= math.MaxUint32:
		f.width = 4
	default:
		f.width = 8
	}
	return f
}

const (
	mostDigits = 8   // after the point, that are tried
	rawValues  = 255 // in the place of the number of digits
)

var powers = [mostDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8}

// appendValues appends values as whole numbers of some power of ten, where that gives each of them back to the last bit: a
// quotient of two whole numbers below 2^53 is rounded as the decimal that they were read from.
func appendValues(b []byte, values []float64) []byte {
	whole := make([]int64, len(values))
	digits := 0
	for i := 0; i < len(values) && digits <= mostDigits; i++ {
		scaled := math.Round(values[i] * powers[digits])
		if !(math.Abs(scaled) < 1<<53) || math.Float64bits(float64(int64(scaled))/powers[digits]) != math.Float64bits(values[i]) {
			digits, i = digits+1, -1
			continue
		}
		whole[i] = int64(scaled)
	}
	if digits <= mostDigits {
		return appendNumbers(append(b, byte(digits)), whole)
	}
	b = append(b, rawValues)
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// unpacker reads a pack from its beginning on; once it is bad it gives zeros.
type unpacker struct {
	rest  []byte
	bad   bool
	whole []int64 // kept for its room
}

func (r *unpacker) bytes(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.bad, n = true, 0
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

func (r *unpacker) byte() byte {
	if b := r.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

// count is a number of things, at most so many.
func (r *unpacker) count(most int) int {
	v, size := binary.Uvarint(r.rest)
	if size <= 0 || v > uint64(most) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return int(v)
}

func (r *unpacker) varint() int64 {
	v, size := binary.Varint(r.rest)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return v
}

// numbers reads a column of n into column, whose memory it takes where there is enough.
func numbers[T ~int64](r *unpacker, column []T, n int) []T {
	kind, width := r.byte(), int(r.byte())
	least, unit := r.varint(), r.varuint()
	column = column[:0]
	if kind == addedNumbers {
		if n == 0 {
			r.bad = true
		}
		column = append(column, T(r.varint()))
		n--
	}
	if r.bad || kind > addedNumbers || width != 0 && width != 1 && width != 2 && width != 4 && width != 8 {
		r.bad = true
		return nil
	}
	b := r.bytes(n * width)
	if r.bad {
		return nil
	}
	from := len(column)
	column = slices.Grow(column, n)[:from+n]
	setWide(column[from:], b, width, T(least), T(unit))
	if kind == addedNumbers {
		for i := 1; i < len(column); i++ {
			column[i] += column[i-1]
		}
	}
	return column
}

func (r *unpacker) varuint() uint64 {
	v, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return v
}

// setWide sets all numbers of a column, which are so many bytes each.
func setWide[T ~int64](column []T, b []byte, width int, least, unit T) {
	switch width {
	case 0:
		for i := range column {
			column[i] = least
		}
	case 1:
		for i, v := range b[:len(column)] {
			column[i] = least + T(v)*unit
		}
	case 2:
		for i := range column {
			column[i] = least + T(binary.LittleEndian.Uint16(b[2*i:]))*unit
		}
	case 4:
		for i := range column {
			column[i] = least + T(binary.LittleEndian.Uint32(b[4*i:]))*unit
		}
	default:
		for i := range column {
			column[i] = least + T(binary.LittleEndian.Uint64(b[8*i:]))*unit
		}
	}
}

func (r *unpacker) values(column []float64, n int) []float64 {
	digits := int(r.byte())
	if digits == rawValues {
		b := r.bytes(8 * n)
		column = slices.Grow(column[:0], len(b)/8)
		for ; len(b) > 0; b = b[8:] {
			column = append(column, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
		return column
	}
	if digits > mostDigits {
		r.bad = true
		return nil
	}
	r.whole = numbers(r, r.whole, n)
	column = slices.Grow(column[:0], len(r.whole))
	for _, v := range r.whole {
		column = append(column, float64(v)/powers[digits])
	}
	return column
}
