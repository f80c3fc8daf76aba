package thresholds

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
)

// DescribeTalk says in words what became of the headlines until a day, and what the event study found.
func (h *History) DescribeTalk(at data.Day) string {
	at = min(at, h.until)
	talk := h.Talk(at)
	if len(talk.Headlines) == 0 {
		return "There is no headline about readiness to talk up to this day.\n" + h.Standpoint(at)
	}
	last := talk.Headlines[len(talk.Headlines)-1]
	paragraphs := []string{fmt.Sprintf("%s about readiness to talk since %s, each set against what the assets did in the %s after it: %s.", data.Count(len(talk.Headlines), "headline"),
		talk.Headlines[0].Day, data.Count(talk.Rules.WindowDays, "day"), talk.Tally.Summary())}
	var strategic []string
	for _, headline := range talk.Headlines {
		if headline.Word == Strategic {
			strategic = append(strategic, fmt.Sprintf("%s (%s)", headline.Day, headline.Moved()))
		}
	}
	if len(strategic) > 0 {
		paragraphs = append(paragraphs, "Followed by a move: "+strings.Join(strategic, "; ")+".")
	}
	paragraphs = append(paragraphs, fmt.Sprintf("The latest, of %s, is %s: %s.", last.Day, last.Word, last.Moved()), h.Study(talk).sentence(), h.Standpoint(at))
	return strings.Join(paragraphs, "\n")
}

// sentence is which indicators moved otherwise after headlines than after dates at random.
func (s Study) sentence() string {
	if s.Refused != "" {
		return "There is no event study: " + s.Refused + "."
	}
	var outside []string
	studied := 0
	for _, row := range s.Rows {
		if row.Refused == "" {
			studied++
		}
		if row.Outside() {
			amount := func(v float64) string { return strings.TrimSpace(data.Signed(v*row.Scale()) + " " + row.Unit()) }
			outside = append(outside, fmt.Sprintf("%s (%s after headlines, %s after dates at random)", row.Indicator.Name, amount(row.Median), amount(row.Random)))
		}
	}
	if len(outside) == 0 {
		return fmt.Sprintf("None of %s moved otherwise after headlines than after dates at random.", data.Count(studied, "indicator"))
	}
	return fmt.Sprintf("Of %s, %s moved otherwise after headlines than after dates at random.", data.Count(studied, "indicator"), listed(outside, "and"))
}
