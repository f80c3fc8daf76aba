package csvfile

import (
	"fmt"
	"strings"

	"watchtui/internal/data"
)

// findPeriods are the columns whose headers are periods, where there are enough of them for a table with time across.
func (p *plan) findPeriods() []*column {
	if p.opts.Steer.Layout == "long" || p.table.header == nil {
		return nil
	}
	var full, months []*column
	for _, c := range p.columns {
		switch {
		case !c.isPeriod || c.role != unusedRole || !c.isNumeric() && !c.isEmpty():
		case c.period.month > 0:
			months = append(months, c)
		default:
			full = append(full, c)
		}
	}
	year := p.observed
	if year != nil && year.dates.years*10 < year.dates.all*9 {
		year = nil
	}
	switch {
	case len(full) >= 2 || len(full) == 1 && p.observed == nil:
		for _, c := range months {
			c.isPeriod = false
		}
		return full
	case len(months) >= 2 && year != nil:
		year.role, p.observed = yearRole, nil
		return months
	}
	return nil
}

// findNumbers makes columns of numbers values: those across time, else those whose header says so, else all
// that are nothing else.
func (p *plan) findNumbers(periods []*column) {
	for _, c := range periods {
		c.role = valueRole
	}
	if len(periods) > 0 {
		return
	}
	if len(p.with(valueRole)) > 0 { // mapped
		return
	}
	var said, rest, sums []*column
	for _, c := range p.columns {
		if c.role != unusedRole || !c.isNumeric() {
			continue
		}
		switch {
		case c.dates.isMostlyDates() && c.dates.plain*2 < c.dates.all:
			c.note = "not used: more dates"
		case isBeside(c.name):
			c.note = "not used: its name says that it holds no readings"
			if isSumName(c.name) {
				sums = append(sums, c)
			}
		case hintOf(c.name) == valueRole && p.opts.Steer.Layout != "wide":
			said = append(said, c)
		default:
			rest = append(rest, c)
		}
	}
	if len(said) == 0 || len(said) > 1 {
		said = append(said, rest...)
	}
	if len(said) == 0 && len(sums) == 1 { // a mean without what it is the mean of
		said, sums[0].note = sums, ""
	}
	for _, c := range said {
		c.role = valueRole
	}
	for _, c := range rest {
		if c.role == unusedRole {
			c.note = "not used: " + quote(said[0].header) + " holds the values"
		}
	}
}

// findTexts gives columns of words a role by what they hold, where their headers do not say.
func (p *plan) findTexts(isAcross bool) {
	for _, c := range p.columns {
		if c.role != unusedRole || c.texts == 0 || c.isNumeric() || c.dates.isMostlyDates() {
			continue
		}
		known, qualities, long := 0, 0, 0
		for _, r := range p.table.rows[:min(len(p.table.rows), profiled)] {
			if r.fault != "" {
				continue
			}
			cell := strings.TrimSpace(r.cells[c.at])
			if cell == "" {
				continue
			}
			if _, ok := qualityOf(cell); ok {
				qualities++
			}
			if p.cellMatch(cell).ok {
				known++
			}
			if len(cell) > 30 {
				long++
			}
		}
		switch {
		case qualities*2 > c.texts && p.one(qualityRole) == nil:
			c.role = qualityRole
		case known*2 > min(c.texts, profiled) && p.one(indicatorRole) == nil && p.opts.Steer.Indicator == "":
			c.role = indicatorRole
		case isAcross && p.one(sourceRole) == nil && c.at < 3 && long == 0:
			c.role = sourceRole
		default:
			c.note = "not used"
		}
	}
}

// cellMatch is the indicator that a cell names.
func (p *plan) cellMatch(cell string) match {
	m, ok := p.matches[cell]
	if ok {
		return m
	}
	if len(p.matches) > maxCached {
		clear(p.matches)
	}
	if found, ok := p.known(cell); ok {
		m = match{found, true, true}
	} else if m = p.match.find(cell, ""); !m.byWords {
		m = match{}
	}
	p.matches[cell] = m
	return m
}

func (p *plan) known(id string) (data.Indicator, bool) {
	if p.opts.Indicator == nil {
		return data.Indicator{}, false
	}
	return p.opts.Indicator(id)
}

// titleUnit takes the unit from the titles, and from them too what sort of rate an exchange rate is.
func (p *plan) titleUnit() {
	texts := append([]string{}, p.table.titles...)
	for _, title := range texts {
		if _, unit := p.cutUnit(title); unit != "" && p.unit == "" {
			p.unit = unit
		}
	}
	for _, c := range p.with(valueRole) {
		texts = append(texts, c.header)
	}
	for _, text := range texts {
		for _, word := range []string{"sell", "buy", "bid", "ask"} {
			if hasWord(text, word) && p.rateNote == "" {
				p.rateNote = word + " rate"
			}
		}
	}
}

// unitOf is the unit of a column's values that name none themselves.
func (p *plan) unitOf(c *column) string {
	switch {
	case c.unit != "":
		return c.unit
	case p.opts.Steer.Unit != "":
		return p.opts.Steer.Unit
	case c.cellUnit != "":
		return c.cellUnit
	}
	return p.unit
}

// findIndicators finds out what the values are about.
func (p *plan) findIndicators(about *Understanding, isAcross bool) {
	values := p.with(valueRole)
	if p.opts.Steer.Indicator != "" {
		found, ok := p.indicatorNamed(p.opts.Steer.Indicator)
		if !ok {
			about.ask("the watchbook has no indicator "+quote(p.opts.Steer.Indicator), "--indicator", p.indicatorIDs())
			return
		}
		p.whole = &found
		p.onlyFitting(values)
		return
	}
	if p.one(indicatorRole) != nil {
		return
	}
	mapped := false
	for _, c := range values {
		mapped = mapped || c.indicator != nil
	}
	if mapped {
		return
	}
	if isAcross || len(values) == 0 {
		p.wholeByContext(about, values)
		return
	}
	found, byWords := 0, 0
	matches := make([]match, len(values))
	for i, c := range values {
		matches[i] = p.match.find(c.name, p.unitOf(c))
		if matches[i].ok {
			found++
			if matches[i].byWords {
				byWords++
			}
		}
	}
	if found == 0 {
		p.wholeByContext(about, values)
		return
	}
	for i, c := range values {
		switch m := matches[i]; {
		case m.ok && (m.byWords || byWords == 0 || p.standsAlone(m, matches)):
			indicator := m.indicator
			c.indicator = &indicator
		case byWords > 0 || len(values) > found:
			c.role, c.note = unusedRole, "not used: it is like no indicator of the watchbook (--map names one)"
		}
	}
	p.onlyFitting(values)
}

// standsAlone tells whether no other column is the indicator's by its words.
func (p *plan) standsAlone(m match, all []match) bool {
	for _, other := range all {
		if other.ok && other.byWords && other.indicator.ID == m.indicator.ID {
			return false
		}
	}
	return true
}

// wholeByContext finds the indicator that all values are about from units, titles, headers and the file's name.
func (p *plan) wholeByContext(about *Understanding, values []*column) {
	unit := p.opts.Steer.Unit
	headers := ""
	for _, c := range p.columns {
		if c.role == unitRole && unit == "" && len(p.table.rows) > 0 {
			unit = strings.TrimSpace(p.table.rows[0].cells[c.at])
		}
		if c.role == valueRole && !c.isPeriod || c.role == observedRole || c.role == unusedRole {
			headers += " " + c.header
		}
	}
	for _, c := range values {
		if unit == "" {
			unit = p.unitOf(c)
		}
	}
	m := p.match.find(headers, unit)
	if len(values) == 0 && !m.ok {
		m = p.soleEvent()
	}
	if !m.ok && len(p.indicators) == 1 {
		m = match{indicator: p.indicators[0], ok: true}
	}
	if !m.ok {
		about.ask("what the values are about cannot be told", "--indicator", p.indicatorIDs())
		return
	}
	p.whole = &m.indicator
	p.onlyFitting(values)
}

// soleEvent is the only indicator of the watchbook that counts events, where there is only one.
func (p *plan) soleEvent() match {
	var m match
	for _, indicator := range p.indicators {
		if indicator.Kind == data.Event && !indicator.Rhetoric {
			if m.ok {
				return match{}
			}
			m = match{indicator: indicator, ok: true}
		}
	}
	return m
}

// onlyFitting leaves out columns whose unit is not the indicator's and does not become it, where others do; and those that
// give the same in another unit.
func (p *plan) onlyFitting(values []*column) {
	fits := map[string]int{}
	native := map[string]bool{}
	about := func(c *column) *data.Indicator {
		if c.indicator != nil {
			return c.indicator
		}
		return p.whole
	}
	for _, c := range values {
		if a := about(c); a != nil && c.role == valueRole {
			if factor, ok := p.convert(p.unitOf(c), a.Unit); ok {
				fits[a.ID]++
				native[a.ID] = native[a.ID] || factor == 1 && c.name == ""
			}
		}
	}
	for _, c := range values {
		a := about(c)
		if a == nil || c.role != valueRole || c.isMapped {
			continue
		}
		factor, ok := p.convert(p.unitOf(c), a.Unit)
		switch {
		case !ok && fits[a.ID] > 0:
			c.role, c.note = unusedRole, fmt.Sprintf("not used: its unit is %s, and other columns have %s", quote(p.unitOf(c)), quote(a.Unit))
		case ok && factor != 1 && c.name == "" && native[a.ID]:
			c.role, c.note = unusedRole, "not used: the same in another unit"
		}
	}
}

// decideShape says what the table's shape is, and gives columns of one indicator their sources.
func (p *plan) decideShape(about *Understanding, periods []*column) {
	values := p.with(valueRole)
	p.findOneValue(values)
	values = p.with(valueRole)
	switch {
	case len(periods) > 0 && (p.one(publishedRole) != nil || p.observed != nil):
		p.shape = Editions
		if p.observed != nil && p.one(publishedRole) == nil {
			p.observed.role, p.observed = publishedRole, nil
		}
	case len(periods) > 0:
		p.shape = WidePeriods
	case len(values) == 0:
		p.shape = Events
		if p.whole != nil && p.whole.Kind != data.Event {
			about.ask("no column holds numbers, and "+p.whole.ID+" does not count events", "--map value=COLUMN", p.headers())
		}
	case len(values) == 1:
		p.shape = Long
		p.nameSources(values)
	default:
		p.shape = WideSeries
		if p.nameSources(values) {
			p.shape = WideSources
		}
	}
}

// findOneValue makes a list of events of a table whose numbers are none of counts.
func (p *plan) findOneValue(values []*column) {
	if p.whole == nil || p.whole.Kind != data.Event || p.one(indicatorRole) != nil {
		return
	}
	for _, c := range values {
		if c.isMapped || c.isPeriod || hintOf(c.name) == valueRole || p.match.find(c.name, "").byWords || p.isSource(c.name) || len(values) > 1 && c.texts == 0 && p.oneRowADay() {
			return
		}
	}
	for _, c := range values {
		c.role, c.note = unusedRole, "not used: each row counts as one event (--map value= says otherwise)"
	}
}

// oneRowADay tells whether no date stands twice, as in a table of counts.
func (p *plan) oneRowADay() bool {
	if p.observed == nil {
		return true
	}
	seen := map[string]bool{}
	for _, r := range p.table.rows {
		if r.fault == "" {
			if cell := r.cells[p.observed.at]; seen[cell] {
				return false
			} else {
				seen[cell] = true
			}
		}
	}
	return true
}

// isSource tells whether the watchbook names a source so.
func (p *plan) isSource(name string) bool {
	for _, indicator := range p.indicators {
		for _, source := range indicator.Sources {
			if strings.EqualFold(source, strings.TrimSpace(name)) {
				return true
			}
		}
	}
	return false
}

// nameSources gives columns that are about the same indicator the source that their headers name, without the words that
// all of them have.
func (p *plan) nameSources(values []*column) bool {
	groups := map[string][]*column{}
	for _, c := range values {
		id := ""
		if c.indicator != nil {
			id = c.indicator.ID
		}
		groups[id] = append(groups[id], c)
	}
	named := false
	for _, group := range groups {
		if len(group) == 1 && !p.isSource(group[0].name) || p.one(sourceRole) != nil && len(group) == 1 {
			continue
		}
		first, last := sharedWords(group)
		for _, c := range group {
			if c.isPeriod && p.shape != NoShape {
				continue
			}
			words := strings.Fields(c.name)
			if first+last < len(words) {
				words = words[first : len(words)-last]
			}
			c.source = strings.Trim(strings.Join(words, " "), " -–:,")
			named = named || c.source != ""
		}
	}
	return named && len(groups) == 1
}

// sharedWords are how many words all columns' names begin and end with.
func sharedWords(columns []*column) (first, last int) {
	if len(columns) < 2 {
		return 0, 0
	}
	base := strings.Fields(columns[0].name)
	first, last = len(base), len(base)
	for _, c := range columns[1:] {
		words := strings.Fields(c.name)
		first, last = min(first, len(words)), min(last, len(words))
		for i := range first {
			if !strings.EqualFold(words[i], base[i]) {
				first = i
				break
			}
		}
		for i := range last {
			if !strings.EqualFold(words[len(words)-1-i], base[len(base)-1-i]) {
				last = i
				break
			}
		}
	}
	for _, c := range columns { // no name may be used up
		if len(strings.Fields(c.name)) <= first+last {
			if len(strings.Fields(c.name)) <= first {
				first = 0
			}
			last = 0
		}
	}
	return first, last
}

// decideDecimals decides the decimal mark of each column of numbers: from its own cells, and where these leave it open,
// from the file's other columns; a file of cells separated by commas has no decimal commas unless a cell shows one.
func (p *plan) decideDecimals(about *Understanding) {
	asked := map[string]decimal{"comma": decimalComma, "point": decimalPoint}[p.opts.Steer.Decimal]
	all, asks := evidence{}, false
	for _, c := range p.columns {
		if c.isNumeric() && c.role != observedRole && c.role != publishedRole && (!c.dates.isMostlyDates() || c.role == valueRole) {
			all.add(c.evidence)
		}
	}
	for _, c := range p.columns {
		if c.role != valueRole && c.role != lowRole && c.role != highRole {
			continue
		}
		e := c.evidence
		if e.point == 0 && e.comma == 0 {
			e.point, e.comma = all.point, all.comma
		}
		switch {
		case asked != anyDecimal:
			c.decimal = asked
		case e.comma > e.point:
			c.decimal = decimalComma
		case e.point > 0, c.evidence.open == 0, p.dialect.delimiter == "," || p.text == "":
			c.decimal = decimalPoint
		default:
			c.decimal = decimalPoint
			if c.evidence.openComma > 0 && c.evidence.openPoint == 0 {
				c.decimal = decimalComma
			}
			if !asks {
				about.ask("the numbers of "+quote(p.headerAt(c.at))+" have three digits behind their mark: it can part thousands or be the decimal mark",
					"--decimal comma|point", []string{"comma", "point"})
			}
			asks = true
		}
		if e.point+e.comma+c.evidence.open > 0 && about.Decimal == "" {
			about.Decimal = map[decimal]string{decimalComma: "comma", decimalPoint: "point"}[c.decimal]
		}
	}
}

// askMisspelt asks about columns that are not used, in a file whose header is that of the tidy form but for them.
func (p *plan) askMisspelt(about *Understanding) {
	for _, name := range fieldNames[:required] {
		if p.columnNamed(name) == nil {
			return
		}
	}
	for _, c := range p.columns {
		if hint := suggestion(c.header); c.role == unusedRole && hint != "" && !c.isEmpty() {
			about.ask("the column "+quote(c.header)+" would not be used"+hint, "--map", fieldNames[:])
		}
	}
}

// checkUnits asks for the unit where a header has one that is not the indicator's.
func (p *plan) checkUnits(about *Understanding) {
	for _, c := range p.with(valueRole) {
		a := c.indicator
		if a == nil {
			a = p.whole
		}
		if a == nil || c.unit == "" && c.cellUnit != "" {
			continue
		}
		if unit := p.unitOf(c); unit != "" {
			if _, ok := p.convert(unit, a.Unit); !ok {
				about.ask(fmt.Sprintf("%s is in %s, which the watchbook does not convert to the %s of %s", quote(p.headerAt(c.at)), quote(unit), quote(a.Unit), a.ID), "--unit", []string{a.Unit})
				return
			}
		}
	}
}
