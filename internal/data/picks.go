package data

// Picks are some readings of a series, by their indices, which ascend. They mostly follow each other, and then they take
// next to no room: a page names its first reading alone. The zero value is none.
//
// A copy shares what was picked before it; only one of the two may be changed after that.
type Picks struct {
	n     int
	pages []picksPage
}

// picksPage is so many picks; the last page may have fewer.
type picksPage struct {
	first int32
	list  []int32 // nil where each follows the one before it
}

// Len is how many are picked.
func (p *Picks) Len() int { return p.n }

// At is the index of the reading that was picked as number i, counted from 0.
func (p *Picks) At(i int) int {
	page := &p.pages[i>>pageBits]
	if page.list == nil {
		return int(page.first) + i&(pageSize-1)
	}
	return int(page.list[i&(pageSize-1)])
}

// Add picks a reading.
func (p *Picks) Add(reading int) {
	k, offset := p.n>>pageBits, p.n&(pageSize-1)
	if offset == 0 {
		p.pages = append(p.pages[:k], picksPage{first: int32(reading)})
		p.n++
		return
	}
	page := &p.pages[k]
	if page.list == nil && int(page.first)+offset != reading {
		page.list = make([]int32, offset, pageSize)
		for i := range page.list {
			page.list[i] = page.first + int32(i)
		}
	}
	if page.list != nil {
		page.list = append(page.list[:offset], int32(reading))
	}
	p.n++
}

// AddAll picks the readings from one to another.
func (p *Picks) AddAll(from, to int) {
	for from < to {
		p.Add(from)
		from++
		// The rest of the page follows without being written down.
		if page := &p.pages[(p.n-1)>>pageBits]; page.list == nil {
			more := min(to-from, (pageSize-p.n&(pageSize-1))&(pageSize-1))
			p.n, from = p.n+more, from+more
		}
	}
}

// Cut keeps the first n.
func (p *Picks) Cut(n int) { p.n = n }
