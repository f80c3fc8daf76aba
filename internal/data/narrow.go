package data

import (
	"encoding/binary"
	"math"
)

// Narrow is a column of numbers in as few bytes as they need, as a pack holds it: number i is Least, Step times i, and Unit times the i-th of
// Bytes, which are little-endian and Width bytes each (0, 1 or 2). Where there is a Divisor the numbers are divided by it.
type Narrow struct {
	Least, Unit, Step int64
	Width             int
	Divisor           float64
	Bytes             []byte // nobody's to change
}

// number is that at i, before it is divided.
func (n *Narrow) number(i int) int64 {
	number := n.Least + n.Step*int64(i)
	switch n.Width {
	case 1:
		number += n.Unit * int64(n.Bytes[i])
	case 2:
		number += n.Unit * int64(binary.LittleEndian.Uint16(n.Bytes[2*i:]))
	}
	return number
}

// extremes are the least and the highest number from one to another, before they are divided.
func (n *Narrow) extremes(from, to int) (least, most int64) {
	least = n.number(from)
	switch {
	case n.Width == 0:
		most = n.number(to - 1)
	case n.Step != 0:
		most = least
		for i := from + 1; i < to; i++ {
			least, most = min(least, n.number(i)), max(most, n.number(i))
		}
	case n.Width == 1:
		low, high := n.Bytes[from], n.Bytes[from]
		for _, v := range n.Bytes[from:to] {
			low, high = min(low, v), max(high, v) // without a branch
		}
		least, most = n.Least+n.Unit*int64(low), n.Least+n.Unit*int64(high)
	default:
		low, high := n.code(from), n.code(from)
		for i := from + 1; i < to; i++ {
			v := n.code(i)
			low, high = min(low, v), max(high, v)
		}
		least, most = n.Least+n.Unit*int64(low), n.Least+n.Unit*int64(high)
	}
	return min(least, most), max(least, most)
}

// longestStep is the most that a number from one to another adds to the one before.
func (n *Narrow) longestStep(from, to int) int64 {
	most := int64(0) // of what Bytes add
	switch n.Width {
	case 1:
		list := n.Bytes[from:to]
		most = int64(list[1]) - int64(list[0])
		for i := 2; i < len(list); i++ {
			most = max(most, int64(list[i])-int64(list[i-1]))
		}
	case 2:
		before := n.code(from)
		most = math.MinInt64
		for i := from + 1; i < to; i++ {
			v := n.code(i)
			most, before = max(most, int64(v)-int64(before)), v
		}
	}
	return n.Step + n.Unit*most
}

// code is what Bytes of Width 2 have at i.
func (n *Narrow) code(i int) uint16 { return binary.LittleEndian.Uint16(n.Bytes[2*i:]) }

// Spread writes the numbers from one on into a column, as many as that is long.
func Spread[T ~int64 | ~float64](n *Narrow, from int, column []T) {
	if n.Divisor != 0 {
		for i := range column {
			column[i] = T(float64(n.number(from+i)) / n.Divisor)
		}
		return
	}
	least, unit := n.Least+n.Step*int64(from), n.Unit
	switch n.Width {
	case 0:
		for i := range column {
			column[i] = T(least)
			least += n.Step
		}
	case 1:
		for i, v := range n.Bytes[from : from+len(column)] {
			column[i] = T(least + unit*int64(v))
			least += n.Step
		}
	default:
		b := n.Bytes[2*from:]
		for i := range column {
			column[i] = T(least + unit*int64(binary.LittleEndian.Uint16(b[2*i:])))
			least += n.Step
		}
	}
}
