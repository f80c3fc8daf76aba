package workbook

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// How many rows and columns a sheet has.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// Row is a row that has cells. Its cells are those from the first column on; they are only good until the next row.
type Row struct {
	Number int // from 1
	Cells  []Cell
}

// Cell is what stands in a cell, nothing where it is empty.
type Cell struct {
	Text string
	// Serial is a date, in days since 1899-12-30, as spreadsheets have counted them since 1900-03-01; 0 where the cell is none.
	Serial float64
	// IsMonth tells of a date that its format shows month and year, and no day.
	IsMonth bool
}

// Rows are the rows of a sheet that have cells, in their order. Reading ends with the first error.
func (b *Book) Rows(number int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if b.sheets[number].part == "" {
			return
		}
		if err := b.readStrings(); err != nil {
			yield(Row{}, err)
			return
		}
		r, err := b.read(b.sheets[number].part)
		if err != nil {
			yield(Row{}, err)
			return
		}
		defer r.close()
		w := rows{book: b, reader: r}
		for {
			more, err := w.read()
			if err != nil {
				yield(Row{}, err)
				return
			}
			if !more || !yield(Row{w.number, w.cells}, nil) {
				return
			}
		}
	}
}

// rows is where reading a sheet stands: the row that was read last.
type rows struct {
	book   *Book
	reader *reader
	number int
	cells  []Cell
	begun  bool // whether the rows have begun
}

// read reads the next row; false where there is none.
func (w *rows) read() (bool, error) {
	for {
		token, err := w.reader.next()
		if err == io.EOF {
			return false, nil // a sheet of other parts only
		}
		if err != nil {
			return false, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case t.Name.Local == "sheetData":
				w.begun = true
			case t.Name.Local == "row" && w.begun:
				return true, w.readRow(t)
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return false, nil
			}
		}
	}
}

func (w *rows) readRow(e xml.StartElement) error {
	number := w.number + 1
	if text := attribute(e, "r"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < number || n > maxRows {
			return fmt.Errorf("row %q stands behind row %d", text, w.number)
		}
		number = n
	}
	w.number, w.cells = number, w.cells[:0]
	column := 0
	for {
		token, err := w.reader.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			column++
			if place := attribute(t, "r"); place != "" {
				if column = columnOf(place); column == 0 {
					return fmt.Errorf("%q in row %d is not the place of a cell", place, number)
				}
			}
			cell, err := w.readCell(t)
			if err != nil {
				return fmt.Errorf("the cell in row %d, column %d: %w", number, column, err)
			}
			w.put(column, cell)
		case xml.EndElement:
			if t.Name.Local == "row" {
				return nil
			}
		}
	}
}

// put puts a cell into its column.
func (w *rows) put(column int, cell Cell) {
	if cell.Text == "" {
		return
	}
	for len(w.cells) < column {
		w.cells = append(w.cells, Cell{})
	}
	w.cells[column-1] = cell
}

// columnOf is the column of a cell such as AB12, from 1; 0 where that is none.
func columnOf(place string) int {
	column, letters := 0, 0
	for ; letters < len(place); letters++ {
		c := place[letters] &^ 0x20 // as a capital letter
		if c < 'A' || c > 'Z' {
			break
		}
		if column = column*26 + int(c-'A') + 1; column > maxColumns {
			return 0
		}
	}
	if _, err := strconv.ParseUint(place[letters:], 10, 32); err != nil {
		return 0
	}
	return column
}

// readCell reads a cell that has just begun, to its end.
func (w *rows) readCell(e xml.StartElement) (Cell, error) {
	var value, rich, formula strings.Builder
	hasValue := false
	err := w.reader.inside(func(path []string, text []byte) {
		switch last := len(path) - 1; {
		case last == 0 && path[0] == "v":
			hasValue = true
			value.Write(text)
		case last == 0 && path[0] == "f":
			formula.Write(text)
		case last > 0 && path[0] == "is" && path[last] == "t" && !isPhonetic(path):
			rich.Write(text)
		}
	})
	if err != nil {
		return Cell{}, err
	}
	text := value.String()
	isComputed := text != "" || hasValue && attribute(e, "t") == "str" // to an empty text, as by IF(A1="","",A1)
	if formula.Len() > 0 && !isComputed {
		return Cell{Text: "=" + formula.String()}, nil
	}
	switch attribute(e, "t") {
	case "s":
		return w.shared(text)
	case "inlineStr":
		if rich.Len() > 0 {
			text = rich.String()
		}
		return Cell{Text: unescaped(text)}, nil
	case "str":
		return Cell{Text: unescaped(text)}, nil
	case "", "n":
		return w.book.number(strings.TrimSpace(text), attribute(e, "s")), nil
	}
	return Cell{Text: strings.TrimSpace(text)}, nil // a truth value, an error, or a date in words
}

func (w *rows) shared(index string) (Cell, error) {
	index = strings.TrimSpace(index)
	if index == "" {
		return Cell{}, nil
	}
	n, err := strconv.Atoi(index)
	if err != nil || n < 0 || n >= len(w.book.texts) {
		return Cell{}, fmt.Errorf("there is no shared text %q", index)
	}
	return Cell{Text: w.book.texts[n]}, nil
}

// daysTo1904 are the days from the one epoch to the other.
const daysTo1904 = 1462

// number is a cell with a number, which its style may show as a date.
func (b *Book) number(text, style string) Cell {
	cell := Cell{Text: text}
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(b.dates) || !b.dates[n] {
		return cell
	}
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || !(serial > 0) {
		return cell
	}
	if b.from1904 {
		serial += daysTo1904
	}
	cell.Serial, cell.IsMonth = serial, b.months[n]
	return cell
}
