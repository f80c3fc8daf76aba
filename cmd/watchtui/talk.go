package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) talkCommand() *cobra.Command {
	var study bool
	cmd := &cobra.Command{
		Use:   "talk",
		Short: "Set headlines about talks against what the assets did after them",
		Long: `Lists the headlines about readiness to talk, each with what the benchmarks did within the window of the watchbook (90 days): strategic where the distance
of any shrank by more than its noise level, else theatrical; open while the window is not over, unseen where no benchmark that had a way to go had evidence from its day and its window. The last
line of a table is the tally, beside the share of all days in that time that would have been called strategic.

With --study it compares the indicators instead: the median move after headlines, the same after dates at random, and between which values 90 of 100 of these lie.`,
		Example: `watchtui talk
watchtui talk --vintage then --format json
watchtui talk --study`,
		Args: cobra.NoArgs,
	}
	format := a.formatFlag(cmd)
	cmd.Flags().BoolVar(&study, "study", false, "compare the indicators' moves after headlines with those after dates at random")
	cmd.RunE = a.do(func(cmd *cobra.Command, _ []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		h, q, err := a.judged(cmd.Context(), "")
		if err != nil {
			return err
		}
		if h.Book().Talk.Indicator == "" {
			return usage(`the watchbook %s has no headlines: give an indicator of events role = "rhetoric"`, data.Visible(h.Book().Name))
		}
		talk := h.Talk(q.at)
		if study {
			return a.printStudy(h.Study(talk), *format)
		}
		return a.printTalk(talk, *format)
	})
	return cmd
}

type talkRecord struct {
	At         string `json:"at"`
	WindowDays int    `json:"window_days"`
	tallyRecord
	Headlines []headlineRecord `json:"headlines"`
}

// tallyRecord is the tally as talk and check print it.
type tallyRecord struct {
	Strategic  int      `json:"strategic"`
	Theatrical int      `json:"theatrical"`
	Open       int      `json:"open"`
	Unseen     int      `json:"unseen"`
	Ordinary   *float64 `json:"ordinary"` // the share of all days in that time that would be strategic; null where none is decided
}

// tallyRecordOf is nil where there is no headline.
func tallyRecordOf(talk thresholds.Talk) *tallyRecord {
	if len(talk.Headlines) == 0 {
		return nil
	}
	r := tallyOf(talk.Tally)
	return &r
}

func tallyOf(t thresholds.Tally) tallyRecord {
	r := tallyRecord{Strategic: t.Counts[thresholds.Strategic], Theatrical: t.Counts[thresholds.Theatrical], Open: t.Counts[thresholds.OpenTalk], Unseen: t.Counts[thresholds.Unseen]}
	if share, ok := t.OrdinaryShare(); ok {
		r.Ordinary = &share
	}
	return r
}

type headlineRecord struct {
	Date   string        `json:"date"`
	Until  string        `json:"until"`
	Result string        `json:"result"` // strategic, theatrical, open or unseen
	Note   string        `json:"note"`
	Source string        `json:"source"`
	Moves  []assetRecord `json:"moves"`
}

type assetRecord struct {
	Benchmark string   `json:"benchmark"`
	From      *float64 `json:"from"` // the measure on the day of the headline; null where there was no evidence
	To        *float64 `json:"to"`   // where its distance was least; null where there was no newer evidence
	On        *string  `json:"on"`
	Shrank    *float64 `json:"shrank"`
	Noise     float64  `json:"noise"`
	Unit      string   `json:"unit"`
}

func talkRecordOf(talk thresholds.Talk) talkRecord {
	r := talkRecord{At: talk.At.String(), WindowDays: talk.Rules.WindowDays, tallyRecord: tallyOf(talk.Tally), Headlines: []headlineRecord{}}
	for _, headline := range talk.Headlines {
		record := headlineRecord{Date: headline.Day.String(), Until: headline.Until.String(), Result: headline.Word.String(),
			Note: headline.Reading.Note, Source: headline.Reading.Source, Moves: []assetRecord{}}
		for _, m := range headline.Moves {
			asset := assetRecord{Benchmark: m.Benchmark.ID, From: optional(m.From), To: optional(m.To), Shrank: optional(m.Shrank()), Noise: m.Noise, Unit: m.Benchmark.Unit}
			if m.Seen {
				on := m.On.String()
				asset.On = &on
			}
			record.Moves = append(record.Moves, asset)
		}
		r.Headlines = append(r.Headlines, record)
	}
	return r
}

// printTalk lists the headlines; as a table with the tally below.
func (a *app) printTalk(talk thresholds.Talk, format string) error {
	if format == "json" {
		return writeJSON(a.stdout, talkRecordOf(talk))
	}
	l := &listing{header: []string{"date", "until", "result", "moved", "source", "note"}}
	for _, headline := range talk.Headlines {
		l.add(nil, headline.Day.String(), headline.Until.String(), headline.Word.String(), headline.Moved(), data.Visible(headline.Reading.Source), data.Visible(headline.Reading.Note))
	}
	isTable := format == "table" || format == "" && isTerminal(a.stdout)
	if err := a.print(l, format); err != nil || !isTable {
		return err
	}
	return a.printf("\n%s\n", strings.TrimSpace(talk.Tally.Summary()))
}

type studyRecord struct {
	Indicator string   `json:"indicator"`
	Unit      string   `json:"unit"` // of the moves; % of what the level was
	Days      int      `json:"days"` // with headlines after which the move was seen
	Median    *float64 `json:"median"`
	Random    *float64 `json:"random"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	Outside   bool     `json:"outside"`
	Refused   string   `json:"refused"`
}

// printStudy lists the indicators; one that is refused has no numbers, and the reason.
func (a *app) printStudy(study thresholds.Study, format string) error {
	if study.Refused != "" {
		return &refusedError{errors.New("there is no study: " + study.Refused)}
	}
	l := &listing{header: []string{"indicator", "unit", "days", "median", "random", "low", "high", "outside", "refused"}}
	for _, row := range study.Rows {
		r := studyRecord{Indicator: row.Indicator.ID, Unit: row.Unit(), Days: row.Days, Outside: row.Outside(), Refused: row.Refused}
		cells := []string{r.Indicator, r.Unit, strconv.Itoa(r.Days), "", "", "", "", "", r.Refused}
		if row.Refused == "" {
			scale := row.Scale()
			for i, v := range []float64{row.Median, row.Random, row.Low, row.High} {
				v *= scale
				*[]**float64{&r.Median, &r.Random, &r.Low, &r.High}[i] = &v
				cells[3+i] = data.ExactTo(v, 2)
			}
			cells[7] = map[bool]string{true: "yes", false: "no"}[r.Outside]
		}
		l.add(r, cells...)
	}
	return a.print(l, format)
}
