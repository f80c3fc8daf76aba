package data

import "math"

// rare is a column in which most readings say nothing, such as published ranges: it has room for those pages of it alone
// in which some reading does. Make it with rareInstants or rareSpans: the zero value has the zero of T where nobody says anything.
type rare[T any] struct {
	absent   T
	isAbsent func(T) bool
	pages    [][]T // of rarePage each; nil where all are absent; what lies behind the last is absent, too
}

const (
	rarePage = 1 << rareBits // of dates or ranges: 4 or 8 KiB
	rareBits = 9
)

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
	if page := c.page(i >> rareBits); page != nil {
		return page[i&(rarePage-1)]
	}
	return c.absent
}

// next is the first that says something from i on; beyond all readings where there is none.
func (c *rare[T]) next(i int) int {
	for i>>rareBits < len(c.pages) {
		if c.pages[i>>rareBits] == nil {
			i = (i>>rareBits + 1) << rareBits
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
	k := i >> rareBits
	if c.page(k) == nil {
		if c.isAbsent(v) {
			return
		}
		c.makePage(k)
	}
	c.pages[k][i&(rarePage-1)] = v
}

func (c *rare[T]) makePage(k int) {
	for k >= len(c.pages) {
		c.pages = append(c.pages, nil)
	}
	page := make([]T, rarePage)
	for i := range page {
		page[i] = c.absent
	}
	c.pages[k] = page
}

// page is the part of the column that readings k*rarePage and following have; nil where all are absent.
func (c *rare[T]) page(k int) []T {
	if k < len(c.pages) {
		return c.pages[k]
	}
	return nil
}

// setAll sets neighbours, the first of which is i.
func (c *rare[T]) setAll(i int, values []T) {
	for len(values) > 0 {
		k, offset := i>>rareBits, i&(rarePage-1)
		n := min(len(values), rarePage-offset)
		if !c.areAbsent(values[:n]) {
			if c.page(k) == nil {
				c.makePage(k)
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
