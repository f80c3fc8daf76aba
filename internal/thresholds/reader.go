package thresholds

import (
	"fmt"
	"math"
	"regexp"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// reader turns the tables of a book into a Book and notes what is wrong on the way.
type reader struct {
	*tomlfile.File
	book   *Book
	broken []string // ids of benchmarks that did not make it into the book, and were complained about

	brokenTriggers []string // and of triggers
}

func (r *reader) warn(path, format string, args ...any) {
	problem := r.At(path)
	problem.Text = fmt.Sprintf(format, args...)
	r.book.Warnings = append(r.book.Warnings, problem)
}

func (r *reader) read(file *bookFile) {
	if len(file.Indicator) == 0 {
		r.Fail("", "a book needs at least one [[indicator]]")
	}
	for i := range file.Indicator {
		r.indicator(fmt.Sprintf("indicator.%d", i), &file.Indicator[i])
	}
	for i, unit := range file.Unit {
		r.unit(fmt.Sprintf("unit.%d", i), unit)
	}
	for i := range file.Benchmark {
		r.benchmark(fmt.Sprintf("benchmark.%d", i), &file.Benchmark[i])
	}
	for i := range file.Trigger {
		r.trigger(fmt.Sprintf("trigger.%d", i), &file.Trigger[i])
	}
	r.talk(file.Talk)
	r.floor(file.Floor)
	r.pricing(file.Price)
	for i := range file.Offer {
		r.offer(fmt.Sprintf("offer.%d", i), &file.Offer[i])
	}
	slices.SortStableFunc(r.book.Priced, bySigning)
}

func (r *reader) unit(path string, unit unitTable) {
	if unit.From == "" || unit.To == "" || !(unit.Factor > 0) || math.IsInf(unit.Factor, 0) {
		r.Fail(path, `a [[unit]] needs from, to and a factor above 0: from = "mb/d", to = "kb/d", factor = 1000`)
		return
	}
	if _, ok := r.book.Convert(unit.From, unit.To); ok {
		r.Fail(path, "%s to %s is there already", data.Quoted(unit.From), data.Quoted(unit.To))
		return
	}
	r.book.Units = append(r.book.Units, Unit(unit))
}

var idPattern = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// id checks an id, which expressions and commands have to be able to name.
func (r *reader) id(path, kind, id string, taken bool) {
	switch {
	case id == "":
		r.Fail(path, "the %s has no id", kind)
	case !idPattern.MatchString(id):
		r.Fail(path+".id", "%s is no id: want letters, digits and _, not beginning with a digit", data.Quoted(id))
	case taken:
		r.Fail(path+".id", "a second %s with the id %s", kind, data.Quoted(id))
	}
}

// days reads a plain duration; "" is fallback.
func (r *reader) days(path, text string, fallback int) int {
	if text == "" {
		return fallback
	}
	span, err := data.ParseSpan(text)
	if err != nil {
		r.Fail(path, "%v", err)
		return fallback
	}
	return span.Days()
}

// between refuses a number that is not within bounds.
func (r *reader) between(path string, v, low, high float64) {
	if !(v >= low && v <= high) {
		r.Fail(path, "%s is not from %s to %s", data.Exact(v), data.Exact(low), data.Exact(high))
	}
}

// optional is a number that may be absent: then it is NaN.
func (r *reader) optional(path string, v *float64, low, high float64) float64 {
	if v == nil {
		return math.NaN()
	}
	r.between(path, *v, low, high)
	return *v
}

// word finds a word in a list; "" is the first.
func (r *reader) word(path, kind, word string, known []string) int {
	if word == "" {
		return 0
	}
	at := slices.Index(known, word)
	if at < 0 {
		r.Fail(path, "%s is not a %s%s", data.Quoted(word), kind, tomlfile.DidYouMean(word, known))
	}
	return max(at, 0)
}

// visible are names made fit to be shown, each once.
func (r *reader) visible(path string, names []string) []string {
	var list []string
	for i, name := range names {
		at := fmt.Sprintf("%s.%d", path, i)
		switch name = data.Visible(name); {
		case name == "":
			r.Fail(at, "an empty name")
		case slices.Contains(list, name):
			r.Fail(at, "%s is there already", data.Quoted(name))
		default:
			list = append(list, name)
		}
	}
	return list
}
