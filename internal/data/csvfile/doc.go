// Package csvfile turns files into readings and readings into files. It reads the tidy form: one
// row a reading, under a header that names its columns.
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
// A row with a wrong cell is a *data.Refusal that names the first one, and reading goes on. A
// file that is not in the tidy form, or goes on in a row beyond all measure, is a *FormError, and
// reading ends. Rows that contradict each other are not looked for here, nor is text cleaned:
// both are done by the store, at its door. What an error quotes is fit for a terminal.
package csvfile
