package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
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
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" {
		return when{}, fmt.Errorf("%s", wantedWhen)
	}
	if w, known, err := c.named(text); known {
		return w, err
	}
	if w, known := c.relative(text); known {
		return c.within(w.day, w.day, w.note), nil
	}
	first, last, note, err := c.dated(tokensOf(text))
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

// dated reads a date or a period in numbers and names of months.
func (c calendar) dated(tokens []string) (first, last data.Day, note string, err error) {
	p, ok := partsOf(tokens)
	switch {
	case !ok:
		return 0, 0, "", fmt.Errorf("%s is no day: %s", data.Quoted(strings.Join(tokens, " ")), wantedWhen)
	case p.doubt != "":
		return 0, 0, "", fmt.Errorf("%s", p.doubt)
	}
	if p.year == 0 { // the latest that has begun
		p.year, _, _ = c.today.Date()
		if begin, _, err := p.days(); err == nil && begin > c.today {
			p.year--
		}
	}
	first, last, err = p.days()
	if err != nil {
		return 0, 0, "", err
	}
	return first, last, p.words(), nil
}

// dateParts are a year, and a part of it.
type dateParts struct {
	year, month, day int // 0 where there is none
	months           int // that the period has
	doubt            string
}

// partsOf tells which token is what.
func partsOf(tokens []string) (p dateParts, ok bool) {
	var numbers []string
	names := 0
	for i := 0; i < len(tokens); i++ {
		token := tokens[i]
		isNumber := token[0] >= '0' && token[0] <= '9'
		switch month := monthOf(token); {
		case isNumber:
			numbers = append(numbers, token)
		case month > 0:
			p.month, p.months, names = month, 1, names+1
		case (token == "q" || token == "h") && i+1 < len(tokens):
			length := map[string]int{"q": 3, "h": 6}[token]
			n, err := strconv.Atoi(tokens[i+1])
			if err != nil || n < 1 || n > 12/length {
				return p, false
			}
			p.month, p.months, names = 1+(n-1)*length, length, names+1
			i++
		case slices.Contains([]string{"st", "nd", "rd", "th", "of"}, token) && i > 0:
		default:
			return p, false
		}
	}
	return p, names <= 1 && p.take(numbers)
}

// take finds year, month and day among numbers.
func (p *dateParts) take(numbers []string) bool {
	value := make([]int, len(numbers))
	year := -1
	for i, number := range numbers {
		if len(number) > 4 || len(number) == 3 {
			return false
		}
		value[i], _ = strconv.Atoi(number)
		if len(number) == 4 {
			if year >= 0 {
				return false
			}
			year, p.year = i, value[i]
		}
	}
	rest := value
	if year >= 0 {
		rest = slices.Delete(slices.Clone(value), year, year+1)
	}
	named := p.month > 0
	switch {
	case len(rest) == 0 && named:
		return true
	case len(rest) == 0 && year >= 0:
		p.month, p.months = 1, 12
		return true
	case len(rest) == 1 && p.months == 1:
		p.day = rest[0]
	case len(rest) == 1 && !named && year >= 0:
		p.month, p.months = rest[0], 1
		return p.month >= 1 && p.month <= 12
	case len(rest) == 2 && !named && year == 0:
		p.month, p.day, p.months = rest[0], rest[1], 1
	case len(rest) == 2 && !named && year == 2:
		p.dayFirst(rest[0], rest[1])
	default:
		return false
	}
	return p.month >= 1 && p.month <= 12 && p.day >= 1
}

// dayFirst takes a day and a month in the order that is possible; where both are, it is in doubt.
func (p *dateParts) dayFirst(a, b int) {
	p.months = 1
	switch {
	case b > 12 && a <= 12:
		p.month, p.day = a, b
	case a > 12 || a == b:
		p.month, p.day = b, a
	default:
		p.month, p.day = b, a
		p.doubt = fmt.Sprintf("this could be %04d-%02d-%02d or %04d-%02d-%02d: write one of them", p.year, a, b, p.year, b, a)
	}
}

// days are the first and the last.
func (p dateParts) days() (first, last data.Day, err error) {
	if p.day > 0 {
		text := fmt.Sprintf("%04d-%02d-%02d", p.year, p.month, p.day)
		if first, err = data.ParseDay(text); err != nil {
			return 0, 0, fmt.Errorf("there is no %s", text)
		}
		return first, first, nil
	}
	if first, err = data.ParseDay(fmt.Sprintf("%04d-%02d-01", p.year, p.month)); err != nil {
		return 0, 0, err
	}
	return first, first.AddMonths(p.months) - 1, nil
}

// words name a period.
func (p dateParts) words() string {
	switch {
	case p.day > 0:
		return ""
	case p.months == 12:
		return fmt.Sprintf("the end of %d", p.year)
	case p.months == 6:
		return fmt.Sprintf("the end of half %d of %d", 1+p.month/6, p.year)
	case p.months == 3:
		return fmt.Sprintf("the end of Q%d %d", 1+p.month/3, p.year)
	}
	return fmt.Sprintf("the end of %v %d", time.Month(p.month), p.year)
}

// monthOf is the month that a name begins; 0 for none.
func monthOf(word string) int {
	for month := time.January; month <= time.December; month++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(month.String()), word) || word == "sept" && month == time.September {
			return int(month)
		}
	}
	return 0
}
