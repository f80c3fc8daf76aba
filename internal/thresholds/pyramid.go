package thresholds

// column is the values of a stream's entries.
type column func(i int) float64

// pyramid folds ranges of a column (its least, highest or total) by blocks of blocks: level 0 has a result for each
// 16 values, level 1 for each 256, and so on. Each range is folded from its own values alone, never as the difference of two
// running totals: one huge value long ago costs no digits today.
type pyramid [][]float64

const fan = 16

// fill brings the blocks up to date where the n values have changed from an index on.
func (p *pyramid) fill(fold func(a, b float64) float64, values column, n, from int) {
	for level := 0; n >= fan; level++ {
		if level == len(*p) {
			*p = append(*p, nil)
		}
		blocks := n / fan
		(*p)[level] = resize((*p)[level], blocks)
		from /= fan
		for b := from; b < blocks; b++ {
			result := values(b * fan)
			for i := b*fan + 1; i < (b+1)*fan; i++ {
				result = fold(result, values(i))
			}
			(*p)[level][b] = result
		}
		below := (*p)[level]
		values, n = func(i int) float64 { return below[i] }, blocks
	}
}

// over folds values[from:to], of which there must be one. Blocks are as large as fit at each step.
func (p pyramid) over(fold func(a, b float64) float64, values column, from, to int) float64 {
	result := values(from)
	for from++; from < to; {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to {
			level, size = level+1, size*fan
		}
		if level < 0 {
			result = fold(result, values(from))
		} else {
			result = fold(result, p[level][from/size])
		}
		from += size
	}
	return result
}

// first is the first of values[from:to] that is the least or the highest of them, which is given; p has these.
func (p pyramid) first(extreme float64, values column, from, to int) int {
	for from < to {
		level, size := -1, 1
		for level+1 < len(p) && from%(size*fan) == 0 && from+size*fan <= to && p[level+1][from/(size*fan)] != extreme {
			level, size = level+1, size*fan
		}
		if level < 0 && values(from) == extreme {
			return from
		}
		from += size
	}
	return -1
}

// lastOver is the last of the first n values that is higher than a bound, -1 if none is; p has the highest.
func (p pyramid) lastOver(bound float64, values column, n int) int {
	for end := n; end > 0; {
		level, size := -1, 1
		for level+1 < len(p) && end%(size*fan) == 0 && p[level+1][end/(size*fan)-1] <= bound {
			level, size = level+1, size*fan
		}
		if level < 0 && values(end-1) > bound {
			return end - 1
		}
		end -= size
	}
	return -1
}

func plus(a, b float64) float64 { return a + b }

func resize[T any](column []T, n int) []T {
	if n <= cap(column) {
		return column[:n]
	}
	return append(column[:cap(column)], make([]T, n-cap(column))...)
}
