package ui

import (
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// A place as text is the screen's name, a question mark, and what differs from the screen as it is first opened:
//
//	indicator?day=2024-08-20&id=oil_exports_china&span=365d
//
// Law: parsePlace(p.text()) is p, but for the screens below, of which the Watch screen alone is kept.

var screenNames = [...]string{watchScreen: "watch", indicatorScreen: "indicator", importsScreen: "imports", benchmarkScreen: "benchmark", whatIfScreen: "what_if", triggersScreen: "triggers", talkScreen: "talk", offersScreen: "offers", floorScreen: "floor"}

var paneNames = [paneCount]string{"", "readings", "revisions", "benchmarks"}

// text is the place in words that parsePlace reads.
func (p place) text() string {
	if int(p.screen) >= len(screenNames) {
		p.screen = watchScreen // a screen that cannot be gone to by name
	}
	v := url.Values{}
	set := func(key, value string) {
		if value != "" {
			v.Set(key, value)
		}
	}
	if !p.isNow {
		set("day", p.day.String())
	}
	if p.known != thresholds.AsKnownNow {
		set("known", p.known.String())
	}
	switch p.screen {
	case watchScreen:
		set("benchmark", p.benchmark)
		set("chart", p.chart)
	case indicatorScreen:
		set("id", p.indicator)
		set("source", p.source)
		setFlag(v, "log", p.log)
		setFlag(v, "columns", p.byColumn)
	case benchmarkScreen:
		set("id", p.benchmark)
	case talkScreen:
		set("headline", p.headline)
		setFlag(v, "study", p.pane == readingsPane)
	case importsScreen:
		if p.imported != 0 {
			set("import", strconv.Itoa(p.imported))
		}
		setFlag(v, "full", p.full)
	case triggersScreen:
		set("trigger", p.trigger)
		set("fired", p.cross.String())
		setFlag(v, "firings", p.full)
		setFlag(v, "record", p.record)
	case offersScreen:
		set("id", p.offer)
		setFlag(v, "terms", p.terms)
		set("term", p.term)
	}
	p.write(v)
	if p.screen == floorScreen && p.span > 0 {
		set("span", strconv.FormatInt(int64(p.span), 10))
	}
	if p.screen == indicatorScreen || p.screen == benchmarkScreen {
		set("cross", p.cross.String())
		set("end", p.end.String())
		if p.span > 0 {
			set("span", strconv.FormatInt(int64(p.span), 10))
		}
		set("pane", paneNames[p.pane])
		setFlag(v, "record", p.record)
	}
	if len(v) == 0 {
		return screenNames[p.screen]
	}
	return screenNames[p.screen] + "?" + v.Encode()
}

func setFlag(v url.Values, key string, is bool) {
	if is {
		v.Set(key, "yes")
	}
}

// parsePlace reads a place that text wrote.
func parsePlace(text string) (place, error) {
	name, rest, _ := strings.Cut(text, "?")
	p := place{isNow: true, known: thresholds.AsKnownNow, cross: data.NoInstant, end: data.NoInstant}
	found := false
	for s, known := range screenNames {
		if name == known {
			p.screen, found = screen(s), true
		}
	}
	if !found {
		return place{}, fmt.Errorf("there is no screen %s", data.Quoted(name))
	}
	v, err := url.ParseQuery(rest)
	if err != nil {
		return place{}, errors.New("the place is damaged")
	}
	if p.screen != watchScreen {
		p.under = string(rune(watchScreen))
	}
	if err := p.take(v); err != nil {
		return place{}, err
	}
	return p, nil
}

// take takes in what differs.
func (p *place) take(v url.Values) (err error) {
	if err := p.kept.take(v); err != nil {
		return err
	}
	if day := v.Get("day"); day != "" {
		if p.day, err = data.ParseDay(day); err != nil {
			return err
		}
		p.isNow = false
	}
	if known := v.Get("known"); known != "" {
		if p.known, err = thresholds.ParseVintage(known); err != nil {
			return err
		}
	}
	switch p.screen {
	case watchScreen:
		p.benchmark, p.chart = v.Get("benchmark"), v.Get("chart")
	case indicatorScreen:
		p.indicator, p.source, p.log, p.byColumn = v.Get("id"), v.Get("source"), v.Get("log") == "yes", v.Get("columns") == "yes"
		return p.takeChart(v)
	case benchmarkScreen:
		p.benchmark = v.Get("id")
		return p.takeChart(v)
	case talkScreen:
		if p.headline = v.Get("headline"); v.Get("study") == "yes" {
			p.pane = readingsPane
		}
	case importsScreen:
		p.full = v.Get("full") == "yes"
		if id := v.Get("import"); id != "" {
			p.imported, err = strconv.Atoi(id)
		}
	case triggersScreen:
		p.trigger, p.full, p.record = v.Get("trigger"), v.Get("firings") == "yes", v.Get("record") == "yes"
		if fired := v.Get("fired"); fired != "" {
			var day data.Day
			if day, err = data.ParseDay(fired); err == nil {
				p.cross = day.Instant()
			}
		}
	case floorScreen:
		return p.takeSpan(v)
	case offersScreen:
		p.offer, p.terms, p.term = v.Get("id"), v.Get("terms") == "yes", v.Get("term")
	}
	return err
}

// takeChart takes in how a chart is looked at.
func (p *place) takeChart(v url.Values) (err error) {
	if v.Get("id") == "" {
		return errors.New("it does not say of what")
	}
	for key, to := range map[string]*data.Instant{"cross": &p.cross, "end": &p.end} {
		if text := v.Get(key); text != "" {
			if *to, err = data.ParseInstant(text); err != nil {
				return err
			}
		}
	}
	if err := p.takeSpan(v); err != nil {
		return err
	}
	for pane, name := range paneNames {
		if v.Get("pane") == name {
			p.pane = tablePane(pane)
		}
	}
	p.record = v.Get("record") == "yes"
	return nil
}

func (p *place) takeSpan(v url.Values) error {
	span := v.Get("span")
	if span == "" {
		return nil
	}
	n, err := strconv.ParseInt(span, 10, 64)
	if err != nil || data.Instant(n) < shortestSpan || data.Instant(n) > longestSpan {
		return fmt.Errorf("%s is no length of time", data.Quoted(span))
	}
	p.span = data.Instant(n)
	return nil
}

const longestSpan = 301 * 366 * dayLength // the years in which a reading can be observed
