package thresholds

import "slices"

// column gives the values of a stream's entries from one to another, which may be in room.
type column func(from, to int, room []float64) []float64

// fold is what is made of values: of two of them, and of all of some.
type fold struct {
	two func(a, b float64) float64
	all func(values []float64) float64
}

var (
	leastOf   = fold{func(a, b float64) float64 { return min(a, b) }, slices.Min[[]float64]}
	highestOf = fold{func(a, b float64) float64 { return max(a, b) }, slices.Max[[]float64]}
	totalOf   = fold{func(a, b float64) float64 { return a + b }, total}
)

func total(values []float64) float64 {
	sum := values[0] // and not 0: that would make a negative zero positive
	for _, v := range values[1:] {
		sum += v
	}
	return sum
}

// pyramid folds ranges of a column (its least, highest or total) by blocks of blocks: level 0 has a result for each
// 16 values, level 1 for each 256, and so on. Each range is folded from its own values alone, never as the difference of two
// running totals: one huge value long ago costs no digits today.
type pyramid [][]float64

const fan = 16

// fill brings the blocks up to date where the n values have changed from an index on.
func (p *pyramid) fill(of fold, values column, n, from int) {
	var room [fan]float64
	for level := 0; n >= fan && from/fan < n/fan; level++ { // else no block is full that was not
		if level == len(*p) {
			*p = append(*p, nil)
		}
		blocks := n / fan
		(*p)[level] = resize((*p)[level], blocks)
		from /= fan
		for b := from; b < blocks; b++ {
			(*p)[level][b] = of.all(values(b*fan, (b+1)*fan, room[:]))
		}
		below := (*p)[level]
		values, n = func(from, to int, _ []float64) []float64 { return below[from:to] }, blocks
	}
}

// over folds values[from:to], of which there must be one. Blocks are as large as fit at each step.
func (p pyramid) over(of fold, value func(i int) float64, from, to int) float64 {
	result := value(from)
	for from++; from < to; {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to {
			level, size = level+1, size*fan
		}
		if level < 0 {
			result = of.two(result, value(from))
		} else {
			result = of.two(result, p[level][from/size])
		}
		from += size
	}
	return result
}

// extreme is over for the least or the highest, which is the same in whichever order it is found: many blocks of a level at a time.
func (p pyramid) extreme(of fold, values column, from, to int) float64 {
	var room [fan]float64
	result := of.all(values(from, from+1, room[:]))
	add := func(from, to int) {
		for from < to {
			end := min(to, from+fan)
			result, from = of.two(result, of.all(values(from, end, room[:]))), end
		}
	}
	for level := 0; ; level++ {
		first, last := (from+fan-1)/fan, to/fan // the whole blocks between
		if level == len(p) || first >= last {
			add(from, to)
			return result
		}
		add(from, first*fan)
		add(last*fan, to)
		below := p[level]
		values = func(from, to int, _ []float64) []float64 { return below[from:to] }
		from, to = first, last
	}
}

// first is the first of values[from:to] that is the least or the highest of them, which is given; p has these.
func (p pyramid) first(extreme float64, value func(i int) float64, from, to int) int {
	for from < to {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to && p[level+1][from/(size*fan)] != extreme {
			level, size = level+1, size*fan
		}
		if level < 0 && value(from) == extreme {
			return from
		}
		from += size
	}
	return -1
}

// lastOver is the last of the first n values that is higher than a bound, -1 if none is; p has the highest.
func (p pyramid) lastOver(bound float64, value func(i int) float64, n int) int {
	for end := n; end > 0; {
		level, size := -1, 1
		for level+1 < len(p) && end%(size*fan) == 0 && p[level+1][end/(size*fan)-1] <= bound {
			level, size = level+1, size*fan
		}
		if level < 0 && value(end-1) > bound {
			return end - 1
		}
		end -= size
	}
	return -1
}

func resize[T any](column []T, n int) []T {
	if n <= cap(column) {
		return column[:n]
	}
	return append(column[:cap(column)], make([]T, n-cap(column))...)
}
