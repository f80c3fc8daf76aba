package csvfile

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"testing"
	"time"

	"watchtui/internal/data"
)

// tidyFile is a file of n rows as one expects them: a source's daily values, indicator by indicator.
func tidyFile(n int) []byte {
	var b bytes.Buffer
	b.WriteString("indicator,observed,value,unit,source,quality,published\n")
	first := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		day := first.AddDate(0, 0, i%9000)
		fmt.Fprintf(&b, "oil,%s,%d.%d,kb/d,Kpler,estimated,%s\n",
			day.Format(time.DateOnly), 1000+i%977, i%10, day.AddDate(0, 0, 30).Format(time.DateOnly))
	}
	return b.Bytes()
}

// BenchmarkTidy reads a file of 200,000 rows, checked, and beside it does what the standard
// library would: encoding/csv, time.Parse and strconv.ParseFloat, unchecked.
func BenchmarkTidy(b *testing.B) {
	const n = 200_000
	file := tidyFile(n)
	b.SetBytes(int64(len(file)))
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		if rows := readAll(b, file); rows != n {
			b.Fatalf("read %d rows", rows)
		}
		ours += time.Since(start)

		b.StopTimer()
		start = time.Now()
		if rows := readByStandard(b, file); rows != n {
			b.Fatalf("the standard library read %d rows", rows)
		}
		theirs += time.Since(start)
		b.StartTimer()
	}
	b.ReportMetric(n*float64(b.N)/ours.Seconds()/1e6, "Mrows/s")
	b.ReportMetric(n*float64(b.N)/theirs.Seconds()/1e6, "std-Mrows/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "x-std")
}

func readAll(tb testing.TB, file []byte) int {
	f, err := Tidy("bench.csv", bytes.NewReader(file), testOptions())
	if err != nil {
		tb.Fatal(err)
	}
	rows := 0
	for _, err := range f.Rows() {
		if err != nil {
			tb.Fatal(err)
		}
		rows++
	}
	return rows
}

func readByStandard(tb testing.TB, file []byte) int {
	r := csv.NewReader(bytes.NewReader(file))
	r.ReuseRecord = true
	r.Read()
	rows := 0
	var reading data.Reading
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows
		}
		observed, err1 := time.Parse(time.DateOnly, cells[1])
		value, err2 := strconv.ParseFloat(cells[2], 64)
		published, err3 := time.Parse(time.DateOnly, cells[6])
		if err != nil || err1 != nil || err2 != nil || err3 != nil {
			tb.Fatal(err, err1, err2, err3)
		}
		reading = data.Reading{Indicator: cells[0], Observed: data.Instant(observed.UnixMilli()), Value: value,
			Source: cells[4], Published: data.Instant(published.UnixMilli())}
		rows += min(1, len(reading.Source))
	}
}

func BenchmarkWriter(b *testing.B) {
	f, err := Tidy("bench.csv", bytes.NewReader(tidyFile(1)), testOptions())
	if err != nil {
		b.Fatal(err)
	}
	for row := range f.Rows() {
		w := NewWriter(io.Discard, WriterOptions{})
		for b.Loop() {
			w.Write(row.Reading)
		}
	}
}
