package main

import (
	"fmt"
	"math"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

type smallestRecord struct {
	Rung     string          `json:"rung"`
	Found    bool            `json:"found"`
	Exact    bool            `json:"exact"`
	On       *string         `json:"on"`
	Distance *float64        `json:"distance"`
	Summary  string          `json:"summary"`
	Moves    []moveRecord    `json:"moves"`
	Needs    []needRecord    `json:"benchmarks"`
	Assumed  []readingRecord `json:"assumed"`
}

type moveRecord struct {
	Indicator string   `json:"indicator"`
	Kind      string   `json:"kind"`
	Before    *float64 `json:"before"`
	Value     *float64 `json:"value"`
	Unit      string   `json:"unit"`
	Quality   string   `json:"quality"`
	On        *string  `json:"on"`
	Again     []string `json:"again"`
}

type needRecord struct {
	ID       string   `json:"id"`
	State    string   `json:"state"`
	Distance *float64 `json:"distance"`
	From     *string  `json:"from"`
	MetOn    *string  `json:"met_on"`
}

// smallestChanges are those by which offers reach the rung above the one that they are on; an offer on its highest has none.
func smallestChanges(h *thresholds.History, at data.Day) map[int]thresholds.SmallestChange {
	changes := map[int]thresholds.SmallestChange{}
	for i, offer := range h.Book().Offers {
		if rung := h.Rung(i, at); rung < len(offer.Rungs) {
			changes[i] = h.SmallestChange(i, rung+1, at)
		}
	}
	return changes
}

func smallestRecordOf(book *thresholds.Book, c thresholds.SmallestChange) *smallestRecord {
	record := &smallestRecord{Rung: c.Offer.RungName(c.Rung), Found: c.Found, Exact: c.Exact, Distance: optional(data.Tidied(c.Distance)),
		Summary: c.Summary(), Moves: []moveRecord{}, Needs: []needRecord{}, Assumed: readingRecords(book, c.Scenario.Assumed)}
	day := func(d data.Day, is bool) *string {
		if !is {
			return nil
		}
		text := d.String()
		return &text
	}
	record.On = day(c.On, c.Found)
	for _, m := range c.Moves {
		move := moveRecord{Indicator: m.Indicator.ID, Kind: m.Kind.String(), Before: optional(m.Before), Unit: m.Indicator.Unit,
			Quality: m.Quality.String(), On: day(m.On, m.Kind != thresholds.Wait), Again: []string{}}
		if m.Kind != thresholds.Wait {
			move.Value = optional(m.Value)
		}
		for _, d := range m.Again {
			move.Again = append(move.Again, d.String())
		}
		record.Moves = append(record.Moves, move)
	}
	for _, n := range c.Needs {
		record.Needs = append(record.Needs, needRecord{n.State.Benchmark.ID, n.State.Word.String(), optional(data.Tidied(n.Distance)), day(n.From, c.Found),
			day(n.MetOn, c.Found)})
	}
	return record
}

func smallestText(c thresholds.SmallestChange) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  smallest   %s\n", c.Summary())
	for _, m := range c.Moves {
		fmt.Fprintf(&b, "             %s\n", c.MoveText(m))
	}
	for _, n := range c.Needs {
		if c.Found || !math.IsNaN(n.Distance) {
			fmt.Fprintf(&b, "             %s %s\n", n.State.Word.Mark(), n.Text(c))
		}
	}
	return b.String()
}
