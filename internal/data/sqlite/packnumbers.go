package sqlite

import (
	"encoding/binary"
	"math"
	"slices"

	"watchtui/internal/data"
)

// The kinds of columns of numbers.
const (
	plainNumbers  = iota
	addedNumbers  // each is what it adds to the one before, from 0 on
	usualNumbers  // all are the same but for a few, which are named: among a million readings of one file lie some of another
	steadyNumbers // each but for a few adds the same to the one before
	lineNumbers   // each is what it adds to a step times its index
)

// fewIn is how many of n numbers are few.
func fewIn(n int) int { return n / 16 }

// appendNumbers appends a column in the kind that takes fewer bytes. Differences wrap around, which they undo.
func appendNumbers[T ~int64](b []byte, column []T) []byte {
	usual, others := usualOf(column)
	if others == 0 {
		return appendFramed(b, plainNumbers, frame{least: int64(usual), unit: 1}, column)
	}
	if others <= fewIn(len(column)) {
		return appendOthers(appendHead(b, usualNumbers, frame{least: int64(usual), unit: uint64(others)}), column, usual)
	}
	added := make([]T, len(column))
	before := T(0)
	for i, v := range column {
		added[i], before = v-before, v
	}
	usual, others = usualOf(added[1:]) // the first is not like the others
	if others > 0 && others <= fewIn(len(column)) {
		b = appendHead(b, steadyNumbers, frame{least: int64(usual), unit: uint64(others)})
		return appendOthers(binary.AppendVarint(b, int64(added[0])), added[1:], usual)
	}
	plain := frameOf(column)
	if f := frameOf(added[1:]); f.width < plain.width {
		return appendFramed(b, addedNumbers, f, added)
	}
	return appendFramed(b, plainNumbers, plain, column)
}

// usualOf is what more than half of the numbers are, if any is, and how many are not.
func usualOf[T ~int64](column []T) (usual T, others int) {
	if areSame(column) { // mostly
		return column[0], 0
	}
	lead := 0
	for _, v := range column {
		switch {
		case v == usual:
			lead++
		case lead > 0:
			lead--
		default:
			usual, lead = v, 1
		}
	}
	for _, v := range column {
		if v != usual {
			others++
		}
	}
	return usual, others
}

func areSame[T ~int64](column []T) bool {
	for _, v := range column {
		if v != column[0] {
			return false
		}
	}
	return len(column) > 0
}

// appendOthers appends those that are not as usual, each after how many that are.
func appendOthers[T ~int64](b []byte, column []T, usual T) []byte {
	from := 0
	for i, v := range column {
		if v != usual {
			b = binary.AppendVarint(binary.AppendUvarint(b, uint64(i-from)), int64(v))
			from = i + 1
		}
	}
	return b
}

// appendTimes appends a column so that each number of it can be read by itself, where that takes not more than mostNarrow bytes a number: then it stays as it is in memory, too.
func appendTimes(b []byte, column []data.Instant) []byte {
	if isEven(column) {
		return appendNumbers(b, column)
	}
	plain := frameOf(column)
	if plain.width <= mostNarrow {
		return appendFramed(b, plainNumbers, plain, column)
	}
	n := len(column)
	step := data.Instant(uint64(column[n-1]-column[0]) / uint64(n-1) / plain.unit * plain.unit) // so that the rest has few digits
	if step <= 0 {
		return appendNumbers(b, column)
	}
	rest := make([]data.Instant, n)
	for i, at := range column {
		rest[i] = at - step*data.Instant(i)
	}
	if line := frameOf(rest); line.width <= mostNarrow {
		return appendLine(b, line, rest, int64(step))
	}
	return appendNumbers(b, column)
}

// appendLine appends what a column adds to a step times the index.
func appendLine(b []byte, f frame, rest []data.Instant, step int64) []byte {
	b = binary.AppendVarint(appendHead(b, lineNumbers, f), step)
	return appendCodes(b, f, rest)
}

// isEven tells whether each is the one before and always the same.
func isEven[T ~int64](column []T) bool {
	for i := 2; i < len(column); i++ {
		if column[i]-column[i-1] != column[1]-column[0] {
			return false
		}
	}
	return true
}

func appendHead(b []byte, kind byte, f frame) []byte {
	b = append(b, kind, byte(f.width))
	return binary.AppendUvarint(binary.AppendVarint(b, f.least), f.unit)
}

func appendFramed[T ~int64](b []byte, kind byte, f frame, column []T) []byte {
	b = appendHead(b, kind, f)
	if kind == addedNumbers {
		b, column = binary.AppendVarint(b, int64(column[0])), column[1:]
	}
	return appendCodes(b, f, column)
}

// appendCodes appends numbers in a frame.
func appendCodes[T ~int64](b []byte, f frame, column []T) []byte {
	from := len(b)
	b = slices.Grow(b, len(column)*f.width)[:from+len(column)*f.width]
	to := b[from:]
	for i, v := range column {
		number := uint64(int64(v) - f.least)
		if f.unit > 1 {
			number /= f.unit
		}
		switch f.width {
		case 1:
			to[i] = byte(number)
		case 2:
			binary.LittleEndian.PutUint16(to[2*i:], uint16(number))
		case 4:
			binary.LittleEndian.PutUint32(to[4*i:], uint32(number))
		case 8:
			binary.LittleEndian.PutUint64(to[8*i:], number)
		}
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
	unit, before := uint64(0), uint64(0)
	for _, v := range column {
		a, b := uint64(int64(v)-f.least), unit
		if a == before { // as often in a column of differences
			continue
		}
		before = a
		for b != 0 {
			if a>>32 == 0 && b>>32 == 0 { // is divided more quickly
				a, b = b, uint64(uint32(a)%uint32(b))
				continue
			}
			a, b = b, a%b
		}
		unit = a
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
	rareValues = 254 // likewise: all are NaN but for a few
)

var powers = [mostDigits + 1]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8}

// appendValues appends values as whole numbers of some power of ten, where that gives each of them back to the last bit: a
// quotient of two whole numbers below 2^53 is rounded as the decimal that they were read from.
func appendValues(b []byte, values []float64) []byte {
	if n := numbered(values); n <= fewIn(len(values)) {
		return appendRare(b, values, n)
	}
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
		b = append(b, byte(digits))
		if isEven(whole) {
			return appendNumbers(b, whole)
		}
		if plain := frameOf(whole); plain.width <= mostNarrow { // as for times
			return appendFramed(b, plainNumbers, plain, whole)
		}
		return appendNumbers(b, whole)
	}
	b = append(b, rawValues)
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

// numbered is how many values are numbers.
func numbered(values []float64) (n int) {
	for _, v := range values {
		if v == v {
			n++
		}
	}
	return n
}

// appendRare appends the n values that are numbers, each after how many that are not.
func appendRare(b []byte, values []float64, n int) []byte {
	b = binary.AppendUvarint(append(b, rareValues), uint64(n))
	from := 0
	for i, v := range values {
		if v == v {
			b = binary.LittleEndian.AppendUint64(binary.AppendUvarint(b, uint64(i-from)), math.Float64bits(v))
			from = i + 1
		}
	}
	return b
}
