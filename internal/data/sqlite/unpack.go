package sqlite

import (
	"encoding/binary"
	"math"
	"slices"

	"watchtui/internal/data"
)

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

func (r *unpacker) varuint() uint64 {
	v, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.rest = r.rest[size:]
	return v
}

// mostNarrow is how many bytes a number of a narrow column takes at most.
const mostNarrow = 2

// head reads what comes before the numbers of a column.
func (r *unpacker) head() (kind byte, width int, least int64, unit uint64) {
	return r.byte(), int(r.byte()), r.varint(), r.varuint()
}

// narrow reads a column of n that can be left as it is; nil, and nothing is read, where it cannot.
func (r *unpacker) narrow(n int) *data.Narrow {
	begun := *r
	kind, width, least, unit := r.head()
	of := &data.Narrow{Width: width, Least: least, Unit: int64(unit)}
	switch {
	case r.bad || n == 0:
	case kind == plainNumbers && width <= mostNarrow:
		if of.Bytes = slices.Clone(r.bytes(n * width)); !r.bad {
			return of
		}
	case kind == lineNumbers && width <= mostNarrow:
		of.Step = r.varint()
		if of.Bytes = slices.Clone(r.bytes(n * width)); !r.bad {
			return of
		}
	case kind == addedNumbers && width == 0:
		of.Step = of.Least
		if of.Least = r.varint(); !r.bad {
			return of
		}
	}
	*r = begun
	return nil
}

// codes reads a column of n of which mostly all are the same: then it is a single one.
func codes[T ~int64](r *unpacker, column []T, n int) []T {
	if n > 1 && len(r.rest) > 1 && r.rest[0] == plainNumbers && r.rest[1] == 0 {
		n = 1
	}
	return numbers(r, column, n)
}

// numbers reads a column of n into column, whose memory it takes where there is enough.
func numbers[T ~int64](r *unpacker, column []T, n int) []T {
	kind, width, least, unit := r.head()
	column = column[:0]
	isAdded := kind == addedNumbers || kind == steadyNumbers
	if isAdded {
		if n == 0 {
			r.bad = true
		}
		column = append(column, T(r.varint()))
		n--
	}
	if r.bad || kind > steadyNumbers || width != 0 && width != 1 && width != 2 && width != 4 && width != 8 {
		r.bad = true
		return nil
	}
	others := 0
	if kind == usualNumbers || kind == steadyNumbers {
		others, unit, width = int(min(unit, mostPacked)), 1, 0
	}
	b := r.bytes(n * width)
	if r.bad {
		return nil
	}
	from := len(column)
	column = slices.Grow(column, n)[:from+n]
	setWide(column[from:], b, width, T(least), T(unit))
	r.others(n, others, func(i int) { column[from+i] = T(r.varint()) })
	if isAdded {
		sum := T(0)
		for i, v := range column {
			sum += v
			column[i] = sum
		}
	}
	return column
}

// others reads what a column of n says of a few of them.
func (r *unpacker) others(n, others int, read func(i int)) {
	for i := 0; others > 0; i, others = i+1, others-1 {
		if i += r.count(n); i >= n {
			r.bad = true
		}
		if r.bad {
			return
		}
		read(i)
	}
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

// values reads a column of values, either narrow or, else, into column.
func (r *unpacker) values(column []float64, n int) (*data.Narrow, []float64) {
	if len(r.rest) > 0 && r.rest[0] <= mostDigits {
		begun := *r
		digits := r.byte()
		if of := r.narrow(n); of != nil {
			of.Divisor = powers[digits]
			return of, column[:0]
		}
		*r = begun
	}
	return nil, r.wideValues(column, n)
}

func (r *unpacker) wideValues(column []float64, n int) []float64 {
	digits := int(r.byte())
	if digits == rawValues {
		b := r.bytes(8 * n)
		column = slices.Grow(column[:0], len(b)/8)
		for ; len(b) > 0; b = b[8:] {
			column = append(column, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
		return column
	}
	if digits == rareValues {
		column = slices.Grow(column[:0], n)[:n]
		for i := range column {
			column[i] = math.NaN()
		}
		r.others(n, r.count(n), func(i int) {
			if b := r.bytes(8); !r.bad {
				column[i] = math.Float64frombits(binary.LittleEndian.Uint64(b))
			}
		})
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
