//go:build ignore && linux

// Tells how much memory the dashboard holds at rest: it opens in a terminal of its own on a new store with the reference
// readings, several times at each size, and after some seconds the system is asked. A line a size, with the medians.
//
//	go run testdata/bench/memory.go testdata/bench/terminal.go -runs 5 [-db FILE] [-program FILE]
package main

import (
	"bufio"
	"cmp"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// held is what the system says of a process, in KiB, and the milliseconds of processor time it took.
type held struct{ resident, anonymous, file, threads, took int }

func main() {
	runs := flag.Int("runs", 5, "runs of each size")
	rest := flag.Duration("rest", 6*time.Second, "from the start until the system is asked")
	program := flag.String("program", "", "the program; built as README says where none is named")
	db := flag.String("db", "", "a store, which is copied; new ones where none is named")
	flag.Parse()
	folder, err := os.MkdirTemp("", "bench-memory-*")
	if err != nil {
		log.Fatal(err)
	}
	err = measure(folder, *program, *db, *runs, *rest)
	os.RemoveAll(folder)
	if err != nil {
		log.Fatal(err)
	}
}

func measure(folder, program, db string, runs int, rest time.Duration) error {
	program, err := built(program, folder)
	if err != nil {
		return err
	}
	for _, size := range []unix.Winsize{{Col: 200, Row: 60}, {Col: 120, Row: 40}, {Col: 80, Row: 24}} {
		var all []held
		for n := range runs {
			home := filepath.Join(folder, fmt.Sprintf("%d-%d", size.Col, n))
			h, err := run(program, home, db, size, rest)
			if err != nil {
				return err
			}
			all = append(all, h)
		}
		fmt.Printf("%dx%d: %.1f MB resident, of which %.1f are its own and %.1f of its file; %d threads, %d ms of processor time\n", size.Col, size.Row,
			float64(median(all, func(h held) int { return h.resident }))/1024, float64(median(all, func(h held) int { return h.anonymous }))/1024,
			float64(median(all, func(h held) int { return h.file }))/1024, median(all, func(h held) int { return h.threads }), median(all, func(h held) int { return h.took }))
	}
	return nil
}

func median(all []held, of func(held) int) int {
	slices.SortFunc(all, func(a, b held) int { return cmp.Compare(of(a), of(b)) })
	return of(all[len(all)/2])
}

// run opens the dashboard in a terminal, asks, and quits.
func run(program, home, db string, size unix.Winsize, rest time.Duration) (held, error) {
	if err := os.MkdirAll(home, 0o755); err != nil {
		return held{}, err
	}
	store := filepath.Join(home, "store.db")
	if db != "" {
		raw, err := os.ReadFile(db)
		if err == nil {
			err = os.WriteFile(store, raw, 0o644)
		}
		if err != nil {
			return held{}, err
		}
	}
	ours, cmd, err := open(program, home, store, size)
	if err != nil {
		return held{}, err
	}
	defer ours.Close()
	go io.Copy(io.Discard, ours)
	time.Sleep(rest)
	h, err := ask(cmd.Process.Pid)
	if err != nil {
		return h, fmt.Errorf("the dashboard did not stay open: %w", err)
	}
	if _, err := ours.WriteString("q"); err != nil {
		return h, err
	}
	return h, cmd.Wait()
}

func ask(pid int) (held, error) {
	status, err := os.Open(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return held{}, err
	}
	defer status.Close()
	var h held
	for lines := bufio.NewScanner(status); lines.Scan(); {
		name, rest, _ := strings.Cut(lines.Text(), ":")
		n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(rest), " kB"))
		switch name {
		case "VmRSS":
			h.resident = n
		case "RssAnon":
			h.anonymous = n
		case "RssFile":
			h.file = n
		case "Threads":
			h.threads = n
		}
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return held{}, err
	}
	// Behind the name, which is in parentheses, the 12th and 13th field are the ticks spent in the program and in the system.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	for _, field := range fields[11:13] {
		ticks, _ := strconv.Atoi(field)
		h.took += ticks * 10
	}
	return h, nil
}
