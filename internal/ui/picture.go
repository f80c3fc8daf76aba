package ui

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// Picture is a chart as plain data, for who draws it elsewhere than in the terminal.
type Picture struct {
	Title, Unit string
	Kind        data.Kind
	Log         bool
	From, To    data.Instant
	Until       data.Instant // a level's last value is carried forward to here
	CarryDays   int          // a level older than that is drawn dim; 0: never
	Line        PictureSeries
	Other       PictureSeries   // a second level of the same unit, dashed; without points there is none
	Spans       []PictureSpan   // of time, shaded
	Faint       []PicturePoint  // of the line, what is too old to count; a NaN ends a run
	Band        []PictureSeries // other sources
	Sum         []PicturePoint  // an event's windowed sum
	Assumed     []PicturePoint  // in a what-if, what nobody published
	Lines       []PictureLine
	Rules       []PictureRule // changes of the verdict
	Ends        []PictureEnd  // of the line, and then of the other
	Caption     []string
}

// PictureSeries is what one source says, or the preferred readings of all.
type PictureSeries struct {
	Name   string
	Points []PicturePoint // within the time that is shown, with one before and one after
}

// PicturePoint is one reading; low and high are its published range, NaN where there is none.
type PicturePoint struct {
	At               data.Instant
	Value, Low, High float64
}

// PictureLine is a threshold or a reference line.
type PictureLine struct {
	Value       float64
	Label       string
	IsThreshold bool
}

// PictureEnd is the last value in sight of a curve, where it ends.
type PictureEnd struct {
	At    data.Instant
	Value float64
	Label string
}

// PictureSpan is a time that is shaded, for what its name says.
type PictureSpan struct {
	From, To data.Instant
	Name     string
}

// PictureRule is a change of the verdict.
type PictureRule struct {
	At    data.Instant
	Word  string
	Class int // 0 for an offer's lowest rung, 2 for its highest, 1 for those between
}

const pictureColumns = 1000 // that a picture can tell apart

// pictureOf is how a plot becomes a picture; only is the source that is shown alone. What is returned looks at
// what does not change, so that it can run elsewhere.
func (m *model) pictureOf(chart *chart, p plot, only *sourceLine) func() *Picture {
	indicator := chart.indicator
	made := Picture{
		Title: indicator.Name, Unit: indicator.Unit, Kind: indicator.Kind, Log: p.log, From: p.from, To: p.to, Until: min(p.until, p.to), CarryDays: p.carryDays,
		Rules: m.pictureRules(p.from, min(p.to, p.until)),
	}
	for _, line := range p.lines {
		made.Lines = append(made.Lines, PictureLine{line.value, line.label, line.style == styleThreshold})
	}
	made.Caption = append(made.Caption, fmt.Sprintf("At %v, %s.", m.moment.at, m.moment.vintage.Words()))
	if lines := m.verdictLines(); len(lines) > 0 {
		made.Caption[0] += " " + lines[0] + "."
	}
	made.Ends = p.pictureEnds()
	sum, until := p.sum, p.until
	return func() *Picture {
		made := made
		made.Line = PictureSeries{"preferred readings", picturePoints(p.points, made.From, min(made.To, until))}
		if only != nil {
			made.Line.Name = only.name
		}
		made.Assumed = picturePoints(p.assumed, made.From, min(made.To, until))
		for _, at := range sum {
			made.Sum = append(made.Sum, PicturePoint{at.at, at.value, at.low, at.high})
		}
		sources := chart.sources
		if only != nil {
			sources = []sourceLine{*only}
		}
		var names []string
		for _, source := range sources {
			if source.points.upTo(min(made.To, until)) == source.points.upTo(made.From-1) {
				continue // nothing in this time
			}
			names = append(names, source.name)
			made.Band = append(made.Band, PictureSeries{source.name, picturePoints(source.points, made.From, min(made.To, until))})
		}
		if len(names) == 1 { // it is the line
			made.Band = nil
		}
		made.Caption = append(made.Caption[:1:1], "Sources: "+strings.Join(names, ", ")+".")
		if n := p.points.upTo(min(made.To, until)); n > 0 {
			r := chart.series.Reading(p.points.reading(n - 1))
			made.Caption = append(made.Caption, fmt.Sprintf("Last reading: %v, %s, %s, %s, %s.", r.Observed, valueWords(r, indicator), r.Source, r.Quality, publishedWords(r)))
			if r.Citation != "" {
				made.Caption[2] += " " + r.Citation
			}
		}
		return &made
	}
}

// measurePicture is the chart of the Benchmark screen.
func (m *model) measurePicture(s thresholds.State) func() *Picture {
	p, _ := m.measurePlot(m.benchmarkLayout())
	b := s.Benchmark
	to := min(p.to, p.until)
	_, unit := b.Scale()
	made := Picture{Title: b.Name, Unit: unit, Kind: data.Level, From: p.from, To: p.to, Until: to, Rules: m.pictureRules(p.from, to)}
	for _, line := range p.lines {
		made.Lines = append(made.Lines, PictureLine{line.value, line.label, line.style == styleThreshold})
	}
	made.Ends = p.pictureEnds()
	made.Caption = []string{
		fmt.Sprintf("At %v, %s: %s since %v. %s.", m.moment.at, m.moment.vintage.Words(), s.Word, s.Since, s.Why),
		"Measure: " + b.Measure + ".",
	}
	return func() *Picture {
		made := made
		made.Line = PictureSeries{"measure", picturePoints(p.points, made.From, to)}
		made.Faint = picturePoints(p.faint, made.From, to)
		return &made
	}
}

// pictureEnds is the label that the plot has at the end of its curve, with words for marks; none where it has none.
func (p *plot) pictureEnds() []PictureEnd {
	v, ok := p.lastValue(p.from, min(p.to, p.until))
	if !ok {
		return nil
	}
	label, isAssumed := p.words(v)
	return []PictureEnd{{v.until, v.value, endWords(v, label, isAssumed)}}
}

// endWords are a label with what its value is besides.
func endWords(v lastValue, label string, isAssumed bool) string {
	if isAssumed {
		label += ", assumed"
	}
	if v.isStale {
		label = thresholds.Stale.Mark() + " " + label + ", stale"
	}
	return label
}

// picturePoints are the entries from one instant to another, with the one before and the one after.
func picturePoints(c course, from, to data.Instant) []PicturePoint {
	var points []PicturePoint
	for i := max(0, c.upTo(from-1)-1); i < min(c.len(), c.upTo(to)); i++ {
		p := c.point(i)
		points = append(points, PicturePoint{p.at, p.value, p.low, p.high})
	}
	return points
}

// pictureRules are the changes of the verdict with their words.
func (m *model) pictureRules(from, to data.Instant) []PictureRule {
	if m.judged.history == nil || len(m.book.Offers) == 0 {
		return nil
	}
	offer := m.book.Offers[m.watch.offer]
	var rules []PictureRule
	for _, transition := range m.judged.history.Transitions(m.watch.offer) {
		if at := transition.Day.Instant(); at >= from && at <= to {
			rules = append(rules, PictureRule{at, offer.RungName(transition.To), int(offer.Class(transition.To))})
		}
	}
	return rules
}
