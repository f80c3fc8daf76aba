package csvfile

import (
	"slices"
	"strings"

	"watchtui/internal/data"
)

// plan is how the readings of a table are made: what each column is for, and how its cells are read.
type plan struct {
	name       string
	text       string // of the file; "" for a workbook
	dialect    dialect
	loneCR     bool // whether a CR alone ends lines
	table      *table
	opts       Options
	indicators []data.Indicator
	columns    []*column
	factors    map[[2]string]float64
	match      *matcher
	matches    map[string]match // of cells
	shape      Shape
	observed   *column
	whole      *data.Indicator // that all values are about, where no column says
	rateNote   string
	unit       string             // of values that name none, from the titles
	byRole     map[role][]*column // nil after a role was given
	firsts     map[role]int       // where in columns the first of a role can be
	goesAcross bool               // whether time does, once all is decided
	upper      *column            // of ranges that stand in two columns without a middle; the lower ends are the values' column
}

// newPlan finds the table among the lines, and decides how it is read.
func newPlan(name string, parser *parser, lines []line, about Understanding, opts Options) *File {
	t := buildTable(parser, lines)
	about.Header, about.HeaderLines, about.Lines = t.header, t.headerLines, len(t.rows)
	p := &plan{name: name, text: parser.text, dialect: parser.d, loneCR: parser.loneCR, table: t, opts: opts.named(name), factors: map[[2]string]float64{}, matches: map[string]match{}, firsts: map[role]int{}}
	f := &File{plan: p, about: about}
	if opts.Indicators != nil {
		p.indicators = opts.Indicators()
	}
	p.match = newMatcher(p, t.titles)
	p.columns = p.newColumns()
	p.decide(&f.about)
	p.goesAcross = slices.ContainsFunc(p.with(valueRole), func(c *column) bool { return c.isPeriod })
	f.about.Dropped, f.about.NotListed, f.about.SecondTable = t.dropped, t.notListed, t.second
	p.tell(&f.about)
	looked := 0
	for row, err := range p.rows() {
		if err == nil {
			f.about.First = append(f.about.First, row)
		}
		if looked++; len(f.about.First) == previewed || looked == 100*previewed {
			break
		}
	}
	return f
}

// decide finds out what the columns are for.
func (p *plan) decide(about *Understanding) {
	if len(p.table.rows) == 0 {
		if len(p.table.header) == 0 {
			about.ask("the file has no lines", "", nil)
		} else {
			about.ask("the table has a header, but no rows", "", nil)
		}
		return
	}
	p.mapColumns(about)
	p.hint()
	p.findDates(about)
	periods := p.findPeriods(about)
	p.findNumbers(periods)
	p.findRange(periods)
	if len(periods) == 0 && p.observed == nil && p.one(yearRole) == nil {
		about.ask("no column holds dates", "--map observed=COLUMN", p.headers())
	}
	p.findTexts(len(periods) > 0)
	p.findMerged(about)
	p.tellNameless(about)
	p.titleUnit()
	p.findIndicators(about, len(periods) > 0)
	p.decideShape(about, periods)
	p.decideDecimals(about)
	p.checkUnits(about)
	p.askFractions(about)
	p.askMisspelt(about)
	p.askNameless(about)
	p.askNames(about)
	p.askDimensions(about)
	p.askSecondDates(about)
}

// hint gives columns the roles that their headers hint at and their cells bear out.
func (p *plan) hint() {
	for _, c := range p.columns {
		if c.role != unusedRole || c.isPeriod && c.period.month == 0 {
			continue
		}
		r := hintOf(c.name)
		if c.name == "" {
			r = unusedRole
		}
		switch r {
		case unusedRole, valueRole, observedRole, publishedRole:
			continue // looked at with their cells
		case lowRole, highRole, spreadRole:
			if !c.isNumeric() {
				continue
			}
		case scaleRole:
			if !p.isScale(c) {
				continue
			}
		case citationRole, noteRole, indicatorRole, sourceRole, unitRole, qualityRole:
			if c.isNumeric() && c.texts == 0 {
				continue
			}
		}
		if r == noteRole || p.one(r) == nil {
			p.give(c, r)
		}
	}
}

// orderLetters makes d, m and y of what a header says of a date: day, month and year begin with other letters elsewhere. A j is the day
// in French (jj/mm/aaaa) and the year in German and Dutch, where it comes last.
var orderLetters = strings.NewReplacer("/", "", "-", "", ".", "", "jjjj", "yyyy", "j", "d", "t", "d", "a", "y",
	"д", "d", "м", "m", "г", "y")

// starts and ends are words of headers of the first and the last days of periods.
var (
	starts = []string{"start", "starts", "starting", "begin", "begins", "beginning", "from", "von", "anfang", "beginn", "debut", "inicio", "inizio", "first", "desde"}
	ends   = []string{"end", "ends", "ending", "to", "until", "till", "through", "thru", "bis", "ende", "fin", "fine", "last", "hasta"}
)
