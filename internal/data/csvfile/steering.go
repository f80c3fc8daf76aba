package csvfile

import (
	"strings"

	"watchtui/internal/data"
)

// Steering is what a person says about a file, where the file does not say it well enough by itself. A zero
// field leaves the matter to the file. It is plain data, so that it can be kept as a profile.
type Steering struct {
	Indicator string            `toml:"indicator,omitempty"`  // that all values are about
	Source    string            `toml:"source,omitempty"`     // of readings whose source the file does not name
	Unit      string            `toml:"unit,omitempty"`       // of values whose unit the file does not name
	Quality   string            `toml:"quality,omitempty"`    // of readings whose quality the file does not name
	Published string            `toml:"published,omitempty"`  // of readings that name no date of publication
	Map       map[string]string `toml:"map,omitempty"`        // field of the tidy form, or id of an indicator → header of its column
	Layout    string            `toml:"layout,omitempty"`     // long or wide
	Delimiter string            `toml:"delimiter,omitempty"`  // as it stands; \t or "tab" is a tab
	Encoding  string            `toml:"encoding,omitempty"`   // such as utf-8, utf-16le, windows-1252
	DateOrder string            `toml:"date_order,omitempty"` // dmy, mdy or ymd
	Decimal   string            `toml:"decimal,omitempty"`    // comma or point
	Sheet     string            `toml:"sheet,omitempty"`      // of a workbook, by name or by number from 1
	SkipRows  int               `toml:"skip_rows,omitempty"`  // lines at the start that are not looked at
}

// isNone tells whether nothing but what every form takes is said: a file in the tidy form that is
// steered otherwise is read like any other.
func (s Steering) isNone() bool {
	return s.Indicator == "" && s.Unit == "" && len(s.Map) == 0 && s.Layout == "" && s.Delimiter == "" && s.Encoding == "" &&
		s.DateOrder == "" && s.Decimal == "" && s.Sheet == "" && s.SkipRows == 0
}

// check says what is wrong with what was said; "" for nothing.
func (s Steering) check() string {
	oneOf := func(flag, text string, words ...string) string {
		for _, word := range words {
			if text == "" || text == word {
				return ""
			}
		}
		return flag + " is " + quote(text) + ": want " + strings.Join(words, " or ")
	}
	for _, reason := range []string{
		oneOf("--layout", s.Layout, "long", "wide"),
		oneOf("--date-order", s.DateOrder, "dmy", "mdy", "ymd"),
		oneOf("--decimal", s.Decimal, "comma", "point"),
		oneOf("--quality", s.Quality, "verified", "estimated", "claimed"),
	} {
		if reason != "" {
			return reason
		}
	}
	if s.Published != "" {
		if _, err := data.ParseInstant(s.Published); err != nil {
			return "--published: " + err.Error()
		}
	}
	if s.Encoding != "" && findEncoding(s.Encoding) == nil {
		return "--encoding is " + quote(s.Encoding) + ": want utf-8, utf-16le, utf-16be, windows-1252 or another that is known"
	}
	if s.SkipRows < 0 {
		return "--skip-rows is below 0"
	}
	return ""
}

// quality and published are what a reading has that does not say it itself.
func (s Steering) quality() data.Quality {
	if q, err := data.ParseQuality(s.Quality); err == nil {
		return q
	}
	return data.Estimated
}

func (s Steering) published() data.Instant {
	if t, err := data.ParseInstant(s.Published); err == nil {
		return t
	}
	return data.NoInstant
}

// Profile is what was said about a kind of file, and the header by which the kind is known again.
type Profile struct {
	Name     string   `toml:"name"`
	Header   []string `toml:"header"`
	Steering Steering `toml:"steering"`
}

// Fits tells whether a file with that header is of the profile's kind: the same columns in the same order,
// whatever their case and the white space in them.
func (p Profile) Fits(header []string) bool {
	if len(p.Header) == 0 || len(p.Header) != len(header) {
		return false
	}
	for i, name := range p.Header {
		if normal(name) != normal(header[i]) {
			return false
		}
	}
	return true
}

// normal is a name as names are compared: small letters, single spaces.
func normal(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
