package booktest

import (
	"fmt"
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

// line is one line of readings, understood:
//
//	line    = id [ "(" option { "," option } ")" ] ":" item { item }
//	option  = ( "start" | "every" | "source" | "lag" ) "=" value, a value with a comma in it in quotation marks
//	item    = number | number "x" n | number ("+"|"-") step "x" n | number "(" low ".." high ")" [ "x" n ] | "retracted" | "_" | "_x" n | "@" quality
//
// The numbers follow each other from the start on, one every so often, "_" where there is none. As promtool has it, 1+2x3 is 1 3 5 7: the first
// and 3 steps; 7x3 is 7 7 7 7; and _x3 is _ _ _. A quality holds for the numbers before it, back to the quality before that.
type line struct {
	spacing
	indicator string
	source    string
	lag       int // days from observed to published; noLag where it is not said
	items     []item
}

const noLag = -1

// item is one number, so many steps after the start.
type item struct {
	step      int
	value     float64
	low, high float64 // the published range; NaN where there is none
	retracted bool    // it withdraws what the source said of that date
	quality   string  // "" where none is said
}

// maxItems bounds a line: a slip such as 1x1000000 is told and not run.
const maxItems = 10_000

// shorthandError is what is wrong with a line, at a byte of it.
type shorthandError struct {
	offset int
	text   string
}

func (e *shorthandError) Error() string { return e.text }

func wrong(offset int, format string, args ...any) error {
	return &shorthandError{offset, fmt.Sprintf(format, args...)}
}

var headPattern = regexp.MustCompile(`^\s*([A-Za-z_][A-Za-z0-9_]*)\s*(?:\(((?:[^()"]|"[^"]*")*)\))?\s*:`)

func parseLine(text string) (line, error) {
	l := line{lag: noLag}
	head := headPattern.FindStringSubmatchIndex(text)
	if head == nil {
		return l, wrong(0, `%s does not begin with an indicator and a colon: want "stock: 160+10x5 _ 9 @verified"`, data.Quoted(text))
	}
	l.indicator = text[head[2]:head[3]]
	if head[4] >= 0 {
		if err := l.options(text, head[4], head[5]); err != nil {
			return l, err
		}
	}
	return l, l.read(text, head[1])
}

var optionPattern = regexp.MustCompile(`^\s*([a-z]+)\s*=\s*(?:"([^"]*)"|([^,"]*[^,"\s]))\s*(,|$)`)

func (l *line) options(text string, from, to int) error {
	for from < to {
		m := optionPattern.FindStringSubmatch(text[from:to])
		if m == nil {
			return wrong(from, "%s is not an option: want start, every, source or lag, such as every=7d", data.Quoted(strings.TrimSpace(text[from:to])))
		}
		if err := l.option(from, m[1], m[2]+m[3]); err != nil {
			return err
		}
		from += len(m[0])
	}
	return nil
}

func (l *line) option(offset int, name, value string) (err error) {
	switch name {
	case "start":
		l.start, err = data.ParseDay(value)
		l.hasStart = true
	case "every":
		l.every, err = parseEvery(value)
		l.hasEvery = true
	case "source":
		l.source = data.Visible(value)
	case "lag":
		var span data.Span
		span, err = data.ParseSpan(value)
		l.lag = span.Days()
	default:
		return wrong(offset, "unknown option %s: want start, every, source or lag", data.Quoted(name))
	}
	if err != nil {
		return wrong(offset, "%v", err)
	}
	return nil
}

// parseEvery reads the spacing of readings, which must not be none.
func parseEvery(text string) (data.Span, error) {
	span, err := data.ParseSpan(text)
	if err == nil && span.Days() == 0 {
		err = fmt.Errorf("readings need some time between them, and %s is none", data.Quoted(text))
	}
	return span, err
}

const numberPattern = `\d+(?:\.\d+)?(?:[eE][+-]?\d)?`

var itemPattern = regexp.MustCompile(`^(_|-?` + numberPattern + `)(?:([+-])(` + numberPattern + `))?(?:x(\d{1,6}))?$`)

// read reads the numbers of a line.
func (l *line) read(text string, from int) error {
	step, unsaid := 0, 0 // the first item whose quality is not said yet
	for from < len(text) {
		word, rest := nextWord(text[from:])
		if word == "" {
			break
		}
		at := len(text) - len(rest) - len(word)
		from = len(text) - len(rest)
		if quality, ok := strings.CutPrefix(word, "@"); ok {
			if _, err := data.ParseQuality(quality); err != nil {
				return wrong(at, "%v", err)
			}
			if unsaid == len(l.items) {
				return wrong(at, "%s has no number before it: a quality holds for the numbers before it", data.Quoted(word))
			}
			for ; unsaid < len(l.items); unsaid++ {
				l.items[unsaid].quality = quality
			}
			continue
		}
		var err error
		if step, err = l.expand(word, at, step); err != nil {
			return err
		}
	}
	if len(l.items) == 0 {
		return wrong(from, "the line of %s has no numbers", l.indicator)
	}
	return nil
}

// nextWord is the first word of a text, and what comes after it.
func nextWord(text string) (word, rest string) {
	text = strings.TrimLeft(text, " \t\r\n")
	end := strings.IndexAny(text, " \t\r\n")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

// span is so many readings that a word stands for.
type span struct {
	first, by *big.Rat
	low, high float64
	n         int // after the first
}

var rangePattern = regexp.MustCompile(`^(-?` + numberPattern + `)\((-?` + numberPattern + `)\.\.(-?` + numberPattern + `)\)(?:x(\d{1,6}))?$`)

// ranged reads 160(150..170) and 160(150..170)x3.
func ranged(word string, at int) (span, bool, error) {
	m := rangePattern.FindStringSubmatch(word)
	if m == nil {
		return span{}, false, nil
	}
	s := span{first: exactly(m[1]), by: new(big.Rat)}
	s.low, _ = exactly(m[2]).Float64()
	s.high, _ = exactly(m[3]).Float64()
	s.n, _ = strconv.Atoi(m[4]) // none is 0
	if value, _ := s.first.Float64(); value < s.low || value > s.high {
		return s, true, wrong(at, "%s is not within its range", data.Quoted(word))
	}
	return s, true, nil
}

// expand adds what a word stands for, from a step on, and returns the next step.
func (l *line) expand(word string, at, step int) (int, error) {
	if word == "retracted" {
		if step >= maxItems {
			return 0, wrong(at, "that is more than %d readings", maxItems)
		}
		l.items = append(l.items, item{step: step, value: math.NaN(), low: math.NaN(), high: math.NaN(), retracted: true})
		return step + 1, nil
	}
	s, ok, err := ranged(word, at)
	if err != nil {
		return 0, err
	}
	if !ok {
		m := itemPattern.FindStringSubmatch(word)
		if m == nil || m[2] != "" && (m[4] == "" || m[1] == "_") {
			return 0, wrong(at, "%s is not a number of readings: want 160, 160x5, 160+10x5, 160(150..170), _, retracted or @verified", data.Quoted(word))
		}
		n, _ := strconv.Atoi(m[4]) // none is 0
		if m[1] == "_" {
			return l.gap(step, m[4] == "", n, at)
		}
		s = span{exactly(m[1]), new(big.Rat), math.NaN(), math.NaN(), n}
		if m[2] != "" {
			s.by = exactly(m[2] + m[3])
		}
	}
	return l.add(s, step, word, at)
}

// gap leaves out dates: one, or so many.
func (l *line) gap(step int, one bool, n, at int) (int, error) {
	if one {
		n = 1
	}
	if step+n > maxItems {
		return 0, wrong(at, "that is more than %d readings", maxItems)
	}
	return step + n, nil
}

func (l *line) add(s span, step int, word string, at int) (int, error) {
	if step+s.n >= maxItems {
		return 0, wrong(at, "that is more than %d readings", maxItems)
	}
	for i := range s.n + 1 {
		value, _ := new(big.Rat).Add(s.first, new(big.Rat).Mul(s.by, new(big.Rat).SetInt64(int64(i)))).Float64()
		if math.IsInf(value, 0) {
			return 0, wrong(at, "%s is not finite", data.Quoted(word))
		}
		l.items = append(l.items, item{step: step + i, value: value, low: s.low, high: s.high})
	}
	return step + s.n + 1, nil
}

// exactly is a number without the rounding of binary fractions: 0.1+0.1x2 ends with 0.3, and not with a little more.
func exactly(text string) *big.Rat {
	number, _ := new(big.Rat).SetString(text) // the pattern has checked it
	return number
}
