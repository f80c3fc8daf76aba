package main

import (
	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

type triggerRecord struct {
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	State      string        `json:"state"` // armed or fired
	Since      string        `json:"since"`
	Blind      bool          `json:"blind"`       // a violation could not be seen
	BlindSince *string       `json:"blind_since"` // null where it is not
	Why        string        `json:"why"`
	Then       string        `json:"then"`
	Firing     *firingRecord `json:"firing"` // the last one; null where there was none
}

type firingRecord struct {
	Trigger   string        `json:"trigger"`
	Violation string        `json:"violation"`
	Known     string        `json:"known"`
	Fired     string        `json:"fired"`
	Returns   string        `json:"returns"`
	Reset     *string       `json:"reset"` // null while it is fired
	Lag       int           `json:"lag_days"`
	Baseline  *int          `json:"baseline_days"`
	Saved     *int          `json:"saved_days"`
	Measure   *float64      `json:"measure"`
	Unit      string        `json:"unit"`
	Then      string        `json:"then"`
	Reading   readingRecord `json:"reading"`
}

func firingRecordOf(book *thresholds.Book, f thresholds.Firing) firingRecord {
	r := firingRecord{Trigger: f.Trigger.ID, Violation: f.Violation.String(), Known: f.Known.String(), Fired: f.Day.String(), Returns: f.Returns().String(),
		Lag: f.EnforcementLag(), Measure: optional(f.Measure), Unit: f.Trigger.Condition.Unit, Then: f.Trigger.Then, Reading: readingRecordOf(book, f.Reading)}
	if f.Reset != thresholds.NotReset {
		day := f.Reset.String()
		r.Reset = &day
	}
	if saved, ok := f.Saved(); ok {
		baseline := f.Baseline()
		r.Baseline, r.Saved = &baseline, &saved
	}
	return r
}

func triggerRecordOf(h *thresholds.History, trigger int, at data.Day) triggerRecord {
	s := h.Trigger(trigger, at)
	t := s.Trigger
	r := triggerRecord{ID: t.ID, Name: t.Name, State: "armed", Since: s.Since.String(), Blind: s.Blind(), Why: s.Why, Then: t.Then}
	if s.Fired {
		r.State = "fired"
	}
	if s.Blind() {
		day := s.BlindSince.String()
		r.BlindSince = &day
	}
	if s.Firing != nil {
		firing := firingRecordOf(h.Book(), *s.Firing)
		r.Firing = &firing
	}
	return r
}
