package data

import (
	"math"
	"slices"
)

// codes is a column of small numbers that are not negative: a byte each as long as they fit, else four.
type codes struct {
	narrow []uint8
	wide   []int32 // nil as long as all fit into narrow
}

func newCodes(room int) codes { return codes{narrow: make([]uint8, 0, room)} }

func (c *codes) at(i int) int {
	if c.wide != nil {
		return int(c.wide[i])
	}
	return int(c.narrow[i])
}

func (c *codes) append(code int) {
	if c.wide == nil && code <= math.MaxUint8 {
		c.narrow = append(c.narrow, uint8(code))
		return
	}
	c.widen()
	c.wide = append(c.wide, int32(code))
}

// appendSame appends a code n times.
func (c *codes) appendSame(code, n int) {
	for range n {
		c.append(code)
	}
}

// appendAll appends what each of the numbers stands for.
func (c *codes) appendAll(numbers []int64, codes []int) {
	if c.wide == nil && (len(codes) == 0 || slices.Max(codes) <= math.MaxUint8) {
		n := len(c.narrow)
		c.narrow = slices.Grow(c.narrow, len(numbers))[:n+len(numbers)]
		for i, number := range numbers {
			c.narrow[n+i] = uint8(codes[number])
		}
		return
	}
	for _, number := range numbers {
		c.append(codes[number])
	}
}

func (c *codes) set(i, code int) {
	if c.wide == nil && code <= math.MaxUint8 {
		c.narrow[i] = uint8(code)
		return
	}
	c.widen()
	c.wide[i] = int32(code)
}

func (c *codes) widen() {
	if c.wide != nil {
		return
	}
	c.wide = make([]int32, len(c.narrow), max(1, cap(c.narrow)))
	for i, code := range c.narrow {
		c.wide[i] = int32(code)
	}
	c.narrow = nil
}

func (c *codes) swap(i, j int) {
	if c.wide != nil {
		swap(c.wide, i, j)
		return
	}
	swap(c.narrow, i, j)
}
