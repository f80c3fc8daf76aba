package ui

import (
	"bytes"
	"strconv"
	"strings"
)

// riderPrefix begins what travels in front of the first line: the generation of the patches.
const (
	riderPrefix = "\x1b_watchtui;"
	riderEnd    = "\x1b\\"
)

func sixelRiders(generation int) []string {
	return []string{riderPrefix + strconv.Itoa(generation) + riderEnd}
}

// keptBack cuts a rider or a link off the text, which begins with escape; ok tells whether there is one.
func keptBack(text []byte) (sequence string, rest []byte, ok bool) {
	isRider := bytes.HasPrefix(text, []byte(riderPrefix))
	if !isRider && !bytes.HasPrefix(text, []byte("\x1b]8;")) {
		return "", nil, false
	}
	end := bytes.IndexAny(text[1:], "\x07\\")
	if end < 0 {
		return "", nil, false
	}
	return strings.TrimRight(string(text[:end+1]), "\x1b"), text[end+2:], true
}

// generationOf reads the rider of the first line.
func generationOf(sequence string) (int, bool) {
	rider, ok := strings.CutPrefix(sequence, riderPrefix)
	if !ok {
		return 0, false
	}
	generation, err := strconv.Atoi(rider)
	return generation, err == nil
}

// serialOf reads the link to a patch.
func serialOf(sequence string) (int, bool) {
	_, to, ok := strings.Cut(sequence, linkPrefix)
	number, _, _ := strings.Cut(to, ".")
	serial, err := strconv.Atoi(number)
	return serial, ok && err == nil
}
