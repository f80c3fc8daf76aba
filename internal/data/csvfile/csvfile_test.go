package csvfile

import (
	"strings"

	"watchtui/internal/data"
)

// testOptions are those of a small watchbook.
func testOptions() Options {
	book := map[string]data.Indicator{
		"oil_exports_china": {ID: "oil_exports_china", Unit: "kb/d"},
		"heu60":             {ID: "heu60", Unit: "kg U"},
		"attacks":           {ID: "attacks", Unit: "incidents", Kind: data.Event},
		"ratio":             {ID: "ratio"},
	}
	return Options{
		Indicator: func(id string) (data.Indicator, bool) {
			found, ok := book[id]
			return found, ok
		},
		Nearest: func(id string) string {
			if strings.HasPrefix(id, "oil") {
				return "oil_exports_china"
			}
			return ""
		},
		Convert: func(from, to string) (float64, bool) {
			return 1000, from == "mb/d" && to == "kb/d"
		},
		Units: func(to string) []string {
			if to == "kb/d" {
				return []string{"mb/d"}
			}
			return nil
		},
	}
}
