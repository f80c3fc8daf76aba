// Package csvfile turns files into readings and readings into files. Understand finds out what a file is and how to
// read it; Tidy reads the tidy form alone, Writer writes it.
//
//	bytes ─▶ text ─▶ records ─▶ table ─▶ columns ─▶ readings, or refusals with their place
//	unpack   encoding  dialect    header,   role,      date, value, unit, note
//	                   repair     body      question
//
// # The tidy form
//
// One row a reading, under a header that names its columns. It is read as it streams, at any size.
//
//	indicator,observed,value,low,high,unit,source,quality,published,citation,note
//
// The columns may stand in any order, in small or capital letters; only the first three are
// required. The file is UTF-8, its cells separated by commas and quoted as RFC 4180 says, its
// lines ended by LF or CRLF. Blank lines are skipped and white space around a cell, inside of
// its quotes too, is dropped. Per cell:
//
//	indicator  an id of the watchbook
//	observed   2024-07-26 or 2024-07-26T14:30:00Z, from 1900 to 2200
//	value      a decimal number, or the word retracted; at least 0 for events
//	low, high  the published range around the value, or one of its ends, or nothing
//	unit       the indicator's, which it defaults to, or one that the book converts to it
//	source     who published it; defaults to the name of the file
//	quality    verified, estimated (the default) or claimed
//	published  a date or date-time like observed; nothing where it is not known
//
// A decimal number is an optional sign, ASCII digits with at most one point among or around them,
// and optionally e or E, a sign and digits. It must have a finite float64 that is zero only where
// all its digits are. There are no thousands marks, no decimal commas, and no words such as NaN.
//
// # Other forms
//
// They are held in memory, up to 256 MiB of text and 8 million cells. Nothing is guessed that the file leaves open and that
// would change a reading: that is a Question, with the flag that answers it. What is said in advance is Steering.
//
//	packed     gzip and zstd, by their first bytes; .xlsx by sheet, its cells as they are typed
//	encoding   UTF-8, UTF-16 with and without a mark, Windows-1252, Cyrillic Windows-1251; others when said
//	dialect    the delimiter and quote under which rows have one width and cells a known kind; quotes doubled or escaped;
//	           columns that blanks set below each other
//	repair     stray quotes, rows with cells too many or too few, rows with another delimiter, where one reading fits
//	table      the first one, without titles, notes, totals and headers said again, which are listed as dropped;
//	           a header of several rows, or none; years and names that are given once, above or in merged cells
//	shape      long; a column a source, an indicator or a period, or two of them; editions; lists of events, each of which
//	           counts 1, and counts of a day, which are added up
//	dates      see the catalogue in the tests; the order of day and month by column; a period is dated by its last day
//	values     the decimal mark by column; units by the book and by their names; ranges, bounds, footnotes, remarks
//
// A value's unit is its cell's, else its row's, its column's, what --unit says, the titles' or the corner's, or the indicator's. Of an
// amount in words ("9.5 billion") the words go before those of the column. A letter p, r, e or f behind a
// number says provisional, revised, estimate or projection; another is a footnote's where there is such a footnote. Identical
// readings come again, for the store to count them as duplicates.
//
// # Where things are
//
//	file.go, steering.go   what the caller says; understanding.go: what was understood; tell.go: what came of it
//	form.go                the tidy form: header.go, and split.go, row.go, cell.go and number.go, which read it as it streams; write.go
//	understand.go          any other form: unpack.go and workbook.go, heldtext.go, encoding.go, dialect.go, fixed.go and quote.go
//	records.go, scan.go    rows of cells; repair.go: rows that do not fit
//	table.go               the first table: width.go, kind.go, profile.go, header.go, body.go, above.go, asides.go and secondtable.go
//	plan.go                what each column is for: role.go, column.go, mapping.go, valuecolumn.go, textcolumn.go, dates.go, across.go and shape.go;
//	                       doubt.go asks, rating.go tells of words for no quality
//	match.go, subject.go   which indicator is meant; sources.go: which source; suggest.go, words.go: under which names
//	date*.go               a date as people write it, and a column of them; yearfirst.go, period.go, span.go, serial.go, unix.go and clock.go
//	value.go               a number as people write it: numeral.go, decimals.go, range.go, scale.go and remark.go; unit.go, unitwords.go: a unit
//	                       by its name, planunit.go: in a header or by the book, cellunit.go: of a cell
//	emit.go, reading.go    the readings of a row, common.go: what they share, place.go: where the cells of it begin; event.go: of which each counts
//
// # Errors
//
// A row with a wrong cell is a *data.Refusal that names the first one, and reading goes on. A
// file that is none of these forms, or goes on in a row beyond all measure, is a *FormError, and
// reading ends. Rows that contradict each other are not looked for here, nor is text cleaned:
// both are done by the store, at its door. What an error quotes is fit for a terminal.
package csvfile
