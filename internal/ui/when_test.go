package ui

import (
	"strings"
	"testing"

	"watchtui/internal/data"
)

// The days that words stand for, on 2026-11-23 with 2024-08-20 looked at.
func TestWhen(t *testing.T) {
	c := testCalendar(t)
	tests := []struct{ text, day, note string }{
		{"2024-07-26", "2024-07-26", ""},
		{"  2024-07-26 ", "2024-07-26", ""},
		{"2024/07/26", "2024-07-26", ""},
		{"2024-07", "2024-07-31", "the end of July 2024"},
		{"2024-7", "2024-07-31", "the end of July 2024"},
		{"07/2024", "2024-07-31", "the end of July 2024"},
		{"2024", "2024-12-31", "the end of 2024"},
		{"2026", "2026-11-23", "the end of 2026, up to today"},
		{"2026-11", "2026-11-23", "up to today"},
		{"Q3 2024", "2024-09-30", "the end of Q3 2024"},
		{"2024 q1", "2024-03-31", "the end of Q1 2024"},
		{"2024-Q4", "2024-12-31", "the end of Q4 2024"},
		{"2024q2", "2024-06-30", "the end of Q2 2024"},
		{"q4", "2026-11-23", "the end of Q4 2026, up to today"},
		{"H1 2024", "2024-06-30", "the end of half 1 of 2024"},
		{"h2 2023", "2023-12-31", "the end of half 2 of 2023"},
		{"26 Jul 2024", "2024-07-26", ""},
		{"26 july 2024", "2024-07-26", ""},
		{"Jul 26, 2024", "2024-07-26", ""},
		{"26th of July 2024", "2024-07-26", ""},
		{"26-Jul-2024", "2024-07-26", ""},
		{"2024 Jul 26", "2024-07-26", ""},
		{"Sept 2023", "2023-09-30", "the end of September 2023"},
		{"jul", "2026-07-31", "the end of July 2026"},
		{"dec", "2025-12-31", "the end of December 2025"},
		{"26 jul", "2026-07-26", ""},
		{"24 nov", "2025-11-24", ""},
		{"26.7.2024", "2024-07-26", ""},
		{"26/07/2024", "2024-07-26", ""},
		{"07/26/2024", "2024-07-26", ""},
		{"29 feb 2024", "2024-02-29", ""},
		{"now", "2026-11-23", "today"},
		{"TODAY", "2026-11-23", "today"},
		{"yesterday", "2026-11-22", "yesterday"},
		{"30d ago", "2026-10-24", "30d ago"},
		{"30 days ago", "2026-10-24", "30 days ago"},
		{"3mo ago", "2026-08-23", "3mo ago"},
		{"3m ago", "2026-08-23", "3m ago"},
		{"2 weeks ago", "2026-11-09", "2 weeks ago"},
		{"a year ago", "2025-11-23", "a year ago"},
		{"-30d", "2024-07-21", "30d before 2024-08-20"},
		{"+1mo", "2024-09-20", "1mo after 2024-08-20"},
		{"last change", "2024-07-26", "last change"},
		{"the next change", "2024-09-14", "next change"},
		{"latest change", "2024-09-14", "latest change"},
		{"first", "2016-01-16", "the first reading"},
		{"last", "2026-11-23", "the last day"},
		{"1999", "2016-01-16", "1999-12-31 is before the first reading"},
		{"100y ago", "2016-01-16", "is before the first reading"},
		{"2030-01", "2026-11-23", "2030-01-31 is after today"},
	}
	for _, test := range tests {
		got, err := c.parse(test.text)
		if err != nil || got.day.String() != test.day || !strings.Contains(got.note, test.note) {
			t.Errorf("%q: got %v %q, %v; want %s %q", test.text, got.day, got.note, err, test.day, test.note)
		}
	}
}

// A mistake says what is wanted.
func TestWhenNot(t *testing.T) {
	c := testCalendar(t)
	for text, want := range map[string]string{
		"": "want 2024-07-26", "tomorrow": `"tomorrow" is no day: want`, "last": "", "2024-13": `"2024-13" is no day`, "Soon or  later": `"Soon or later" is no day`, "30 feb 2024": "there is no 2024-02-30",
		"03/04/2024": "this could be 2024-03-04 or 2024-04-03", "Q5 2024": "is no day", "ago": "is no day", "d ago": "is no day", "20245": "is no day",
		"2024-07-26-01": "is no day", "jul aug 2024": "is no day", "1500": "outside of 1900 to 2200", "q3 26 2024": "is no day", "\x1b[31m": `\x1b`,
		"0 jul 2024": "is no day", "2024-00": "is no day", "漢字": "is no day", "12 2024 12 2024": "is no day",
	} {
		if _, err := c.parse(text); want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	c.changes = nil
	for _, text := range []string{"last change", "next change", "latest change"} {
		if _, err := c.parse(text); err == nil || !strings.Contains(err.Error(), "no change") {
			t.Errorf("%q without changes: %v", text, err)
		}
	}
}

// Whatever is typed, what is understood is a day that can be looked at, and a date that was understood is read again as itself.
func FuzzWhen(f *testing.F) {
	for _, text := range []string{"2024-07", "30d ago", "Q3 2024", "26 Jul 2024", "+1y", "last change", "h9", "99999999999999999999y ago", "- d", "q", "1/1/1"} {
		f.Add(text)
	}
	c := testCalendar(f)
	f.Fuzz(func(t *testing.T, text string) {
		w, err := c.parse(text)
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("an error without words")
			}
			return
		}
		if w.day < c.first || w.day > c.last {
			t.Errorf("%q is %v, outside of %v to %v", text, w.day, c.first, c.last)
		}
		if again, err := c.parse(w.day.String()); err != nil || again.day != w.day {
			t.Errorf("%v is read as %v, %v", w.day, again.day, err)
		}
	})
}

func testCalendar(t testing.TB) calendar {
	t.Helper()
	day := func(text string) data.Day { return dateOf(t, text) }
	return calendar{today, day("2024-08-20"), day("2016-01-16"), today, []data.Day{day("2023-09-27"), day("2024-07-26"), day("2024-09-14")}}
}
