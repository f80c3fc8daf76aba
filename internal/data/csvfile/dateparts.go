package csvfile

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"watchtui/internal/data"
)

// part is a number or a word of a date.
type part struct {
	word   string
	number int
	digits int
	before string // what stands before it
}

type parts []part

// dateParts takes a date apart; sep is what stands between its first two numbers. Words that say nothing are left out.
func dateParts(text string) (all parts, sep string, ok bool) {
	text = fold(text)
	between, isSolar := "", false
	for text != "" {
		r, size := utf8.DecodeRuneInString(text)
		n := size
		switch {
		case r >= '0' && r <= '9':
			if n = digitsIn(text); n > 4 && n != 6 && n != 8 {
				return nil, "", false
			}
			number, _ := strconv.Atoi(text[:n])
			if len(all) == 1 {
				sep = strings.TrimSpace(between)
			}
			all = append(all, part{number: number, digits: n, before: between})
		case unicode.IsLetter(r):
			n = lettersIn(text)
			word := text[:n]
			switch {
			case untils[word] && len(all) > 0:
				between += "→"
				text = text[n:]
				continue
			case solarMonths[word]:
				isSolar = true
			case !fillers[word] || len(all) == 0 && word == "s":
				if months[word] == 0 && periodWords[word] == "" && !vagueWords[word] {
					return nil, "", false
				}
				all = append(all, part{word: word, before: between})
			}
		case strings.ContainsRune(" .,/-–—'’_()", r):
			between += text[:size]
			text = text[size:]
			if len(between) > 16 {
				return nil, "", false
			}
			continue
		default:
			return nil, "", false
		}
		between = ""
		text = text[n:]
		if len(all) > 6 {
			return nil, "", false
		}
	}
	if isSolar {
		return parts{{word: solar}}, "", len(all) > 0
	}
	return all, sep, len(all) > 0
}

// digitsIn and lettersIn are how many bytes of digits or of letters a text begins with.
func digitsIn(text string) (n int) {
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}

func lettersIn(text string) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); n >= 0 {
		return n
	}
	return len(text)
}

func isDigit(c byte) bool { return c-'0' <= 9 }

// shape writes numbers as 4 (a year) or 1, months as m, and other words as p.
func (all parts) shape() string {
	var b strings.Builder
	for _, p := range all {
		switch {
		case p.word == solar:
			b.WriteByte('s')
		case p.word != "" && months[p.word] > 0 && p.word != "m":
			b.WriteByte('m')
		case p.word != "":
			b.WriteByte('p')
		case p.digits == 8:
			b.WriteByte('8')
		case p.digits == 6:
			b.WriteByte('6')
		case p.digits == 4:
			b.WriteByte('4')
		case p.digits == 3:
			b.WriteByte('3')
		default:
			b.WriteByte('1')
		}
	}
	return b.String()
}

// date is the date that the parts make.
func (all parts) date(sep string, order dateOrder) (d date, reason string, ok bool) {
	n := func(i int) int { return all[i].number }
	month := func(i int) int { return months[all[i].word] }
	for i, p := range all[min(1, len(all)):] {
		if strings.Contains(p.before, "→") && !all.isSpan(i+1) {
			return date{}, "", false
		}
	}
	switch all.shape() {
	case "s":
		return date{}, "it is of the Solar Hijri calendar, which is not converted; write it in the Gregorian one", false
	case "4":
		return endOf(n(0), 12, yearPeriod)
	case "6":
		return endOf(n(0)/100, n(0)%100, monthPeriod)
	case "8":
		return onDay(n(0)/10000, n(0)/100%100, n(0)%100)
	case "41":
		if sep == "," || sep == "." && all[1].digits == 1 || !isYearNumber(n(0)) {
			return date{}, "", false
		}
		return endOf(n(0), n(1), monthPeriod)
	case "14":
		if sep == "," || !isYearNumber(n(1)) {
			return date{}, "", false
		}
		return endOf(n(1), n(0), monthPeriod)
	case "m":
		return date{month: month(0), period: monthPeriod}, "", true
	case "m4", "m1":
		if all[1].digits == 1 {
			return date{}, "", false
		}
		return endOf(fullYear(all[1]), month(0), monthPeriod)
	case "4m":
		return endOf(n(0), month(1), monthPeriod)
	case "1m4", "1m1":
		return onDay(fullYear(all[2]), month(1), n(0))
	case "m14", "m11":
		return onDay(fullYear(all[2]), month(0), n(1))
	case "4m1":
		return onDay(n(0), month(1), n(2))
	case "411":
		return onDay(n(0), n(1), n(2))
	case "114", "111":
		return all.threeNumbers(sep, order)
	case "mm4", "mm1":
		return spanOf(month(0), month(1), fullYear(all[2]))
	case "11m4", "11m1", "m114", "m111", "1m1m4", "m1m14", "1m41m4", "411411", "114114", "m4m4", "44":
		return all.spanDate(order)
	case "4p11":
		return all.dayOfWeek()
	case "p4", "p1", "1p", "p14", "p11", "1p4", "1p1", "4p1", "41p", "14p":
		return all.periodDate()
	}
	return date{}, "", false
}

// isYearNumber tells whether a number can be a year of readings.
func isYearNumber(n int) bool { return n >= 1900 && n <= 2200 }

// fullYear is a year; one of two digits is of this century.
func fullYear(p part) int {
	if p.digits <= 2 {
		return 2000 + p.number
	}
	return p.number
}

// inOrder reads a date of three numbers. One with points has its day first.
func inOrder(year, a, b int, sep string, order dateOrder) (d date, reason string, ok bool) {
	dmy, mdy := a <= 31 && b <= 12 && a > 0 && b > 0, a <= 12 && b <= 31 && a > 0 && b > 0
	if sep == "." {
		d, reason, ok = onDay(year, b, a)
		return d, reason, ok
	}
	switch {
	case order == monthFirst, order == anyOrder && mdy && !dmy:
		d, reason, ok = onDay(year, a, b)
		d.order = monthFirst
	default:
		d, reason, ok = onDay(year, b, a)
		d.order = dayFirst
	}
	d.isOpen = dmy && mdy && a != b
	if dmy && mdy {
		d.order = anyOrder
	}
	return d, reason, ok
}

// onDay is a day that exists.
func onDay(year, month, day int) (date, string, bool) {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return date{}, "there is no such day", false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return date{}, "there is no such day", false
	}
	return date{at: data.Instant(t.UnixMilli())}, "", true
}

// threeNumbers is a date of three numbers, the last of which is the year, or the first where that is said or nothing else can be.
func (all parts) threeNumbers(sep string, order dateOrder) (d date, reason string, ok bool) {
	first, second, third := all[0], all[1], all[2]
	if third.digits == 1 {
		return date{}, "", false
	}
	isShort := first.digits == 2 && third.digits == 2 && sep != "."
	if isShort && (order == yearFirst || order == anyOrder && (first.number > 31 || second.number > 12 && first.number > 12)) {
		if d, reason, ok = onDay(fullYear(first), second.number, third.number); ok {
			d.order = yearFirst
		}
	} else {
		d, reason, ok = inOrder(fullYear(third), first.number, second.number, sep, order)
	}
	d.short = isShort
	return d, reason, ok
}

// dayOfWeek is a day of a week of a year: "2024-W30-5".
func (all parts) dayOfWeek() (d date, reason string, ok bool) {
	year, word, week, day := all[0].number, all[1], all[2].number, all[3].number
	if word.digits > 0 || periodWords[word.word] != weekPeriod {
		return date{}, "", false
	}
	if d, reason, ok = endOfWeek(year, week); !ok || day < 1 || day > 7 {
		return date{}, reason, false
	}
	return date{at: d.at - data.Instant(7-day)*dayMillis}, "", true
}
