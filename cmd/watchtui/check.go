package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) checkCommand() *cobra.Command {
	var offer, want, format string
	var quiet, least bool
	var scenario *string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say the verdict, why, and what blocks the next rung",
		Long: `Says which rung each offer has reached, since when, what tipped it and what blocks the next one, with the
readings that the benchmarks rest on. A verdict is certain if it is the same over all published ranges, whichever source is right and
whatever the benchmarks without evidence are, and else only possible. With --smallest-change also the least that would have to be read for the next rung (or for
the one of --want). With --scenario all as if the readings in a file were there, too.

Exit code 0: the first offer in the book, or --offer, is above its lowest rung, or on --want or above.
1: it is not. 2: the question could not be asked.`,
		Example: `watchtui check
watchtui check --at 2024-08-20 --vintage then --want "good enough"
watchtui check -q && echo negotiable
watchtui check --smallest-change
watchtui check --scenario what-if.toml --at 2027-03-01`,
		Args: cobra.NoArgs,
		RunE: a.do(func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format, "text", "json"); err != nil {
				return err
			}
			h, q, what, err := a.judgedWith(cmd.Context(), *scenario, "")
			if err != nil {
				return err
			}
			deciding, rung, undecided := decides(h.Book(), offer, want)
			if len(h.Book().Offers) > 0 && undecided != nil {
				return undecided
			}
			var changes map[int]thresholds.SmallestChange
			if least && !quiet {
				changes = smallestChanges(h, q.at)
				if want != "" {
					changes[deciding] = h.SmallestChange(deciding, rung, q.at)
				}
			}
			switch {
			case quiet:
			case format == "json":
				err = writeJSON(a.stdout, checkRecordOf(h, q, what, changes))
			default:
				err = a.printf("%s%s", what.text(h.Book()), checkText(h, q, changes))
			}
			if undecided != nil {
				return undecided // the benchmarks were worth printing
			}
			if err == nil && h.Rung(deciding, q.at) < rung {
				err = errNo
			}
			return err
		}),
	}
	cmd.Flags().StringVar(&offer, "offer", "", "`ID` of the offer that decides the exit code (default the first in the book)")
	cmd.Flags().StringVar(&want, "want", "", "`RUNG` that it has to have reached (default the one above the lowest)")
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	cmd.Flags().BoolVar(&least, "smallest-change", false, "say what is the least that would have to be read for the next rung")
	scenario = scenarioFlag(cmd)
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print nothing: the exit code is the answer")
	return cmd
}

// decides is the offer that decides, and the rung that it has to have reached.
func decides(book *thresholds.Book, id, want string) (offer, rung int, err error) {
	if len(book.Offers) == 0 {
		return 0, 0, usage("the watchbook %s has no offer, so there is no verdict", data.Visible(book.Name))
	}
	if id != "" {
		offer = slices.IndexFunc(book.Offers, func(o *thresholds.Offer) bool { return o.ID == id })
		if offer < 0 {
			return 0, 0, unknownID("offer", id, idsOf(book.Offers, offerID))
		}
	}
	if want == "" {
		return offer, 1, nil
	}
	var names []string
	for rung := range len(book.Offers[offer].Rungs) + 1 {
		name := book.Offers[offer].RungName(rung)
		if name == want {
			return offer, rung, nil
		}
		names = append(names, fmt.Sprintf("%q", name))
	}
	return 0, 0, usage("there is no rung %s: the offer %s has %s", data.Quoted(want), book.Offers[offer].ID, strings.Join(names, ", "))
}

// The records are what scripts read: their names are documented in README and kept.
type checkRecord struct {
	At         string            `json:"at"`
	Vintage    string            `json:"vintage"`
	Book       string            `json:"book"`
	Scenario   *scenarioRecord   `json:"scenario"`
	Offers     []offerRecord     `json:"offers"`
	Talk       *tallyRecord      `json:"talk"` // null where there is no headline
	Benchmarks []benchmarkRecord `json:"benchmarks"`
}

type offerRecord struct {
	ID        string           `json:"id"`
	Name      string           `json:"name"`
	Verdict   string           `json:"verdict"`
	Since     string           `json:"since"`
	Next      *string          `json:"next"`
	Blocking  []blockingRecord `json:"blocking"`
	TippedBy  []string         `json:"tipped_by"`
	Knowable  *string          `json:"knowable"` // when the crossing could be known; null where there was none
	Certainty certaintyRecord  `json:"certainty"`
	Smallest  *smallestRecord  `json:"smallest_change"`
}

type blockingRecord struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	State    string   `json:"state"`
	Distance *float64 `json:"distance"`
	Unit     string   `json:"unit"`
	MetOn    *string  `json:"met_on"`
	Why      string   `json:"why"`
}

type benchmarkRecord struct {
	ID         string          `json:"id"`
	Name       string          `json:"name"`
	State      string          `json:"state"`
	Since      string          `json:"since"`
	IsMet      string          `json:"is_met"` // yes, no or unknown, over all ranges and sources
	Measure    *float64        `json:"measure"`
	OnClaim    bool            `json:"on_claim"` // it rests on a reading below the asked evidence
	Comparison string          `json:"comparison"`
	Threshold  float64         `json:"threshold"`
	Distance   *float64        `json:"distance"`
	Unit       string          `json:"unit"`
	MetOn      *string         `json:"met_on"`
	Why        string          `json:"why"`
	Readings   []readingRecord `json:"readings"`       // the latest hundred
	InAll      int             `json:"readings_total"` // how many the measure rests on
}

type readingRecord struct {
	Indicator string   `json:"indicator"`
	Observed  string   `json:"observed"`
	Value     *float64 `json:"value"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Unit      string   `json:"unit"`
	Source    string   `json:"source"`
	Quality   string   `json:"quality"`
	Published *string  `json:"published"`
	Citation  string   `json:"citation"`
	Note      string   `json:"note"`
}

func checkRecordOf(h *thresholds.History, q question, what whatIf, changes map[int]thresholds.SmallestChange) checkRecord {
	book := h.Book()
	record := checkRecord{At: q.at.String(), Vintage: q.vintage.String(), Book: book.Name, Scenario: what.record(book)}
	for i, offer := range book.Offers {
		v := h.Verdict(i, q.at)
		o := offerRecord{ID: offer.ID, Name: offer.Name, Verdict: v.Name(), Since: v.Since.String(),
			Blocking: []blockingRecord{}, TippedBy: []string{}, Certainty: certaintyRecordOf(h, i, q.at)}
		if next := v.Next(); next != "" {
			o.Next = &next
		}
		for _, s := range v.Blocking {
			o.Blocking = append(o.Blocking, blockingRecord{s.Benchmark.ID, s.Benchmark.Name, s.Word.String(), optional(tidied(s.Distance)),
				s.Benchmark.Unit, metOn(s), s.Why})
		}
		for _, f := range v.Failing {
			o.Blocking = append(o.Blocking, blockingRecord{ID: f.Test.String(), Name: f.Test.Name(), State: f.Result.String(), Why: f.Why})
		}
		if v.Last != nil {
			o.TippedBy = append(o.TippedBy, tippedBy(*v.Last)...)
			day := h.RungKnowable(i, v.Last.Day).String()
			o.Knowable = &day
		}
		if c, ok := changes[i]; ok {
			o.Smallest = smallestRecordOf(book, c)
		}
		record.Offers = append(record.Offers, o)
	}
	record.Talk = tallyRecordOf(h.Talk(q.at))
	for i := range book.Benchmarks {
		record.Benchmarks = append(record.Benchmarks, benchmarkRecordOf(h, i, q.at))
	}
	return record
}

func benchmarkRecordOf(h *thresholds.History, benchmark int, at data.Day) benchmarkRecord {
	s := h.State(benchmark, at)
	b := s.Benchmark
	r := benchmarkRecord{b.ID, b.Name, s.Word.String(), s.Since.String(), h.Truth(benchmark, at).String(), optional(s.Measure), s.OnClaim, b.Met.Op, b.Met.Threshold,
		optional(tidied(s.Distance)), b.Unit, metOn(s), s.Why, readingRecords(h.Book(), s.Used), s.UsedInAll}
	return r
}

// tippedBy are the ids of what changed a verdict: of benchmarks, and on the first day of tests.
func tippedBy(t thresholds.Transition) []string {
	var ids []string
	for _, b := range t.TippedBy {
		ids = append(ids, b.ID)
	}
	for _, test := range t.Passed {
		ids = append(ids, test.String())
	}
	return ids
}

// tidied is a difference without the noise of its last bits: 122.7 and not 122.69999999999999.
func tidied(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}

func metOn(s thresholds.State) *string {
	if s.Word != thresholds.Holding {
		return nil
	}
	text := s.MetOn.String()
	return &text
}

func readingRecordOf(book *thresholds.Book, r data.Reading) readingRecord {
	indicator, _ := book.Indicator(r.Indicator)
	return readingRecord{r.Indicator, r.Observed.String(), optional(r.Value), optional(r.Low), optional(r.High), indicator.Unit,
		r.Source, r.Quality.String(), optionalDate(r.Published), r.Citation, r.Note}
}

// stateMarks say a state in one character, beside its word.
var stateMarks = [...]string{thresholds.NoData: "·", thresholds.Stale: "▲", thresholds.Unverified: "?", thresholds.Contested: "!",
	thresholds.Unmet: "○", thresholds.Holding: "◔", thresholds.Met: "●"}

// resultMarks do the same for structural tests.
var resultMarks = [...]string{thresholds.NotTold: "·", thresholds.Fails: "✗", thresholds.Impossible: "⊘", thresholds.Passes: "✓"}

func rungMark(offer *thresholds.Offer, rung int) string {
	switch rung {
	case 0:
		return "✗"
	case len(offer.Rungs):
		return "✓"
	}
	return "◐"
}

// checkText is the answer for people.
func checkText(h *thresholds.History, q question, changes map[int]thresholds.SmallestChange) string {
	var b strings.Builder
	for i, offer := range h.Book().Offers {
		v := h.Verdict(i, q.at)
		fmt.Fprintf(&b, "%s %s since %s (%d d)\n", rungMark(offer, v.Rung), strings.ToUpper(v.Name()), v.Since, q.at-v.Since)
		fmt.Fprintf(&b, "  offer      %s, at %s, as known %s\n", offer.Name, q.at, knownAs(q.vintage))
		if v.Last != nil {
			verb := "tipped by  "
			for _, tipped := range v.Last.TippedBy {
				fmt.Fprintf(&b, "  %s%s\n", verb, tipped.Name)
				verb = "           "
			}
			for _, test := range v.Last.Passed {
				fmt.Fprintf(&b, "  %s%s\n", verb, test.Name())
				verb = "           "
			}
			b.WriteString(knowableText(h, i, *v.Last))
		}
		b.WriteString(certaintyText(h, i, q.at))
		if next := v.Next(); next != "" {
			fmt.Fprintf(&b, "  next       %s, lacks %d, nearest first:\n", next, v.Lacks())
			for _, s := range v.Blocking {
				fmt.Fprintf(&b, "             %s %s: %s\n", stateMarks[s.Word], s.Benchmark.Name, s.Why)
			}
			for _, f := range v.Failing {
				fmt.Fprintf(&b, "             %s %s: %s: %s\n", resultMarks[f.Result], f.Test.Name(), f.Result, f.Why)
			}
		}
		if c, ok := changes[i]; ok {
			b.WriteString(smallestText(c))
		}
		b.WriteString("\n")
	}
	if talk := h.Talk(q.at); len(talk.Headlines) > 0 {
		fmt.Fprintf(&b, "talk\n  %s\n\n", talk.Tally.Summary())
	}
	b.WriteString("benchmarks\n")
	for i := range h.Book().Benchmarks {
		b.WriteString(benchmarkText(h.Book(), h.State(i, q.at)))
	}
	return b.String()
}

func knownAs(v thresholds.Vintage) string {
	if text := v.String(); text != "now" && text != "then" {
		return "on " + text
	}
	return v.String()
}

// maxUsed is how many readings of a benchmark the text lists; JSON has all.
const maxUsed = 3

func benchmarkText(book *thresholds.Book, s thresholds.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s %-10s %s, since %s\n", stateMarks[s.Word], s.Word, s.Benchmark.Name, s.Since)
	fmt.Fprintf(&b, "               %s\n", s.Why)
	if more := s.UsedInAll - maxUsed; more > 0 {
		fmt.Fprintf(&b, "               %d earlier readings, and\n", more)
	}
	for _, r := range s.Used[max(0, len(s.Used)-maxUsed):] {
		indicator, _ := book.Indicator(r.Indicator)
		fmt.Fprintf(&b, "               %s  %s, %s, %s%s\n", r.Observed, data.Amount(r.Value, indicator.Unit), data.Visible(r.Source), r.Quality, cited(r))
	}
	return b.String()
}

func cited(r data.Reading) string {
	if r.Citation == "" {
		return ""
	}
	return ": " + data.Visible(r.Citation)
}
