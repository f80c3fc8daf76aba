package csvfile

import (
	"strconv"
	"strings"
	"time"
)

// cutClock cuts the time of day from a date.
func cutClock(text string) (day, clock string) {
	colon := strings.IndexByte(text, ':')
	if colon < 1 {
		return text, ""
	}
	start := colon
	for start > 0 && isDigit(text[start-1]) {
		start--
	}
	return strings.TrimRight(text[:start], " ,Tt"), text[start:]
}

// saysClock tells whether a header says that its column holds times of day, so that four digits are one.
func saysClock(header string) bool {
	return hasWord(header, "time", "hour", "clock", "utc", "gmt", "uhrzeit", "zeit", "heure", "hora", "ora")
}

// clockText is a cell as readClock takes it: four digits, 0915 or 1330Z as logs of incidents have them, get their colon where the header says
// that they are a time. A spreadsheet makes 915 of 0915.
func clockText(header, cell string) string {
	digits := strings.TrimRight(strings.TrimSpace(cell), "Zz")
	zone := strings.TrimSpace(cell)[len(digits):]
	if len(digits) == 3 {
		digits = "0" + digits
	}
	if len(digits) != 4 || !areDigits(digits) || !saysClock(header) {
		return cell
	}
	return digits[:2] + ":" + digits[2:] + zone
}

// readClock is a time of day as what has passed of the day in UTC: 14:30, 14:30:05.250, 2:30 PM, with Z, UTC, GMT or an offset.
func readClock(text string) (since time.Duration, reason string, ok bool) {
	colon := strings.IndexByte(text, ':')
	if colon < 1 || colon > 2 || len(text) < colon+3 || len(text) > 40 || !areDigits(text[:colon]) || !areDigits(text[colon+1:colon+3]) {
		return 0, "", false
	}
	odd := quote(text) + " is not a time of day, or in a time zone that is not known by its offset"
	hour, minute, rest := atoi(text[:colon]), atoi(text[colon+1:colon+3]), text[colon+3:]
	since = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	if len(rest) >= 3 && rest[0] == ':' && areDigits(rest[1:3]) {
		second := atoi(rest[1:3])
		if second > 59 {
			return 0, odd, false
		}
		since += time.Duration(second) * time.Second
		rest = rest[3:]
		if len(rest) > 1 && (rest[0] == '.' || rest[0] == ',') && isDigit(rest[1]) {
			digits := rest[1:]
			rest = strings.TrimLeft(digits, "0123456789")
			digits = digits[:len(digits)-len(rest)]
			if len(digits) > 3 && strings.Trim(digits[3:], "0") != "" {
				return 0, "times finer than a millisecond are not kept", false
			}
			since += time.Duration(atoi((digits + "000")[:3])) * time.Millisecond
		}
	}
	rest = strings.ToUpper(strings.TrimSpace(rest))
	if half := strings.ReplaceAll(rest, ".", ""); strings.HasPrefix(half, "AM") || strings.HasPrefix(half, "PM") {
		if hour < 1 || hour > 12 {
			return 0, odd, false
		}
		if hour == 12 {
			since -= 12 * time.Hour
		}
		if half[0] == 'P' {
			since += 12 * time.Hour
		}
		rest = strings.TrimSpace(half[2:])
	}
	offset, ok := zoneOffset(rest)
	if !ok || hour > 23 || minute > 59 {
		return 0, odd, false
	}
	return since - offset, "", true
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// zoneOffset is how far a time zone is ahead of UTC: "", Z, UTC, GMT, +03:30, -0500, UTC+2.
func zoneOffset(zone string) (time.Duration, bool) {
	zone = strings.TrimPrefix(strings.TrimPrefix(zone, "UTC"), "GMT")
	if zone == "" || zone == "Z" {
		return 0, true
	}
	sign := time.Duration(1)
	switch zone[0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0, false
	}
	digits := strings.Replace(zone[1:], ":", "", 1)
	if !areDigits(digits) || len(digits) < 1 || len(digits) > 4 {
		return 0, false
	}
	if len(digits) <= 2 {
		digits += "00"
	}
	hours, minutes := atoi(digits[:len(digits)-2]), atoi(digits[len(digits)-2:])
	if hours > 14 || minutes > 59 {
		return 0, false
	}
	return sign * (time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute), true
}
