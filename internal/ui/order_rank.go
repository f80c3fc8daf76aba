package ui

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
)

// rowRank is what a row is compared by: its name, where the table is sorted by names, else a number, NaN for none.
type rowRank struct {
	number float64
	name   string
}

func numbered(n float64) rowRank { return rowRank{number: n} }
func counted(n int) rowRank      { return rowRank{number: float64(n)} }
func dated(d data.Day) rowRank   { return rowRank{number: float64(d)} }
func named(name string) rowRank  { return rowRank{name: strings.ToLower(name)} }

// noRank is that of a row that has nothing to be sorted by.
var noRank = rowRank{number: math.NaN()}

// compareRanks compares rows by their ranks: what has none comes last either way.
func (o order) compareRanks(a, b rowRank) int {
	switch none := [...]bool{math.IsNaN(a.number), math.IsNaN(b.number)}; {
	case none[0] && none[1]:
		return 0
	case none[0]:
		return 1
	case none[1]:
		return -1
	}
	if !o.ascends() {
		a, b = b, a
	}
	return cmp.Or(cmp.Compare(a.number, b.number), strings.Compare(a.name, b.name))
}

// sortRows brings the rows of a short table, which stand in its own order, into another. Each is ranked once.
func sortRows[T any](rows []T, o order, of func(row T, by sortKey) rowRank) {
	if o.by == byOwn {
		if o.reversed {
			slices.Reverse(rows)
		}
		return
	}
	type rankedRow struct {
		row  T
		rank rowRank
	}
	list := make([]rankedRow, len(rows))
	for i, row := range rows {
		list[i] = rankedRow{row, of(row, o.by)}
	}
	slices.SortStableFunc(list, func(a, b rankedRow) int { return o.compareRanks(a.rank, b.rank) })
	for i := range list {
		rows[i] = list[i].row
	}
}

func asInt(is bool) int {
	if is {
		return 1
	}
	return 0
}
