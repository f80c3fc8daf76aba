package main

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// Law: a memo says all words in their order, and no line is wider than memoWidth but one that is a single word.
func TestMemoWraps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zé漢]{1,30}|[a-z]{120}`)).Draw(t, "words")
		lead := rapid.SampledFrom([]string{"", "  ● ", "    because  "}).Draw(t, "lead")
		var m memo
		m.say(lead, strings.Join(words, " "))
		if got := strings.Fields(strings.Replace(m.String(), strings.TrimSpace(lead), "", 1)); strings.Join(got, " ") != strings.Join(words, " ") {
			t.Fatalf("got %q, want %q", got, words)
		}
		for line := range strings.Lines(m.String()) {
			line = strings.TrimRight(line, "\n")
			if ansi.StringWidth(line) > memoWidth && len(strings.Fields(strings.TrimPrefix(line, lead))) > 1 {
				t.Fatalf("%d cells: %s", ansi.StringWidth(line), line)
			}
		}
	})
}
