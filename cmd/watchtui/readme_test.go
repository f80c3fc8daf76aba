package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var updateREADME = flag.Bool("update-readme", false, "rewrite the outputs in README.md and docs")

// The console examples in README and in docs are run, one after the other in one folder a file, and have to print what stands
// there. What "$ cat FILE" shows is made first.
func TestREADMEExamples(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no sh")
	}
	pages, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, "../../README.md") {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			runExamples(t, page)
		})
	}
}

func runExamples(t *testing.T, page string) {
	source, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	environment := append(os.Environ(), "HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder,
		"WATCHTUI_DB="+filepath.Join(folder, "readme.db"), "NO_COLOR=1", "LC_ALL=C")
	run := func(command string) string {
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir, cmd.Env = folder, environment
		out, _ := cmd.CombinedOutput()
		return string(out)
	}
	run("watchtui init")

	var result strings.Builder
	ran := 0
	inside := false
	command, want := "", ""
	finish := func() {
		if command == "" {
			return
		}
		if file, ok := strings.CutPrefix(command, "cat "); ok {
			if err := os.WriteFile(filepath.Join(folder, file), []byte(want), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got := run(command)
		ran++
		if got != want && !*updateREADME {
			t.Errorf("$ %s\ngot:\n%swant:\n%s", command, got, want)
		}
		result.WriteString("$ " + command + "\n" + got)
		command, want = "", ""
	}
	for _, line := range strings.SplitAfter(string(source), "\n") {
		switch text := strings.TrimSuffix(line, "\n"); {
		case text == "```console":
			inside = true
			result.WriteString(line)
		case inside && text == "```":
			finish()
			inside = false
			result.WriteString(line)
		case inside && strings.HasPrefix(text, "$ "):
			finish()
			command = text[2:]
		case inside:
			want += line
		default:
			result.WriteString(line)
		}
	}
	if ran < 3 {
		t.Errorf("only %d examples were found", ran)
	}
	if *updateREADME {
		if err := os.WriteFile(page, []byte(result.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
