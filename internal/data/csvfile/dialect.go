package csvfile

import (
	"math"
	"slices"
	"strings"
)

// dialect is how cells are told apart.
type dialect struct {
	delimiter string
	quote     byte  // 0 where none is used
	escape    byte  // '\\', or 0 where a quote within quotes is doubled
	runs      bool  // several delimiters in a row are one
	starts    []int // of columns set below each other, in characters; nil where a delimiter stands between cells
}

// sampleSize is how much of a file is looked at to find its dialect: whole lines, from its start. maxSampled
// bounds the lines of it.
const (
	sampleSize = 128 << 10
	maxSampled = 1000
)

// weights are the delimiters that are tried, and how far each is believed beside the comma: a mark that stands in
// prose and in numbers too needs better evidence.
var weights = []struct {
	delimiter string
	weight    float64
}{
	{",", 1}, {";", 1}, {"\t", 1}, {"|", 0.98}, {":", 0.7}, {" ", 0.6}, {"^", 0.8}, {"~", 0.8}, {"#", 0.55}, {"§", 0.9},
	{"&", 0.6}, {"*", 0.5}, {"/", 0.4}, {"=", 0.6}, {"\x1f", 1}, {"\x01", 1},
}

// guessDialect finds the dialect under which a sample of the file looks most like a table: rows of one width,
// columns of one kind. This is the measure of G. van den Burg, A. Nazábal and C. Sutton ("Wrangling messy CSV files by
// detecting row and type patterns"), with the kinds counted column by column rather than cell by cell.
func guessDialect(text string) dialect {
	sample := sampleOf(text)
	best, bestScore := dialect{delimiter: ",", quote: '"'}, -1.0
	for _, d := range candidates(sample) {
		score := d.score(sample)
		if score > bestScore*(1+1e-9) {
			best, bestScore = d, score
		}
	}
	if starts := fixedColumns(sample, best.delimiter); starts != nil {
		fixed := dialect{delimiter: " ", runs: true, starts: starts}
		if fixed.score(sample) > bestScore && !best.isEven(sample) {
			return fixed
		}
	}
	return best.detailed(sample)
}

// isEven tells whether all lines of the sample come to the same width, of two at least.
func (d dialect) isEven(sample string) bool {
	p := newParser(sample, d)
	width := 0
	for pos := 0; pos < len(sample); {
		var r line
		r, pos = p.next(pos)
		if width == 0 {
			width = len(r.cells)
		}
		if len(r.cells) != width {
			return false
		}
	}
	return width > 1
}

// guessQuote finds the quote and the escape that go with a delimiter.
func guessQuote(sample, delimiter string) dialect {
	best, bestScore := dialect{delimiter: delimiter, quote: '"'}, -1.0
	for _, d := range []dialect{{quote: '"'}, {quote: '"', escape: '\\'}, {quote: '\''}, {quote: '\'', escape: '\\'}} {
		d.delimiter = delimiter
		if d.quote == '\'' && !opensCells(sample, delimiter) || d.escape != 0 && !strings.Contains(sample, `\`+string(d.quote)) {
			continue
		}
		if score := d.score(sample); score > bestScore*(1+1e-9) {
			best, bestScore = d, score
		}
	}
	if len(delimiter) == 1 {
		best = best.detailed(sample)
		best.delimiter = delimiter
	}
	return best
}

func sampleOf(text string) string {
	if len(text) <= sampleSize {
		return text
	}
	sample := text[:sampleSize]
	if end := strings.LastIndexAny(sample, "\r\n"); end > 0 {
		sample = sample[:end+1]
	}
	return sample
}

// candidates are the dialects whose marks occur in the sample, and the one of a single column.
func candidates(sample string) []dialect {
	quotes := []byte{}
	for _, quote := range []byte{'"', '\''} {
		if strings.IndexByte(sample, quote) >= 0 {
			quotes = append(quotes, quote)
		}
	}
	quotes = append(quotes, 0)
	var all []dialect
	for _, w := range weights {
		if !strings.Contains(sample, w.delimiter) {
			continue
		}
		for _, quote := range quotes {
			if quote == '\'' && !opensCells(sample, w.delimiter) {
				continue // an apostrophe
			}
			d := dialect{delimiter: w.delimiter, quote: quote}
			all = append(all, d)
			if quote != 0 && strings.Contains(sample, `\`+string(quote)) {
				d.escape = '\\'
				all = append(all, d)
			}
			if w.delimiter == " " && strings.Contains(sample, "  ") {
				all = append(all, dialect{delimiter: " ", quote: quote, runs: true})
			}
		}
	}
	for _, quote := range quotes {
		if quote != '\'' || opensCells(sample, "\n") {
			all = append(all, dialect{quote: quote})
		}
	}
	return all
}

// opensCells tells whether cells begin and end with an apostrophe.
func opensCells(sample, delimiter string) bool {
	return (strings.Contains(sample, delimiter+"'") || strings.HasPrefix(sample, "'") || strings.Contains(sample, "\n'")) &&
		(strings.Contains(sample, "'"+delimiter) || strings.Contains(sample, "'\n") || strings.Contains(sample, "'\r") || strings.HasSuffix(sample, "'"))
}

// score is how much the sample looks like a table under the dialect: pattern × type × weight.
//
// The pattern is large where many rows have one width, and small where there are many widths: the sum over the
// widths of rows × (width − 1) / width, over the number of widths. The type is the share of cells that are of a
// known kind, empty ones counted half, in columns of one kind counted whole.
func (d dialect) score(sample string) float64 {
	widths := map[int]int{}
	var rows [][]string
	p := newParser(sample, d)
	broken := 0.0
	for pos := 0; pos < len(sample) && len(rows) < maxSampled; {
		var r line
		r, pos = p.next(pos)
		if r.fault != "" {
			broken++
		}
		if len(r.cells) == 1 && strings.TrimSpace(r.cells[0]) == "" {
			continue
		}
		widths[len(r.cells)]++
		rows = append(rows, r.cells)
	}
	if len(rows) == 0 {
		return 0
	}
	pattern := 0.0
	for width, n := range widths {
		pattern += float64(n) * math.Max(1e-3, float64(width-1)) / float64(width)
	}
	pattern /= float64(len(widths))
	weight := 1.0
	for _, w := range weights {
		if w.delimiter == d.delimiter {
			weight = w.weight
		}
	}
	if d.starts != nil {
		weight = 1 // blanks at the same place of each line are no chance
	}
	if d.escape != 0 {
		weight *= 1.02 // it is tried only where it stands before a quote
	}
	weight *= 1 - 0.5*broken/float64(len(rows))
	return pattern * math.Max(1e-10, purity(rows)) * weight
}

// purity is the share of cells that are of a known kind.
func purity(rows [][]string) float64 {
	known, all := 0.0, 0.0
	for _, row := range rows {
		for _, cell := range row {
			all++
			known += plausible(cell)
		}
	}
	return known / math.Max(1, all)
}

// detailed looks again at what cannot be told by the measure: whether the quote and the escape are used, and
// whether every delimiter is followed by a space.
func (d dialect) detailed(sample string) dialect {
	p := newParser(sample, d)
	spaced, delimiters, quoted := 0, 0, false
	n := 0
	for pos := 0; pos < len(sample) && n < maxSampled; n++ {
		var r line
		r, pos = p.next(pos)
		quoted = quoted || r.quoted
		if d.delimiter != "," && d.delimiter != ";" && d.delimiter != "|" {
			continue
		}
		delimiters += len(r.cells) - 1
		spaced += r.spaced
	}
	if delimiters > 0 && spaced == delimiters {
		d.delimiter += " "
	}
	if !quoted {
		d.quote = 0
	}
	return d
}

// delimiterNamed is a delimiter as a person writes it.
func delimiterNamed(text string) string {
	names := map[string]string{`\t`: "\t", "tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "bar": "|", "colon": ":"}
	if mark, ok := names[strings.ToLower(text)]; ok {
		return mark
	}
	return text
}

// usual tells whether the delimiter is one of those that separate single rows of another make.
func usual(delimiter string) bool {
	return slices.Contains([]string{",", ";", "\t", "|", " "}, delimiter)
}
