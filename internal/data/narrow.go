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

// extremes are where the least and the highest number from one to another are.
func (n *Narrow) extremes(from, to int) (least, most int) {
	least, most = from, from
	switch {
	case n.Width == 0:
		most = to - 1
	case n.Step != 0:
		for i := from + 1; i < to; i++ {
			if v := n.number(i); v < n.number(least) {
				least = i
			} else if v > n.number(most) {
				most = i
			}
		}
	case n.Width == 1:
		least, most = extremesOf(n.Bytes[from:to])
		least, most = from+least, from+most
	default:
		low, high := n.code(from), n.code(from)
		for i := from + 1; i < to; i++ {
			if v := n.code(i); v < low {
				low, least = v, i
			} else if v > high {
				high, most = v, i
			}
		}
	}
	if n.number(most) < n.number(least) { // they fall
		return most, least
	}
	return least, most
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

func extremesOf(list []byte) (least, most int) {
	for i, v := range list {
		if v < list[least] {
			least = i
		} else if v > list[most] {
			most = i
		}
	}
	return least, most
}

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
