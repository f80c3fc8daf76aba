package thresholds

// bookKey is what an editor says of a key of a watchbook, and checks.
type bookKey struct {
	about              string // what it means, and its unit
	isRequired         bool
	oneOf              []string
	pattern            string
	least, above, most *float64 // least and most are allowed, above is not
	otherwise          string   // what holds where it is absent, as the book would have it
	anyOf              []string // of a table: keys of which one has to be there
	unique             bool     // of a list: each once
}

const (
	idForm         = `^[A-Za-z_][A-Za-z0-9_]*$`
	spanForm       = `^[0-9]{1,6}(d|w|mo|y)$`
	dateForm       = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	endForm        = `^(none|[0-9]{1,6}(d|w|mo|y)|[0-9]{4}-[0-9]{2}-[0-9]{2})$`
	comparisonForm = `^\s*(<=|>=|==|!=|<|>)\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\s*$`
)

var qualityWords = []string{"verified", "estimated", "claimed"}

func number(v float64) *float64 { return &v }

// keysOfBook says what each key of a watchbook means, by its path. A key that the reader knows and this table does not fails a test, and the
// other way round.
var keysOfBook = map[string]bookKey{
	"":         {about: "Indicators, benchmarks, triggers and offers, with every number that an analyst may disagree with."},
	"title":    {about: "What the watchbook is about."},
	"question": {about: "The question that its verdict answers."},

	"indicator":                 {about: "Something that is measured.", isRequired: true},
	"indicator.id":              {about: "Names it in measures, files and commands.", isRequired: true, pattern: idForm},
	"indicator.name":            {about: "Its name for people; the id where there is none."},
	"indicator.unit":            {about: "The unit of its values.", isRequired: true},
	"indicator.kind":            {about: "level: a value holds until the next reading. event: values are counts on their dates.", isRequired: true, oneOf: []string{"level", "event"}},
	"indicator.key":             {about: "Its place among the three key indicators of the dashboard.", least: number(0), most: number(3)},
	"indicator.cadence":         {about: "How often a reading is expected; a month is 30 days.", pattern: spanForm},
	"indicator.sources":         {about: "Its sources, the preferred first; others come after them, by name."},
	"indicator.publication_lag": {about: "From the date that a reading is about to its publication, where it names none.", pattern: spanForm, otherwise: "0d"},
	"indicator.lines":           {about: "Lines across its chart."},
	"indicator.lines.value":     {about: "Where the line is, in the indicator's unit."},
	"indicator.lines.label":     {about: "What the line says."},
	"indicator.scale":           {about: "The scale of its chart.", oneOf: []string{"linear", "log"}, otherwise: "linear"},
	"indicator.role":            {about: "rhetoric: words and not assets, which annotate charts and are never evidence.", oneOf: []string{"rhetoric"}},

	"unit":        {about: "A conversion that imports may use."},
	"unit.from":   {about: "The unit that files have.", isRequired: true},
	"unit.to":     {about: "The unit that an indicator has.", isRequired: true},
	"unit.factor": {about: "A value in from, times factor, is in to.", isRequired: true, above: number(0)},

	"benchmark":          {about: "A measure against a threshold, with the evidence that it asks for."},
	"benchmark.id":       {about: "Names it in rungs and commands.", isRequired: true, pattern: idForm},
	"benchmark.name":     {about: "Its name for people; the id where there is none."},
	"benchmark.why":      {about: "Why it matters."},
	"benchmark.measure":  {about: "What is compared, such as latest(stock) or drawdown(exports, \"1y\").", isRequired: true},
	"benchmark.met":      {about: "The comparison that has to hold, such as <= 185.", isRequired: true, pattern: comparisonForm},
	"benchmark.release":  {about: "Once met it stays met until this holds; where it is absent, until met no longer holds.", pattern: comparisonForm},
	"benchmark.for":      {about: "How long met has to hold without a break before it counts.", pattern: spanForm, otherwise: "0d"},
	"benchmark.evidence": {about: "The lowest quality of reading that counts.", oneOf: qualityWords, otherwise: "estimated"},
	"benchmark.max_age":  {about: "Older evidence is stale; where it is absent, three times the cadence of the indicator.", pattern: spanForm},

	"offer":               {about: "What is on the table: its rungs give a verdict, its terms a price.", anyOf: []string{"rung", "term"}},
	"offer.id":            {about: "Names it in commands.", isRequired: true, pattern: idForm},
	"offer.name":          {about: "Its name for people; the id where there is none."},
	"offer.lowest":        {about: "The name of the implied lowest rung.", otherwise: "not good enough"},
	"offer.rung":          {about: "A rung, from the second lowest up: reached when all that it and those below require is met.", anyOf: []string{"requires", "tests"}},
	"offer.rung.name":     {about: "The verdict when it is reached.", isRequired: true},
	"offer.rung.requires": {about: "The ids of benchmarks that have to be met."},
	"offer.rung.tests":    {about: "The structural tests that the offer has to pass.", oneOf: testWords()},
	"offer.signed":        {about: "The date of signing; dates of ends are counted from it.", pattern: dateForm},
	"offer.parties":       {about: "Who is in.", unique: true},
	"offer.monitor":       {about: "Who monitors it; none where nobody does."},
	"offer.snap_back_lag": {about: "Within how long relief is taken back after a violation, where a term does not say.", pattern: spanForm},

	"offer.term":               {about: "One thing that the offer promises. Points compare terms of one watchbook and mean nothing outside it."},
	"offer.term.name":          {about: "What is promised.", isRequired: true},
	"offer.term.side":          {about: "A concession by Tehran, or relief to it.", isRequired: true, oneOf: sides[:]},
	"offer.term.value":         {about: "What it is worth, in points.", isRequired: true, least: number(0), most: number(maxPoints)},
	"offer.term.start":         {about: "How long after signing it begins.", pattern: spanForm, otherwise: "0d"},
	"offer.term.reversal":      {about: "How long it takes to undo.", pattern: spanForm, otherwise: "0d"},
	"offer.term.default_rate":  {about: "The chance a year that its giver stops, if undoing were free.", least: number(0), most: number(maxRate)},
	"offer.term.verification":  {about: "How closely it is looked at.", oneOf: verifications[:], otherwise: "none"},
	"offer.term.theaters":      {about: "The theaters of [price] that it covers.", unique: true},
	"offer.term.ends":          {about: "Its sunset: none, a length of time after signing, or a date.", pattern: endForm, otherwise: "none"},
	"offer.term.gain":          {about: "Of a concession: points that cheating on it brings.", least: number(0), most: number(maxPoints)},
	"offer.term.penalty":       {about: "Of a concession: points that cheating costs when it is detected.", least: number(0), most: number(maxPoints)},
	"offer.term.pays_for":      {about: "Of a relief: the name of the concession for which it pays."},
	"offer.term.triggers":      {about: "Of a relief: the ids of the triggers that take it back.", unique: true},
	"offer.term.snap_back_lag": {about: "Of a relief: within how long it is taken back after a violation.", pattern: spanForm},
	"offer.term.irgc_relief":   {about: "Of a relief: points of it that reach firms tied to the IRGC.", least: number(0), most: number(maxPoints)},
	"offer.term.irgc_effect":   {about: "Of a relief: points by which the rest makes these firms better off, or worse where negative.", least: number(-maxPoints), most: number(maxPoints)},
	"offer.term.citation":      {about: "Where the fact stands."},
	"offer.term.note":          {about: "Whose the points are, and what was assumed."},

	"price":                       {about: "What is said of the price of all offers."},
	"price.horizon":               {about: "The time over which terms have to be performed.", isRequired: true, pattern: spanForm},
	"price.discount_rate":         {about: "The discount for waiting, a year.", least: number(0), most: number(maxRate)},
	"price.reversal_scale":        {about: "What takes that long to undo keeps 37 % of its rate of default.", pattern: spanForm, otherwise: "1y"},
	"price.tolerance":             {about: "Points by which the relief may be worth more than the concessions.", least: number(-maxPoints), most: number(maxPoints)},
	"price.snap_back_limit":       {about: "Within how long all relief has to be taken back after a violation.", pattern: spanForm},
	"price.theaters":              {about: "The theaters that an offer has to cover.", unique: true},
	"price.parties":               {about: "The parties that have to be in.", unique: true},
	"price.detection":             {about: "The chance that cheating is detected, by verification."},
	"price.detection.none":        {about: "Where nobody looks.", isRequired: true, least: number(0), most: number(1)},
	"price.detection.documents":   {about: "By documents.", isRequired: true, least: number(0), most: number(1)},
	"price.detection.inspections": {about: "By inspections.", isRequired: true, least: number(0), most: number(1)},
	"price.detection.intrusive":   {about: "By intrusive inspections.", isRequired: true, least: number(0), most: number(1)},

	"talk":            {about: "How headlines about readiness to talk are set against assets."},
	"talk.headlines":  {about: "The indicator of the headlines: events in the role of rhetoric; the first of these where it is absent."},
	"talk.noted":      {about: "A headline counts if its note has one of these texts; all count where it is absent."},
	"talk.window":     {about: "Within how long after a headline a benchmark has to have come nearer.", pattern: spanForm, otherwise: "90d"},
	"talk.benchmarks": {about: "The ids of the benchmarks that it is set against; all where it is absent.", unique: true},
	"talk.noise":      {about: "By how much a distance has to shrink, as a share of the benchmark's threshold; 0.1 where it is absent.", least: number(0), most: number(1)},
	"talk.noise_of":   {about: "The same for single benchmarks, by their ids, in the unit of the measure.", least: number(0)},

	"floor":                      {about: "What holding out costs against what conceding costs."},
	"floor.window":               {about: "Over which escalation is looked at.", pattern: spanForm, otherwise: "180d"},
	"floor.holding":              {about: "A part of the index of what holding out costs."},
	"floor.holding.name":         {about: "Its name for people; the measure where there is none."},
	"floor.holding.measure":      {about: "What is scored, such as mean(exports, \"90d\").", isRequired: true},
	"floor.holding.anchors":      {about: "Two numbers: at the first, the calm one, it scores 0, at the second, the severe one, 100.", isRequired: true},
	"floor.holding.weight":       {about: "Its weight in the index; 1 where it is absent.", above: number(0)},
	"floor.holding.evidence":     {about: "The lowest quality of reading that counts.", oneOf: qualityWords, otherwise: "estimated"},
	"floor.holding.max_age":      {about: "Older evidence is not fresh; where it is absent, three times the cadence of the indicator.", pattern: spanForm},
	"floor.conceding":            {about: "A part of the index of what conceding costs."},
	"floor.conceding.name":       {about: "Its name for people; the measure where there is none."},
	"floor.conceding.measure":    {about: "What is scored, such as mean(exports, \"90d\").", isRequired: true},
	"floor.conceding.anchors":    {about: "Two numbers: at the first, the calm one, it scores 0, at the second, the severe one, 100.", isRequired: true},
	"floor.conceding.weight":     {about: "Its weight in the index; 1 where it is absent.", above: number(0)},
	"floor.conceding.evidence":   {about: "The lowest quality of reading that counts.", oneOf: qualityWords, otherwise: "estimated"},
	"floor.conceding.max_age":    {about: "Older evidence is not fresh; where it is absent, three times the cadence of the indicator.", pattern: spanForm},
	"floor.conceding.escalation": {about: "The escalation that it stands for, where it does.", oneOf: axes[1:]},

	"trigger":              {about: "A condition with a consequence: a sanction that returns by itself."},
	"trigger.id":           {about: "Names it in terms and commands.", isRequired: true, pattern: idForm},
	"trigger.name":         {about: "Its name for people; the id where there is none."},
	"trigger.why":          {about: "Why it matters."},
	"trigger.measure":      {about: "What is compared, such as sum(launches, \"180d\").", isRequired: true},
	"trigger.when":         {about: "The comparison by which it fires, such as >= 1.", isRequired: true, pattern: comparisonForm},
	"trigger.reset":        {about: "The comparison by which it is armed again; where it is absent, when no longer holds.", pattern: comparisonForm},
	"trigger.for":          {about: "How long when has to hold before it fires.", pattern: spanForm, otherwise: "0d"},
	"trigger.evidence":     {about: "The lowest quality of reading that counts.", oneOf: qualityWords, otherwise: "estimated"},
	"trigger.max_age":      {about: "Older evidence is stale; where it is absent, three times the cadence of the indicator.", pattern: spanForm},
	"trigger.then":         {about: "The sanction that returns.", isRequired: true},
	"trigger.lag":          {about: "From the day on which it is known until the sanction is back.", pattern: spanForm, otherwise: "0d"},
	"trigger.baseline_lag": {about: "How long a consultation takes instead.", pattern: spanForm},
}

// testWords are the ids of the structural tests.
func testWords() []string {
	words := make([]string, len(tests))
	for i, test := range tests {
		words[i] = test.id
	}
	return words
}
