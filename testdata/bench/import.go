//go:build ignore

// Compares "watchtui import" with the sqlite3 shell's own .import of the same tidy file into an equivalent typed table
// with the same unique key, run by run, and prints the ratio of wall times: the machine's speed drops out.
//
//	go run testdata/bench/import.go -rows 1000000 -runs 5 [-order date]
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"
)

const rival = `pragma journal_mode = wal;
create table readings (indicator text not null, observed text not null, value real, source text not null, quality text not null,
  published text not null, unique (indicator, observed, source, published)) strict;`

var indicators = []string{"oil_exports_china", "fordow_enrichment", "heu60_stockpile", "usd_irr_open_market", "fx_reserves_accessible"}

func main() {
	rows := flag.Int("rows", 1_000_000, "rows of the file")
	runs := flag.Int("runs", 5, "runs of each")
	order := flag.String("order", "indicator", "order of the rows: indicator or date")
	flag.Parse()
	if err := compare(*rows, *runs, *order); err != nil {
		log.Fatal(err)
	}
}

func compare(rows, runs int, order string) error {
	folder, err := os.MkdirTemp("", "bench-import-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	tool, file := filepath.Join(folder, "watchtui"), filepath.Join(folder, "rows.csv")
	if out, err := exec.Command("go", "build", "-o", tool, "./cmd/watchtui").CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	if err := write(file, rows, order == "date"); err != nil {
		return err
	}
	var ratios []float64
	for run := range runs {
		ours, theirs := filepath.Join(folder, "a.db"), filepath.Join(folder, "b.db")
		if out, err := exec.Command(tool, "--db", ours, "init", "--empty").CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
		a, err := timed(exec.Command(tool, "--db", ours, "import", file))
		if err != nil {
			return err
		}
		b, err := timed(exec.Command("sqlite3", theirs, rival, ".mode csv", ".import --skip 1 "+file+" readings"))
		if err != nil {
			return err
		}
		ratios = append(ratios, a.Seconds()/b.Seconds())
		fmt.Printf("run %d: watchtui import %.2f s, sqlite3 .import %.2f s, ratio %.2f\n", run+1, a.Seconds(), b.Seconds(), ratios[run])
		for _, name := range []string{ours, theirs} {
			for _, suffix := range []string{"", "-wal", "-shm"} {
				_ = os.Remove(name + suffix)
			}
		}
	}
	slices.Sort(ratios)
	fmt.Printf("%d rows by %s: median ratio %.2f (%.2f to %.2f)\n", rows, order, ratios[len(ratios)/2], ratios[0], ratios[len(ratios)-1])
	return nil
}

func timed(cmd *exec.Cmd) (time.Duration, error) {
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s: %w\n%s", cmd, err, out)
	}
	return time.Since(start), err
}

// write makes a file of readings, a quarter of an hour apart, of five indicators and two sources.
func write(name string, rows int, byDate bool) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, "indicator,observed,value,source,quality,published")
	each := rows / len(indicators)
	for i := range each * len(indicators) {
		indicator, n := i/each, i%each
		if byDate {
			indicator, n = i%len(indicators), i/len(indicators)
		}
		at := time.Date(1990, 1, 1, 0, 15*n, 0, 0, time.UTC)
		w.WriteString(indicators[indicator] + at.Format(",2006-01-02T15:04:05Z,") + strconv.FormatFloat(float64(n*7919%100000)/100, 'f', 2, 64) +
			[]string{",Kpler,estimated,", ",IAEA,verified,"}[n%2] + at.AddDate(0, 0, 10).Format("2006-01-02\n"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
