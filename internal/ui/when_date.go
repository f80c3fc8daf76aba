package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"watchtui/internal/data"
)

// dated reads a date or a period in numbers and names of months.
func (c calendar) dated(text string) (first, last data.Day, note string, err error) {
	p, ok := partsOf(tokensOf(strings.ToLower(text)))
	switch {
	case !ok:
		return 0, 0, "", fmt.Errorf("%s is no day: %s", data.Quoted(text), wantedWhen)
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
