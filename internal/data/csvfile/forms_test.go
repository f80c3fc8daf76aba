package csvfile

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the files of testdata/csv/forms come to beside them")

// What is said of the files that cannot say it themselves.
var formSteering = map[string]Steering{
	"editions_down.csv":                {Indicator: "fx_reserves_accessible", Source: "IMF"},
	"event_list_french.csv":            {Indicator: "houthi_maritime_incidents"},
	"no_header.csv":                    {Indicator: "oil_exports_china"},
	"day_first.csv":                    {Source: "bonbast"},
	"short_years.csv":                  {Source: "bonbast"},
	"toman_only.csv":                   {Source: "bonbast"},
	"halves_units.csv":                 {Source: "IAEA", Quality: "verified"},
	"percent_column.csv":               {Source: "IAEA", Quality: "verified"},
	"units_row.csv":                    {Source: "IAEA"},
	"comma_space.csv":                  {Indicator: "oil_exports_china"},
	"cr_only.csv":                      {Indicator: "oil_exports_china"},
	"ragged_mixed.csv":                 {Indicator: "oil_exports_china"},
	"uncertain_values.csv":             {Indicator: "oil_exports_china", Source: "Kpler"},
	"words_for_values.csv":             {Indicator: "houthi_maritime_incidents", Source: "UKMTO"},
	"bookkeeping.csv":                  {Indicator: "fx_reserves_accessible"},
	"dollars.csv":                      {Indicator: "fx_reserves_accessible", Source: "IMF"},
	"indian_grouping.csv":              {Source: "bonbast"},
	"statistics_flags.tsv":             {Indicator: "oil_exports_china"},
	"loose_dates.csv":                  {Indicator: "oil_exports_china", Source: "Kpler"},
	"solar_hijri.csv":                  {Indicator: "oil_exports_china", Source: "Kpler"},
	"arabic_months.csv":                {Indicator: "oil_exports_china", Source: "Kpler"},
	"east_asian.csv":                   {Indicator: "oil_exports_china", Source: "Kpler"},
	"years_flagged.csv":                {Indicator: "oil_exports_china"},
	"years_quarters_months_across.csv": {Indicator: "oil_exports_china", Source: "OPEC"},
	"trackers_over_months.csv":         {Indicator: "oil_exports_china"},
	"world_bank.csv":                   {Indicator: "oil_exports_china"},
	"countries_across.csv":             {Indicator: "oil_exports_china"},
	"destinations_down.csv":            {Indicator: "oil_exports_china"},
	"jodi.csv":                         {Indicator: "oil_exports_china", Source: "JODI"},
	"year_above_months.csv":            {Indicator: "oil_exports_china"},
	"year_beside_months.csv":           {Indicator: "oil_exports_china"},
	"merged_dates.csv":                 {Indicator: "oil_exports_china"},
	"trailing_delimiters.csv":          {Indicator: "oil_exports_china"},
	"set_out.txt":                      {Indicator: "oil_exports_china"},
	"drawn.txt":                        {Indicator: "oil_exports_china"},
	"quoted_names.csv":                 {Indicator: "oil_exports_china"},
	"stacked_captions.csv":             {Indicator: "oil_exports_china", Source: "Kpler"},
	"pages.csv":                        {Indicator: "oil_exports_china"},
	"changes_below.csv":                {},
	"confidence_band.csv":              {Indicator: "oil_exports_china", Source: "Kpler"},
	"open_high_low_close.csv":          {Indicator: "usd_irr_open_market", Source: "bonbast"},
	"incident_log.csv":                 {Indicator: "houthi_maritime_incidents"},
	"event_export.csv":                 {Indicator: "houthi_maritime_incidents"},
	"sdmx_scale.csv":                   {Indicator: "fx_reserves_accessible", Source: "IMF"},
	"split_years.csv":                  {Indicator: "oil_exports_china"},
	"percent_or_fraction.csv":          {Source: "IAEA"},
	"persian_digits.csv":               {Indicator: "oil_exports_china", Source: "Kpler"},
	"put_together.csv":                 {Indicator: "oil_exports_china", Source: "Kpler"},
	"comments_between.csv":             {Indicator: "oil_exports_china", Source: "Kpler"},
	"formula_text.csv":                 {Indicator: "oil_exports_china", Source: "Kpler"},
	"numbered_list.csv":                {Indicator: "houthi_maritime_incidents"},
	"counts_by_number.csv":             {Indicator: "houthi_maritime_incidents", Source: "UKMTO"},
	"central_bank.csv":                 {Indicator: "fx_reserves_accessible", Source: "BCV"},
	"uncertainty_column.csv":           {Indicator: "oil_exports_china"},
	"whole_lines_quoted.csv":           {Indicator: "oil_exports_china"},
	"nothing_happened.csv":             {Indicator: "houthi_maritime_incidents"},
	"order_in_header.csv":              {Indicator: "oil_exports_china"},
	"bold.md":                          {Indicator: "oil_exports_china"},
	"event_list_counts.csv":            {Indicator: "houthi_maritime_incidents"},
	"level_repeats.csv":                {Indicator: "oil_exports_china"},
	"event_counts.csv":                 {Indicator: "houthi_maritime_incidents"},
	"months_across_utf16.csv":          {Indicator: "oil_exports_china", Decimal: "point"},
	"mean_and_range.csv":               {Indicator: "oil_exports_china"},
	"months_of_years_across.csv":       {Indicator: "oil_exports_china"},
	"spanish.csv":                      {Indicator: "heu60_stockpile"},
}

// The files of testdata/csv/forms, a form each, come to the readings beside them; questions and refusals come last.
func TestMessyForms(t *testing.T) {
	files, err := filepath.Glob("../../../testdata/csv/forms/*")
	if err != nil {
		t.Fatal(err)
	}
	forms := 0
	for _, file := range files {
		name := filepath.Base(file)
		expected := strings.TrimSuffix(file, filepath.Ext(file)) + ".expected.csv"
		if strings.HasSuffix(name, ".expected.csv") {
			if matches, _ := filepath.Glob(strings.TrimSuffix(file, ".expected.csv") + ".*"); len(matches) < 2 {
				t.Errorf("%s belongs to no file", name)
			}
			continue
		}
		forms++
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := tidied(t, name, content, messyOptions(len(messyBook), formSteering[name]))
			if *update {
				if err := os.WriteFile(expected, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(expected)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, string(want))
		})
	}
	if forms < 30 {
		t.Errorf("only %d forms", forms)
	}
}
