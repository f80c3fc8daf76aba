// Package reference holds the reference readings: some 350 real, published readings, each with
// its citation, in the tidy form that every import takes. A new store begins with them as import 1.
package reference

import "embed"

// Name is what import 1 is called in a store's list of imports.
const Name = "reference readings"

// Files holds the readings, one file an indicator, named ID.csv.
//
//go:embed *.csv
var Files embed.FS
