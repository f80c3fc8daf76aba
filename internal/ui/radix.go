package ui

import (
	"context"
	"math"
)

// sortByKeys sorts a list by a key each, the smallest first, and leaves what has one key as it stands. It goes byte by byte through the keys,
// the lowest first, and deals the list out by each (a radix sort); bytes that are the same in all keys are passed over. What was given is
// written over.
//
// It stands here instead of slices.SortStableFunc since a table may have a million rows. That compares each of them about twenty times; this looks
// at each twice for every byte that differs, and of a million values takes an eighth to a sixteenth of the time (BenchmarkSortByKeys). And it is
// stopped between two bytes, where a sort of the library goes on to its end though nobody waits for it.
func sortByKeys(ctx context.Context, list []int32, keys []uint64) ([]int32, error) {
	var varying uint64
	for _, key := range keys {
		varying |= key ^ keys[0]
	}
	sortedList, sortedKeys := make([]int32, len(list)), make([]uint64, len(list))
	for shift := 0; shift < 64; shift += 8 {
		if byte(varying>>shift) == 0 {
			continue
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		var counts, places [256]int
		for _, key := range keys {
			counts[byte(key>>shift)]++
		}
		for digit := 1; digit < len(places); digit++ {
			places[digit] = places[digit-1] + counts[digit-1]
		}
		for i, key := range keys {
			place := &places[byte(key>>shift)]
			sortedList[*place], sortedKeys[*place] = list[i], key
			*place++
		}
		list, sortedList, keys, sortedKeys = sortedList, list, sortedKeys, keys
	}
	return list, nil
}

// floatKey is a number that grows with a float: its bits as a number, those of a negative one the other way round.
func floatKey(v float64) uint64 {
	bits := math.Float64bits(v + 0) // of -0 as of 0
	if bits>>63 != 0 {
		return ^bits
	}
	return bits | 1<<63
}
