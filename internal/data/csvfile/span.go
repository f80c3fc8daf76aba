package csvfile

import (
	"strconv"
	"strings"
	"time"
)

// isSpan tells whether the part at i may be the first of the second of two dates.
func (all parts) isSpan(i int) bool {
	switch all.shape() {
	case "11m4", "11m1", "44":
		return i == 1
	case "m114", "m111", "1m1m4", "m1m14", "m4m4", "mm4", "mm1":
		return i == 2 || i == 1 && all[1].word != ""
	case "1m41m4", "411411", "114114":
		return i == 3
	}
	return false
}

// spanDate is the last of the days from one date to another: "1–15 Mar 2024", "2024-04-01 to 2024-04-15".
func (all parts) spanDate(order dateOrder) (d date, reason string, ok bool) {
	if all.shape() != "114114" {
		return all.spanIn(order)
	}
	dmy, reason, ok := all.spanIn(dayFirst)
	mdy, other, okToo := all.spanIn(monthFirst)
	switch dmy.order, mdy.order = dayFirst, monthFirst; {
	case ok && okToo:
		dmy.isOpen, mdy.isOpen = dmy.at != mdy.at, dmy.at != mdy.at
		dmy.order, mdy.order = anyOrder, anyOrder
		if order == monthFirst {
			return mdy, "", true
		}
	case order == monthFirst, order == anyOrder && okToo:
		return mdy, other, okToo
	}
	return dmy, reason, ok
}

// spanIn is that date with both dates read in one order.
func (all parts) spanIn(order dateOrder) (d date, reason string, ok bool) {
	var first, last parts
	joint := 0
	switch all.shape() {
	case "11m4", "11m1":
		joint = 1
		first, last = parts{all[0], all[2], all[3]}, all[1:]
	case "m114", "m111":
		joint = 2
		first, last = parts{all[0], all[1], all[3]}, parts{all[0], all[2], all[3]}
	case "1m1m4":
		joint = 2
		first, last = parts{all[0], all[1], all[4]}, all[2:]
	case "m1m14":
		joint = 2
		first, last = parts{all[0], all[1], all[4]}, all[2:]
	case "44":
		joint = 1
		first, last = all[:1], all[1:]
	case "m4m4":
		joint = 2
		first, last = all[:2], all[2:]
	default:
		joint = 3
		first, last = all[:3], all[3:]
	}
	if mark := strings.TrimSpace(all[joint].before); !strings.Contains("-–—/→", mark) || mark == "" {
		return date{}, "", false
	}
	sep := strings.TrimSpace(first[min(1, len(first)-1)].before)
	a, _, ok := first.date(sep, order)
	b, reason, okToo := last.date(sep, order)
	if !ok || !okToo {
		return date{}, reason, false
	}
	return spanTo(a, b)
}

// spanTo is the period from one date to another.
func spanTo(a, b date) (d date, reason string, ok bool) {
	from, to := a.at.Time(), b.at.Time()
	d = date{at: b.at}
	switch {
	case a.period != b.period || to.Before(from) || a.at == b.at:
		return date{}, "", false
	case b.period == yearPeriod && to.Year() == from.Year()+1:
		return date{}, splitYear, false
	case b.period == yearPeriod:
		d.period = period(strconv.Itoa(to.Year()-from.Year()+1) + " years")
		return d, "", to.Year()-from.Year() < 50
	case b.period == monthPeriod:
		d.period = period(strconv.Itoa((to.Year()-from.Year())*12+int(to.Month())-int(from.Month())+1) + " months")
		return d, "", true
	}
	days := int(to.Sub(from)/(24*time.Hour)) + 1
	next := to.AddDate(0, 0, 1)
	switch {
	case days > 3660:
		return date{}, "", false
	case from.Day() == 1 && from.Month() == to.Month() && next.Day() == 1 && days <= 31:
		d.period = monthPeriod
	case days == 7:
		d.period = weekPeriod
	default:
		d.period = period(strconv.Itoa(days) + " days")
	}
	return d, "", true
}

// splitYear is what is wrong with a year such as 2023/24.
const splitYear = "a year from one to the next does not say on which day it ends"

// isSplitYear tells whether a text is such a year.
func isSplitYear(text string) bool {
	text = strings.TrimSpace(strings.TrimPrefix(fold(text), "fy"))
	if len(text) != 7 && len(text) != 9 || !areDigits(text[:4]) || text[4] != '/' && text[4] != '-' || !areDigits(text[5:]) {
		return false
	}
	return (atoi(text[:4])+1)%100 == atoi(text[5:])%100 && (len(text) == 7 || atoi(text[5:]) == atoi(text[:4])+1)
}

// vaguely are the parts without words such as "mid" and "early".
func (all parts) vaguely() parts {
	for i, p := range all {
		if vagueWords[p.word] {
			rest := append(append(parts{}, all[:i]...), all[i+1:]...)
			if len(rest) == 0 {
				return all
			}
			return rest
		}
	}
	return all
}

// cutDateMarks cuts from a date what is said of it: marks and remarks, a letter such as that of 2024f, what says that it is approximate.
func (v *cellValue) cutDateMarks(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return text
	}
	if !isDigit(text[0]) {
		w := cellValue{}
		if rest := w.cutBound(text); w.bounding == approximate {
			v.bounding, text = approximate, rest
		}
	}
	if text == "" || isDigit(text[len(text)-1]) || strings.Contains(text, ":") { // EST is a zone
		return text
	}
	if rest := strings.TrimRight(text, "?"); rest != text && rest != "" && isDigit(rest[len(rest)-1]) {
		v.bounding, text = approximate, rest
	}
	text = strings.TrimSpace(v.cutRemarks(text))
	if n := len(text) - 1; n > 3 && !isDigit(text[n]) {
		letter := fold(text[n:])
		rest := strings.TrimRight(text[:n], " ")
		if (flags[rune(letter[0])] != "" || letter == "a") && isDigit(rest[len(rest)-1]) {
			if d, _, ok := readDate(rest, anyOrder); ok && (d.period != dayPeriod || d.month > 0) {
				v.remark(flags[rune(letter[0])])
				return rest
			}
		}
	}
	return text
}
