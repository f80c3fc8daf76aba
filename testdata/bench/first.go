//go:build ignore && linux

// Tells how long it is from the start of the program until the whole first screen, verdict and charts included, is on a terminal: on the
// reference readings and on a million more, of one indicator and of seven, one store after the other; when a session before has kept the
// screen, when none has, and when no session has seen the store, as after an import by the command.
//
//	go run testdata/bench/first.go testdata/bench/terminal.go -runs 7 [-rows 1000000] [-program FILE]
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sys/unix"
)

var indicators = []string{"oil_exports_china", "fordow_enrichment", "heu60_stockpile", "houthi_maritime_incidents", "slv_launches", "usd_irr_open_market", "fx_reserves_accessible"}

const (
	chart    = 700              // bytes: what is written for a chart or a verdict is more, for a word or a number less
	silence  = 2 * time.Second  // after which nothing more comes
	tidiness = 10 * time.Second // after which the readings are packed
)

func main() {
	runs := flag.Int("runs", 7, "runs of each")
	rows := flag.Int("rows", 1_000_000, "readings of the large stores")
	program := flag.String("program", "", "the program; built as README says where none is named")
	flag.Parse()
	folder, err := os.MkdirTemp("", "bench-first-*")
	if err != nil {
		log.Fatal(err)
	}
	err = compare(folder, *program, *rows, *runs)
	os.RemoveAll(folder)
	if err != nil {
		log.Fatal(err)
	}
}

func compare(folder, program string, rows, runs int) error {
	program, err := built(program, folder)
	if err != nil {
		return err
	}
	names := [...]string{"reference", "one indicator", "seven indicators"}
	for i, name := range names {
		if err := fill(program, filepath.Join(folder, name), []int{0, rows, rows}[i], max(1, 6*i-5)); err != nil {
			return err
		}
	}
	for _, how := range [...]string{seenBefore, foundAnew, justImported} {
		took := map[string][]time.Duration{}
		for range runs {
			for _, name := range names {
				home := filepath.Join(folder, name)
				if err := prepare(home, how); err != nil {
					return err
				}
				t, err := first(program, home, silence)
				if err != nil {
					return err
				}
				took[name] = append(took[name], t)
			}
		}
		fmt.Println(how)
		reference := median(took[names[0]])
		for _, name := range names {
			slices.Sort(took[name])
			fmt.Printf("  %-17s %4d ms (%d to %d), %.1f times the reference\n", name, median(took[name]).Milliseconds(), took[name][0].Milliseconds(), took[name][runs-1].Milliseconds(),
				float64(median(took[name]))/float64(reference))
		}
	}
	return nil
}

// How a store comes to be opened.
const (
	seenBefore   = "kept by the session before"
	foundAnew    = "found anew"
	justImported = "right after the import"
)

// prepare makes a home as it is to be found.
func prepare(home, how string) error {
	if how == seenBefore {
		return nil
	}
	if err := os.RemoveAll(filepath.Join(home, "watchtui")); err != nil || how == foundAnew {
		return err
	}
	store := filepath.Join(home, "store.db")
	for _, beside := range [...]string{"-wal", "-shm"} {
		if err := os.Remove(store + beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return copyFile(imported(home), store)
}

// imported is the store as the import left it.
func imported(home string) string { return filepath.Join(home, "imported.db") }

func copyFile(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o600)
}

func median(all []time.Duration) time.Duration {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}

// fill makes a store with so many readings of some indicators besides the reference readings, and opens it until it has put them in order.
func fill(program, home string, rows, of int) error {
	if err := os.MkdirAll(home, 0o755); err != nil {
		return err
	}
	store := filepath.Join(home, "store.db")
	if out, err := atHome(home, program, "init", "--db", store).CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	if rows > 0 {
		file := filepath.Join(home, "readings.csv")
		if err := write(file, rows, of); err != nil {
			return err
		}
		if out, err := atHome(home, program, "import", "--db", store, "--yes", file).CombinedOutput(); err != nil {
			return fmt.Errorf("%w\n%s", err, out)
		}
	}
	if err := copyFile(store, imported(home)); err != nil {
		return err
	}
	_, err := first(program, home, tidiness)
	return err
}

func write(file string, rows, of int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "indicator,observed,value,source,quality")
	last := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	step := 10 * 365 * 24 * time.Hour / time.Duration(rows/of)
	for i := range rows {
		fmt.Fprintf(w, "%s,%s,%d.%d,Kpler,estimated\n", indicators[i%of], last.Add(-step*time.Duration((rows-i)/of)).Format("2006-01-02T15:04:05Z"), 10+i*7919%101, i%10)
	}
	return w.Flush()
}

// first is from the start until the last chart or verdict is written.
func first(program, home string, silence time.Duration) (time.Duration, error) {
	begun := time.Now()
	ours, cmd, err := open(program, home, filepath.Join(home, "store.db"), unix.Winsize{Col: 200, Row: 60})
	if err != nil {
		return 0, err
	}
	defer ours.Close()
	type written struct {
		at    time.Duration
		bytes int
	}
	writes := make(chan written, 64)
	go func() {
		room := make([]byte, 1<<16)
		for {
			n, err := ours.Read(room)
			if err != nil {
				close(writes)
				return
			}
			writes <- written{time.Since(begun), n}
		}
	}()
	var took time.Duration
	for quiet := false; !quiet; {
		select {
		case w, ok := <-writes:
			if !ok {
				return 0, fmt.Errorf("the dashboard did not stay open: %w", cmd.Wait())
			}
			if w.bytes >= chart {
				took = w.at
			}
		case <-time.After(silence):
			quiet = true
		}
	}
	if _, err := ours.WriteString("q"); err != nil {
		return 0, err
	}
	go func() {
		for range writes {
		}
	}()
	return took, cmd.Wait()
}
