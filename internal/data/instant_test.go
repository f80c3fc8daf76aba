package data

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// A catalogue of times: what is read, and what it is; "" where it is refused.
func TestParseInstant(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"2024-07-26", "2024-07-26"},
		{"2024-02-29", "2024-02-29"},
		{"2000-02-29", "2000-02-29"},
		{"1900-01-01", "1900-01-01"},
		{"2200-12-31", "2200-12-31"},
		{"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
		{"2024-07-26T00:00:00Z", "2024-07-26"},
		{"2024-07-26T14:30:00Z", "2024-07-26T14:30:00Z"},
		{"2024-07-26T14:30:00", "2024-07-26T14:30:00Z"},
		{"2024-07-26T14:30", "2024-07-26T14:30:00Z"},
		{"2024-07-26T14:30Z", "2024-07-26T14:30:00Z"},
		{"2024-07-26 14:30", "2024-07-26T14:30:00Z"},
		{"2024-07-26 14:30:05", "2024-07-26T14:30:05Z"},
		{"2024-07-26T14:30:00.250+03:30", "2024-07-26T11:00:00.25Z"},
		{"2024-07-26T01:00:00+03:30", "2024-07-25T21:30:00Z"},
		{"2024-07-26T14:30:00.250000000000Z", "2024-07-26T14:30:00.25Z"},
		{"2200-12-31T23:59:59.999Z", "2200-12-31T23:59:59.999Z"},

		{"", ""},
		{"now", ""},
		{"2023-02-29", ""},                      // no such day
		{"1900-02-29", ""},                      // nor in a full century
		{"2024-04-31", ""},                      //
		{"2024-00-10", ""},                      //
		{"2024-13-01", ""},                      //
		{"2024-01-00", ""},                      //
		{"0000-00-00", ""},                      //
		{"1899-12-31", ""},                      // out of range
		{"2201-01-01", ""},                      //
		{"1899-12-31T23:59:59.999Z", ""},        //
		{"2200-12-31T23:59:59-01:00", ""},       // in UTC
		{"9999-12-31T23:59:59Z", ""},            //
		{"10000-01-01", ""},                     //
		{"-001-01-01", ""},                      //
		{"2024-7-26", ""},                       // other forms
		{"26.07.2024", ""},                      //
		{"07/26/2024", ""},                      //
		{"20240726", ""},                        //
		{"2024-W30", ""},                        //
		{"2024-07", ""},                         //
		{"1721952000", ""},                      //
		{"２０２４-07-26", ""},                      //
		{" 2024-07-26", ""},                     // trimming is the caller's
		{"2024-07-26T24:00:00Z", ""},            // no such time
		{"2024-06-30T23:59:60Z", ""},            //
		{"2024-07-26T14:60:00Z", ""},            //
		{"2024-07-26T00:00:00+99:99", ""},       //
		{"2024-02-30T00:00:00Z", ""},            //
		{"2024-07-26T14:30:00.0001Z", ""},       // finer than a millisecond
		{"2024-07-26T14:30:00.9999999999Z", ""}, //
		{"2024-07-26T14:30:00.2500000001Z", ""}, // and what time.Parse passes over
		{"2024-10-27T02:30:00 Europe/Berlin", ""},
	} {
		got, err := ParseInstant(c.text)
		switch {
		case (err != nil) != (c.want == ""):
			t.Errorf("%q: got %s, %v; want %q", c.text, got, err, c.want)
		case got.String() != c.want:
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		case err != nil && got != NoInstant:
			t.Errorf("%q: got %d with an error", c.text, got)
		}
	}
}

func drawInstant(t *rapid.T) Instant {
	return Instant(rapid.Int64Range(int64(firstInstant), int64(lastInstant)).Draw(t, "instant"))
}

func drawDay(t *rapid.T) Day { return drawInstant(t).Day() }

// Law: ParseInstant reads what String wrote.
func TestInstantRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawInstant(t)
		if got, err := ParseInstant(want.String()); got != want || err != nil {
			t.Fatalf("%s: got %s, %v", want, got, err)
		}
	})
}

// Laws: days are those of package time, an instant lies within its day, and the days' ends meet.
func TestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := drawInstant(t)
		day := at.Day()
		if want := at.Time().Format(time.DateOnly); day.String() != want {
			t.Fatalf("got %s, want %s", day, want)
		}
		if got, err := ParseDay(day.String()); got != day || err != nil {
			t.Fatalf("%s reads back as %s, %v", day, got, err)
		}
		if at < day.Instant() || at > day.End() || day.End()+1 != (day+1).Instant() {
			t.Fatalf("%s lies outside of %s", at, day)
		}
		if DayOf(at.Time().In(time.FixedZone("", 12_600))) != day {
			t.Fatalf("%s has another day in another zone", at)
		}
	})
	if got := NoInstant.String(); got != "" {
		t.Errorf("NoInstant is %q", got)
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2024-03-31", -1, "2024-02-29"},
		{"2023-03-31", -1, "2023-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2024-12-31", -2, "2024-10-31"},
		{"2024-12-31", 2, "2025-02-28"},
		{"2024-07-26", 0, "2024-07-26"},
		{"2024-01-15", -1, "2023-12-15"},
		{"1970-01-01", -12 * 70, "1900-01-01"},
	} {
		from, err := ParseDay(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s %+d months: got %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestParseSpan(t *testing.T) {
	for _, c := range []struct {
		text string
		days int // -1 where it is refused
	}{
		{"0d", 0}, {"90d", 90}, {"2w", 14}, {"3mo", 90}, {"1y", 365}, {"300y", 300 * 365}, {"007d", 7},
		{"", -1}, {"d", -1}, {"90", -1}, {"90 d", -1}, {"-1d", -1}, {"+1d", -1}, {"1.5y", -1}, {"90D", -1}, {"3m", -1}, {"1y6mo", -1},
		{"301y", -1}, {"400y", -1}, {"999999d", -1}, {"99999999999999999999d", -1}, {"٣d", -1},
	} {
		got, err := ParseSpan(c.text)
		if (err != nil) != (c.days < 0) || err == nil && got.Days() != c.days {
			t.Errorf("%q: got %s of %d days, %v; want %d", c.text, got, got.Days(), err, c.days)
		}
	}
}

func drawSpan(t *rapid.T) Span {
	unit := spanUnit(rapid.IntRange(int(spanDays), int(spanYears)).Draw(t, "unit"))
	return Span{rapid.IntRange(0, [...]int{spanDays: 4000, spanWeeks: 600, spanMonths: 120, spanYears: 30}[unit]).Draw(t, "n"), unit}
}

// Laws: ParseSpan reads what String wrote; Before never decreases and never lies ahead; Edge is the
// first day whose window begins at d or later.
func TestSpanLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span, day := drawSpan(t), drawDay(t)
		if got, err := ParseSpan(span.String()); got != span || err != nil {
			t.Fatalf("%s reads back as %s, %v", span, got, err)
		}
		if before := span.Before(day); before > span.Before(day+1) || before > day {
			t.Fatalf("%s before %s is %s, and %s a day later", span, day, before, span.Before(day+1))
		}
		if edge := span.Edge(day); span.Before(edge) < day || span.Before(edge-1) >= day {
			t.Fatalf("%s after %s: the edge is %s, whose window begins at %s", span, day, edge, span.Before(edge))
		}
	})
}

func BenchmarkParseInstant(b *testing.B) {
	for b.Loop() {
		ParseInstant("2024-07-26")
	}
}

func TestMinute(t *testing.T) {
	for text, want := range map[string]string{"2024-07-26": "2024-07-26 00:00", "2024-07-26T14:30:59.9Z": "2024-07-26 14:30"} {
		at, err := ParseInstant(text)
		if err != nil || at.Minute() != want {
			t.Errorf("%s: got %q, %v, want %q", text, at.Minute(), err, want)
		}
	}
	if got := NoInstant.Minute(); got != "" {
		t.Errorf("no instant: got %q", got)
	}
}

// Spans are counted from the start each time: a month after 31 January is the last of February, and two are 31 March again.
func TestSpanAfter(t *testing.T) {
	for _, row := range []struct {
		span, start string
		times       int
		want        string
	}{
		{"7d", "2024-02-26", 1, "2024-03-04"},
		{"2w", "2024-01-01", 2, "2024-01-29"},
		{"1mo", "2024-01-31", 1, "2024-02-29"},
		{"1mo", "2024-01-31", 2, "2024-03-31"},
		{"1y", "2024-02-29", 1, "2025-02-28"},
		{"3mo", "2024-11-30", 0, "2024-11-30"},
	} {
		span, err := ParseSpan(row.span)
		if err != nil {
			t.Fatal(err)
		}
		start, err := ParseDay(row.start)
		if err != nil {
			t.Fatal(err)
		}
		if got := span.After(start, row.times).String(); got != row.want {
			t.Errorf("%d times %s after %s: got %s, want %s", row.times, row.span, row.start, got, row.want)
		}
	}
}
