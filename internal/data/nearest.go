package data

import (
	"fmt"
	"strings"
)

// Nearest is the known name that was perhaps meant: the one with the fewest edits to the name given, if they are
// few for its length; "" where none is.
func Nearest(name string, known []string) string {
	best, fewest := "", max(2, len(name)/3)+1
	for _, candidate := range known {
		if n := edits(strings.ToLower(name), strings.ToLower(candidate)); n < fewest {
			best, fewest = candidate, n
		}
	}
	return best
}

// DidYouMean is the end of a sentence about an unknown name that is near a known one, as Nearest finds it; "" where there is none.
func DidYouMean(near string) string {
	if near == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", near)
}

// edits is the Levenshtein distance, in bytes, of names that are short.
func edits(a, b string) int {
	const longest = 200
	if len(a) > longest || len(b) > longest {
		return longest
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
