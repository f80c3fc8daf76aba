package ui

import (
	"fmt"
	"strings"
	"unicode"

	"watchtui/internal/data"
)

// calendar is what a day in words is counted from.
type calendar struct {
	today       data.Day
	at          data.Day // the day looked at
	first, last data.Day // that can be looked at
	changes     []data.Day
}

// when is a day as it was understood. A period stands for its last day, which has seen all of it.
type when struct {
	day  data.Day
	note string // what of the words is not plain from the day
}

const wantedWhen = "want 2024-07-26, 2024-07, 2024, Q3 2024, 26 Jul 2024, 30d ago, yesterday, last change, first or now"

// parse reads a day as people write it.
//
// Law: a day that is understood lies within first and last.
func (c calendar) parse(text string) (when, error) {
	typed := strings.Join(strings.Fields(text), " ")
	text = strings.ToLower(typed)
	if text == "" {
		return when{}, fmt.Errorf("%s", wantedWhen)
	}
	if w, known, err := c.named(text); known {
		return w, err
	}
	if w, known := c.relative(text); known {
		return c.within(w.day, w.day, w.note), nil
	}
	first, last, note, err := c.dated(typed)
	if err != nil {
		return when{}, err
	}
	return c.within(first, last, note), nil
}

// named reads what has a name.
func (c calendar) named(text string) (w when, known bool, err error) {
	change := func(day data.Day, ok bool) (when, bool, error) {
		if !ok {
			return when{}, true, fmt.Errorf("there is no change in that direction")
		}
		return c.within(day, day, text), true, nil
	}
	switch strings.TrimPrefix(text, "the ") {
	case "now", "today":
		return c.within(c.today, c.today, "today"), true, nil
	case "yesterday":
		return c.within(c.today-1, c.today-1, text), true, nil
	case "first", "first day", "first reading", "start", "beginning":
		return when{c.first, "the first reading"}, true, nil
	case "last", "last day", "end":
		return when{c.last, "the last day"}, true, nil
	case "last change", "previous change", "change before":
		return change(changeBefore(c.changes, c.at))
	case "next change", "change after":
		return change(changeAfter(c.changes, c.at))
	case "latest change":
		n := len(c.changes)
		if n == 0 {
			return change(0, false)
		}
		return change(c.changes[n-1], true)
	}
	return when{}, false, nil
}

// relative reads "30d ago", counted from today, and "+2w" and "-2w", counted from the day looked at.
func (c calendar) relative(text string) (when, bool) {
	from, note, length := c.today, "", text
	switch before, ago := strings.CutSuffix(text, " ago"); {
	case ago:
		length, note = before, text
	case text[0] == '-':
		from, length, note = c.at, text[1:], "before "+c.at.String()
	case text[0] == '+':
		from, length, note = c.at, text[1:], "after "+c.at.String()
	default:
		return when{}, false
	}
	span, ok := spanOf(length)
	if !ok {
		return when{}, false
	}
	if text[0] == '+' { // the way back again
		return when{span.Edge(from), span.String() + " " + note}, true
	}
	if text[0] == '-' {
		note = span.String() + " " + note
	}
	return when{span.Before(from), note}, true
}

// spanOf reads "30d", "30 days", "a month".
func spanOf(text string) (data.Span, bool) {
	tokens := tokensOf(text)
	if len(tokens) != 2 {
		return data.Span{}, false
	}
	number := tokens[0]
	if number == "a" || number == "an" || number == "one" {
		number = "1"
	}
	for word, unit := range map[string]string{"day": "d", "week": "w", "month": "mo", "m": "mo", "year": "y"} {
		if tokens[1] == word || tokens[1] == word+"s" {
			tokens[1] = unit
			break
		}
	}
	span, err := data.ParseSpan(number + tokens[1])
	return span, err == nil
}

// tokensOf splits text into words and numbers; what is neither stands alone, but for what separates dates.
func tokensOf(text string) []string {
	var tokens []string
	kind := func(r rune) int {
		switch {
		case r >= '0' && r <= '9':
			return 1
		case unicode.IsLetter(r):
			return 2
		case strings.ContainsRune(" -/.,", r):
			return 0
		}
		return 3
	}
	last := 0
	for _, r := range text {
		switch k := kind(r); {
		case k == 0:
		case k == last && k != 3:
			tokens[len(tokens)-1] += string(r)
		default:
			tokens = append(tokens, string(r))
		}
		last = kind(r)
	}
	return tokens
}

// within brings the end of a period into the days that there are.
func (c calendar) within(first, last data.Day, note string) when {
	switch {
	case last > c.last && first <= c.last:
		if first < last { // it is not over
			note += ", up to " + dayName(c.last, c.today)
		}
		return when{c.last, note}
	case first > c.last:
		return when{c.last, last.String() + " is after " + dayName(c.last, c.today)}
	case last < c.first:
		return when{c.first, last.String() + " is before the first reading"}
	}
	return when{last, note}
}

func dayName(day, today data.Day) string {
	if day == today {
		return "today"
	}
	return day.String()
}
