package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) outlookCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "outlook [BENCHMARK]",
		Short: "Say the chance that benchmarks are met within 90 days, beside its past error",
		Long: `For each benchmark, the chance that it is met on any of the next 90 days, and that it is on the 90th, from its own history: 1000 ways in which its indicators may go on,
judged as the days would be. Beside it stand the base rate (the share of past days of which it was so), the Brier score of the same forecast replayed on past dates as known then
(0 is perfect), and those of the base rate and of a forecast that it stays as it is. A forecast whose Brier score is not below these knows no more than they do.
Where the history is too short there is no chance, and the reason. The last columns are the plain extrapolation at the slope of the last 180 days.

With a BENCHMARK, on a terminal, in words and also how often what was forecast came so; JSON always has that. Of a benchmark that is met the question is then whether it
still is on the 90th day.`,
		Example: `watchtui outlook
watchtui outlook heu60_capped --at 2024-11-20`,
		Args: cobra.MaximumNArgs(1),
	}
	format := a.formatFlag(cmd)
	cmd.RunE = a.do(func(cmd *cobra.Command, ids []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		h, q, err := a.judged(cmd.Context(), "")
		if err != nil {
			return err
		}
		known := idsOf(h.Book().Benchmarks, func(b *thresholds.Benchmark) string { return b.ID })
		if len(ids) > 0 && !slices.Contains(known, ids[0]) {
			return unknownID("benchmark", ids[0], known)
		}
		l := &listing{header: []string{"benchmark", "state", "met", "chance", "base_rate", "brier", "base_brier", "stay_brier", "replays", "trend", "reached", "refused"}}
		for i, id := range known {
			if len(ids) > 0 && id != ids[0] {
				continue
			}
			o, err := h.Outlook(cmd.Context(), i, q.at)
			if err != nil {
				return err
			}
			isText := *format == "table" || *format == "" && isTerminal(a.stdout)
			if len(ids) > 0 && isText {
				return a.printf("%s", outlookText(o))
			}
			l.addOutlook(outlookRecordOf(o, h.Word(i, q.at)))
		}
		return a.print(l, *format)
	})
	return cmd
}

// addOutlook adds a row for each of its chances, or one that says why there is none.
func (l *listing) addOutlook(r outlookRecord) {
	l.records = append(l.records, r)
	if r.Refused != "" {
		l.rows = append(l.rows, []string{r.Benchmark, r.State, "", "", "", "", "", "", "", r.Trend, textCell(r.Reached), r.Refused})
		return
	}
	for i, f := range []*forecastRecord{r.Within, r.Then} {
		met := [...]string{"within 90 d", "after 90 d"}[i]
		l.rows = append(l.rows, []string{r.Benchmark, r.State, met, thousandths(f.Chance), thousandths(f.BaseRate), thousandths(f.Brier), thousandths(f.BaseBrier), thousandths(f.StayBrier),
			strconv.Itoa(f.Replays), r.Trend, textCell(r.Reached), ""})
	}
}

type outlookRecord struct {
	Benchmark string          `json:"benchmark"`
	Name      string          `json:"name"`
	State     string          `json:"state"`
	At        string          `json:"at"`
	Until     string          `json:"until"`
	Refused   string          `json:"refused"` // why there is no chance; "" where there is
	Within    *forecastRecord `json:"within"`  // that it is met on any day until then; null where refused
	Then      *forecastRecord `json:"then"`    // that it is met on that day
	Trend     string          `json:"trend"`   // no slope, there, approaching, not approaching
	Slope     *float64        `json:"slope_a_day"`
	Reached   *string         `json:"reached"`
	Unit      string          `json:"unit"`
}

type forecastRecord struct {
	Chance    *float64            `json:"chance"`
	BaseRate  *float64            `json:"base_rate"`
	BaseDays  int                 `json:"base_days"`
	Brier     *float64            `json:"brier"`
	BaseBrier *float64            `json:"base_brier"`
	StayBrier *float64            `json:"stay_brier"` // of a forecast that it stays as it is
	Skill     *float64            `json:"skill"`      // null where all replays came out the same
	Replays   int                 `json:"replays"`
	Table     []reliabilityRecord `json:"reliability"`
}

type reliabilityRecord struct {
	From     float64  `json:"from"`
	To       float64  `json:"to"`
	Count    int      `json:"count"`
	Forecast *float64 `json:"forecast"` // the mean; null where there is none
	Met      *float64 `json:"met"`
}

func outlookRecordOf(o thresholds.Outlook, state thresholds.StateWord) outlookRecord {
	r := outlookRecord{Benchmark: o.Benchmark.ID, Name: o.Benchmark.Name, State: state.String(), At: o.At.String(), Until: o.Until.String(), Refused: o.Refused, Trend: o.Trend.Word.String(),
		Slope: optional(o.Trend.Slope), Unit: o.Benchmark.Unit}
	if o.Trend.Word == thresholds.Approaching {
		day := o.Trend.Reached.String()
		r.Reached = &day
	}
	if o.Refused == "" {
		r.Within, r.Then = forecastRecordOf(o.Within), forecastRecordOf(o.Then)
	}
	return r
}

func forecastRecordOf(f thresholds.Forecast) *forecastRecord {
	r := &forecastRecord{optional(f.Chance), optional(f.BaseRate), f.BaseDays, optional(f.Brier), optional(f.BaseBrier), optional(f.StayBrier), optional(f.Skill()), f.Replays, nil}
	for _, row := range f.Table {
		r.Table = append(r.Table, reliabilityRecord{row.From, row.To, row.Count, optional(row.Forecast), optional(row.Met)})
	}
	return r
}

// thousandths are a computed share or score to a thousandth; what is undefined is empty.
func thousandths(v *float64) string {
	if v == nil {
		return ""
	}
	return data.ExactTo(*v, 3)
}

// outlookText is one outlook with all that tells what it is worth.
func outlookText(o thresholds.Outlook) string {
	var b strings.Builder
	b.WriteString(o.Benchmark.Name + "\n")
	for _, line := range o.Lines() {
		b.WriteString("  " + line + "\n")
	}
	if o.Refused == "" {
		b.WriteString("  forecast    how often   their mean   came so\n")
		for _, row := range o.Asked().Table {
			if row.Count > 0 {
				b.WriteString("  " + pad(data.Decimals(100*row.From, 0)+"-"+data.Decimals(100*row.To, 0)+" %", 12) + pad(strconv.Itoa(row.Count), 12) +
					pad(data.Decimals(100*row.Forecast, 0)+" %", 13) + data.Decimals(100*row.Met, 0) + " %\n")
			}
		}
	}
	return b.String()
}

func pad(text string, width int) string { return text + strings.Repeat(" ", max(0, width-len(text))) }
