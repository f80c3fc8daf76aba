package thresholds

import (
	"fmt"

	"watchtui/internal/data"
)

// Vintage says what may be known when a day is judged. The zero value is AsKnownNow.
type Vintage struct {
	mode vintageMode
	on   data.Day
}

type vintageMode uint8

const (
	knownNow vintageMode = iota
	knownThen
	knownOn
)

// The three ways to ask.
var (
	AsKnownNow  = Vintage{mode: knownNow}  // all readings, for every day
	AsKnownThen = Vintage{mode: knownThen} // for each day, what was published by then
)

// AsKnownOn asks with what was published by that day, for every day alike.
func AsKnownOn(day data.Day) Vintage { return Vintage{knownOn, day} }

// ParseVintage reads "now", "then" or a date.
func ParseVintage(text string) (Vintage, error) {
	switch text {
	case "now":
		return AsKnownNow, nil
	case "then":
		return AsKnownThen, nil
	}
	day, err := data.ParseDay(text)
	if err != nil {
		return Vintage{}, fmt.Errorf("%s is not a vintage: want now, then or a date such as 2024-07-26", data.Quoted(text))
	}
	return AsKnownOn(day), nil
}

// String is the vintage as ParseVintage reads it.
func (v Vintage) String() string {
	switch v.mode {
	case knownThen:
		return "then"
	case knownOn:
		return v.on.String()
	}
	return "now"
}

// Words are the vintage in a sentence: "as known now", "as known on 2024-07-26".
func (v Vintage) Words() string {
	if v.mode == knownOn {
		return "as known on " + v.String()
	}
	return "as known " + v.String()
}

// Known is the last instant whose publications may be used to judge the day.
func (v Vintage) Known(day data.Day) data.Instant {
	switch v.mode {
	case knownThen:
		return day.End()
	case knownOn:
		return v.on.End()
	}
	return farFuture
}

// knownAtFirst is what may be known when a walk until a day begins: as known then nothing, as each day learns what it may know.
func (v Vintage) knownAtFirst(until data.Day) data.Instant {
	if v == AsKnownThen {
		return data.NoInstant
	}
	return v.Known(until)
}

// farFuture is after every publication.
const farFuture = data.Instant(1) << 62
