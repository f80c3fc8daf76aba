package ui

import (
	"watchtui/internal/data"
)

// recordField is a line of a reading in full.
type recordField struct{ name, text string }

// paintRecord shows one reading (an index in the chart's series) with all its fields, and the other vintages of its key.
func (m *model) paintRecord(c *canvas, r rect, chart *chart, i int) {
	inside := pane{title: "Reading of " + chart.indicator.Name, aside: m.keys.name(onRecord, actEscape) + " closes", boxed: true, focused: true}.paint(c, r)
	if i < 0 || i >= chart.series.Len() {
		return
	}
	paintFields(c, inside, m.recordFields(chart, i))
}

// paintFields writes fields below each other with their names at the left, as far as there is room; what is empty is a dash.
func paintFields(c *canvas, inside rect, fields []recordField) {
	const names = 13
	y := inside.y
	for _, field := range fields {
		if y >= inside.bottom() {
			return
		}
		c.text(inside.x, y, names-1, field.name, styleDim)
		lines := wrap(field.text, inside.w-names)
		if len(lines) == 0 {
			lines = []string{"–"}
		}
		for _, line := range lines {
			if y < inside.bottom() {
				st := stylePlain
				if field.name == "value" {
					st = styleStrong
				}
				c.text(inside.x+names, y, inside.w-names, line, st)
			}
			y++
		}
	}
}

func (m *model) recordFields(chart *chart, i int) []recordField {
	r := chart.series.Reading(i)
	between := ""
	if low, high, ok := rangeOf(chart.series, i); ok {
		between = data.Number(low) + " to " + data.Amount(high, chart.indicator.Unit)
	}
	published := publishedDay(r)
	if lag := chart.indicator.PublicationLag; r.Published == data.NoInstant && lag > 0 {
		published += ", taken as " + days(lag) + " after"
	}
	fields := []recordField{
		{"indicator", chart.indicator.ID},
		{"observed", r.Observed.String()},
		{"value", valueWords(r, chart.indicator)},
		{"range", between},
		{"source", r.Source},
		{"quality", r.Quality.String()},
		{"published", published},
		{"age", m.ageWords(r, chart)},
		{"standing", chart.standing(i)},
		{"citation", r.Citation},
		{"note", r.Note},
	}
	for _, other := range chart.vintages(i) {
		s := chart.series.Reading(other)
		fields = append(fields, recordField{"also", valueWords(s, chart.indicator) + ", " + s.Quality.String() + ", " + s.Source + ", " + publishedWords(s)})
	}
	return fields
}

// standing is what part a reading has, in words.
func (c *chart) standing(i int) string {
	return map[string]string{
		"●": "● preferred: this is the value", "○": "○ another source is preferred", "◌": "◌ replaced by a later publication", "✗": "✗ withdraws the reading before",
	}[c.mark(i)]
}

// vintages are the other readings of the same time, of any source.
func (c *chart) vintages(i int) []int {
	var others []int
	at := c.series.Observed(i)
	for j := c.series.Search(at); j < c.series.Len() && c.series.Observed(j) == at; j++ {
		if j != i && c.knownAt(j) <= c.known {
			others = append(others, j)
		}
	}
	return others
}
