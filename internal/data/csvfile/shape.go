package csvfile

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"watchtui/internal/data"
)

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
		case c.at == 0 && c.header == "" && p.table.header != nil && p.counts(c):
			c.note = "not used: it counts the rows"
		case p.numbersRows(c):
			c.note = "not used: it numbers the rows"
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
	if closing := closingPrice(append(slices.Clone(said), rest...)); closing != nil {
		said = []*column{closing}
	} else if len(said) == 0 || len(said) > 1 {
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

// closingPrice is the column of closing prices where one of opening prices is beside it; else nil.
func closingPrice(columns []*column) *column {
	var opening, closing *column
	for _, c := range columns {
		switch fold(c.name) {
		case "open", "opening":
			opening = c
		case "close", "closing":
			closing = c
		}
	}
	if opening == nil {
		return nil
	}
	return closing
}

// counts tells whether a column counts the rows, from 0 or from 1.
func (p *plan) counts(c *column) bool {
	next := -1
	for _, r := range p.table.rows {
		cell := strings.TrimSpace(r.cells[c.at])
		if r.fault != "" {
			return false
		}
		if next < 0 && (cell == "0" || cell == "1") {
			next = atoi(cell)
		}
		if next < 0 || cell != strconv.Itoa(next) {
			return false
		}
		next++
	}
	return len(p.table.rows) > 1
}

// numbersRows tells whether a column has the numbers of what the rows are about, such as "Incident #": its header ends so, and its whole
// numbers go up or down all the way.
func (p *plan) numbersRows(c *column) bool {
	if p.table.header == nil {
		return false
	}
	header := strings.TrimSpace(p.table.header[c.at])
	if !strings.HasSuffix(header, "#") && !strings.HasSuffix(header, "№") {
		return false
	}
	before, up, down := -1, true, true
	for _, r := range p.table.rows {
		cell := strings.TrimSpace(r.cells[c.at])
		if r.fault != "" || cell == "" {
			continue
		}
		if !isCompact(cell) {
			return false
		}
		if now := atoi(cell); before >= 0 {
			up, down = up && now > before, down && now < before
		}
		before = atoi(cell)
	}
	return up || down
}

// findRange takes columns of low and high ends for values where there is none of middles.
func (p *plan) findRange(periods []*column) {
	low, high := p.with(lowRole), p.with(highRole)
	if len(periods) == 0 && len(low) == 0 && len(high) == 0 {
		low, high = p.bracketed(lowRole), p.bracketed(highRole)
		if values := p.with(valueRole); len(values) != 2 || len(low) != 1 || len(high) != 1 || low[0].isMapped || high[0].isMapped {
			return
		}
		low[0].role, high[0].role = lowRole, highRole
		for _, c := range []*column{low[0], high[0]} {
			c.name = strings.TrimSpace(stripBrackets(c.name))
		}
	}
	if len(periods) > 0 || len(p.with(valueRole)) > 0 || len(low) != 1 || len(high) != 1 {
		return
	}
	low[0].role, p.upper = valueRole, high[0]
	low[0].note = "the lower ends of ranges; the values are their middles"
}

// bracketed are the columns of values whose headers end in a role in brackets: "Value (low)".
func (p *plan) bracketed(r role) []*column {
	var found []*column
	for _, c := range p.with(valueRole) {
		if open := strings.IndexAny(c.header, "(["); open > 0 && hintOf(strings.Trim(c.header[open:], "()[] ")) == r {
			found = append(found, c)
		}
	}
	return found
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
		case isDimension(c.header) || isBeside(c.name):
			c.note = "not used"
		case isAcross && p.namesMeasure(c):
			c.note = "not used: it says what the values are"
		case isAcross && p.one(sourceRole) == nil && c.at < 3 && long == 0 && (p.opts.Steer.Source == "" || len(p.namesIn(c)) > 1):
			c.role = sourceRole
		case p.table.header == nil && long == 0 && p.one(sourceRole) == nil && p.holdsSources(c):
			c.role = sourceRole
		default:
			c.note = "not used"
		}
	}
}

// namesMeasure tells whether all rows have the same name, and that is one with a unit, or of an indicator: "Stock in kg U".
func (p *plan) namesMeasure(c *column) bool {
	names := slices.Collect(maps.Keys(p.namesIn(c)))
	if len(names) != 1 || p.isSource(names[0]) {
		return false
	}
	_, unit := p.cutUnit(names[0])
	return unit != "" || p.match.find(names[0], "").byWords
}

// holdsSources tells whether most cells of a column are names that the watchbook has for sources.
func (p *plan) holdsSources(c *column) bool {
	known := 0
	for _, r := range p.table.rows {
		if r.fault == "" && p.isSource(r.cells[c.at]) {
			known++
		}
	}
	return known*2 > c.texts
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
		p.nameSplit(periods)
	case len(values) == 0:
		p.shape = Events
		if p.whole != nil && p.whole.Kind != data.Event {
			about.ask("no column holds numbers, and "+p.whole.ID+" does not count events", "--map value=COLUMN", p.headers())
		}
	case len(values) == 1:
		p.shape = Long
		p.nameSources(values)
		p.nameBeside(values[0])
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
	values = slices.DeleteFunc(slices.Clone(values), func(c *column) bool {
		if c.isMapped || len(p.table.rows) < 3 || !p.counts(c) {
			return false
		}
		c.role, c.note = unusedRole, "not used: it counts the rows"
		return true
	})
	for _, c := range values {
		if c.isMapped || c.isPeriod || hintOf(c.name) == valueRole || p.match.find(c.name, "").byWords || p.isSource(c.name) || len(values) > 1 && c.texts == 0 && p.oneRowADay() && !p.tellsWhat() {
			return
		}
	}
	if len(values) == 1 && p.isAlone(values[0]) {
		return
	}
	for _, c := range values {
		c.role, c.note = unusedRole, "not used: each row counts as one event (--map value= says otherwise)"
	}
}

// toldBy is from how many columns of words on rows tell what happened, and not how often.
const toldBy = 3

// tellsWhat tells whether most cells of some columns beside the dates are words, as in a list of what happened.
func (p *plan) tellsWhat() bool {
	n := 0
	for _, c := range p.columns {
		if c.numbers == 0 && c.texts*2 > len(p.table.rows) && !c.dates.isMostlyDates() && c.role != qualityRole && c.role != unitRole {
			n++
		}
	}
	return n >= toldBy
}

// isAlone tells whether a column of whole numbers is all that a table of days has beside its dates, one row a day: a table of
// counts rather than a list of what happened.
func (p *plan) isAlone(c *column) bool {
	for _, other := range p.columns {
		if other != c && other.role != observedRole && other.role != yearRole && other.role != monthRole && other.role != dayRole && !other.isEmpty() {
			return false
		}
	}
	return c.evidence == evidence{} && p.oneRowADay()
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
			if c.isPeriod && !c.isSplit && p.shape != NoShape {
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

// nameBeside gives the only column of values the source that its header names where columns beside it, of the same kind, have no
// numbers as yet.
func (p *plan) nameBeside(c *column) {
	isName := func(c *column) bool {
		return c.name != "" && !c.isPeriod && hintOf(c.name) == unusedRole && !isBeside(c.name) && !p.match.find(c.name, "").byWords
	}
	if c.source != "" || c.isMapped || p.one(sourceRole) != nil || p.one(indicatorRole) != nil || c.indicator != nil || !isName(c) {
		return
	}
	for _, other := range p.columns {
		if other.role == unusedRole && isName(other) && (other.at == c.at-1 || other.at == c.at+1 || p.isSource(other.name)) && p.isPending(other) {
			c.source = c.name
			other.note = "no numbers as yet"
			return
		}
	}
}

// isPending tells whether a column has no more than words for what is to come.
func (p *plan) isPending(c *column) bool {
	if c.numbers > 0 {
		return false
	}
	for _, r := range p.table.rows {
		if cell := strings.TrimSpace(r.cells[c.at]); r.fault == "" && !isMissing(cell) && !pending[fold(cell)] {
			return false
		}
	}
	return true
}

// pending are words for numbers that are not there yet.
var pending = words("tbc tbd tba pending unknown unavailable later soon awaited")

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
