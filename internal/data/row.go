package data

import "fmt"

// Row is a reading with its place in the file that it was read from.
type Row struct {
	Reading
	Line int // in the file, from 1
}

// Refusal is a row of a file that did not become a reading. It is an error whose text begins with
// the place, as compilers write it.
type Refusal struct {
	File   string
	Line   int // from 1
	Column int // in characters, from 1; 0 where the whole row is meant, whose place is its first character
	Reason string
	Text   string // the row, as it stood in the file
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", Visible(r.File), r.Line, max(1, r.Column), r.Reason)
}

// WhatIf is the column of tables that were written in a what-if. Such a table is never imported: some of its readings nobody published.
const WhatIf = "what_if"
