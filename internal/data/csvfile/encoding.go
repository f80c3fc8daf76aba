package csvfile

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// utf8Name is what text that needs no decoding is called.
const utf8Name = "UTF-8"

// encodings are those that a file can be said to have, by their names without marks.
var encodings = map[string]struct {
	name    string
	decoder encoding.Encoding
}{
	"utf8":        {utf8Name, encoding.Nop},
	"ascii":       {utf8Name, encoding.Nop},
	"utf16":       {"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	"utf16le":     {"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	"utf16be":     {"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	"windows1250": {"Windows-1250", charmap.Windows1250},
	"windows1251": {"Windows-1251", charmap.Windows1251},
	"windows1252": {"Windows-1252", charmap.Windows1252},
	"windows1253": {"Windows-1253", charmap.Windows1253},
	"windows1254": {"Windows-1254", charmap.Windows1254},
	"windows1255": {"Windows-1255", charmap.Windows1255},
	"windows1256": {"Windows-1256", charmap.Windows1256},
	"windows1257": {"Windows-1257", charmap.Windows1257},
	"cp1250":      {"Windows-1250", charmap.Windows1250},
	"cp1251":      {"Windows-1251", charmap.Windows1251},
	"cp1252":      {"Windows-1252", charmap.Windows1252},
	"cp1256":      {"Windows-1256", charmap.Windows1256},
	"latin1":      {"Windows-1252", charmap.Windows1252}, // as browsers do: it has more letters, and no others
	"iso88591":    {"Windows-1252", charmap.Windows1252},
	"iso88592":    {"ISO-8859-2", charmap.ISO8859_2},
	"iso88595":    {"ISO-8859-5", charmap.ISO8859_5},
	"iso88596":    {"ISO-8859-6", charmap.ISO8859_6},
	"iso88599":    {"Windows-1254", charmap.Windows1254},
	"iso885915":   {"ISO-8859-15", charmap.ISO8859_15},
	"koi8r":       {"KOI8-R", charmap.KOI8R},
	"koi8u":       {"KOI8-U", charmap.KOI8U},
	"ibm437":      {"IBM437", charmap.CodePage437},
	"cp437":       {"IBM437", charmap.CodePage437},
	"ibm850":      {"IBM850", charmap.CodePage850},
	"cp850":       {"IBM850", charmap.CodePage850},
	"macintosh":   {"Macintosh", charmap.Macintosh},
	"macroman":    {"Macintosh", charmap.Macintosh},
}

var withoutMarks = strings.NewReplacer("-", "", "_", "", " ", "")

type namedEncoding struct {
	name    string
	decoder encoding.Encoding
}

// findEncoding is the encoding of that name, nil where none is known.
func findEncoding(name string) *namedEncoding {
	found, ok := encodings[withoutMarks.Replace(strings.ToLower(name))]
	if !ok {
		return nil
	}
	return &namedEncoding{found.name, found.decoder}
}

// decode makes UTF-8 of a file. The note says what is to be known of it; "" where all is as it should be.
func decode(raw []byte, asked string) (text, name, note string, err error) {
	found := findEncoding(asked)
	switch {
	case found != nil:
	case strings.HasPrefix(string(raw[:min(2, len(raw))]), "\xff\xfe"):
		found = findEncoding("utf16le")
	case strings.HasPrefix(string(raw[:min(2, len(raw))]), "\xfe\xff"):
		found = findEncoding("utf16be")
	default:
		found, note = guessEncoding(raw)
	}
	if found.name == utf8Name {
		if asked != "" {
			if line := firstNotUTF8(raw); line > 0 {
				return "", "", "", fmt.Errorf("--encoding is %s, but line %d has bytes that are not UTF-8", quote(asked), line)
			}
		}
		text = string(raw)
	} else {
		decoded, err := found.decoder.NewDecoder().Bytes(raw)
		if err != nil {
			return "", "", "", err
		}
		text = string(decoded)
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	if strings.Contains(text, "\n\uFEFF") { // files that were put one behind the other
		text = strings.ReplaceAll(text, "\n\uFEFF", "\n")
	}
	if strings.ContainsAny(text, unseen) {
		text = asSeen.Replace(text)
	}
	if strings.ContainsAny(text, easternDigits) {
		text = asDigits.Replace(text)
		note = strings.TrimPrefix(note+"; Arabic and Persian digits are read as 0 to 9", "; ")
	}
	return text, found.name, note, nil
}

// easternDigits are the digits of Arabic and Persian text, and their marks of decimals and thousands; asDigits writes them as ASCII has them.
const easternDigits = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬"

// unseen are characters that take no place, and that no cell is told by.
const unseen = "\u200b\u200e\u200f\u2060"

var asSeen = strings.NewReplacer("\u200b", "", "\u200e", "", "\u200f", "", "\u2060", "")

var asDigits = strings.NewReplacer("٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9",
	"۰", "0", "۱", "1", "۲", "2", "۳", "3", "۴", "4", "۵", "5", "۶", "6", "۷", "7", "۸", "8", "۹", "9", "٫", ".", "٬", ",")

// firstNotUTF8 is the number of the first line with bytes that are not UTF-8, 0 for none.
func firstNotUTF8(raw []byte) int {
	if utf8.Valid(raw) {
		return 0
	}
	at := 0
	for at < len(raw) {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return 1 + max(bytes.Count(raw[:at], []byte("\n")), bytes.Count(raw[:at], []byte("\r")))
}

// guessEncoding tells the encoding of a file without a mark from its bytes. Text in UTF-16 has a NUL in every
// letter that ASCII has. Bytes that make good UTF-8 by chance are rare, so a file with more good letters
// than bad bytes is damaged UTF-8. The rest is an encoding of one byte a letter: Cyrillic where its letters stand
// together, and the Western one where they are strewn among those of ASCII.
func guessEncoding(raw []byte) (*namedEncoding, string) {
	sample := raw[:min(len(raw), chunk)]
	zeros := [2]int{}
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	switch half := len(sample) / 2; {
	case half > 1 && zeros[1]*10 > half*6 && zeros[0]*20 < half:
		return findEncoding("utf16le"), ""
	case half > 1 && zeros[0]*10 > half*6 && zeros[1]*20 < half:
		return findEncoding("utf16be"), ""
	case utf8.Valid(raw):
		return findEncoding("utf8"), ""
	}
	good, bad, high, together := 0, 0, 0, 0
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		rest = rest[size:]
	}
	for i, c := range raw {
		if c >= 0xC0 {
			high++
			if i > 0 && raw[i-1] >= 0xC0 {
				together++
			}
		}
	}
	switch {
	case good > bad:
		return findEncoding("utf8"), "some bytes are not UTF-8; cells with such bytes are refused where they are needed"
	case high > 20 && together*2 > high:
		return findEncoding("windows1251"), "the bytes are not UTF-8 and look like Cyrillic: --encoding says otherwise"
	}
	return findEncoding("windows1252"), "the bytes are not UTF-8: --encoding says what else they are than Western European"
}
