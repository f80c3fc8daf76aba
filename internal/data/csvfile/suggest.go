package csvfile

import (
	"strings"

	"watchtui/internal/data"
)

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
	if f, ok := otherNames[name]; ok {
		return data.DidYouMean(fieldNames[f])
	}
	return data.DidYouMean(data.Nearest(name, fieldNames[:]))
}

// unknownIndicator is why a row is refused that is about no indicator of the watchbook.
func (o Options) unknownIndicator(id string) string {
	reason := "unknown indicator " + quote(id)
	if o.Nearest != nil {
		if near := o.Nearest(id); near != "" {
			reason += "; did you mean " + quote(near) + "?"
		}
	}
	return reason + " (--allow-unknown keeps it)"
}
