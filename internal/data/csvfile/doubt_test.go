package csvfile

import (
	"strings"
	"testing"
)

// Files that are easily read wrongly without a word come to the right readings, or to a question.
func TestDoubts(t *testing.T) {
	for _, c := range []struct {
		name, file, want string
		steer            Steering
	}{
		{"rows wider than the header", "Date,Kpler\n2024-01-31,12,5\n2024-02-29,13,5\n2024-03-31,14,7\n", "? --map value=COLUMN: the rows have 3 cells, the header 2", Steering{}},
		{"a column without a header", "Date,Kpler,Vortexa,\n2024-01-31,900,910,\n2024-02-29,950,960,7\n", "? --map value=COLUMN: the column #4 holds numbers", Steering{}},
		{"a blank column without a header", "Date,Kpler,Vortexa,\n2024-01-31,900,910,\n2024-02-29,950,960,\n",
			"2024-01-31,900,Kpler|2024-01-31,910,Vortexa|2024-02-29,950,Kpler|2024-02-29,960,Vortexa", Steering{}},
		// more
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.steer.Indicator == "" {
				c.steer.Indicator = "oil_exports_china"
			}
			got := tidied(t, "f.csv", []byte(c.file), messyOptions(len(messyBook), c.steer))
			if strings.HasPrefix(c.want, "? ") {
				if !strings.Contains(got, c.want) {
					t.Errorf("no question %q in:\n%s", c.want, got)
				}
				return
			}
			var lines []string
			for _, line := range strings.Split(strings.TrimSpace(got), "\n")[1:] {
				if cells := strings.Split(line, ","); len(cells) > 5 && cells[0] == c.steer.Indicator {
					line = strings.Join([]string{cells[1], cells[2], cells[4]}, ",")
				}
				lines = append(lines, line)
			}
			compare(t, strings.Join(lines, "|"), c.want)
		})
	}
}
