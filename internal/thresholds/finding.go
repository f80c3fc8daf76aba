package thresholds

import (
	"watchtui/internal/tomlfile"
)

// Finding is a doubt about a rule of a book, in the light of readings. Every finding is true of these readings; whether it is a mistake, the
// book's author knows.
type Finding struct {
	Place    tomlfile.Problem // of the rule, without a text
	Severity Severity
	Check    string // one of Checks
	Rule     string // the id of the benchmark, trigger, indicator or offer
	Text     string
	Do       string             // what can be done about it
	Figures  map[string]float64 // the numbers behind it, by their names
}

// Severity ranks findings. The zero value is Note.
type Severity uint8

// The severities.
const (
	Note    Severity = iota // worth knowing, and perhaps as it should be
	Warning                 // hardly meant
)

func (s Severity) String() string { return [...]string{"note", "warning"}[s] }

// Check is something that findings are looked for.
type Check struct{ ID, About string }

// Checks are all, in the order of the book's tables.
var Checks = []Check{
	{"doubtful", "a comparison that can never hold, or a state that would flip from day to day"},
	{"no-readings", "a rule on an indicator of which there are no readings"},
	{"never-met", "a benchmark that was never met, or a trigger that never fired"},
	{"always-met", "a benchmark that was met on every day with fresh readings, or a trigger that was never armed"},
	{"unobserved-threshold", "a threshold or release that the measure never reached, from either side"},
	{"evidence", "a rule that asks for a quality that no reading has"},
	{"max-age", "a max_age that is shorter than the time between readings"},
	{"redundant", "a benchmark that adds nothing to the others of its rung, or says what another says"},
	{"unused", "a benchmark that no rung requires"},
	{"unreached", "a rung that was never reached, or that its offer's structural tests rule out"},
	{"diagnosticity", "an indicator that hardly tells the rungs apart"},
}
