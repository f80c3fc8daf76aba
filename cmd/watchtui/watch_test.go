//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"watchtui/internal/thresholds"
)

// watched is a store with the reference readings in a folder of its own, where the program and the commands that it runs find themselves.
type watched struct {
	t      *testing.T
	folder string
}

func newWatched(t *testing.T) watched {
	t.Helper()
	w := watched{t, t.TempDir()}
	w.run("init")
	return w
}

func (w watched) command(args ...string) *exec.Cmd {
	cmd := exec.Command("watchtui", args...)
	cmd.Dir = w.folder
	cmd.Env = append(os.Environ(), "HOME="+w.folder, "XDG_DATA_HOME="+w.folder, "XDG_CONFIG_HOME="+w.folder, "NO_COLOR=1",
		"WATCHTUI_DB="+filepath.Join(w.folder, "store.db"), "WATCHTUI_BOOK="+w.path("book.toml"))
	if _, err := os.Stat(w.path("book.toml")); err != nil {
		cmd.Env = append(cmd.Env, "WATCHTUI_BOOK=")
	}
	return cmd
}

func (w watched) path(name string) string { return filepath.Join(w.folder, name) }

// run runs the program to its end, and gives what it wrote.
func (w watched) run(args ...string) string {
	w.t.Helper()
	out, err := w.command(args...).CombinedOutput()
	if err != nil {
		w.t.Fatalf("watchtui %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// launch imports a launch on a day of 2026.
func (w watched) launch(day string) {
	w.t.Helper()
	file := "launch-" + day + ".csv"
	w.write(file, "indicator,observed,value,source,quality\nslv_launches,2026-"+day+",1,launch log,estimated\n")
	w.run("import", file)
}

func (w watched) write(name, text string) {
	w.t.Helper()
	if err := os.WriteFile(w.path(name), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w watched) read(name string) string {
	text, _ := os.ReadFile(w.path(name))
	return string(text)
}

// inVain is for how long something is waited for that does not come: no machine is as busy as that.
const inVain = 2 * time.Minute

// until waits until something is so.
func (w watched) until(what string, isSo func() bool) {
	w.t.Helper()
	for end := time.Now().Add(inVain); !isSo(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			w.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// running is a watch that follows.
type running struct {
	watched
	cmd         *exec.Cmd
	said, wrong *safeBuffer
}

func (w watched) start(args ...string) running {
	w.t.Helper()
	r := running{w, w.command(append([]string{"watch", "--at", "2026-11-23"}, args...)...), &safeBuffer{}, &safeBuffer{}}
	r.cmd.Stdout, r.cmd.Stderr = r.said, r.wrong
	if err := r.cmd.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		if r.cmd.ProcessState == nil {
			_ = r.cmd.Process.Kill()
			_ = r.cmd.Wait()
		}
	})
	return r
}

// end sends a signal and waits; it fails where the watch does not end in order.
func (r running) end(signal os.Signal) {
	r.t.Helper()
	hangs := time.AfterFunc(inVain, func() { _ = r.cmd.Process.Kill() })
	defer hangs.Stop()
	if err := r.cmd.Process.Signal(signal); err != nil {
		r.t.Fatal(err)
	}
	if err := r.cmd.Wait(); err != nil {
		r.t.Errorf("it ended with %v\n%s", err, r.wrong)
	}
}

// safeBuffer is a buffer that is written to while it is read.
type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// A watch that follows tells of what another process imports, and of nothing twice; a watchbook with mistakes is told, and the one before stays in
// force; a trigger that is new has a past. A signal ends it with exit code 0.
func TestWatchFollows(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	source := string(thresholds.DefaultSource())
	w.write("book.toml", source)
	r := w.start("--exec", "cat > /dev/null; echo ran >> ran")
	w.until("the past is noted", func() bool { return strings.Contains(r.wrong.String(), "facts of the past") })
	w.launch("11-20")
	w.until("it ran", func() bool {
		return w.read("ran") == "ran\n" && strings.Contains(w.run("watch", "--list"), "2026-11-20,done,1,")
	})
	w.write("book.toml", source+"\n[[trigger]]\nid = 'x'\n")
	w.until("the mistake is told", func() bool { return strings.Contains(r.wrong.String(), "mistake") })
	w.write("book.toml", source+"\n[[trigger]]\nid = 'any_launch'\nmeasure = 'sum(slv_launches, \"30d\")'\nwhen = '>= 1'\nthen = 'nothing'\nmax_age = '95d'\n")
	w.until("the past of the new trigger is noted", func() bool { return strings.Contains(w.run("watch", "--list"), "any_launch,2026-11-20,past") })
	r.end(syscall.SIGINT)
	if n := strings.Count(r.said.String(), "\n"); n != 1 || !strings.Contains(r.said.String(), `"rule":"slv_launch"`) {
		t.Errorf("it told %d facts:\n%s", n, r.said)
	}
	if left, _ := filepath.Glob(w.path("store.db-watch-*")); len(left) > 0 {
		t.Errorf("it left %q behind", left)
	}
}

// A watch is killed while its command runs. Nobody knows how that ended: it is told and listed, and the command does not run again but with --retry,
// and then once.
func TestWatchIsKilled(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.run("watch", "--once", "--at", "2026-11-23", "--exec", "true")
	w.launch("11-20")
	const command = "cat >> told; echo $$ > running; while [ -e running ]; do sleep 0.1; done"
	r := w.start("--exec", command)
	w.until("the command runs", func() bool { return w.read("running") != "" })
	if list := w.run("watch", "--list"); !strings.Contains(list, "2026-11-20,runs,1,") {
		t.Errorf("while it runs:\n%s", list)
	}
	if again := w.run("watch", "--once", "--at", "2026-11-23", "--retry", "--exec", "cat >> told"); again != "" {
		t.Errorf("while it runs another watch says:\n%s", again)
	}
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
	_ = os.Remove(w.path("running")) // which ends the command
	if list := w.run("watch", "--list"); !strings.Contains(list, "2026-11-20,unknown,1,") {
		t.Errorf("after it was killed:\n%s", list)
	}
	said := w.run("watch", "--once", "--at", "2026-11-23", "--exec", "cat >> told")
	if !strings.Contains(said, "firing slv_launch 2026-11-20: its command began at ") || !strings.Contains(said, "nobody knows how it ended; --retry runs it again") {
		t.Errorf("it is not told:\n%s", said)
	}
	if n := strings.Count(w.read("told"), "\n"); n != 1 {
		t.Errorf("the command ran %d times before --retry", n)
	}
	for range 2 {
		w.run("watch", "--once", "--at", "2026-11-23", "--retry", "--exec", "cat >> told")
	}
	if told := strings.Split(w.read("told"), "\n"); len(told) != 3 || told[0] != told[1] {
		t.Errorf("with --retry the command was told\n%s", w.read("told"))
	}
	if list := w.run("watch", "--list"); !strings.Contains(list, "2026-11-20,done,2,") {
		t.Errorf("after --retry:\n%s", list)
	}
	if left, _ := filepath.Glob(w.path("store.db-watch-*")); len(left) > 0 {
		t.Errorf("it left %q behind", left)
	}
}

// haveLooked waits until watches have looked at all that is in the store by now. Each says what is wrong with the book before it looks, so when
// it says what is wrong with the next one it has looked.
func (w watched) haveLooked(watches ...running) {
	w.t.Helper()
	for _, mistake := range []string{"mistake_1", "mistake_2"} {
		w.write("book.toml", string(thresholds.DefaultSource())+"\n[[trigger]]\nid = '"+mistake+"'\n"+mistake+" = 1\n")
		w.until("the mistake is told", func() bool {
			return !slices.ContainsFunc(watches, func(r running) bool { return !strings.Contains(r.wrong.String(), mistake) })
		})
	}
}

// Of two watches of one name each fact is told to one.
func TestTwoWatchesAtOnce(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.write("book.toml", string(thresholds.DefaultSource()))
	w.run("watch", "--once", "--at", "2026-11-23", "--exec", "true")
	a, b := w.start("--exec", "cat >> told"), w.start("--exec", "cat >> told")
	w.write("silence.csv", "indicator,observed,value,source,quality\nslv_launches,2025-12-10,0,launch log,estimated\nslv_launches,2026-03-01,0,launch log,estimated\nslv_launches,2026-05-20,0,launch log,estimated\n"+
		"slv_launches,2026-08-10,0,launch log,estimated\n")
	w.run("import", "silence.csv")
	for i, day := range []string{"2018-01-10", "2018-09-10", "2019-05-10", "2026-11-20"} {
		file := fmt.Sprintf("launch-%d.csv", i)
		w.write(file, "indicator,observed,value,source,quality\nslv_launches,"+day+",1,launch log,estimated\n")
		w.run("import", file)
	}
	w.until("all are told", func() bool { return strings.Contains(w.read("told"), `"violation":"2026-11-20"`) })
	w.haveLooked(a, b) // else one may yet be told once more
	a.end(syscall.SIGTERM)
	b.end(syscall.SIGTERM)
	seen := map[string]int{}
	for line := range strings.Lines(w.read("told")) {
		_, rest, _ := strings.Cut(line, `"rule":"`)
		rule, rest, _ := strings.Cut(rest, `"`)
		_, rest, _ = strings.Cut(rest, `"date":"`)
		seen[rule+" "+rest[:10]+strings.Split(line, `"fact":"`)[1][:3]]++
	}
	for fact, n := range seen {
		if n > 1 {
			t.Errorf("%s is told %d times", fact, n)
		}
	}
	if printed := strings.Count(a.said.String()+b.said.String(), "\n"); len(seen) == 0 || printed != len(seen) {
		t.Errorf("%d facts are told, and %d printed", len(seen), printed)
	}
}

// A command that hangs, and heeds no signal, keeps nobody: the watch ends in order, the command with it, and the fact is noted as stopped.
func TestWatchEndsThoughItsCommandHangs(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	w.run("watch", "--once", "--at", "2026-11-23", "--exec", "true")
	w.launch("11-20")
	r := w.start("--exec", "trap '' TERM INT; echo $$ > running; while :; do sleep 0.2; done")
	w.until("the command runs", func() bool { return strings.HasSuffix(w.read("running"), "\n") })
	r.end(os.Interrupt)
	var pid int
	_, _ = fmt.Sscan(w.read("running"), &pid)
	w.until("the command is gone", func() bool { return syscall.Kill(pid, 0) != nil })
	if list := w.run("watch", "--list"); !strings.Contains(list, "2026-11-20,stopped,1,") {
		t.Errorf("it is listed as\n%s", list)
	}
}

// Without a command it prints, and nothing is written to the store: one that is only to be read is enough.
func TestWatchThatPrints(t *testing.T) {
	t.Parallel()
	w := newWatched(t)
	r := w.start("--since", "2025-02-20")
	w.until("the past since then is told", func() bool { return strings.Contains(r.said.String(), "heu60_above_cap") })
	w.launch("11-20")
	w.until("the launch is told", func() bool { return strings.Contains(r.said.String(), `"date":"2026-11-20"`) })
	r.end(syscall.SIGHUP)
	if list := w.run("watch", "--list", "--format", "csv"); strings.Count(list, "\n") != 1 {
		t.Errorf("noted:\n%s", list)
	}
}
