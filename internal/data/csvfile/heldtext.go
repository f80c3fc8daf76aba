package csvfile

import (
	"bytes"
	"io"
	"strings"
)

// hold reads a file of text into memory. What is no text is refused as soon as it is seen.
func hold(name string, r io.Reader) ([]byte, error) {
	var held bytes.Buffer
	first := make([]byte, chunk)
	n, err := io.ReadFull(r, first)
	held.Write(first[:n])
	if reason := notText(held.Bytes()); reason != "" {
		return nil, &FormError{File: name, Reason: reason}
	}
	lineStart := 0
	for err == nil {
		n, err = io.ReadFull(r, first)
		held.Write(first[:n])
		if i := bytes.LastIndexAny(first[:n], "\r\n"); i >= 0 {
			lineStart = held.Len() - n + i
		}
		if held.Len()-lineStart > 4*maxRecord { // in UTF-16 a letter has two bytes, at most four
			return nil, &FormError{File: name, Reason: "a line is longer than 1 MiB"}
		}
		if held.Len() > maxHeld {
			return nil, tooMuch(name)
		}
	}
	if err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, readingError(name, err)
	}
	return held.Bytes(), nil
}

func tooMuch(name string) *FormError {
	return &FormError{File: name, Reason: "the file has more than 256 MiB of text, and is not in the tidy form, which alone is read at any size", Hint: headerHint}
}

// notText says what a file is that is no text; "" for text.
func notText(start []byte) string {
	text := string(start)
	for _, s := range signatures {
		if strings.HasPrefix(text, s.start) && !strings.Contains(s.reason, "UTF-16") {
			return s.reason
		}
	}
	if strings.HasPrefix(text, "\xd0\xcf\x11\xe0") {
		return "the file is a workbook of the old kind (.xls): save it as .xlsx or CSV first"
	}
	if strings.HasPrefix(text, "\xff\xfe") || strings.HasPrefix(text, "\xfe\xff") {
		return ""
	}
	controls := 0
	for _, c := range start {
		if c < ' ' && !strings.ContainsRune("\t\n\v\f\r\x01\x1b\x1f", rune(c)) {
			controls++
		}
	}
	if guess, _ := guessEncoding(start); controls*10 > len(start) && !strings.HasPrefix(guess.name, "UTF-16") {
		return "the file holds binary data, not text"
	}
	return ""
}

// longLine is the number of the first line of more than 1 MiB, 0 for none.
func longLine(text string) int {
	for number, start := 1, 0; start < len(text); number++ {
		end := strings.IndexAny(text[start:], "\n")
		if end < 0 {
			end = len(text) - start
		}
		if end > maxRecord && longest(text[start:start+end]) > maxRecord {
			return number
		}
		start += end + 1
	}
	return 0
}

// longest is the length of the longest line that ends in CR alone.
func longest(text string) int {
	n := 0
	for part := range strings.SplitSeq(text, "\r") {
		n = max(n, len(part))
	}
	return n
}

func lineEndOf(text string) string {
	lf, cr, crlf := strings.Count(text, "\n"), strings.Count(text, "\r"), strings.Count(text, "\r\n")
	switch {
	case lf == 0 && cr == 0, cr == 0:
		return "LF"
	case crlf == lf && crlf == cr:
		return "CRLF"
	case lf == 0:
		return "CR"
	}
	return "mixed"
}
