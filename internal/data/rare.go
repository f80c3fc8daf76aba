package data

import "math"

// rare is a column in which most readings say nothing, such as published ranges: it has room for those pages of it alone
// in which some reading does. Make it with rareInstants or rareSpans: the zero value has the zero of T where nobody says anything.
type rare[T any] struct {
	absent   T
	isAbsent func(T) bool
	pages    [][]T // of pageSize each; nil where all are absent; what lies behind the last is absent, too
}

func rareInstants() rare[Instant] {
	return rare[Instant]{absent: NoInstant, isAbsent: func(t Instant) bool { return t == NoInstant }}
}

func rareSpans() rare[span] {
	return rare[span]{absent: span{math.NaN(), math.NaN()}, isAbsent: func(s span) bool { return s.low != s.low && s.high != s.high }}
}

// span is a published range; NaN for an end that is not named.
type span struct{ low, high float64 }

// isEmpty tells whether no reading says anything.
func (c *rare[T]) isEmpty() bool { return c.pages == nil }

func (c *rare[T]) at(i int) T {
	if page := c.page(i >> pageBits); page != nil {
		return page[i&(pageSize-1)]
	}
	return c.absent
}

// next is the first that says something from i on; beyond all readings where there is none.
func (c *rare[T]) next(i int) int {
	for i>>pageBits < len(c.pages) {
		if c.pages[i>>pageBits] == nil {
			i = (i>>pageBits + 1) << pageBits
			continue
		}
		if !c.isAbsent(c.at(i)) {
			return i
		}
		i++
	}
	return math.MaxInt
}

func (c *rare[T]) set(i int, v T) {
	k := i >> pageBits
	if c.page(k) == nil {
		if c.isAbsent(v) {
			return
		}
		c.makePage(k, true)
	}
	c.pages[k][i&(pageSize-1)] = v
}

// makePage makes room for page k, in which nobody says anything where it is to be empty; else it is about to be filled.
func (c *rare[T]) makePage(k int, isEmpty bool) {
	for k >= len(c.pages) {
		c.pages = append(c.pages, nil)
	}
	page := make([]T, pageSize)
	for i := 0; isEmpty && i < len(page); i++ {
		page[i] = c.absent
	}
	c.pages[k] = page
}

// page is the part of the column that readings k*pageSize and following have; nil where all are absent.
func (c *rare[T]) page(k int) []T {
	if k < len(c.pages) {
		return c.pages[k]
	}
	return nil
}

// setAll sets neighbours, the first of which is i.
func (c *rare[T]) setAll(i int, values []T) {
	for len(values) > 0 {
		k, offset := i>>pageBits, i&(pageSize-1)
		n := min(len(values), pageSize-offset)
		if !c.areAbsent(values[:n]) {
			if c.page(k) == nil {
				c.makePage(k, n < pageSize)
			}
			copy(c.pages[k][offset:], values[:n])
		}
		i, values = i+n, values[n:]
	}
}

func (c *rare[T]) areAbsent(values []T) bool {
	for _, v := range values {
		if !c.isAbsent(v) {
			return false
		}
	}
	return true
}

func (c *rare[T]) swap(i, j int) {
	if c.pages == nil {
		return
	}
	a, b := c.at(i), c.at(j)
	c.set(i, b)
	c.set(j, a)
}
