package data

// column is the times or the values of a series, in pages of pageSize readings. A page has numbers of its own, or is a part of what a
// pack holds, and then it is as narrow as it is there. The zero value is empty.
type column[T Instant | float64] struct {
	n     int
	room  int // for how many there is to be room
	pages []columnPage[T]
}

const (
	pageSize = 1 << pageBits
	pageBits = 9
)

// columnPage has own, or it is what of holds from an index on.
type columnPage[T Instant | float64] struct {
	own  []T
	of   *Narrow
	from int
}

func (c *column[T]) at(i int) T {
	page := &c.pages[i>>pageBits]
	if page.of == nil {
		return page.own[i&(pageSize-1)]
	}
	return page.narrow(i & (pageSize - 1))
}

// narrow is a number of a page that has no own; apart from at, so that at itself costs no call.
func (p *columnPage[T]) narrow(i int) T {
	number := p.of.number(p.from + i)
	if d := p.of.Divisor; d != 0 {
		return T(float64(number) / d)
	}
	return T(number)
}

func (c *column[T]) append(v T) {
	page := c.open()
	page.own = append(page.own, v)
	c.n++
}

// open is the last page, to which at least one number can be added.
func (c *column[T]) open() *columnPage[T] {
	if c.n&(pageSize-1) == 0 {
		c.pages = append(c.pages, columnPage[T]{own: make([]T, 0, min(pageSize, max(c.room-c.n, 1)))})
	}
	page := &c.pages[len(c.pages)-1]
	c.take(page, c.n-(len(c.pages)-1)<<pageBits)
	return page
}

// take makes a page of so many numbers one that has its own.
func (c *column[T]) take(page *columnPage[T], n int) {
	if page.of == nil {
		return
	}
	own := make([]T, n, pageSize)
	Spread(page.of, page.from, own)
	*page = columnPage[T]{own: own}
}

// appendAll appends a list, which the column keeps.
func (c *column[T]) appendAll(list []T) {
	for len(list) > 0 {
		if c.n&(pageSize-1) == 0 {
			n := min(len(list), pageSize)
			c.pages = append(c.pages, columnPage[T]{own: list[:n:n]})
			c.n, list = c.n+n, list[n:]
			continue
		}
		page := c.open()
		n := min(len(list), pageSize-len(page.own))
		page.own = append(page.own, list[:n]...)
		c.n, list = c.n+n, list[n:]
	}
}

// appendNarrow appends the n numbers of a narrow column, of which whole pages stay narrow.
func (c *column[T]) appendNarrow(of *Narrow, n int) {
	from := min(n, (pageSize-c.n&(pageSize-1))&(pageSize-1)) // what the last page has room for
	if from > 0 {
		page := c.open()
		had := len(page.own)
		page.own = append(page.own, make([]T, from)...)
		Spread(of, 0, page.own[had:])
	}
	for at := from; at < n; at += pageSize {
		c.pages = append(c.pages, columnPage[T]{of: of, from: at})
	}
	c.n += n
}

func (c *column[T]) set(i int, v T) {
	k := i >> pageBits
	c.take(&c.pages[k], min(pageSize, c.n-k<<pageBits))
	c.pages[k].own[i&(pageSize-1)] = v
}

func (c *column[T]) swap(i, j int) {
	a, b := c.at(i), c.at(j)
	c.set(i, b)
	c.set(j, a)
}

// between is the numbers from one to another: those of a page itself where they lie in one that has its own, else in room, which is made
// larger if it has to be.
func (c *column[T]) between(from, to int, room []T) []T {
	if from >= to {
		return room[:0]
	}
	if page := &c.pages[from>>pageBits]; page.of == nil && (to-1)>>pageBits == from>>pageBits {
		return page.own[from&(pageSize-1) : (to-1)&(pageSize-1)+1]
	}
	if cap(room) < to-from {
		room = make([]T, to-from)
	}
	room = room[:to-from]
	for i := from; i < to; {
		page, offset := &c.pages[i>>pageBits], i&(pageSize-1)
		n := min(to-i, pageSize-offset)
		if page.of == nil {
			copy(room[i-from:], page.own[offset:offset+n])
		} else {
			Spread(page.of, page.from+offset, room[i-from:i-from+n])
		}
		i += n
	}
	return room
}

// hasOwn tells whether page k has its own numbers: then some may be NaN.
func (c *column[T]) hasOwn(k int) bool { return c.pages[k].of == nil }
