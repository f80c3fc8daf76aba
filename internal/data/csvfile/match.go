package csvfile

import (
	"path/filepath"
	"strings"

	"watchtui/internal/data"
)

// match is an indicator that a text may be about.
type match struct {
	indicator data.Indicator
	ok        bool
	byWords   bool // of the text itself, not of its unit or of what stands around
}

// synonyms are words that say the same in names.
var synonyms = map[string]string{"crude": "oil", "petroleum": "oil", "rial": "irr", "rials": "irr", "dollar": "usd", "dollars": "usd", "$": "usd", "us$": "usd", "launches": "launch",
	"exported": "export", "exports": "export", "enriched": "enrichment", "stockpile": "stock", "inventory": "stock", "ships": "maritime", "vessels": "maritime", "shipping": "maritime",
	"fx": "reserve", "reserves": "reserve"}

// dull are words of names that tell nothing apart.
var dull = words("the of to in at for and per a an on by up from into with free")

// stems are the words of a text as they are compared.
func stems(text string) map[string]bool {
	set := map[string]bool{}
	for _, token := range tokens(text) {
		if dull[token] || len(token) == 1 && token != "%" {
			continue
		}
		if s, ok := synonyms[token]; ok {
			token = s
		} else if len(token) > 3 && strings.HasSuffix(token, "s") && !strings.HasSuffix(token, "ss") {
			token = token[:len(token)-1]
		}
		set[token] = true
	}
	return set
}

// matcher finds the indicators of the watchbook that texts are about.
type matcher struct {
	plan    *plan
	words   []map[string]bool // of each indicator
	rarity  map[string]float64
	context map[string]bool // of the titles and the file's name
}

func newMatcher(p *plan, titles []string) *matcher {
	m := &matcher{plan: p, rarity: map[string]float64{}}
	counts := map[string]int{}
	for _, indicator := range p.indicators {
		set := stems(indicator.ID + " " + indicator.Name)
		m.words = append(m.words, set)
		for word := range set {
			counts[word]++
		}
	}
	for word, n := range counts {
		m.rarity[word] = 1 / float64(n)
	}
	base := filepath.Base(p.name)
	m.context = stems(strings.Join(titles, " ") + " " + strings.TrimSuffix(base, filepath.Ext(base)))
	return m
}

// find is the indicator that a text is about, whose values have that unit: the one that shares the most words with the
// text and, less so, with what stands around it. A word counts the more the fewer indicators have it. A unit that only one
// indicator can have tells by itself; one that an indicator cannot have rules it out.
func (m *matcher) find(text, unit string) match {
	set := stems(text)
	best, second, at, words := 0.0, 0.0, -1, 0.0
	fitting := 0
	for _, indicator := range m.plan.indicators {
		if _, ok := m.plan.convert(unit, indicator.Unit); ok && unit != "" {
			fitting++
		}
	}
	for i, indicator := range m.plan.indicators {
		if text != "" && (normal(text) == normal(indicator.ID) || normal(text) == normal(indicator.Name)) {
			return match{indicator, true, true}
		}
		own, score := 0.0, 0.0
		for word := range set {
			if m.words[i][word] {
				own += m.rarity[word]
			}
		}
		for word := range m.context {
			if m.words[i][word] && !set[word] {
				score += 0.5 * m.rarity[word]
			}
		}
		if unit != "" {
			if _, ok := m.plan.convert(unit, indicator.Unit); !ok {
				continue
			}
			score += 1 / float64(fitting)
		}
		score += own
		switch {
		case score > best:
			best, second, at, words = score, best, i, own
		case score > second:
			second = score
		}
	}
	if at < 0 || best < 0.5 || best-second < 0.2 {
		return match{}
	}
	return match{m.plan.indicators[at], true, words >= 0.5}
}
