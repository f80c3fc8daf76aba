// Package workbook reads the cells of .xlsx workbooks, as ECMA-376 (Office Open XML) lays them out: parts of XML in a zip
// archive, which relations hold together.
//
//	_rels/.rels ─▶ workbook.xml ─▶ its relations ─▶ a sheet's rows, one at a time
//	                                             ├▶ shared strings
//	                                             └▶ styles: which numbers are dates
//
// A cell is what was typed or last computed, and not what its format shows: numbers in full, formulas by their kept value, or
// as they are written where none was kept: nobody should take them for empty. Of a date it is told whether its format
// shows no day. Merged cells stand in the first of them. Nothing is written, no formula computed, and no part read that isn't asked for.
//
// What is unpacked is counted over all parts, and reading ends with ErrTooLarge where it is more than was allowed: a small
// archive can hold any amount of text.
package workbook
