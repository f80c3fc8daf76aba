package thresholds

import (
	"math"
	"slices"

	"watchtui/internal/data"
)

// This file reads what a book says of indicators: [[indicator]].

func (r *reader) indicator(path string, table *indicatorTable) {
	_, taken := r.book.Indicator(table.ID)
	r.id(path, "indicator", table.ID, taken)
	if slices.ContainsFunc(functions, func(f *function) bool { return f.name == table.ID }) {
		r.Fail(path+".id", "%s is the name of a function; an indicator needs another id", data.Quoted(table.ID))
	}
	indicator := data.Indicator{
		ID: table.ID, Name: data.Visible(table.Name), Unit: data.Visible(table.Unit), Key: table.Key, Sources: table.Sources,
		CadenceDays:    r.days(path+".cadence", table.Cadence, 0),
		PublicationLag: r.days(path+".publication_lag", table.PublicationLag, 0),
		LogScale:       table.Scale == "log",
		Rhetoric:       table.Role == "rhetoric",
	}
	if indicator.Name == "" {
		indicator.Name = table.ID
	}
	kind, err := data.ParseKind(table.Kind)
	if err != nil {
		r.Fail(path+".kind", "%v", err)
	}
	indicator.Kind = kind
	if table.Unit == "" {
		r.Fail(path, "the indicator %s has no unit", data.Quoted(table.ID))
	}
	if table.Scale != "" && table.Scale != "log" && table.Scale != "linear" {
		r.Fail(path+".scale", "%s is not a scale: want linear or log", data.Quoted(table.Scale))
	}
	if table.Role != "" && table.Role != "rhetoric" {
		r.Fail(path+".role", "%s is not a role: the only one is rhetoric", data.Quoted(table.Role))
	}
	r.key(path, indicator)
	for _, line := range table.Lines {
		if math.IsNaN(line.Value) || math.IsInf(line.Value, 0) {
			r.Fail(path+".lines", "a line needs a finite value")
		}
		indicator.Lines = append(indicator.Lines, data.Line{Value: line.Value, Label: data.Visible(line.Label)})
	}
	r.book.Indicators = append(r.book.Indicators, indicator)
}

func (r *reader) key(path string, indicator data.Indicator) {
	if indicator.Key < 0 || indicator.Key > 3 {
		r.Fail(path+".key", "key is 1, 2 or 3: the place among the three key indicators")
	}
	for _, other := range r.book.Indicators {
		if indicator.Key != 0 && other.Key == indicator.Key {
			r.Fail(path+".key", "%s is key indicator %d already", other.ID, other.Key)
		}
	}
}
