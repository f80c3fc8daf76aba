package csvfile

import "watchtui/internal/data"

// Understanding is how a file was read, as plain data: what is shown before anything is written.
type Understanding struct {
	Tidy        bool   // the tidy form, read as it streams; the fields below are then those of that form
	Compression string // gzip, zstd or ""
	Encoding    string // UTF-8, UTF-16LE, UTF-16BE, Windows-1252 …; "" for a workbook
	Sheet       string // of a workbook
	Sheets      []string
	Delimiter   string // "" where there is one column only, or a workbook
	Quote       string // "" where no cell is quoted
	Escape      string // what a quote within quotes is marked with: a quote, a backslash, or ""
	LineEnd     string // LF, CRLF, CR or mixed

	HeaderLines []int // the lines that the header stands on; none where there is no header
	Header      []string
	Lines       int // rows of the table, without header
	Shape       Shape
	DateOrder   string // dmy, mdy or ymd, where dates left it open; else ""
	Decimal     string // comma or point, where a number had either; else ""
	Columns     []Column
	Notes       []string  // what else was decided, in sentences
	Dropped     []Dropped // lines of the file that are not of the table, and rows that fit it in no way, in order, as far as maxDropped
	NotListed   int       // how many more were dropped
	SecondTable int       // the line on which another table begins, which is dropped with all below it; 0 where there is none
	Mended      []Dropped // rows that were repaired, and how
	Unrated     Unrated
	Questions   []Question
	First       []data.Row // the first ten readings

	steering Steering
}

// Shape is how the readings stand in the table.
type Shape string

// The shapes.
const (
	NoShape     Shape = ""
	Long        Shape = "long"         // a row is a reading
	WideSources Shape = "wide sources" // a column is a source, a row a date
	WideSeries  Shape = "wide"         // a column is an indicator, a row a date
	WidePeriods Shape = "wide periods" // a column is a period
	Editions    Shape = "editions"     // a column is a period, a row the date on which it was published
	Events      Shape = "events"       // a row is something that happened: it counts 1
)

// Column is what a column of the table was taken for.
type Column struct {
	Header    string
	Field     string // of the tidy form; "" where the column is not used
	Indicator string // of a value
	Source    string // of a value, where the header names it
	Unit      string // of a value, as the file says it
	Note      string // how it was read, or why it is not
}

// Dropped is a line that did not become a row of the table.
type Dropped struct {
	Line   int
	Reason string
	Text   string
}

// Question is a doubt that a person can settle.
type Question struct {
	Text    string
	Flag    string   // that answers it, such as "--date-order dmy|mdy"; "" where none does
	Choices []string // the values of the flag that make sense here
}

// Profile is what was said about the file, to be said again of files of its kind.
func (u Understanding) Profile(name string) Profile {
	return Profile{Name: name, Header: u.Header, Steering: u.steering}
}
