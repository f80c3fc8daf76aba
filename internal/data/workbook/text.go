package workbook

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// readStrings reads the shared strings: texts of cells, each of which is kept once.
func (b *Book) readStrings() error {
	if b.texts != nil || b.strings == "" || b.parts[b.strings] == nil {
		return nil
	}
	texts := []string{}
	err := b.each(b.strings, func(e xml.StartElement, r *reader) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := r.richText()
		if err != nil {
			return err
		}
		texts = append(texts, text)
		return b.keep(2 * strconv.IntSize / 8) // a string's header
	})
	if err == nil {
		b.texts = texts
	}
	return err
}

// richText is the text of the element that has just begun: that of its runs, without the phonetic ones, which say how East Asian
// characters are read.
func (r *reader) richText() (string, error) {
	var whole strings.Builder
	err := r.inside(func(path []string, text []byte) {
		if len(path) > 0 && path[len(path)-1] == "t" && !isPhonetic(path) {
			whole.Write(text)
		}
	})
	return unescaped(whole.String()), err
}

func isPhonetic(path []string) bool { return slices.Contains(path, "rPh") }

// unescaped is a text without the escapes of what XML cannot hold: _x000D_ is a carriage return, _x005F_ the underscore of a text that
// would else look like an escape.
func unescaped(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var made strings.Builder
	var units []uint16 // of UTF-16, which pairs of escapes may make up
	flush := func() {
		made.WriteString(string(utf16.Decode(units)))
		units = units[:0]
	}
	for i := 0; i < len(text); {
		if unit, ok := escape(text[i:]); ok {
			units = append(units, unit)
			i += len("_x0000_")
			continue
		}
		flush()
		made.WriteByte(text[i])
		i++
	}
	flush()
	return made.String()
}

func escape(text string) (unit uint16, ok bool) {
	if len(text) < len("_x0000_") || text[:2] != "_x" || text[6] != '_' {
		return 0, false
	}
	n, err := strconv.ParseUint(text[2:6], 16, 16)
	return uint16(n), err == nil
}
