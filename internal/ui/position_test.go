package ui

import (
	"strings"
	"testing"
)

// A list that is longer than its box says at the box's lower border which line is selected; one that fits says nothing.
func TestListsTellThePosition(t *testing.T) {
	tests := []struct{ name, keys, says string }{
		{"the readings begin at the latest", "1 tab", "─ 1 of 50 ─"},
		{"and end at the first", "1 tab end", "─ 50 of 50 ─"},
		{"those that a filter finds", "1 tab / text:kpler enter down", "─ 2 of 21 ─"},
		{"the palette", ":", "─ 1 of "},
		{"headlines", "a", "─ 1 of 24 ─"},
		{"imports that fit", "i", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, "2026-11-23", 120, 40, strings.Fields(test.keys)...)
			text := d.model.paint().plain()
			if test.says != "" && !strings.Contains(text, test.says) || test.says == "" && strings.Contains(text, " 1 of ") {
				t.Errorf("no %q in\n%s", test.says, text)
			}
		})
	}
}

// Where there is nothing yet the screen says from when on there is something, and which keys lead there.
func TestEmptyScreensSayWhenTheFirstIs(t *testing.T) {
	opened(t, "2024-08-20", 120, 40, "a").says(t, "no headline up to this day: the first is of 2024-08-29; g d goes to a day")
	opened(t, "2016-02-01", 120, 40, "4").says(t, "no reading up to this day: the first is of 2021-05-31; g d goes to a day")
}

// The benchmarks that use an indicator stand below headings, as every other table.
func TestBenchmarksOfAnIndicatorHaveHeadings(t *testing.T) {
	for _, width := range [...]int{80, 120, 200} {
		d := opened(t, "2024-08-20", width, 40, "4", "tab", "tab", "tab")
		lines := strings.Split(d.model.paint().plain(), "\n")
		for i, line := range lines {
			if strings.Contains(line, "Benchmarks that use it") {
				head := lines[i+1]
				row := lines[i+2]
				if strings.Index(head, "state")+len("state") == 0 || textWidth(head[:strings.Index(head, "benchmark")]) != textWidth(row[:strings.Index(row, "60 % stock")]) {
					t.Errorf("at %d:\n%s\n%s", width, head, row)
				}
			}
		}
	}
}
