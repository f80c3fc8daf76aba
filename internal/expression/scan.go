package expression

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type kind int

const (
	atEnd kind = iota
	aNumber
	aName
	aText
	anOperator // or another sign
)

type token struct {
	kind  kind
	at    int // its first character
	text  string
	value float64
}

// pairs are the operators of two characters.
var pairs = []string{"**", "<=", ">=", "==", "!="}

// scanner cuts a text into tokens.
type scanner struct {
	text []rune
	pos  int
}

// rest tells whether a text stands here.
func (s *scanner) rest(start string) bool {
	return s.pos+len(start) <= len(s.text) && string(s.text[s.pos:s.pos+len(start)]) == start
}

// while goes on as long as characters are of a kind, and gives what it passed.
func (s *scanner) while(of func(rune) bool) string {
	from := s.pos
	for s.pos < len(s.text) && of(s.text[s.pos]) {
		s.pos++
	}
	return string(s.text[from:s.pos])
}

func (s *scanner) next() (token, *Error) {
	if err := s.skip(); err != nil {
		return token{}, err
	}
	t := token{at: s.pos}
	if s.pos == len(s.text) {
		return t, nil
	}
	switch c := s.text[s.pos]; {
	case isDigit(c), c == '.' && s.pos+1 < len(s.text) && isDigit(s.text[s.pos+1]):
		return s.number()
	case isLetter(c):
		t.kind, t.text = aName, s.while(func(c rune) bool { return isLetter(c) || isDigit(c) })
		return t, nil
	case c == '"' || c == '\'':
		s.pos++
		t.kind, t.text = aText, s.while(func(other rune) bool { return other != c })
		if s.pos == len(s.text) {
			return t, &Error{t.at, "a quote is not closed"}
		}
		s.pos++
		return t, nil
	}
	t.kind, t.text = anOperator, string(s.text[s.pos])
	if i := slices.IndexFunc(pairs, s.rest); i >= 0 {
		t.text = pairs[i]
	}
	s.pos += len([]rune(t.text))
	return t, nil
}

// skip goes past white space and comments.
func (s *scanner) skip() *Error {
	for {
		s.while(unicode.IsSpace)
		switch {
		case s.rest("//"):
			s.while(func(c rune) bool { return c != '\n' })
		case s.rest("/*"):
			end := strings.Index(string(s.text[s.pos:]), "*/")
			if end < 0 {
				return &Error{s.pos, "a comment is not closed"}
			}
			s.pos += len([]rune(string(s.text[s.pos:])[:end])) + 2
		default:
			return nil
		}
	}
}

// number reads a decimal number, or a whole one that 0x, 0o or 0b begins. Underscores may stand between digits.
func (s *scanner) number() (token, *Error) {
	t := token{kind: aNumber, at: s.pos}
	digits := func() string { return s.while(func(c rune) bool { return isDigit(c) || c == '_' }) }
	text := digits()
	if text == "0" && s.pos < len(s.text) && strings.ContainsRune("xob", s.text[s.pos]) {
		text += s.while(func(c rune) bool { return isLetter(c) || isDigit(c) })
		n, err := strconv.ParseInt(text, 0, 64)
		if err != nil {
			return t, &Error{t.at, fmt.Sprintf("%q is not a number", text)}
		}
		t.text, t.value = text, float64(n)
		return t, nil
	}
	if s.rest(".") {
		s.pos++
		text += "." + digits()
	}
	if s.rest("e") || s.rest("E") {
		text += string(s.text[s.pos])
		if s.pos++; s.rest("+") || s.rest("-") {
			text += string(s.text[s.pos])
			s.pos++
		}
		text += digits()
	}
	text += s.while(func(c rune) bool { return isLetter(c) || isDigit(c) }) // 90d is no number
	value, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
	if err != nil {
		return t, &Error{t.at, fmt.Sprintf("%q is not a number", text)}
	}
	t.text, t.value = text, value
	return t, nil
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isLetter(c rune) bool { return c == '_' || c == '$' || unicode.IsLetter(c) }
