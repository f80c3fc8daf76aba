package csvfile

import "strings"

// otherNames are what the columns are called elsewhere.
var otherNames = map[string]field{
	"id": indicator, "name": indicator, "series": indicator, "variable": indicator,
	"date": observed, "day": observed, "time": observed, "period": observed, "as of": observed, "as_of": observed,
	"amount": value, "count": value, "number": value,
	"min": low, "lower": low, "max": high, "upper": high,
	"units": unit, "publisher": source, "agency": source, "confidence": quality,
	"release": published, "released": published, "vintage": published, "known": published,
	"reference": citation, "url": citation, "link": citation, "comment": note, "remark": note,
}

// suggestion is "; did you mean …?" for a column that is not known; "" where nothing is near.
func suggestion(name string) string {
	name = strings.ToLower(name)
	f, ok := otherNames[name]
	if !ok {
		best := 3 // edits: more are another word
		for i, known := range fieldNames {
			if d := edits(name, known); d < best && 2*d < len(known) {
				best, f, ok = d, field(i), true
			}
		}
	}
	if !ok {
		return ""
	}
	return `; did you mean "` + fieldNames[f] + `"?`
}

// edits is the Levenshtein distance of two words; a long one is far from all.
func edits(a, b string) int {
	if len(a) > 2*len(b) {
		return len(a)
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
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
