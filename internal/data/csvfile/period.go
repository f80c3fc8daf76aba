package csvfile

import (
	"strconv"
	"time"

	"watchtui/internal/data"
)

// endOf is the last day of a month that ends a period.
func endOf(year, month int, p period) (date, string, bool) {
	if month < 1 || month > 12 {
		return date{}, "", false
	}
	if p == yearPeriod && !isYearNumber(year) {
		return date{}, "", false
	}
	return date{at: data.Instant(time.Date(year, time.Month(month+1), 0, 0, 0, 0, 0, time.UTC).UnixMilli()), period: p}, "", true
}

// spanOf is the last day of months such as Jan–Mar.
func spanOf(first, last, year int) (date, string, bool) {
	d, reason, ok := endOf(year, last, monthPeriod)
	switch months := last - first + 1; {
	case months < 2:
		return date{}, "", false
	case months == 3 && last%3 == 0:
		d.period = quarterPeriod
	case months == 6 && last%6 == 0:
		d.period = halfPeriod
	case months == 12:
		d.period = yearPeriod
	default:
		d.period = period(strconv.Itoa(months) + " months")
	}
	return d, reason, ok
}

// periodDate is the last day of a quarter, a half or a week with its number, and mostly with its year.
func (all parts) periodDate() (date, string, bool) {
	var kind period
	var numbers []part
	place := 0
	for i, p := range all {
		if p.word != "" {
			kind, place = periodWords[p.word], i
			continue
		}
		numbers = append(numbers, p)
	}
	if kind == yearPeriod || kind == fiscalPeriod {
		if len(numbers) != 1 || numbers[0].digits != 4 && numbers[0].digits != 2 {
			return date{}, "", false
		}
		d, reason, ok := endOf(fullYear(numbers[0]), 12, yearPeriod)
		d.period = kind
		return d, reason, ok
	}
	number, year := numbers[0], part{}
	if len(numbers) == 2 {
		year = numbers[1]
		if numbers[0].digits == 4 || place == 1 && numbers[1].digits == 1 && numbers[0].digits == 2 {
			number, year = numbers[1], numbers[0]
		}
		if year.digits == 1 || year.digits == 3 {
			return date{}, "", false
		}
	}
	if number.digits > 2 {
		return date{}, "", false
	}
	count := map[period]int{quarterPeriod: 4, halfPeriod: 2, monthPeriod: 12, weekPeriod: 53}[kind]
	switch {
	case number.number < 1 || number.number > count:
		return date{}, "there is no such " + string(kind), false
	case len(numbers) == 1 && kind == weekPeriod, len(numbers) == 1 && kind == monthPeriod:
		return date{}, "", false
	case len(numbers) == 1:
		return date{month: number.number * 12 / count, period: kind}, "", true
	case kind == weekPeriod:
		return endOfWeek(fullYear(year), number.number)
	}
	return endOf(fullYear(year), number.number*12/count, kind)
}

// endOfWeek is the Sunday of a week as ISO 8601 counts them: week 1 has the 4th of January in it.
func endOfWeek(year, week int) (date, string, bool) {
	fourth := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	sunday := fourth.AddDate(0, 0, 7-(int(fourth.Weekday())+6)%7-1+7*(week-1))
	if y, w := sunday.ISOWeek(); y != year || w != week {
		return date{}, "there is no such week", false
	}
	return date{at: data.Instant(sunday.UnixMilli()), period: weekPeriod}, "", true
}
