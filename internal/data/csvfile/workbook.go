package csvfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/data/workbook"
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
	if len(raw) > maxWorkbook {
		return nil, form("the workbook has more than 64 MiB: save its sheet as CSV first")
	}
	book, err := workbook.Open(bytes.NewReader(raw), int64(len(raw)), maxSheets)
	switch {
	case errors.Is(err, workbook.ErrNone):
		return nil, form("the file is a zip archive or a workbook of another program: save its sheet as .xlsx or CSV first")
	case err != nil:
		return nil, form("the workbook cannot be read: " + data.Visible(err.Error()))
	}
	sheets := book.Sheets()
	about := Understanding{Sheets: sheets, steering: opts.Steer}
	p := &parser{d: dialect{}, number: 1}
	for _, n := range chosenSheets(sheets, opts.Steer.Sheet) {
		sheet := sheets[n]
		lines, err := sheetLines(book, n, opts.Steer.SkipRows)
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

// chosenSheets are the number of the sheet that was asked for, or of all.
func chosenSheets(sheets []string, asked string) []int {
	var all []int
	for i, sheet := range sheets {
		if asked != "" && strings.EqualFold(sheet, asked) {
			return []int{i}
		}
		all = append(all, i)
	}
	if asked == "" {
		return all
	}
	if n, err := strconv.Atoi(asked); err == nil && n >= 1 && n <= len(sheets) {
		return []int{n - 1}
	}
	return nil
}

// sheetLines are the rows of a sheet, the empty ones between them too; all have the width of the widest.
func sheetLines(book *workbook.Book, sheet, skip int) ([]line, error) {
	var lines []line
	months := monthColumns{}
	width := 0
	for row, err := range book.Rows(sheet) {
		if err != nil {
			return nil, err
		}
		if row.Number <= skip || !isFilled(row.Cells) {
			continue
		}
		for next := skip + len(lines) + 1; next < row.Number; next++ {
			lines = append(lines, line{number: next})
		}
		width = max(width, len(row.Cells))
		if (len(lines)+1)*width > maxCells {
			return nil, fmt.Errorf("more than %d million cells, empty ones among them", maxCells/1_000_000)
		}
		lines = append(lines, line{cells: cellTexts(row.Cells), number: row.Number})
		months.look(row.Cells)
	}
	months.name(lines)
	for i := range lines {
		lines[i].cells = append(make([]string, 0, width), lines[i].cells...)[:width]
	}
	return lines, nil
}

// monthColumns are columns of dates that are all shown as months, and all the first of theirs: what is said of January 2024 is dated 2024-01-01
// there, which nobody means. They become months, as they are in what a spreadsheet saves as text.
type monthColumns map[int]bool // by column; false where another date is in it

func (m monthColumns) look(cells []workbook.Cell) {
	for i, cell := range cells {
		if at, ok := fromSerial(cell.Serial); ok {
			_, _, day := at.Day().Date()
			isMonth, seen := m[i]
			m[i] = cell.IsMonth && day == 1 && at == at.Day().Instant() && (isMonth || !seen)
		}
	}
}

func (m monthColumns) name(lines []line) {
	for i, isMonth := range m {
		for _, l := range lines {
			if !isMonth || i >= len(l.cells) {
				continue
			}
			if month, isFirst := strings.CutSuffix(l.cells[i], "-01"); isFirst && len(month) == len("2024-01") {
				l.cells[i] = month
			}
		}
	}
}

func isFilled(cells []workbook.Cell) bool {
	return slices.ContainsFunc(cells, func(c workbook.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

// cellTexts are cells as they would stand in a file of text: a day that a table can have as a date.
func cellTexts(cells []workbook.Cell) []string {
	texts := make([]string, len(cells))
	for i, cell := range cells {
		texts[i] = cell.Text
		if at, ok := fromSerial(cell.Serial); ok {
			texts[i] = at.String()
		}
	}
	return texts
}
