package workbook

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// readStyles finds which styles of cells show a number as a date.
func (b *Book) readStyles(name part) error {
	formats, months := map[string]bool{}, map[string]bool{}
	inCells := false
	return b.each(name, func(e xml.StartElement, _ *reader) error {
		switch e.Name.Local {
		case "numFmt":
			if _, known := formats[attribute(e, "numFmtId")]; !known {
				formats[attribute(e, "numFmtId")] = isDate(attribute(e, "formatCode"))
				months[attribute(e, "numFmtId")] = isMonth(attribute(e, "formatCode"))
				return b.keep(room)
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false // their formats are named styles, which cells refer to through cellXfs
		case "xf":
			if id := attribute(e, "numFmtId"); inCells {
				is, own := formats[id]
				b.dates = append(b.dates, is || !own && isBuiltInDate(id))
				b.months = append(b.months, months[id] || !own && id == builtInMonth)
			}
		}
		return nil
	})
}

// builtInMonth is the format mmm-yy, which every workbook has.
const builtInMonth = "17"

// isBuiltInDate tells of the formats that every workbook has without saying so: dates, and those of East Asian calendars. The
// ones of times alone are no dates.
func isBuiltInDate(id string) bool {
	n, err := strconv.Atoi(id)
	return err == nil && (n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n >= 34 && n <= 36 || n >= 50 && n <= 58)
}

// isDate tells whether a format shows a day or a year.
func isDate(format string) bool { return shows(format, "dDyY") }

// isMonth tells whether a format shows a month and its year, and nothing finer.
func isMonth(format string) bool {
	return shows(format, "mM") && shows(format, "yY") && !shows(format, "dDhHsS")
}

// shows tells whether a format has one of the letters. What it quotes, escapes or leaves room for is no part of it, nor are colours,
// conditions, currencies and languages, which stand in brackets; what stands behind a semicolon is for other numbers.
func shows(format, letters string) bool {
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '"':
			i = past(format, i+1, '"')
		case '[':
			i = past(format, i+1, ']')
		case '\\', '_', '*':
			i++
		case ';':
			return false
		default:
			if strings.IndexByte(letters, format[i]) >= 0 {
				return true
			}
		}
	}
	return false
}

// past is where a byte stands next, or the end.
func past(text string, from int, end byte) int {
	if i := strings.IndexByte(text[from:], end); i >= 0 {
		return from + i
	}
	return len(text)
}
