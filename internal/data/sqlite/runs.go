package sqlite

import (
	"cmp"
	"container/heap"
	"iter"
	"math/bits"
	"slices"
	"sort"
)

// run is the readings first to last, brought by one import.
type run struct {
	first, last int64 // seq, both included
	by          int64 // the id of the import
}

func (r run) len() int64 { return r.last - r.first + 1 }

// seqSet is a set of seqs: a bit each, in blocks, as they come close together.
type seqSet map[int64]*[blockWords]uint64

const (
	blockWords = 1024
	blockBits  = blockWords * 64
)

func (s seqSet) add(seq int64) {
	block := s[seq/blockBits]
	if block == nil {
		block = new([blockWords]uint64)
		s[seq/blockBits] = block
	}
	bit := seq % blockBits
	block[bit/64] |= 1 << (bit % 64)
}

func (s seqSet) has(seq int64) bool {
	block := s[seq/blockBits]
	bit := seq % blockBits
	return block != nil && block[bit/64]&(1<<(bit%64)) != 0
}

// runs are the longest runs of seqs in the set, in order, as brought by that import.
func (s seqSet) runs(by int64) iter.Seq[run] {
	return func(yield func(run) bool) {
		numbers := make([]int64, 0, len(s))
		for number := range s {
			numbers = append(numbers, number)
		}
		slices.Sort(numbers)
		open := run{first: 0, last: -1, by: by}
		for _, number := range numbers {
			for w, word := range s[number] {
				for ; word != 0; word &= word - 1 {
					seq := number*blockBits + int64(w)*64 + int64(bits.TrailingZeros64(word))
					if seq == open.last+1 && open.len() > 0 {
						open.last = seq
						continue
					}
					if open.len() > 0 && !yield(open) {
						return
					}
					open.first, open.last = seq, seq
				}
			}
		}
		if open.len() > 0 {
			yield(open)
		}
	}
}

// earliest tells for each seq in any of the runs which import is the first to bring it. The
// result is in order and does not overlap: a sweep over the runs with a heap of those that are open.
func earliest(runs []run) []run {
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.first, b.first) })
	var result []run
	var open openRuns
	emit := func(first, last, by int64) {
		if n := len(result); n > 0 && result[n-1].by == by && result[n-1].last == first-1 {
			result[n-1].last = last
			return
		}
		result = append(result, run{first, last, by})
	}
	var at int64 // everything before it is told
	advance := func(to int64) {
		for len(open) > 0 && at < to {
			top := open[0]
			if top.last < at {
				heap.Pop(&open)
				continue
			}
			last := min(top.last, to-1)
			emit(max(at, top.first), last, top.by)
			at = last + 1
		}
		at = max(at, to)
	}
	var end int64
	for _, r := range runs {
		if r.len() <= 0 {
			continue
		}
		advance(r.first)
		heap.Push(&open, r)
		end = max(end, r.last+1)
	}
	advance(end)
	return result
}

// openRuns is a heap, the run of the earliest import on top.
type openRuns []run

func (o openRuns) Len() int           { return len(o) }
func (o openRuns) Less(i, j int) bool { return o[i].by < o[j].by }
func (o openRuns) Swap(i, j int)      { o[i], o[j] = o[j], o[i] }
func (o *openRuns) Push(r any)        { *o = append(*o, r.(run)) }
func (o *openRuns) Pop() any {
	last := (*o)[len(*o)-1]
	*o = (*o)[:len(*o)-1]
	return last
}

// find is the run of an earliest that holds seq.
func find(runs []run, seq int64) (run, bool) {
	i := sort.Search(len(runs), func(i int) bool { return runs[i].last >= seq })
	if i < len(runs) && runs[i].first <= seq {
		return runs[i], true
	}
	return run{}, false
}

// overlap is how many seqs are in both: in one of a, and in one of b, which are in order and
// do not overlap among themselves.
func overlap(a, b []run) int64 {
	var n int64
	for _, r := range a {
		i := sort.Search(len(b), func(i int) bool { return b[i].last >= r.first })
		for ; i < len(b) && b[i].first <= r.last; i++ {
			n += min(r.last, b[i].last) - max(r.first, b[i].first) + 1
		}
	}
	return n
}
