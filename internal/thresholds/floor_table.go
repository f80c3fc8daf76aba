package thresholds

import (
	"strconv"

	"watchtui/internal/data"
)

// FloorTable is a day of the floor as a table for machines, with its heading: a row for each index and one for each of its parts. Indices and scores
// are to a tenth, shares to a thousandth, values to six digits; what is undefined is empty.
func (d FloorDay) FloorTable() (header []string, rows [][]string) {
	header = []string{"index", "part", "value", "unit", "calm", "severe", "score", "weight", "share", "fresh", "as_of", "age_days"}
	for _, side := range [...]struct {
		name  string
		index Index
	}{{"holding", d.Holding}, {"conceding", d.Conceding}} {
		rows = append(rows, []string{side.name, "", "", "", "", "", data.ExactTo(side.index.Value, 1), "", "", data.ExactTo(side.index.Fresh, 3), "", ""})
		for _, s := range side.index.Parts {
			rows = append(rows, s.cells(side.name))
		}
	}
	return header, rows
}

func (s Standing) cells(side string) []string {
	share, fresh, asOf, age := "", "0", "", ""
	if s.Share > 0 {
		share = data.ExactTo(s.Share, 3)
	}
	if s.Fresh {
		fresh = "1"
	}
	if s.AgeDays >= 0 {
		asOf, age = s.AsOf.String(), strconv.Itoa(s.AgeDays)
	}
	return []string{side, s.Part.Name, digits(s.Value, 6), s.Part.Unit(), data.Exact(s.Part.Calm), data.Exact(s.Part.Severe), data.ExactTo(s.Score, 1),
		data.Exact(s.Part.Weight), share, fresh, asOf, age}
}

// digits is a computed number to so many digits; what is undefined is empty.
func digits(v float64, n int) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', n, 64), 64)
	if err != nil {
		return data.Exact(v)
	}
	return data.Exact(rounded)
}
