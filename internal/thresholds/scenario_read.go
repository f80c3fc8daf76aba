package thresholds

import (
	"bytes"
	"cmp"
	"fmt"
	"math"

	"github.com/pelletier/go-toml/v2"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// scenarioFile is a scenario as TOML has it.
type scenarioFile struct {
	Title  string        `toml:"title"`
	From   string        `toml:"from,omitempty"`
	Assume []assumeTable `toml:"assume,omitempty"`
	Price  []changeTable `toml:"price,omitempty"`
}

type assumeTable struct {
	Indicator string   `toml:"indicator"`
	Observed  string   `toml:"observed"`
	Value     *float64 `toml:"value"`
	Quality   string   `toml:"quality,omitempty"`
	Source    string   `toml:"source,omitempty"`
	Published string   `toml:"published,omitempty"`
	Note      string   `toml:"note,omitempty"`
}

// ParseScenario reads a scenario about the indicators of a book. Its error is tomlfile.Problems: all that is wrong, each at its line.
func ParseScenario(name string, source []byte, book *Book) (*Scenario, error) {
	var file scenarioFile
	found, err := tomlfile.Read(name, source, &file)
	if err != nil {
		return nil, err
	}
	r := &scenarioReader{File: found, book: book, scenario: &Scenario{Title: data.Visible(file.Title)}}
	if file.From != "" {
		if r.scenario.From, err = data.ParseDay(file.From); err != nil {
			r.Fail("from", "%v", err)
		}
		r.scenario.HasFrom = true
	}
	for i := range file.Assume {
		r.assume(fmt.Sprintf("assume.%d", i), &file.Assume[i])
	}
	for i := range file.Price {
		r.priceChange(fmt.Sprintf("price.%d", i), &file.Price[i])
	}
	if err := r.Err(); err != nil {
		return nil, err
	}
	return r.scenario, nil
}

// scenarioReader turns the tables of a scenario into assumptions and notes what is wrong on the way.
type scenarioReader struct {
	*tomlfile.File
	book     *Book
	scenario *Scenario
}

func (r *scenarioReader) assume(path string, table *assumeTable) {
	before := len(r.Problems)
	var ids []string
	for _, indicator := range r.book.Indicators {
		ids = append(ids, indicator.ID)
	}
	indicator, ok := r.book.Indicator(table.Indicator)
	switch {
	case table.Indicator == "":
		r.Fail(path, "an assumption needs an indicator")
	case !ok:
		r.Fail(path+".indicator", "unknown indicator %s%s", data.Quoted(table.Indicator), tomlfile.DidYouMean(table.Indicator, ids))
	}
	reading := r.book.Assume(indicator, 0, math.NaN())
	reading.Observed = r.instant(path, "observed", table.Observed)
	if table.Published != "" {
		reading.Published = r.instant(path, "published", table.Published)
	}
	switch {
	case table.Value == nil:
		r.Fail(path, "an assumption needs a value")
	default:
		reading.Value = *table.Value
		if err := Assumable(indicator, reading.Value); err != nil {
			r.Fail(path+".value", "%v", err)
		}
	}
	if table.Quality != "" {
		quality, err := data.ParseQuality(table.Quality)
		if err != nil {
			r.Fail(path+".quality", "%v", err)
		}
		reading.Quality = quality
	}
	reading.Source = cmp.Or(data.Visible(table.Source), reading.Source)
	reading.Note = data.Visible(table.Note)
	if len(r.Problems) == before && r.scenario.index(reading) >= 0 {
		r.Fail(path, "%s of %s by %s is assumed already: an assumption is made once", reading.Indicator, reading.Observed, data.Quoted(reading.Source))
	}
	r.scenario.Assumed = append(r.scenario.Assumed, reading)
}

func (r *scenarioReader) instant(path, key, text string) data.Instant {
	if text == "" {
		r.Fail(path, "an assumption needs the date that it is about: %s = \"2026-12-01\"", key)
		return 0
	}
	t, err := data.ParseInstant(text)
	if err != nil {
		r.Fail(path+"."+key, "%v", err)
	}
	return t
}

// Source is the scenario as a file, as ParseScenario reads it.
func (s *Scenario) Source() []byte {
	file := scenarioFile{Title: s.Title}
	if s.HasFrom {
		file.From = s.From.String()
	}
	for _, r := range s.Assumed {
		file.Assume = append(file.Assume, assumeTable{r.Indicator, r.Observed.String(), &r.Value, r.Quality.String(), r.Source,
			r.Published.String(), r.Note})
	}
	for _, c := range s.Prices {
		file.Price = append(file.Price, changeTable{c.Offer, c.Term, c.Parameter.Key(), c.Parameter.written(c.Value)})
	}
	source, err := toml.Marshal(file)
	if err != nil {
		panic("a scenario cannot be written: " + err.Error()) // it is made of words and finite numbers
	}
	return bytes.TrimLeft(source, "\n")
}
