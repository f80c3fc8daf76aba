package thresholds

import (
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads triggers: [[trigger]].

type triggerTable struct {
	ID          string  `toml:"id"`
	Name        string  `toml:"name"`
	Why         string  `toml:"why"`
	Measure     string  `toml:"measure"`
	When        string  `toml:"when"`
	Reset       *string `toml:"reset"`
	For         string  `toml:"for"`
	Evidence    string  `toml:"evidence"`
	MaxAge      string  `toml:"max_age"`
	Then        string  `toml:"then"`
	Lag         string  `toml:"lag"`
	BaselineLag string  `toml:"baseline_lag"`
}

var triggerWords = conditionWords{"trigger", "when", "reset"}

func (r *reader) trigger(path string, table *triggerTable) {
	taken := slices.ContainsFunc(r.book.Triggers, func(t *Trigger) bool { return t.ID == table.ID })
	r.id(path, "trigger", table.ID, taken)
	condition := r.condition(path, triggerWords, &benchmarkTable{
		ID: table.ID, Name: table.Name, Why: table.Why, Measure: table.Measure, Met: table.When, Release: table.Reset,
		For: table.For, Evidence: table.Evidence, MaxAge: table.MaxAge,
	})
	if table.Then == "" {
		r.Fail(path, `what returns when the trigger %s fires? then = "the ban on oil exports"`, data.Quoted(table.ID))
	}
	t := &Trigger{ID: table.ID, Condition: condition, Then: data.Visible(table.Then),
		Lag: r.days(path+".lag", table.Lag, 0), BaselineLag: r.days(path+".baseline_lag", table.BaselineLag, NoLag)}
	if condition == nil {
		r.brokenTriggers = append(r.brokenTriggers, table.ID)
		return
	}
	t.Name = condition.Name
	r.book.Triggers = append(r.book.Triggers, t)
}

// takenBackBy checks the triggers that a term names, and is within how many days of a violation the slowest of them takes it back.
func (r *reader) takenBackBy(path string, ids []string) (lag int) {
	known := make([]string, len(r.book.Triggers))
	for i, t := range r.book.Triggers {
		known[i] = t.ID
	}
	lag = NoLag
	for i, id := range ids {
		at := slices.Index(known, id)
		switch {
		case at >= 0:
			lag = max(lag, r.book.Triggers[at].Lag)
		case !slices.Contains(r.brokenTriggers, id):
			r.Fail(fmt.Sprintf("%s.triggers.%d", path, i), "unknown trigger %s%s", data.Quoted(id), tomlfile.DidYouMean(id, known))
		}
	}
	return lag
}
