package csvfile

import (
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// testOptions are those of a small watchbook: a level, an event, an indicator without a unit.
func testOptions() Options {
	book := map[string]data.Indicator{
		"oil":     {ID: "oil", Unit: "kb/d"},
		"attacks": {ID: "attacks", Unit: "incidents", Kind: data.Event},
		"ratio":   {ID: "ratio"},
	}
	return Options{
		Indicator: func(id string) (data.Indicator, bool) {
			found, ok := book[id]
			return found, ok
		},
		Nearest: func(id string) string {
			if strings.HasPrefix(id, "oi") {
				return "oil"
			}
			return ""
		},
		Convert: func(from, to string) (float64, bool) {
			switch {
			case from == "mb/d" && to == "kb/d":
				return 1000, true
			case from == "huge" && to == "kb/d":
				return 1e300, true
			}
			return 0, false
		},
		Units: func(to string) []string {
			if to == "kb/d" {
				return []string{"mb/d", "huge"}
			}
			return nil
		},
	}
}

// told is what a file comes to, a line for each row: its line and its cells without those that stand by
// default, or its refusal; or only why the file is not in the tidy form.
func told(t *testing.T, file string, opts Options) string {
	t.Helper()
	return toldReader(t, strings.NewReader(file), opts)
}

func toldReader(t *testing.T, r io.Reader, opts Options) string {
	t.Helper()
	f, err := Tidy("dir/f.csv", r, opts)
	return toldFile(f, err)
}

// toldForm tells of a file in any form.
func toldForm(t *testing.T, file string, opts Options) string {
	t.Helper()
	f, err := Understand("dir/f.csv", strings.NewReader(file), opts)
	return toldFile(f, err)
}

func toldFile(f *File, err error) string {
	if err != nil {
		return strings.TrimPrefix(err.Error(), "dir/") + "\n"
	}
	var b strings.Builder
	for row, err := range f.Rows() {
		if err != nil {
			b.WriteString(strings.TrimPrefix(err.Error(), "dir/") + "\n")
			continue
		}
		b.WriteString(toldRow(row) + "\n")
	}
	return b.String()
}

func toldRow(row data.Row) string {
	parts := []string{fmt.Sprintf("%d:", row.Line), row.Indicator, row.Observed.String()}
	if row.Retracted {
		parts = append(parts, "retracted")
	} else {
		parts = append(parts, data.Exact(row.Value))
	}
	if !math.IsNaN(row.Low) || !math.IsNaN(row.High) {
		parts = append(parts, data.Exact(row.Low)+".."+data.Exact(row.High))
	}
	if row.Source != "f" {
		parts = append(parts, "source="+row.Source)
	}
	if row.Quality != data.Estimated {
		parts = append(parts, row.Quality.String())
	}
	if row.Published != data.NoInstant {
		parts = append(parts, "published="+row.Published.String())
	}
	if row.Citation != "" {
		parts = append(parts, fmt.Sprintf("citation=%q", row.Citation))
	}
	if row.Note != "" {
		parts = append(parts, fmt.Sprintf("note=%q", row.Note))
	}
	return strings.Join(parts, " ")
}

// compare fails with both texts where they differ.
func compare(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
