// Package thresholds turns readings into verdicts. A watchbook names indicators, benchmarks
// (a measure against a threshold, with the evidence that it asks for) and offers, whose rungs
// require benchmarks. Run replays the readings and answers, for every day: in which state is each
// benchmark, which rung has each offer reached, since when, and what tipped it.
//
// Everything here is a pure function of (book, readings, vintage, day). There is no clock, no file
// and no terminal in this package, and the same input gives the same answer on every machine.
//
// # Words
//
//	measure     a number computed from indicators on a day: drawdown(oil_exports_china, "1y")
//	undefined   a measure that cannot be computed (NaN here), never 0
//	threshold   what the measure is compared with: <= 185
//	release     the comparison that ends met once it is reached (hysteresis)
//	dwell       how long a comparison must hold before it counts
//	evidence    the lowest quality of reading that counts
//	state       no data, stale, unverified, contested, unmet, holding or met
//	rung        a step of an offer, with the benchmarks that it requires
//	verdict     the rung that an offer has reached on a day
//	term        what an offer promises: a concession by Tehran or relief to it, in points of the book's own
//	price       what an offer's terms are worth after chance, waiting and sunsets; its gap is relief less concessions
//	test        a structural test of an offer's terms: passes, fails, is impossible, or the book has not told what it needs
//	trial       a day's readings with one more, to find which value of it does something
//	unknown     a benchmark that the readings leave open: over ranges and sources, or for want of evidence
//	certain     a verdict that is the same whatever the unknown are; else it is only possible
//	knowable    a state, from the day on which the readings that give it were out
//	trigger     a condition with a consequence: armed, or fired until its reset holds on evidence
//	firing      one time that a trigger fired, with the violation, when it could be known, and the enforcement lag
//	outlook     the chance that a benchmark is met within 90 days, beside its base rate and its past error
//	replay      a forecast for a past day with what was known on it, beside what came
//	trend       where the slope of the last half year leads a measure
//	headline    a statement about readiness to talk: strategic where a benchmark came nearer by more than noise within its window, else theatrical
//	noise       how much a benchmark's distance has to shrink to count as a move
//	study       the indicators' moves after headlines against those after dates at random
//	fact        a firing or a transition, of which somebody may want to be told once
//	rule        a trigger or an offer, as what facts come from
//	floor       the cost of holding out against the cost of conceding; open where holding costs more
//	index       a side of the floor, from 0 to 100: the mean of its parts by weight
//	part        a measure scored between two anchors, 0 at the calm one and 100 at the severe one
//	escalation  over a window: enrichment or the stock up (vertical), the proxies' tempo down (horizontal concession)
//	transition  the day on which a verdict changed, and what tipped it
//	explanation the chain from a verdict to the readings: the change, the rungs, their benchmarks, what these read
//	finding     a doubt about a rule of the book, on these readings: it was never met, or says what another says
//	diagnosticity  how much of what there is to know about the verdict the benchmarks of an indicator tell
//	difference  a stretch of days on which two books give two verdicts on the same readings
//	assumption  a reading that nobody published
//	parameter   a number on which prices and structural tests depend, of a term or of the book; a what-if can change it
//	scenario    a what-if: assumptions laid over the readings; it never reaches a store
//	move        what has to be read of one indicator: nothing, the same again, the same afresh, or another value
//	smallest change  the least moves by which an offer reaches a rung
//
// # Where things are
//
//	read.go, reader.go      a watchbook from its file; *_read.go: table by table
//	book.go                 a watchbook; offer.go, comparison.go, state.go, vintage.go: its words
//	schema*.go              what editors know of a watchbook; finding.go, lint*.go, diagnosticity.go: what it is blamed for; differ.go: two of them
//	expression.go           a measure as text; compiler.go: what it may say; measure.go, function.go: what it computes
//	preferred.go            which reading counts; stream*.go: all that do, one an instant; pyramid.go: folded by blocks; supply.go: of all indicators
//	run.go                  every day judged; due.go: which have to be looked at; history.go: what came of it; pieces.go: stretches without a change
//	why.go                  the reason of a state; takes*.go: what would change it, by trial.go and interval.go; explain.go: the whole chain
//	possible.go             what ranges and sources leave open; between.go, edges.go, certainty.go, impossible.go; knowable.go: when it was known
//	trigger*.go             conditions with a consequence; fact.go: what happened, to be told once
//	talk*.go                headlines against what the benchmarks did
//	term.go, price.go       what offers cost; structural*.go: how they are built; parameter.go, reprice*.go: with other numbers
//	floor*.go               the cost of holding out against the cost of conceding
//	outlook*.go             the chance that a benchmark is met; random.go: its randomness; trend.go: where the slope leads
//	scenario*.go            assumptions laid over readings
//	smallest*.go, need.go   the least that reaches a rung; solve*.go, boundary.go, plan.go: how it is found; rehearsal.go: how it is tried
//	describe*.go, words.go  all of it in words; mark.go: in one character; *_table.go: for machines
//
// # In words
//
// Reasons (why.go), what it would take (takes.go) and what charts show (describe*.go) are said here, in words.go's
// forms, so that every screen and command says the same.
//
// # How a day's state comes about
//
//	readings ── known on the day? ── preferred source ──▶ stream of any quality ──▶ A: comparison holds
//	                                              └─────▶ stream of evidence ─────▶ E: comparison holds
//
//	undefined on any quality      no data
//	any quality older than max_age   stale
//	A, not E                      unverified
//	E, not A                      contested
//	neither                       unmet
//	both, dwell not over          holding
//	both                          met        (while met, "not release" takes the comparison's place)
//
// # How an outlook is found
//
//	past readings ─▶ steps (days, change or rate, lag, quality) ─▶ paths of readings to come ─▶ each judged as known then ─▶ share met
//	the same for past days, as known then ─▶ forecasts and outcomes ─▶ Brier score, reliability
//
// # How the smallest change is found
//
//	what the rung requires ─▶ tasks that share no indicator ─▶ plans: wait, confirm, renew, else shift one value ─▶ rehearsal
//	  ─▶ the day on which all are met at once ─▶ scenario ─▶ proven by Run
//
// A rehearsal goes on where a history stands and judges the days to come, so trying a value costs little. Where a measure goes one way with
// one value, the least value is found by halving to the last bit, and is exact; what is found for measures of several indicators,
// or that go both ways, is called approximate.
package thresholds
