package data

import (
	"sort"
)

// places are the places of readings as runs of numbers that follow each other: mostly readings come as they were imported. Where
// they do not, as in a file by date, they are single numbers.
type places struct {
	n      int
	room   int // for how many there is to be room
	runs   []placeRun
	single []int64
}

// manyRuns is from how many runs on they may be replaced by single numbers, where those take no more memory.
const manyRuns = 1000

// placeRun is that from index at on the places are first, first+1, …
type placeRun struct {
	at    int
	first int64
}

func (p *places) append(place int64) {
	if p.single != nil {
		p.single = append(p.single, place)
		p.n++
		return
	}
	if k := len(p.runs) - 1; k < 0 || p.runs[k].first+int64(p.n-p.runs[k].at) != place {
		p.runs = append(p.runs, placeRun{p.n, place})
	}
	p.n++
	if len(p.runs) >= manyRuns && len(p.runs) > p.n/4 {
		p.single, p.runs = append(make([]int64, 0, max(p.room, p.n)), p.list()...), nil
	}
}

// appendAll appends places, whole runs at a time.
func (p *places) appendAll(list []int64) {
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to] == list[to-1]+1 {
			to++
		}
		p.append(list[from])
		if p.single != nil {
			p.single = append(p.single, list[from+1:to]...)
		}
		p.n += to - from - 1
		from = to
	}
}

func (p *places) at(i int) int64 {
	if p.single != nil {
		return p.single[i]
	}
	k := sort.Search(len(p.runs), func(k int) bool { return p.runs[k].at > i }) - 1
	return p.runs[k].first + int64(i-p.runs[k].at)
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
		list = append(list, p.runs[k].first+int64(i-p.runs[k].at))
	}
	return list
}
