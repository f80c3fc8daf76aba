package csvfile

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"watchtui/internal/data"
)

// How large a workbook may be: as a file, and unpacked.
const (
	maxWorkbook = 64 << 20
	maxSheets   = 256 << 20
)

// understandWorkbook reads a sheet of an .xlsx file. Its cells are taken as they are typed: numbers in full, dates as dates,
// whatever the sheet shows.
func understandWorkbook(name string, r io.Reader, opts Options) (*File, error) {
	form := func(reason string) error { return &FormError{File: name, Reason: reason} }
	raw, err := io.ReadAll(io.LimitReader(r, maxWorkbook+1))
	if err != nil {
		return nil, readingError(name, err)
	}
	switch {
	case len(raw) > maxWorkbook:
		return nil, form("the workbook has more than 64 MiB: save its sheet as CSV first")
	case !bytes.Contains(raw, []byte("xl/workbook.xml")):
		return nil, form("the file is a zip archive or a workbook of another program: save its sheet as .xlsx or CSV first")
	}
	book, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{UnzipSizeLimit: maxSheets, UnzipXMLSizeLimit: maxSheets, RawCellValue: true})
	if err != nil {
		return nil, form("the workbook cannot be read: " + data.Visible(err.Error()))
	}
	defer book.Close()
	sheets := book.GetSheetList()
	about := Understanding{Sheets: sheets, steering: opts.Steer}
	p := &parser{d: dialect{}, number: 1}
	for _, sheet := range chosenSheets(sheets, opts.Steer.Sheet) {
		lines, err := sheetLines(book, sheet, opts.Steer.SkipRows)
		if err != nil {
			return nil, form("the sheet " + quote(sheet) + " cannot be read: " + data.Visible(err.Error()))
		}
		if len(lines) == 0 && opts.Steer.Sheet == "" {
			continue
		}
		about.Sheet = sheet
		if opts.Steer.Sheet == "" && len(sheets) > 1 {
			about.Notes = append(about.Notes, "only the sheet "+quote(sheet)+" is read: --sheet names another")
		}
		p.width = modalWidth(lines[:min(len(lines), 2*maxSampled)])
		return newPlan(name, p, lines, about, opts), nil
	}
	if opts.Steer.Sheet != "" {
		return nil, form("there is no sheet " + quote(opts.Steer.Sheet) + "; there are " + strings.Join(quoteAll(sheets), ", "))
	}
	return nil, form("the workbook has no cells")
}

func quoteAll(texts []string) []string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return quoted
}

// chosenSheets are the sheet that was asked for, or all.
func chosenSheets(sheets []string, asked string) []string {
	if asked == "" {
		return sheets
	}
	for _, sheet := range sheets {
		if strings.EqualFold(sheet, asked) {
			return []string{sheet}
		}
	}
	if n, err := strconv.Atoi(asked); err == nil && n >= 1 && n <= len(sheets) {
		return sheets[n-1 : n]
	}
	return nil
}

// sheetLines are the rows of a sheet; all have the width of the widest.
func sheetLines(book *excelize.File, sheet string, skip int) ([]line, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	dates := dateStyles{book: book, known: map[int]bool{}}
	var lines []line
	width, cells := 0, 0
	for number := 1; rows.Next(); number++ {
		texts, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, err
		}
		if cells += len(texts); cells > maxCells {
			return nil, io.ErrShortBuffer
		}
		if number <= skip {
			continue
		}
		for i, text := range texts {
			if serial, ok := dates.serial(sheet, i+1, number, text); ok {
				texts[i] = serial
			}
		}
		width = max(width, len(texts))
		lines = append(lines, line{cells: texts, number: number})
	}
	for i := range lines {
		lines[i].cells = fitTo(lines[i].cells, width)
	}
	for len(lines) > 0 && countFilled(lines[len(lines)-1].cells) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines, rows.Error()
}

// dateStyles tell which cells of a workbook are dates: numbers, shown by a format of days, months and years.
type dateStyles struct {
	book  *excelize.File
	known map[int]bool
}

// builtInDates are the numbers of the formats of dates that every workbook has.
var builtInDates = []int{14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58}

// serial is a date's cell as a date.
func (d *dateStyles) serial(sheet string, column, row int, text string) (string, bool) {
	if text == "" || !isDigit(text[0]) {
		return "", false
	}
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || serial < 1 || serial > 110000 {
		return "", false
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "", false
	}
	style, err := d.book.GetCellStyle(sheet, cell)
	if err != nil {
		return "", false
	}
	is, ok := d.known[style]
	if !ok {
		is = d.isDate(style)
		d.known[style] = is
	}
	if !is {
		return "", false
	}
	at, ok := fromSerial(serial)
	return at.String(), ok
}

func (d *dateStyles) isDate(id int) bool {
	style, err := d.book.GetStyle(id)
	if err != nil || style == nil {
		return false
	}
	if style.CustomNumFmt != nil {
		format := strings.ToLower(*style.CustomNumFmt)
		return strings.ContainsAny(format, "yd") && !strings.Contains(format, "[red]") && !strings.Contains(format, "general")
	}
	return slices.Contains(builtInDates, style.NumFmt)
}
