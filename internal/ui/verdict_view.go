package ui

import (
	"fmt"
	"strings"

	"watchtui/internal/thresholds"
)

// paintVerdict draws the badge, readable from the other side of the desk, and beside it why.
func (m *model) paintVerdict(c *canvas, l watchLayout) {
	inside := l.verdict
	if l.density == boxed {
		inside = pane{title: m.offerTitle(), aside: m.tallyAside(), boxed: true}.paint(c, l.verdict)
	}
	if len(m.judged.verdicts) == 0 {
		m.paintNoVerdict(c, inside)
		return
	}
	v := m.judged.verdicts[m.watch.offer]
	if l.density == brief {
		m.paintBadge(c, rect{inside.x, inside.y, inside.w, 1}, v)
		m.paintWhy(c, rect{inside.x + 1, inside.y + 1, inside.w - 1, inside.h - 1}, v, true)
		return
	}
	width := min(inside.w/3, badgeWidth(v))
	m.paintBadge(c, rect{inside.x, inside.y, width, inside.h}, v)
	m.paintWhy(c, rect{inside.x + width + 2, inside.y, inside.w - width - 2, inside.h}, v, l.density == ruled)
}

func (m *model) paintNoVerdict(c *canvas, r rect) {
	text := m.waitingFor()
	if len(m.book.Offers) == 0 {
		text = "The book has no offer."
	}
	c.text(r.x+1, r.y+r.h/2, r.w-1, text, styleDim)
}

func (m *model) offerTitle() string {
	if len(m.book.Offers) == 0 {
		return "Verdict"
	}
	return "Verdict: " + m.book.Offers[m.watch.offer].Name
}

// badgeWidth is wide enough for every rung of the offer, so that nothing moves when the verdict changes.
func badgeWidth(v thresholds.Verdict) int {
	w := textWidth(v.Offer.Lowest)
	for _, rung := range v.Offer.Rungs {
		w = max(w, textWidth(rung.Name))
	}
	return w + 8
}

func (m *model) paintBadge(c *canvas, r rect, v thresholds.Verdict) {
	class := v.Offer.Class(v.Rung)
	st := rungBadges[class]
	if c.fill(r, " ", st); m.isStale() {
		c.fill(r, "░", st)
	}
	word := " " + class.Mark() + " " + strings.ToUpper(v.Name()) + " "
	middle := r.y + (r.h-1)/2
	note := ""
	switch {
	case m.isUnread():
		note = " " + thresholds.NoData.Mark() + " no reading yet "
	case m.isStale():
		note = " " + thresholds.Stale.Mark() + choose(m.isOthersFresh(), " its", "") + " evidence stale "
	}
	if r.h == 1 {
		if note != "" && textWidth(word)+textWidth(note)+4 <= r.w {
			word += " " + note
		}
		c.text(r.x, middle, r.w, word, st)
		return
	}
	c.text(r.x+max(1, (r.w-textWidth(word))/2), middle, r.w-1, word, st)
	if note != "" {
		c.text(r.x+max(1, (r.w-textWidth(note))/2), middle+1, r.w-1, note, st)
	}
}

// paintWhy is since when, what tipped it, and what is missing most nearly.
func (m *model) paintWhy(c *canvas, r rect, v thresholds.Verdict, short bool) {
	p := c.pen(r, 0)
	p.write("since ", styleDim).write(since(v.Since, m.judged.at), styleStrong)
	next := v.Next()
	lacks := fmt.Sprintf("%s, lacks %d", next, v.Lacks())
	m.paintSureness(p, textWidth(lacks)+9)
	switch {
	case next == "":
		p.tail("   nothing is lacking", styleGood)
	case p.x+textWidth(lacks)+9 <= p.end:
		p.write("   next: ", styleDim).write(lacks, stylePlain)
	default:
		p.tail(fmt.Sprintf(" · lacks %d", v.Lacks()), stylePlain)
	}
	line := 1
	if m.watch.benchmark >= 0 && short && m.watch.benchmark < len(m.judged.states) {
		lines := wrap(m.judged.states[m.watch.benchmark].Why, r.w-2)
		if len(lines) < r.h-1 {
			m.paintTipped(c.pen(r, line), v)
			line++
		}
		paintChosen(c, rect{r.x, r.y + line, r.w, r.h - line}, lines)
		return
	}
	if m.isStale() {
		m.paintStaleStory(c.pen(r, line))
		line++
	}
	if r.h > line {
		m.paintTipped(c.pen(r, line), v)
		line++
	}
	switch {
	case r.h <= line:
	case len(v.Blocking) > 0:
		m.paintNearest(c.pen(r, line), v)
	case len(v.Failing) > 0:
		paintFailing(c.pen(r, line), v.Failing[0])
	}
}

// paintChosen says why the selected benchmark is what it is, where the list has no line for that.
func paintChosen(c *canvas, r rect, lines []string) {
	for i, line := range lines[:min(len(lines), r.h)] {
		if i == 0 {
			c.put(r.x, r.y, "▸", styleKey)
		}
		c.text(r.x+2, r.y+i, r.w-2, line, stylePlain)
	}
}

// paintStaleStory says plainly that nothing is known afresh, or nothing that the offer asks for, and where the story is.
func (m *model) paintStaleStory(p *pen) {
	if m.isUnread() {
		p.write("No reading yet. ", styleStrong).write(m.keys.name(everywhere, actImports), styleKey).write(" adds a file", stylePlain)
		return
	}
	what, gap, last := "All evidence is stale.", " ", " last change "
	switch others, short := m.isOthersFresh(), p.end-p.x < 50; {
	case others && short:
		what, gap, last = "offer's all stale", " · ", " "
	case others:
		what = "All evidence for this offer is stale."
	case short:
		what, gap = "all stale", " · "
	}
	p.write(thresholds.Stale.Mark()+" "+what, styleStrong)
	if day, ok := m.lastChange(); ok {
		p.write(gap, styleDim).write(m.keys.name(everywhere, actChangeBack), styleKey).write(last+day.String(), stylePlain)
	}
}

func (m *model) paintTipped(p *pen, v thresholds.Verdict) {
	if v.Last == nil || len(v.Last.TippedBy) == 0 {
		if !m.isUnread() {
			p.write("so from the first reading on", styleDim)
		}
		return
	}
	if v.Last.To > v.Last.From {
		p.write("tipped by ", styleDim)
	} else {
		p.write("lost by ", styleDim)
	}
	for i, benchmark := range v.Last.TippedBy {
		if i > 0 {
			p.write(", ", styleDim)
		}
		p.write(benchmark.Name, stylePlain)
		if s, ok := m.stateOf(benchmark); ok && !lacksEvidence(s) {
			p.tail(" (now "+measuredOn(s)+")", styleDim)
		}
	}
	m.paintKnowable(p, v)
}

func (m *model) paintNearest(p *pen, v thresholds.Verdict) {
	s := v.Blocking[0]
	p.write("nearest   ", styleDim)
	p.write(s.Word.Mark()+" ", stateStyles[s.Word])
	note := standing(s, m.judged.at, false)
	name := s.Benchmark.Name
	if room := p.end - p.x - textWidth(note) - 3; room >= 12 {
		p.x += p.c.text(p.x, p.y, room, name, stylePlain)
		p.write(" · "+note, stateStyles[s.Word])
		return
	}
	p.write(name, stylePlain)
}

// paintFailing is a structural test that the next rung lacks, where it lacks no benchmark.
func paintFailing(p *pen, outcome thresholds.Outcome) {
	p.write("test      ", styleDim).write(outcome.Test.Name(), stylePlain).write(" · "+outcome.Result.String()+": "+outcome.Why, styleBad)
}

func (m *model) stateOf(benchmark *thresholds.Benchmark) (thresholds.State, bool) {
	for _, s := range m.judged.states {
		if s.Benchmark == benchmark {
			return s, true
		}
	}
	return thresholds.State{}, false
}
