package ui

import (
	"strings"

	"watchtui/internal/data"
)

// readingSieve finds readings that have all the words of a filter, in whatever case and order. Of a million readings most have the
// texts of the one before, which are then not looked at again, and times and numbers are only written out for words that can be part of one.
//
// Law: a reading passes if and only if its line does (filterWords.passes).
type readingSieve struct {
	words filterWords
	all   uint64    // a bit a word
	shape uint64    // the words that can be part of a time or a number
	last  [4]sifted // the source, quality, citation and note looked at last
}

// sifted is a text, and which words it has.
type sifted struct {
	text string
	has  uint64
}

const mostSieved = 64 // words; further ones are looked for in each line

func newReadingSieve(words filterWords) *readingSieve {
	s := &readingSieve{words: words}
	for i, word := range words[:min(len(words), mostSieved)] {
		s.all |= 1 << i
		if strings.Trim(word, "0123456789.:-+?tze") == "" {
			s.shape |= 1 << i
		}
	}
	for i := range s.last {
		s.last[i].has = s.found("", s.all)
	}
	return s
}

func (s *readingSieve) none() bool { return len(s.words) == 0 }

func (s *readingSieve) passes(r data.Reading) bool {
	var has uint64
	for i, text := range [...]string{r.Source, r.Quality.String(), r.Citation, r.Note} {
		if text != s.last[i].text {
			s.last[i] = sifted{text, s.found(text, s.all)}
		}
		has |= s.last[i].has
	}
	if wanting := s.all &^ has; wanting != 0 && wanting&^s.shape == 0 {
		has |= s.found(r.Observed.String(), wanting) | s.found(data.Number(r.Value), wanting) | s.found(r.Published.String(), wanting)
	}
	return has == s.all && (len(s.words) <= mostSieved || s.words[mostSieved:].passes(lineOfReading(r)))
}

// found is which of some words a text has.
func (s *readingSieve) found(text string, of uint64) uint64 {
	var has uint64
	text = strings.ToLower(text)
	for i, word := range s.words[:min(len(s.words), mostSieved)] {
		if of&(1<<i) != 0 && strings.Contains(text, word) {
			has |= 1 << i
		}
	}
	return has
}

// lineOfReading is what a filter looks for words in.
func lineOfReading(r data.Reading) string {
	return strings.Join([]string{r.Observed.String(), data.Number(r.Value), r.Source, r.Quality.String(), r.Published.String(), r.Citation, r.Note}, " ")
}
