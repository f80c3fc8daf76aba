package main

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// The records of an explanation are the chain itself: what a benchmark is and reads stands inside the rung that requires it.
type explainRecord struct {
	At         string             `json:"at"`
	Vintage    string             `json:"vintage"`
	Book       string             `json:"book"`
	Scenario   *scenarioRecord    `json:"scenario"`
	Offers     []explainedOffer   `json:"offers"`
	Benchmarks []explainedBench   `json:"benchmarks"` // those asked for by their id
	Triggers   []explainedTrigger `json:"triggers"`
}

type explainedOffer struct {
	ID        string          `json:"id"`
	Name      string          `json:"name"`
	Verdict   string          `json:"verdict"`
	Since     string          `json:"since"`
	Change    *changeOfRung   `json:"change"` // what led to the verdict; null where it was so from the first reading on
	Certainty certaintyRecord `json:"certainty"`
	Rungs     []explainedRung `json:"rungs"`
	WhyNot    *whyNotRecord   `json:"why_not"` // null unless asked for
}

type changeOfRung struct {
	Date     string         `json:"date"`
	From     string         `json:"from"`
	To       string         `json:"to"`
	Knowable string         `json:"knowable"`
	TippedBy []tippedRecord `json:"tipped_by"`
	Passed   []string       `json:"passed"` // tests, on the first day only
}

type tippedRecord struct {
	ID       string          `json:"id"`
	Name     string          `json:"name"`
	Before   string          `json:"before"`
	After    string          `json:"after"`
	Why      string          `json:"why"`
	Readings []readingRecord `json:"readings"`
}

type explainedRung struct {
	Name     string           `json:"name"`
	Reached  bool             `json:"reached"`
	Requires []explainedBench `json:"requires"`
	Tests    []testRecord     `json:"tests"`
}

type explainedBench struct {
	benchmarkRecord
	Matters    string         `json:"why_it_matters"`
	Expression string         `json:"expression"`
	Release    string         `json:"release"`
	ForDays    int            `json:"for_days"`
	Evidence   string         `json:"evidence"`
	MaxAges    map[string]int `json:"max_age_days"` // by indicator
	Knowable   string         `json:"knowable"`
	Unsure     string         `json:"unsure"`
	Takes      string         `json:"takes"`
	RequiredBy []requiredBy   `json:"required_by"`
}

type requiredBy struct {
	Offer string `json:"offer"`
	Rung  string `json:"rung"`
	name  string // of the offer
}

type explainedTrigger struct {
	triggerRecord
	Matters    string         `json:"why_it_matters"`
	Expression string         `json:"expression"`
	When       string         `json:"when"`
	Reset      string         `json:"reset"`
	ForDays    int            `json:"for_days"`
	Evidence   string         `json:"evidence"`
	MaxAges    map[string]int `json:"max_age_days"`
}

type whyNotRecord struct {
	Rung     string           `json:"rung"`
	Reached  *string          `json:"reached_since"` // null where it is not reached
	Lacks    []explainedBench `json:"lacks"`
	Failing  []testRecord     `json:"failing"`
	Smallest *smallestRecord  `json:"smallest_change"`
}

func explainRecordOf(h *thresholds.History, q question, what whatIf, list []explained) explainRecord {
	record := explainRecord{At: q.at.String(), Vintage: q.vintage.String(), Book: h.Book().Name, Scenario: what.record(h.Book()),
		Offers: []explainedOffer{}, Benchmarks: []explainedBench{}, Triggers: []explainedTrigger{}}
	for _, e := range list {
		switch {
		case e.offer >= 0:
			record.Offers = append(record.Offers, explainedOfferOf(h, e, q.at))
		case e.benchmark >= 0:
			record.Benchmarks = append(record.Benchmarks, explainedBenchOf(h, e.part, q.at))
		default:
			record.Triggers = append(record.Triggers, explainedTriggerOf(h, e.trigger, q.at))
		}
	}
	return record
}

func explainedOfferOf(h *thresholds.History, e explained, at data.Day) explainedOffer {
	v := e.chain.Verdict
	r := explainedOffer{ID: v.Offer.ID, Name: v.Offer.Name, Verdict: v.Name(), Since: v.Since.String(), Certainty: certaintyRecordOf(h, e.offer, at), Rungs: []explainedRung{}}
	if v.Last != nil {
		r.Change = changeOfRungOf(h, e.chain)
	}
	for _, rung := range e.chain.Rungs {
		r.Rungs = append(r.Rungs, explainedRung{rung.Name, rung.Reached, explainedBenches(h, rung.Requires, at), testRecords(rung.Tests)})
	}
	if w := e.whyNot; w != nil {
		r.WhyNot = &whyNotRecord{Rung: v.Offer.RungName(w.Rung), Lacks: explainedBenches(h, w.Lacking, at), Failing: testRecords(w.Failing)}
		if w.Reached() {
			since := w.Since.String()
			r.WhyNot.Reached = &since
		} else {
			r.WhyNot.Smallest = smallestRecordOf(h.Book(), w.Smallest)
		}
	}
	return r
}

func changeOfRungOf(h *thresholds.History, e thresholds.Explanation) *changeOfRung {
	last := e.Verdict.Last
	c := &changeOfRung{Date: last.Day.String(), From: e.Verdict.Offer.RungName(last.From), To: e.Verdict.Offer.RungName(last.To), Knowable: e.Knowable.String(),
		TippedBy: []tippedRecord{}, Passed: []string{}}
	for _, t := range e.Tipping {
		c.TippedBy = append(c.TippedBy, tippedRecord{t.After.Benchmark.ID, t.After.Benchmark.Name, t.Before.Word.String(), t.After.Word.String(), t.After.Why,
			readingRecords(h.Book(), t.After.Used)})
	}
	for _, test := range last.Passed {
		c.Passed = append(c.Passed, test.String())
	}
	return c
}

func explainedBenches(h *thresholds.History, list []thresholds.BenchmarkExplanation, at data.Day) []explainedBench {
	records := []explainedBench{}
	for _, e := range list {
		records = append(records, explainedBenchOf(h, e, at))
	}
	return records
}

func explainedBenchOf(h *thresholds.History, e thresholds.BenchmarkExplanation, at data.Day) explainedBench {
	b := e.State.Benchmark
	return explainedBench{benchmarkRecord: benchmarkRecordOf(h, e.Number, at), Matters: b.Why, Expression: b.Measure, Release: b.Release.String(),
		ForDays: b.Dwell, Evidence: b.Evidence.String(), MaxAges: maxAges(b), Knowable: e.Knowable.String(), Unsure: e.Unsure, Takes: e.Takes,
		RequiredBy: requiring(h.Book(), b)}
}

func maxAges(b *thresholds.Benchmark) map[string]int {
	ages := map[string]int{}
	for _, id := range b.Uses {
		ages[id] = b.MaxAge(id)
	}
	return ages
}

func testRecords(list []thresholds.Outcome) []testRecord {
	records := []testRecord{}
	for _, o := range list {
		records = append(records, testRecord{o.Test.String(), o.Test.Name(), o.Result.String(), o.Why})
	}
	return records
}

// requiring are the rungs that require a benchmark themselves.
func requiring(book *thresholds.Book, b *thresholds.Benchmark) []requiredBy {
	list := []requiredBy{}
	for _, o := range book.Offers {
		for _, rung := range o.Rungs {
			for _, required := range rung.Requires {
				if required == b {
					list = append(list, requiredBy{o.ID, rung.Name, o.Name})
				}
			}
		}
	}
	return list
}

func explainedTriggerOf(h *thresholds.History, trigger int, at data.Day) explainedTrigger {
	r, c := triggerRecordOf(h, trigger, at), h.Book().Triggers[trigger].Condition
	return explainedTrigger{triggerRecord: r, Matters: c.Why, Expression: c.Measure, When: c.Met.String(), Reset: c.Release.String(), ForDays: c.Dwell,
		Evidence: c.Evidence.String(), MaxAges: maxAges(c)}
}
