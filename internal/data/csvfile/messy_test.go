package csvfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"watchtui/internal/data"
)

// messyBook are the indicators of testdata/csv/messy/watchbook.toml, and more of the kind.
var messyBook = []data.Indicator{
	{ID: "oil_exports_china", Name: "Oil exports to China", Unit: "kb/d", Sources: []string{"Kpler", "Vortexa", "UANI"}},
	{ID: "usd_irr_open_market", Name: "Rial, open market", Unit: "IRR per USD"},
	{ID: "bab_el_mandeb_transits", Name: "Bab el-Mandeb transits", Unit: "transits per week"},
	{ID: "fordow_enrichment", Name: "Enrichment at Fordow", Unit: "% U-235"},
	{ID: "fordow_ir6_cascades", Name: "IR-6 cascades at Fordow", Unit: "cascades"},
	{ID: "heu60_stockpile", Name: "Stock enriched up to 60 %", Unit: "kg U"},
	{ID: "fx_reserves_accessible", Name: "Accessible FX reserves", Unit: "USD bn"},
	{ID: "houthi_maritime_incidents", Name: "Houthi maritime disruptions", Unit: "incidents", Kind: data.Event},
	{ID: "slv_launches", Name: "Satellite-launch-vehicle launches", Unit: "launches", Kind: data.Event},
}

// messyOptions are those of a watchbook with the first n of the indicators.
func messyOptions(n int, steer Steering) Options {
	book := messyBook[:n]
	return Options{
		Indicator: func(id string) (data.Indicator, bool) {
			for _, indicator := range book {
				if indicator.ID == id {
					return indicator, true
				}
			}
			return data.Indicator{}, false
		},
		Indicators: func() []data.Indicator { return book },
		Convert:    func(from, to string) (float64, bool) { return 1000, from == "mb/d" && to == "kb/d" },
		Steer:      steer,
	}
}

// tidied is what a file comes to in the columns of the expected files, in their order; with the number of readings that come
// again, refusals and questions.
func tidied(t *testing.T, name string, content []byte, opts Options) string {
	t.Helper()
	f, err := Understand(name, bytes.NewReader(content), opts)
	if err != nil {
		return err.Error() + "\n"
	}
	units := map[string]string{}
	for _, indicator := range messyBook {
		units[indicator.ID] = indicator.Unit
	}
	var lines, rest []string
	for _, q := range f.Understanding().Questions {
		rest = append(rest, "? "+q.Flag+": "+q.Text)
	}
	for row, err := range f.Rows() {
		if err != nil {
			rest = append(rest, "! "+err.Error())
			continue
		}
		var b strings.Builder
		w := csv.NewWriter(&b)
		value := data.Exact(row.Value)
		if row.Retracted {
			value = "retracted"
		}
		w.Write([]string{row.Indicator, row.Observed.String(), value, units[row.Indicator], row.Source, row.Quality.String(), row.Note})
		w.Flush()
		lines = append(lines, strings.TrimSuffix(b.String(), "\n"))
	}
	sort.Slice(lines, func(i, j int) bool { return byKey(lines[i]) < byKey(lines[j]) })
	read := len(lines)
	if lines = slices.Compact(lines); len(lines) < read {
		rest = append(rest, fmt.Sprintf("= %d duplicate", read-len(lines)))
	}
	return "indicator,observed,value,unit,source,quality,note\n" + strings.Join(append(lines, rest...), "\n") + "\n"
}

// byKey orders lines by indicator, observed and source.
func byKey(line string) string {
	cells, _ := csv.NewReader(strings.NewReader(line)).Read()
	return strings.Join([]string{cells[0], cells[1], cells[4], line}, "\x00")
}

// The five messy files come to what stands beside them, with no more said than what the files cannot know.
func TestMessyFiles(t *testing.T) {
	for name, steer := range map[string]Steering{
		"01_trackers_wide_semicolon.csv":    {},
		"03_rial_thousands_average_row.csv": {Source: "bonbast.com", Quality: "verified"},
		"05_bab_el_mandeb_excel_serial.csv": {},
		"07_oil_ranges_text.csv":            {},
		"09_fordow_percent_marks.tsv":       {Quality: "verified"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("../../../testdata/csv/messy", name)
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, filepath.Ext(file)) + ".expected.csv")
			if err != nil {
				t.Fatal(err)
			}
			got := tidied(t, name, content, messyOptions(5, steer))
			if strings.HasPrefix(name, "09") { // no source is said there
				got = strings.ReplaceAll(got, ",09_fordow_percent_marks,", ",,")
			}
			compare(t, got, string(want))
			got = tidied(t, name, content, messyOptions(len(messyBook), steer))
			if strings.HasPrefix(name, "09") {
				got = strings.ReplaceAll(got, ",09_fordow_percent_marks,", ",,")
			}
			compare(t, got, string(want))
		})
	}
}
