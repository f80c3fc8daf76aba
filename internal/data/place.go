package data

import (
	"sort"
)

// places are the places of readings as runs of numbers at even distances: mostly readings come as they were imported, one of an indicator or, in a
// file by date, one of each after the other. Where they do not they are single numbers.
type places struct {
	n      int
	room   int // for how many there is to be room
	runs   []placeRun
	single []int64
}

// manyRuns is from how many runs on they may be replaced by single numbers, where those take no more memory.
const manyRuns = 1000

// placeRun is that from index at on the places are first, first+step, …
type placeRun struct {
	at          int
	first, step int64
}

func (r placeRun) place(i int) int64 { return r.first + r.step*int64(i-r.at) }

func (p *places) append(place int64) {
	if p.single != nil {
		p.single = append(p.single, place)
		p.n++
		return
	}
	switch k := len(p.runs) - 1; {
	case k >= 0 && p.runs[k].at == p.n-1: // a second one says how they go on
		p.runs[k].step = place - p.runs[k].first
	case k < 0 || p.runs[k].place(p.n) != place:
		p.runs = append(p.runs, placeRun{at: p.n, first: place})
	}
	p.n++
	if len(p.runs) >= manyRuns && len(p.runs) > p.n/4 {
		p.single, p.runs = append(make([]int64, 0, max(p.room, p.n)), p.list()...), nil
	}
}

// appendAll appends places, whole runs at a time.
func (p *places) appendAll(list []int64) {
	for from := 0; from < len(list); {
		p.append(list[from])
		from++
		if p.single != nil {
			p.single, p.n = append(p.single, list[from:]...), p.n+len(list)-from
			return
		}
		run := p.runs[len(p.runs)-1]
		if run.at == p.n-1 {
			continue
		}
		for from < len(list) && list[from]-list[from-1] == run.step {
			from, p.n = from+1, p.n+1
		}
	}
}

func (p *places) at(i int) int64 {
	if p.single != nil {
		return p.single[i]
	}
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i }) - 1
	return p.runs[k].place(i)
}

// list is the places one by one.
func (p *places) list() []int64 { return p.between(0, p.n) }

// between is the places of the readings from one to another. It may be changed: nobody asks twice.
func (p *places) between(from, to int) []int64 {
	if p.single != nil {
		return p.single[from:to]
	}
	list := make([]int64, 0, to-from)
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > from }) - 1
	for i := from; i < to; i++ {
		if k+1 < len(p.runs) && p.runs[k+1].at == i {
			k++
		}
		list = append(list, p.runs[k].place(i))
	}
	return list
}
