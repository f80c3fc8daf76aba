package sqlite

import (
	"encoding/binary"
	"math"

	"watchtui/internal/data"
)

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
	plain := frameOf(column)
	if f := frameOf(added[min(1, len(added)):]); f.width < plain.width { // the first is not like the others
		return appendFramed(b, addedNumbers, f, added)
	}
	return appendFramed(b, plainNumbers, plain, column)
}

// appendTimes appends a column so that each number of it can be read by itself, where that takes not more than mostNarrow bytes a number: then it stays as it is in memory, too.
func appendTimes(b []byte, column []data.Instant) []byte {
	if plain := frameOf(column); plain.width <= mostNarrow && !isEven(column) {
		return appendFramed(b, plainNumbers, plain, column)
	}
	return appendNumbers(b, column)
}

// isEven tells whether each is the one before and always the same.
func isEven(column []data.Instant) bool {
	for i := 2; i < len(column); i++ {
		if column[i]-column[i-1] != column[1]-column[0] {
			return false
		}
	}
	return true
}

func appendFramed[T ~int64](b []byte, kind byte, best frame, column []T) []byte {
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
