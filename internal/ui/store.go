package ui

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// store is what the program has read, and what it has made of it. Everything carries a generation,
// which grows with each reading of the store; what is on screen stays until the next is there.
type store struct {
	generation int // of the latest reading of the store that was begun
	version    int64
	stamp      string // of the store when this generation was begun; "" where there is none, or not yet
	summary    Summary
	summarized bool
	waiting    int // series of this generation that are still to come

	failures int // generations in a row that could not be read
	failed   int // the last of them
	looks    int // since then

	ran      int  // the generation of the histories that are there
	settled  int  // the generation after which things were put in order
	settling bool // they are being
	drawing  bool // the first history of a generation is, and what can wait does

	making  map[string]bool // charts that are being made, one at a time of each indicator
	listing bool            // a table is being listed, one at a time: while a filter is typed others are wanted soon
	unlist  func()          // stops that

	*base       // that is looked at: real, or a what-if's
	real  *base // what the store says
}

// base is readings and what was made of them.
type base struct {
	series     thresholds.Readings
	published  map[string][]data.Day
	charts     map[string]*chart
	histories  map[thresholds.Vintage]*thresholds.History
	historyFor map[thresholds.Vintage]historyKey
}

// historyKey tells whether the history that was asked for is the one that is wanted.
type historyKey struct {
	generation int
	until      data.Day
}

func newStore() store {
	real := &base{
		series:     thresholds.Readings{},
		published:  map[string][]data.Day{},
		charts:     map[string]*chart{},
		histories:  map[thresholds.Vintage]*thresholds.History{},
		historyFor: map[thresholds.Vintage]historyKey{},
	}
	return store{making: map[string]bool{}, base: real, real: real}
}

// keep puts a chart where its readings are, and tells whether they are.
func (b *base) keep(chart *chart) bool {
	id := chart.indicator.ID
	if chart.series != b.series[id] {
		return false
	}
	b.charts[id] = chart
	return true
}

// longestRetry is after how many looks a store that cannot be read is read again at the latest: half a minute.
const longestRetry = 64

// noteFailure counts generations that could not be read, and not how many of their parts.
func (s *store) noteFailure() {
	if s.failed != s.generation {
		s.failed, s.looks = s.generation, 0
		s.failures++
	}
}

// isRetryDue tells at a look whether a store that could not be read is to be read again: after one look, two, four and so on,
// since a large store that stays damaged would else be read all the time.
func (s *store) isRetryDue() bool {
	s.looks++
	return s.looks >= min(longestRetry, 1<<min(s.failures, 16)/2)
}

// forgetJudgements drops what an earlier watchbook made of the readings. The charts stay until the next are there.
func (s *store) forgetJudgements() {
	clear(s.real.histories)
	clear(s.real.historyFor)
}

// readings is a copy of the store's series for a command to keep.
func (s *store) readings() thresholds.Readings {
	readings := make(thresholds.Readings, len(s.real.series))
	for id, series := range s.real.series {
		if series.Len() > 0 {
			readings[id] = series
		}
	}
	return readings
}

// news says what a new summary brought, in words; "" where nothing that can be counted.
func news(before, after Summary) string {
	had := map[string]int{}
	for _, of := range before.Indicators {
		had[of.ID] = of.Readings
	}
	var parts []string
	for _, of := range after.Indicators {
		if n := of.Readings - had[of.ID]; n != 0 {
			parts = append(parts, fmt.Sprintf("%s of %s", signedCount(n, "reading"), of.ID))
		}
		delete(had, of.ID)
	}
	for _, id := range sortedKeys(had) {
		if had[id] != 0 {
			parts = append(parts, fmt.Sprintf("%s of %s", signedCount(-had[id], "reading"), id))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "the store changed")
	}
	if len(parts) > 2 {
		parts = append(parts[:2], fmt.Sprintf("and %d more", len(parts)-2))
	}
	if after.LastImport != before.LastImport && after.LastImport != 0 {
		parts = append(parts, fmt.Sprintf("import %d", after.LastImport))
	}
	return strings.Join(parts, " · ")
}

func signedCount(n int, noun string) string {
	if n > 0 {
		return "+" + data.Count(n, noun)
	}
	if n == -1 {
		return "-1 " + noun
	}
	return data.Count(n, noun)
}
