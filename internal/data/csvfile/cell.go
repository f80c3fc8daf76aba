package csvfile

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"watchtui/internal/data"
)

const (
	// maxName is how many bytes the name of an indicator or source may have.
	maxName = 1024

	// maxQuoted is how many characters of a cell an error shows.
	maxQuoted = 60

	// maxCached bounds what is remembered of the cells that were seen.
	maxCached = 4096
)

// quote is text from the file as errors show it: in quotes, shortened, fit for a terminal.
func quote(text string) string {
	short := firstCharacters(text)
	shown := data.Visible(short)
	cut := firstCharacters(shown)
	if len(short) < len(text) || len(cut) < len(shown) {
		cut += "…"
	}
	return `"` + cut + `"`
}

func tooLong(what, name string) string {
	return fmt.Sprintf("the %s %s has %d bytes; a name has %d at most", what, quote(name), len(name), maxName)
}

func firstCharacters(text string) string {
	n := 0
	for i := range text {
		if n == maxQuoted {
			return text[:i]
		}
		n++
	}
	return text
}

// subject is an indicator as a file names it.
type subject struct {
	id      string
	unit    string
	isEvent bool
	isKnown bool
	refusal string // why rows about it are refused; "" where they are not

	cellUnit string // the unit of the last cell that was not the indicator's own
	factor   float64
}

// findSubject is what the text of an indicator cell means.
func (f *File) findSubject(text string) *subject {
	if f.subject != nil && f.subject.id == text {
		return f.subject
	}
	s, ok := f.subjects[text]
	if !ok {
		if len(f.subjects) >= maxCached {
			clear(f.subjects)
		}
		s = f.newSubject(strings.Clone(text))
		f.subjects[s.id] = s
	}
	f.subject = s
	return s
}

func (f *File) newSubject(id string) *subject {
	s := &subject{id: id}
	if f.opts.Indicator != nil {
		var found data.Indicator
		found, s.isKnown = f.opts.Indicator(id)
		s.unit, s.isEvent = found.Unit, found.Kind == data.Event
	}
	switch {
	case id == "":
		s.refusal = "the indicator is missing"
	case len(id) > maxName:
		s.refusal = tooLong("indicator", id)
	case !s.isKnown && !f.opts.AllowUnknown:
		s.refusal = f.opts.unknownIndicator(id)
	}
	return s
}

// factorFor is what values in a unit are multiplied with to be in the subject's. The reason says
// why there is no such factor.
func (f *File) factorFor(s *subject, text string) (factor float64, reason string) {
	switch {
	case text == "" || text == s.unit || !s.isKnown:
		return 1, ""
	case text == s.cellUnit:
		return s.factor, ""
	}
	if factor, ok := f.opts.factor(text, s.unit); ok {
		s.cellUnit, s.factor = strings.Clone(text), factor
		return factor, ""
	}
	if s.unit == "" {
		return 0, fmt.Sprintf("the unit is %s, but %s has none", quote(text), quote(s.id))
	}
	reason = fmt.Sprintf("the unit is %s: want %s", quote(text), quote(s.unit))
	if f.opts.Units != nil {
		for _, other := range f.opts.Units(s.unit) {
			reason += " or " + quote(other)
		}
	}
	return 0, reason
}

// unitNote is a note that begins with the unit of an indicator that the watchbook does not name: nothing else keeps it.
func unitNote(unit, note string) string {
	switch {
	case unit == "":
		return note
	case note == "":
		return "unit=" + unit
	}
	return "unit=" + unit + "; " + note
}

// scaled is a number times a unit's factor.
func scaled(number, factor float64) (scaled float64, reason string) {
	if factor == 1 {
		return number, ""
	}
	scaled = times(number, factor)
	if math.IsInf(scaled, 0) || math.IsNaN(scaled) || scaled == 0 && number != 0 {
		return 0, "the number is out of range once it is converted to the indicator's unit"
	}
	return scaled, ""
}

// times multiplies with a power of ten in the decimal digits of the number, so that 1.005 times 1000 is 1005, and with
// other factors as float64 does.
func times(number, factor float64) float64 {
	exponent := math.Round(math.Log10(factor))
	if factor <= 0 || math.Pow(10, exponent) != factor {
		return number * factor
	}
	text := strconv.FormatFloat(number, 'e', -1, 64)
	e := strings.IndexByte(text, 'e')
	if e < 0 {
		return number * factor
	}
	own, _ := strconv.Atoi(text[e+1:])
	product, err := strconv.ParseFloat(text[:e+1]+strconv.Itoa(own+int(exponent)), 64)
	if err != nil {
		return number * factor
	}
	return product
}

// instantCache remembers the last date, since files repeat them or count on from them.
type instantCache struct {
	text    string
	instant data.Instant
}

func (c *instantCache) parse(text string) (instant data.Instant, reason string) {
	if text == c.text && text != "" {
		return c.instant, ""
	}
	if days, ok := c.daysOn(text); ok {
		c.text, c.instant = text, c.instant+(data.Day(days)).Instant()
		return c.instant, ""
	}
	instant, err := data.ParseInstant(text)
	if err != nil {
		if _, short := data.ParseInstant(firstCharacters(text)); short != nil {
			err = short
		}
		return data.NoInstant, err.Error()
	}
	c.text, c.instant = text, instant
	return instant, ""
}

// daysOn is how many days a date of the same month is after the last one. Days that not all
// months have are left to ParseInstant.
func (c *instantCache) daysOn(text string) (days int, ok bool) {
	const month, date = len("2024-07-"), len("2024-07-26")
	if len(text) != date || len(c.text) != date || text[:month] != c.text[:month] {
		return 0, false
	}
	tens, units := text[month]-'0', text[month+1]-'0'
	if day := tens*10 + units; tens > 2 || units > 9 || day < 1 || day > 28 {
		return 0, false
	}
	return (int(text[month])-int(c.text[month]))*10 + int(text[month+1]) - int(c.text[month+1]), true
}

// nameCache keeps one copy of each name, and none of a chunk of the file.
type nameCache struct {
	last string
	kept map[string]string
}

func (c *nameCache) keep(text string) string {
	if text == c.last {
		return c.last
	}
	name, ok := c.kept[text]
	if !ok {
		if c.kept == nil || len(c.kept) >= maxCached {
			c.kept = map[string]string{}
		}
		name = strings.Clone(text)
		c.kept[name] = name
	}
	c.last = name
	return name
}

// keepText is a copy of text, the last one where it is the same.
func keepText(last *string, text string) string {
	if text != *last {
		*last = strings.Clone(text)
	}
	return *last
}

// firstInvalid is the first cell that is not UTF-8, -1 for none.
func firstInvalid(cells []cell) int {
	for i, cell := range cells {
		if !utf8.ValidString(cell.text) {
			return i
		}
	}
	return -1
}
