package workbook

import (
	"bytes"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

// What a full library writes is read as that library reads it.
func TestAsExcelize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written := excelize.NewFile()
		cells := rapid.MapOfN(rapid.IntRange(0, 400), rapid.OneOf(
			rapid.Map(rapid.StringMatching(`[a-zé東 _x0D&<>"\n]{0,12}`), func(s string) any { return s }),
			rapid.Map(rapid.Float64Range(-1e9, 1e9), func(f float64) any { return f }),
			rapid.Map(rapid.Int32(), func(n int32) any { return n }),
			rapid.Map(rapid.Bool(), func(b bool) any { return b }),
			rapid.Map(rapid.Int64Range(0, 4e9), func(s int64) any { return time.Unix(s, 0).UTC() }),
		), 0, 40).Draw(t, "cells")
		for place, value := range cells {
			name, _ := excelize.CoordinatesToCellName(place%20+1, place/20+1)
			if err := written.SetCellValue("Sheet1", name, value); err != nil {
				t.Fatal(err)
			}
		}
		var file bytes.Buffer
		if err := written.Write(&file); err != nil {
			t.Fatal(err)
		}
		reread, err := excelize.OpenReader(bytes.NewReader(file.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := reread.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		book, err := Open(bytes.NewReader(file.Bytes()), int64(file.Len()), 1<<24)
		if err != nil {
			t.Fatal(err)
		}
		ours := make([][]string, len(theirs))
		for row, err := range book.Rows(0) {
			if err != nil {
				t.Fatal(err)
			}
			for i, cell := range row.Cells {
				ours[row.Number-1] = append(ours[row.Number-1], cell.Text)
				value, isDate := cells[(row.Number-1)*20+i].(time.Time)
				if days := value.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24; isDate && math.Abs(cell.Serial-days) > 1e-6 {
					t.Fatalf("%v is day %v, want %v", value, cell.Serial, days)
				}
			}
		}
		if !slices.EqualFunc(ours, theirs, slices.Equal) {
			t.Fatalf("got %q, want %q", ours, theirs)
		}
	})
}
