package data

import (
	"math"
	"slices"
)

// codes is a column of small numbers that are not negative, in pages of pageSize readings: mostly all readings of a page have the same one, which takes no
// room; else they take a byte each, or four where that is too little. The zero value is empty.
type codes struct {
	n     int
	pages []codesPage
}

// codesPage has the one list that is not nil, or the same for all.
type codesPage struct {
	same   int32
	narrow []uint8
	wide   []int32
}

func (c *codes) at(i int) int {
	switch page := &c.pages[i>>pageBits]; {
	case page.narrow != nil:
		return int(page.narrow[i&(pageSize-1)])
	case page.wide != nil:
		return int(page.wide[i&(pageSize-1)])
	default:
		return int(page.same)
	}
}

func (c *codes) append(code int) {
	offset := c.n & (pageSize - 1)
	if c.n++; offset == 0 {
		c.pages = append(c.pages, codesPage{same: int32(code)})
		return
	}
	page := &c.pages[len(c.pages)-1]
	page.fit(code, offset)
	switch {
	case page.narrow != nil:
		page.narrow = append(page.narrow, uint8(code))
	case page.wide != nil:
		page.wide = append(page.wide, int32(code))
	}
}

// areSame tells whether all codes of the page are.
func (p *codesPage) areSame() bool { return p.narrow == nil && p.wide == nil }

// fit makes a page of n codes one in which a code has room.
func (p *codesPage) fit(code, n int) {
	switch {
	case p.wide != nil, p.narrow != nil && code <= math.MaxUint8, p.areSame() && int(p.same) == code:
	case p.narrow != nil:
		p.wide = make([]int32, n)
		for i, narrow := range p.narrow {
			p.wide[i] = int32(narrow)
		}
		p.narrow = nil
	case p.same <= math.MaxUint8 && code <= math.MaxUint8:
		p.list(n)
	default:
		p.wide = slices.Repeat([]int32{p.same}, n)
	}
}

// list lists the n codes of a page, which are the same and take a byte.
func (p *codesPage) list(n int) { p.narrow = slices.Repeat([]uint8{uint8(p.same)}, n) }

// appendSame appends a code n times.
func (c *codes) appendSame(code, n int) {
	for ; n > 0 && c.n&(pageSize-1) != 0; n-- {
		c.append(code)
	}
	for ; n > 0; n -= pageSize {
		c.pages = append(c.pages, codesPage{same: int32(code)})
		c.n += min(n, pageSize)
	}
}

// appendAll appends what each of n numbers stands for; a single number is that of all.
func (c *codes) appendAll(numbers []int64, codes []int, n int) {
	if len(numbers) == 1 {
		c.appendSame(codes[numbers[0]], n)
		return
	}
	isNarrow := areNarrow(codes)
	for len(numbers) > 0 {
		chunk := numbers[:min(len(numbers), pageSize-c.n&(pageSize-1))]
		numbers = numbers[len(chunk):]
		if areSame(chunk) {
			c.appendSame(codes[chunk[0]], len(chunk))
			continue
		}
		c.append(codes[chunk[0]])
		page := &c.pages[len(c.pages)-1]
		if page.wide != nil || !isNarrow {
			for _, number := range chunk[1:] {
				c.append(codes[number])
			}
			continue
		}
		if page.narrow == nil {
			page.list((c.n-1)&(pageSize-1) + 1)
		}
		page.narrow = slices.Grow(page.narrow, len(chunk)-1)
		for _, number := range chunk[1:] {
			page.narrow = append(page.narrow, uint8(codes[number]))
		}
		c.n += len(chunk) - 1
	}
}

func areNarrow(codes []int) bool { return len(codes) == 0 || slices.Max(codes) <= math.MaxUint8 }

func areSame(numbers []int64) bool {
	for _, number := range numbers {
		if number != numbers[0] {
			return false
		}
	}
	return true
}

func (c *codes) set(i, code int) {
	k := i >> pageBits
	page := &c.pages[k]
	page.fit(code, min(pageSize, c.n-k<<pageBits))
	switch {
	case page.narrow != nil:
		page.narrow[i&(pageSize-1)] = uint8(code)
	case page.wide != nil:
		page.wide[i&(pageSize-1)] = int32(code)
	}
}

// replace puts another code, by its number, for each.
func (c *codes) replace(codes []int) {
	isNarrow := areNarrow(codes)
	for k := range c.pages {
		page := &c.pages[k]
		if page.areSame() {
			page.same = int32(codes[page.same])
			continue
		}
		if page.narrow != nil && isNarrow {
			for i, code := range page.narrow {
				page.narrow[i] = uint8(codes[code])
			}
			continue
		}
		for i := k << pageBits; i < min(c.n, (k+1)<<pageBits); i++ {
			c.set(i, codes[c.at(i)])
		}
	}
}

// least is the least code of page k.
func (c *codes) least(k int) int {
	switch page := &c.pages[k]; {
	case page.narrow != nil:
		return int(slices.Min(page.narrow))
	case page.wide != nil:
		return int(slices.Min(page.wide))
	default:
		return int(page.same)
	}
}

func (c *codes) swap(i, j int) {
	a, b := c.at(i), c.at(j)
	c.set(i, b)
	c.set(j, a)
}
