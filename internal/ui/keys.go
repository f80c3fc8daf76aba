package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"watchtui/internal/data"
)

// This is the only file with the names of keys. A key is looked up for where the reader is, then
// among those that work everywhere (keymap.go); the reader may have remapped it (keymap_remap.go).

// where is a part of the program with keys of its own.
type where uint8

const (
	everywhere where = iota
	onWatch
	onChart  // the large chart of the indicator screen
	onTable  // the tables below it
	onRecord // one reading in full
	onCompare
	onChoosing // what to compare with
	onMeasure  // the chart of the benchmark screen
	onUsed     // the readings below it
	onImports
	onImport  // one import in full
	onAsking  // whether to undo or redo an import
	onInput   // while a path or an answer is typed
	onPreview // of a file to import
	onWorking // while an import is made or undone
	onWhatIf
	onScenarios // those that are saved
	onTalk
	onHeadline // one headline in full
	onStudy
	onOffers
	onTerms      // of an offer
	onParameters // of a term
	onFloor
	onFilter // while text is typed
	onDescription
	onHelp
	onPalette
	onGoTo      // the menu of places to go to
	onPrompt    // while a day or a name is typed
	onBookmarks // the list of them
	onNews      // what changed since the last session
	onCopy      // the menu of what can be copied
	onTyping    // whatever is typed
	onExport    // while the name of a file to write is typed
	onTriggers
	onFirings // the list of firings below it
	onFiring  // one firing in full
)

var whereTitles = [...]string{
	everywhere: "Everywhere", onWatch: "Watch", onChart: "Indicator: chart", onTable: "Indicator: tables",
	onRecord: "One reading", onCompare: "Compare", onChoosing: "What to compare", onMeasure: "Benchmark: chart", onUsed: "Benchmark: readings used",
	onDescription: "In words", onImports: "Imports", onImport: "One import", onAsking: "Undo or redo?", onInput: "While a path or an answer is typed",
	onPreview: "Before an import", onWorking: "While it works", onWhatIf: "What if", onScenarios: "Saved scenarios", onTalk: "Talk against assets", onHeadline: "One headline", onStudy: "Event study", onOffers: "Offers", onTerms: "Offers: terms", onParameters: "Offers: parameters", onFloor: "Floor", onFilter: "Filter", onHelp: "Help",
	onPalette: "Commands", onGoTo: "Go to", onPrompt: "While a day or a name is typed", onBookmarks: "Bookmarks",
	onNews: "Since you last looked", onCopy: "Copy", onTyping: "While anything is typed", onExport: "Before a file is written",
	onTriggers: "Triggers", onFirings: "Triggers: firings", onFiring: "One firing",
}

// action is what a key asks for.
type action uint8

const (
	actNone action = iota
	actQuit
	actBack
	actEscape
	actSuspend
	actHelp
	actNow
	actVintage
	actDayBack
	actDayForward
	actMonthBack
	actMonthForward
	actChangeBack
	actChangeForward
	actFirst
	actLast
	actUp
	actDown
	actPageUp
	actPageDown
	actOpen
	actOpenNumber
	actNextPane
	actPreviousPane
	actCrossBack
	actCrossForward
	actPanBack
	actPanForward
	actZoomIn
	actZoomOut
	actRangeShorter
	actRangeLonger
	actLog
	actFixRange
	actByColumn
	actCompare
	actMode
	actChoose
	actSource
	actFilter
	actDelete
	actImports
	actTheme
	actExport
	actUndo
	actRedo
	actAdd
	actYes
	actNo
	actComplete
	actLeft
	actRight
	actDeleteAfter
	actClear
	actAnswerBack
	actAnswerForward
	actAnswerType
	actSkipRefused
	actBenchmarkBefore
	actBenchmarkAfter
	actDescribe
	actPalette
	actGoTo
	actDate
	actLatestChange
	actWatch
	actPlaceBack
	actPlaceForward
	actBookmark
	actBookmarks
	actRemove
	actNews
	actVisit
	actCopy
	actCopyReading
	actCopyVerdict
	actCopyTable
	actWhatIf
	actLess
	actMore
	actMuchLess
	actMuchMore
	actAssume
	actRemoveAll
	actSmallest
	actSave
	actLoad
	actTriggers
	actTalk
	actOffers
	actFloor
)

type binding struct {
	key.Binding
	in   where
	act  action
	hint string // names it in the footer; keys with one hint stand together
}

func bind(in where, act action, names, help, does string) binding {
	return binding{Binding: key.NewBinding(key.WithKeys(strings.Fields(names)...), key.WithHelp(help, does)), in: in, act: act}
}

// shown is the binding, named in the footer.
func (b binding) shown(hint string) binding {
	b.hint = hint
	return b
}

var bindings = []binding{
	bind(onWatch, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onWatch, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onWatch, actChangeBack, "shift+left H", "⇧←", "to the change before"),
	bind(onWatch, actChangeForward, "shift+right L", "⇧→", "to the next change"),
	bind(onWatch, actMonthBack, "pgup", "pgup", "30 days back"),
	bind(onWatch, actMonthForward, "pgdown", "pgdn", "30 days on"),
	bind(onWatch, actFirst, "home", "home", "to the first reading"),
	bind(onWatch, actLast, "end G", "end", "to the last day"),
	bind(onWatch, actUp, "up k", "↑", "benchmark above").shown("select"),
	bind(onWatch, actDown, "down j", "↓", "benchmark below").shown("select"),
	bind(onWatch, actNextPane, "tab", "tab", "next chart"),
	bind(onWatch, actPreviousPane, "shift+tab", "⇧tab", "chart before"),
	bind(onWatch, actOpen, "enter", "⏎", "open what is selected").shown("open"),
	bind(onWatch, actFilter, "/", "/", "filter the benchmarks"),

	bind(onChart, actCrossBack, "left h", "←", "reading before").shown("reading"),
	bind(onChart, actCrossForward, "right l", "→", "next reading").shown("reading"),
	bind(onChart, actPanBack, "shift+left H", "⇧←", "earlier"),
	bind(onChart, actPanForward, "shift+right L", "⇧→", "later"),
	bind(onChart, actZoomIn, "+ = up k", "+", "zoom in around the crosshair").shown("zoom"),
	bind(onChart, actZoomOut, "- _ down j", "-", "zoom out").shown("zoom"),
	bind(onChart, actRangeShorter, "[", "[", "shorter range: all 5y 1y 6m 3m 1m").shown("range"),
	bind(onChart, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onChart, actLog, "y", "y", "log scale on and off"),
	bind(onChart, actFixRange, "r", "r", "keep the value range, or let it follow"),
	bind(onChart, actByColumn, "x", "x", "crosshair by reading, by column"),
	bind(onChart, actSource, "s", "s", "sources one by one").shown("source"),
	bind(onChart, actCompare, "c", "c", "compare: indicators, sources, what was known").shown("compare"),
	bind(onChart, actFirst, "home", "home", "first reading"),
	bind(onChart, actLast, "end G", "end", "last reading"),
	bind(onChart, actNextPane, "tab", "tab", "readings, revisions, benchmarks").shown("tables"),
	bind(onChart, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),
	bind(onChart, actOpen, "enter", "⏎", "the reading in full"),

	bind(onTable, actUp, "up k", "↑", "line above").shown("move"),
	bind(onTable, actDown, "down j", "↓", "line below").shown("move"),
	bind(onTable, actPageUp, "pgup", "pgup", "page above"),
	bind(onTable, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onTable, actFirst, "home", "home", "first line"),
	bind(onTable, actLast, "end G", "end", "last line"),
	bind(onTable, actOpen, "enter", "⏎", "in full").shown("in full"),
	bind(onTable, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTable, actNextPane, "tab", "tab", "next table, chart").shown("next"),
	bind(onTable, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),

	bind(onMeasure, actCrossBack, "left h", "←", "earlier day, by columns").shown("day"),
	bind(onMeasure, actCrossForward, "right l", "→", "later day").shown("day"),
	bind(onMeasure, actBenchmarkBefore, "up k (", "↑", "benchmark above").shown("benchmark"),
	bind(onMeasure, actBenchmarkAfter, "down j )", "↓", "benchmark below").shown("benchmark"),
	bind(onMeasure, actPanBack, "shift+left H", "⇧←", "earlier"),
	bind(onMeasure, actPanForward, "shift+right L", "⇧→", "later"),
	bind(onMeasure, actZoomIn, "+ =", "+", "zoom in around the crosshair").shown("zoom"),
	bind(onMeasure, actZoomOut, "- _", "-", "zoom out").shown("zoom"),
	bind(onMeasure, actRangeShorter, "[", "[", "shorter range: all 5y 1y 6m 3m 1m").shown("range"),
	bind(onMeasure, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onMeasure, actFirst, "home", "home", "first day"),
	bind(onMeasure, actLast, "end", "end", "the day looked at"),
	bind(onMeasure, actNextPane, "tab enter", "tab", "the readings used").shown("readings"),

	bind(onUsed, actUp, "up k", "↑", "line above").shown("move"),
	bind(onUsed, actDown, "down j", "↓", "line below").shown("move"),
	bind(onUsed, actPageUp, "pgup", "pgup", "page above"),
	bind(onUsed, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onUsed, actFirst, "home", "home", "first line"),
	bind(onUsed, actLast, "end", "end", "last line"),
	bind(onUsed, actOpen, "enter", "⏎", "the reading in full").shown("in full"),
	bind(onUsed, actFilter, "/", "/", "filter").shown("filter"),
	bind(onUsed, actBenchmarkBefore, "(", "(", "benchmark above").shown("benchmark"),
	bind(onUsed, actBenchmarkAfter, ")", ")", "benchmark below").shown("benchmark"),
	bind(onUsed, actNextPane, "tab shift+tab", "tab", "the chart").shown("chart"),

	bind(onRecord, actOpen, "enter", "⏎", "its indicator's chart, at this reading").shown("chart"),
	bind(onRecord, actUp, "up k left h", "↑", "the reading above").shown("other readings"),
	bind(onRecord, actDown, "down j right l", "↓", "the reading below").shown("other readings"),

	bind(onCompare, actCrossBack, "left h", "←", "reading before").shown("reading"),
	bind(onCompare, actCrossForward, "right l", "→", "next reading").shown("reading"),
	bind(onCompare, actMode, "tab c", "tab", "one axis, rebased to 100, two axes").shown("axes"),
	bind(onCompare, actCompare, "enter", "⏎", "what to compare with").shown("choose"),
	bind(onCompare, actPanBack, "shift+left H", "⇧←", "earlier"),
	bind(onCompare, actPanForward, "shift+right L", "⇧→", "later"),
	bind(onCompare, actZoomIn, "+ = up k", "+", "zoom in around the crosshair").shown("zoom"),
	bind(onCompare, actZoomOut, "- _ down j", "-", "zoom out").shown("zoom"),
	bind(onCompare, actRangeShorter, "[", "[", "shorter range").shown("range"),
	bind(onCompare, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onCompare, actLog, "y", "y", "log scale on and off"),
	bind(onCompare, actFixRange, "r", "r", "keep the value range, or let it follow"),
	bind(onCompare, actByColumn, "x", "x", "crosshair by reading of A, by column"),
	bind(onCompare, actFirst, "home", "home", "first reading of A"),
	bind(onCompare, actLast, "end", "end", "last reading of A"),

	bind(onChoosing, actUp, "up k", "↑", "line above").shown("move"),
	bind(onChoosing, actDown, "down j", "↓", "line below").shown("move"),
	bind(onChoosing, actChoose, "space", "space", "choose, or drop what was chosen").shown("choose"),
	bind(onChoosing, actOpen, "enter", "⏎", "compare; this line where none is chosen").shown("compare"),
	bind(onChoosing, actFilter, "/", "/", "filter").shown("filter"),
	bind(onChoosing, actPageUp, "pgup", "pgup", "page above"),
	bind(onChoosing, actPageDown, "pgdown", "pgdn", "page below"),
	bind(onChoosing, actFirst, "home", "home", "first line"),
	bind(onChoosing, actLast, "end", "end", "last line"),

	bind(onImports, actUp, "up k", "↑", "import above").shown("move"),
	bind(onImports, actDown, "down j", "↓", "import below").shown("move"),
	bind(onImports, actOpen, "enter", "⏎", "the import in full, with its refused rows").shown("in full"),
	bind(onImports, actAdd, "a", "a", "import a file").shown("add a file"),
	bind(onImports, actUndo, "x", "x", "undo the import, after asking").shown("undo"),
	bind(onImports, actRedo, "X shift+x", "X", "redo an import that is undone, after asking").shown("redo"),
	bind(onImports, actFilter, "/", "/", "filter").shown("filter"),
	bind(onImports, actPageUp, "pgup", "pgup", "page above"),
	bind(onImports, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onImports, actFirst, "home", "home", "the latest import"),
	bind(onImports, actLast, "end G", "end", "the first import"),

	bind(onImport, actUp, "up k", "↑", "scroll up").shown("scroll"),
	bind(onImport, actDown, "down j", "↓", "scroll down").shown("scroll"),
	bind(onImport, actLeft, "left h", "←", "the import above").shown("other imports"),
	bind(onImport, actRight, "right l", "→", "the import below").shown("other imports"),
	bind(onImport, actUndo, "x", "x", "undo the import, after asking").shown("undo"),
	bind(onImport, actRedo, "X shift+x", "X", "redo it where it is undone, after asking").shown("redo"),
	bind(onImport, actPageUp, "pgup", "pgup", "page above"),
	bind(onImport, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onImport, actFirst, "home", "home", "to the top"),
	bind(onImport, actLast, "end G", "end", "to the last refused row"),

	bind(onAsking, actYes, "y Y", "y", "yes").shown("yes"),
	bind(onAsking, actNo, "n N", "n", "no, leave it as it is").shown("no"),

	bind(onInput, actOpen, "enter", "⏎", "take it; nothing is written yet").shown("take it"),
	bind(onInput, actComplete, "tab", "tab", "complete the path").shown("complete"),
	bind(onInput, actEscape, "esc", "esc", "leave it").shown("leave it"),

	bind(onPreview, actOpen, "enter", "⏎", "import the file").shown("import"),
	bind(onPreview, actAnswerBack, "left h", "←", "answer before").shown("answer"),
	bind(onPreview, actAnswerForward, "right l", "→", "next answer").shown("answer"),
	bind(onPreview, actAnswerType, "e", "e", "type an answer that is not among the choices").shown("type the answer"),
	bind(onPreview, actNextPane, "tab", "tab", "next question").shown("question"),
	bind(onPreview, actPreviousPane, "shift+tab", "⇧tab", "question before"),
	bind(onPreview, actSkipRefused, "s", "s", "leave refused rows out, or not").shown("skip refused"),
	bind(onPreview, actUp, "up k", "↑", "line above").shown("scroll"),
	bind(onPreview, actDown, "down j", "↓", "line below").shown("scroll"),
	bind(onPreview, actPageUp, "pgup", "pgup", "page above"),
	bind(onPreview, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onPreview, actFirst, "home", "home", "to the top"),
	bind(onPreview, actLast, "end G", "end", "to the end"),
	bind(onPreview, actEscape, "esc", "esc", "another file; nothing was written").shown("another file"),

	bind(onWhatIf, actUp, "up k", "↑", "indicator or assumption above").shown("select"),
	bind(onWhatIf, actDown, "down j", "↓", "indicator or assumption below").shown("select"),
	bind(onWhatIf, actLess, "left h - _", "←", "assume a step less, on the day looked at").shown("value"),
	bind(onWhatIf, actMore, "right l + =", "→", "assume a step more").shown("value"),
	bind(onWhatIf, actMuchLess, "shift+left H", "⇧←", "ten steps less"),
	bind(onWhatIf, actMuchMore, "shift+right", "⇧→", "ten steps more"),
	bind(onWhatIf, actAssume, "a", "a", "assume a reading: indicator, value, date, quality, source").shown("assume"),
	bind(onWhatIf, actRemove, "u delete backspace", "u", "remove an assumption").shown("remove"),
	bind(onWhatIf, actRemoveAll, "U shift+u", "U", "remove all of them"),
	bind(onWhatIf, actSmallest, "m", "m", "the smallest change that reaches the next rung").shown("smallest change"),
	bind(onWhatIf, actSave, "S shift+s", "S", "save it as a scenario").shown("save"),
	bind(onWhatIf, actLoad, "L shift+l", "L", "load a scenario").shown("load"),
	bind(onWhatIf, actOpen, "enter", "⏎", "open the indicator"),
	bind(onWhatIf, actMonthBack, "pgup", "pgup", "30 days back"),
	bind(onWhatIf, actMonthForward, "pgdown", "pgdn", "30 days on, beyond today, too"),
	bind(onWhatIf, actLast, "end G", "end", "to the last day that it reaches"),

	bind(onTriggers, actUp, "up k", "↑", "trigger above").shown("select"),
	bind(onTriggers, actDown, "down j", "↓", "trigger below").shown("select"),
	bind(onTriggers, actOpen, "enter", "⏎", "its firings").shown("firings"),
	bind(onTriggers, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onTriggers, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onTriggers, actChangeBack, "shift+left H", "⇧←", "to where the trigger fired or was armed before").shown("firing"),
	bind(onTriggers, actChangeForward, "shift+right L", "⇧→", "to where it does next").shown("firing"),
	bind(onTriggers, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTriggers, actNextPane, "tab", "tab", "the list, the firings"),
	bind(onTriggers, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),
	bind(onTriggers, actPageUp, "pgup", "pgup", "page above"),
	bind(onTriggers, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onTriggers, actFirst, "home", "home", "the first trigger"),
	bind(onTriggers, actLast, "end G", "end", "the last trigger"),

	bind(onFirings, actUp, "up k", "↑", "firing above").shown("select"),
	bind(onFirings, actDown, "down j", "↓", "firing below").shown("select"),
	bind(onFirings, actOpen, "enter", "⏎", "the firing in full, with its reading").shown("in full"),
	bind(onFirings, actFilter, "/", "/", "filter").shown("filter"),
	bind(onFirings, actNextPane, "tab", "tab", "the firings, the list").shown("list"),
	bind(onFirings, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),
	bind(onFirings, actPageUp, "pgup", "pgup", "page above"),
	bind(onFirings, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onFirings, actFirst, "home", "home", "the latest firing"),
	bind(onFirings, actLast, "end G", "end", "the first firing"),

	bind(onFiring, actOpen, "enter", "⏎", "the chart of its indicator, at the reading").shown("chart"),
	bind(onFiring, actUp, "up k left h", "↑", "the firing above").shown("other firings"),
	bind(onFiring, actDown, "down j right l", "↓", "the firing below").shown("other firings"),

	bind(onScenarios, actUp, "up k", "↑", "scenario above").shown("select"),
	bind(onScenarios, actDown, "down j", "↓", "scenario below").shown("select"),
	bind(onScenarios, actOpen, "enter", "⏎", "load it, in the place of what is assumed").shown("load"),
	bind(onScenarios, actEscape, "esc", "esc", "leave it").shown("leave it"),

	bind(onTalk, actUp, "up k", "↑", "headline above").shown("move"),
	bind(onTalk, actDown, "down j", "↓", "headline below").shown("move"),
	bind(onTalk, actOpen, "enter", "⏎", "the headline in full, with what each benchmark did").shown("in full"),
	bind(onTalk, actNextPane, "tab", "tab", "the event study").shown("event study"),
	bind(onTalk, actPreviousPane, "shift+tab", "⇧tab", "the event study, too"),
	bind(onTalk, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTalk, actPageUp, "pgup", "pgup", "page above"),
	bind(onTalk, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onTalk, actFirst, "home", "home", "the latest headline"),
	bind(onTalk, actLast, "end G", "end", "the first headline"),

	bind(onHeadline, actUp, "up k", "↑", "scroll up").shown("scroll"),
	bind(onHeadline, actDown, "down j", "↓", "scroll down").shown("scroll"),
	bind(onHeadline, actLeft, "left h", "←", "the headline above").shown("other headlines"),
	bind(onHeadline, actRight, "right l", "→", "the headline below").shown("other headlines"),
	bind(onHeadline, actOpen, "enter", "⏎", "how things stood on its day").shown("its day"),
	bind(onHeadline, actPageUp, "pgup", "pgup", "page above"),
	bind(onHeadline, actPageDown, "pgdown space", "pgdn", "page below"),

	bind(onStudy, actUp, "up k", "↑", "line above").shown("scroll"),
	bind(onStudy, actDown, "down j", "↓", "line below").shown("scroll"),
	bind(onStudy, actNextPane, "tab", "tab", "the headlines").shown("headlines"),
	bind(onStudy, actPreviousPane, "shift+tab", "⇧tab", "the headlines, too"),
	bind(onStudy, actPageUp, "pgup", "pgup", "page above"),
	bind(onStudy, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onOffers, actUp, "up k", "↑", "offer above").shown("select"),
	bind(onOffers, actDown, "down j", "↓", "offer below").shown("select"),
	bind(onOffers, actOpen, "enter", "⏎", "the offer's terms, as a waterfall").shown("terms"),
	bind(onOffers, actFilter, "/", "/", "filter").shown("filter"),
	bind(onOffers, actPageUp, "pgup", "pgup", "scroll its tests up"),
	bind(onOffers, actPageDown, "pgdown space", "pgdn", "scroll its tests down").shown("tests"),
	bind(onOffers, actFirst, "home", "home", "the first offer"),
	bind(onOffers, actLast, "end G", "end", "the last offer"),

	bind(onTerms, actUp, "up k", "↑", "term above").shown("select"),
	bind(onTerms, actDown, "down j", "↓", "term below").shown("select"),
	bind(onTerms, actLeft, "left h", "←", "the offer before").shown("other offers"),
	bind(onTerms, actRight, "right l", "→", "the offer after").shown("other offers"),
	bind(onTerms, actNextPane, "tab shift+tab", "tab", "the term's parameters").shown("parameters"),
	bind(onTerms, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTerms, actPageUp, "pgup", "pgup", "scroll the term's parameters up"),
	bind(onTerms, actPageDown, "pgdown space", "pgdn", "scroll the term's parameters down"),
	bind(onTerms, actFirst, "home", "home", "the first term"),
	bind(onTerms, actLast, "end G", "end", "the last term"),

	bind(onParameters, actUp, "up k", "↑", "parameter above").shown("select"),
	bind(onParameters, actDown, "down j", "↓", "parameter below").shown("select"),
	bind(onParameters, actLess, "left h - _", "←", "in a what-if: a step less").shown("value"),
	bind(onParameters, actMore, "right l + =", "→", "in a what-if: a step more").shown("value"),
	bind(onParameters, actMuchLess, "shift+left H", "⇧←", "ten steps less"),
	bind(onParameters, actMuchMore, "shift+right L", "⇧→", "ten steps more"),
	bind(onParameters, actRemove, "u delete backspace", "u", "as the watchbook has it").shown("as it was"),
	bind(onParameters, actFirst, "home", "home", "the first parameter"),
	bind(onParameters, actLast, "end G", "end", "the last parameter"),
	bind(onParameters, actNextPane, "tab shift+tab", "tab", "the terms").shown("terms"),

	bind(onFloor, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onFloor, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onFloor, actUp, "up k", "↑", "part above").shown("part"),
	bind(onFloor, actDown, "down j", "↓", "part below").shown("part"),
	bind(onFloor, actOpen, "enter", "⏎", "open the part's indicator").shown("open"),
	bind(onFloor, actNextPane, "tab shift+tab", "tab", "parts, or what escalated").shown("escalation"),
	bind(onFloor, actRangeShorter, "[", "[", "shorter range: all 5y 1y 6m 3m 1m").shown("range"),
	bind(onFloor, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onFloor, actMonthBack, "pgup", "pgup", "30 days back"),
	bind(onFloor, actMonthForward, "pgdown", "pgdn", "30 days on"),
	bind(onFloor, actFirst, "home", "home", "to the first reading"),
	bind(onFloor, actLast, "end G", "end", "to the last day"),

	bind(onWorking, actEscape, "esc", "esc", "stop it").shown("stop"),

	bind(onFilter, actOpen, "enter", "⏎", "keep the filter").shown("keep"),
	bind(onFilter, actEscape, "esc", "esc", "drop the filter").shown("drop"),

	bind(onDescription, actUp, "up k", "↑", "line above").shown("scroll"),
	bind(onDescription, actDown, "down j", "↓", "line below").shown("scroll"),
	bind(onDescription, actPageUp, "pgup", "pgup", "page above"),
	bind(onDescription, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onDescription, actFirst, "home", "home", "to the top"),
	bind(onDescription, actLast, "end", "end", "to the end"),

	bind(onExport, actOpen, "enter", "⏎", "write the file; over one that is there after asking").shown("write it"),
	bind(onExport, actNextPane, "tab", "tab", "next form").shown("form"),
	bind(onExport, actPreviousPane, "shift+tab", "⇧tab", "form before"),
	bind(onExport, actEscape, "esc", "esc", "leave it").shown("leave it"),

	bind(onHelp, actUp, "up k", "↑", "line above").shown("move"),
	bind(onHelp, actDown, "down j", "↓", "line below").shown("move"),
	bind(onHelp, actPageUp, "pgup", "pgup", "page above"),
	bind(onHelp, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onHelp, actFirst, "home", "home", "to the top"),
	bind(onHelp, actLast, "end G", "end", "to the end"),
	bind(onHelp, actFilter, "/", "/", "filter").shown("filter"),

	bind(onPalette, actUp, "up ctrl+p", "↑", "command above").shown("select"),
	bind(onPalette, actDown, "down ctrl+n", "↓", "command below").shown("select"),
	bind(onPalette, actPageUp, "pgup", "pgup", "page above"),
	bind(onPalette, actPageDown, "pgdown", "pgdn", "page below"),
	bind(onPalette, actOpen, "enter", "⏎", "do it").shown("do it"),
	bind(onPalette, actEscape, "esc", "esc", "leave it").shown("leave"),

	bind(onGoTo, actFirst, "g", "g", "the first: reading, line or day"),
	bind(onGoTo, actLast, "e", "e", "the last"),
	bind(onGoTo, actDate, "d", "d", "a day …"),
	bind(onGoTo, actLatestChange, "c", "c", "the latest change"),
	bind(onGoTo, actNow, "n", "n", "now"),
	bind(onGoTo, actWatch, "w", "w", "the Watch screen"),
	bind(onGoTo, actNews, "s", "s", "what is new since you last looked"),

	bind(onPrompt, actOpen, "enter", "⏎", "take it").shown("take it"),
	bind(onPrompt, actEscape, "esc", "esc", "leave it").shown("leave it"),

	bind(onBookmarks, actUp, "up k", "↑", "bookmark above").shown("select"),
	bind(onBookmarks, actDown, "down j", "↓", "bookmark below").shown("select"),
	bind(onBookmarks, actPageUp, "pgup", "pgup", "page above"),
	bind(onBookmarks, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onBookmarks, actFirst, "home", "home", "the first"),
	bind(onBookmarks, actLast, "end G", "end", "the last"),
	bind(onBookmarks, actOpen, "enter", "⏎", "go there").shown("go there"),
	bind(onBookmarks, actRemove, "x", "x", "remove the bookmark").shown("remove"),
	bind(onBookmarks, actFilter, "/", "/", "filter").shown("filter"),

	bind(onNews, actUp, "up k", "↑", "line above").shown("select"),
	bind(onNews, actDown, "down j", "↓", "line below").shown("select"),
	bind(onNews, actPageUp, "pgup", "pgup", "page above"),
	bind(onNews, actPageDown, "pgdown space", "pgdn", "page below"),
	bind(onNews, actVisit, "right l", "→", "open what is selected").shown("open"),
	bind(onNews, actOpen, "enter", "⏎", "go on").shown("go on"),

	bind(onCopy, actCopyReading, "r", "r", "the reading, in one line with its citation"),
	bind(onCopy, actCopyVerdict, "v", "v", "the verdict, with since when and why"),
	bind(onCopy, actCopyTable, "t", "t", "the table as CSV, as it is filtered"),

	bind(onTyping, actLeft, "left", "←", "one character back"),
	bind(onTyping, actRight, "right", "→", "one character on"),
	bind(onTyping, actFirst, "home ctrl+a", "home", "to the beginning"),
	bind(onTyping, actLast, "end ctrl+e", "end", "to the end"),
	bind(onTyping, actDelete, "backspace", "⌫", "one character less"),
	bind(onTyping, actDeleteAfter, "delete ctrl+d", "del", "the next character less"),
	bind(onTyping, actClear, "ctrl+u", "ctrl+u", "begin again"),

	bind(everywhere, actChangeBack, "<", "<", "change before, of the verdict or the benchmark selected").shown("change"),
	bind(everywhere, actChangeForward, ">", ">", "next change").shown("change"),
	bind(everywhere, actDayBack, ",", ",", "a day back"),
	bind(everywhere, actDayForward, ".", ".", "a day on"),
	bind(everywhere, actNow, "n", "n", "now"),
	bind(everywhere, actVintage, "v", "v", "as known now, as known then").shown("vintage"),
	bind(everywhere, actOpenNumber, "1 2 3 4 5 6 7 8 9", "1-9", "open an indicator"),
	bind(everywhere, actDescribe, "D", "D", "the chart, benchmark or trigger in words"),
	bind(everywhere, actImports, "i", "i", "imports: list, undo, redo, add a file").shown("imports"),
	bind(everywhere, actWhatIf, "w", "w", "what if: assume readings, and see what they would change").shown("what if"),
	bind(everywhere, actTriggers, "t", "t", "triggers: armed or fired, and their firings").shown("triggers"),
	bind(everywhere, actTalk, "a", "a", "talk against assets: headlines, and what the assets did after them"),
	bind(everywhere, actOffers, "o", "o", "offers: price, structural tests and terms").shown("offers"),
	bind(everywhere, actFloor, "f", "f", "the floor: does holding out cost more than conceding?").shown("floor"),
	bind(everywhere, actGoTo, "g", "g", "go to …"),
	bind(everywhere, actPlaceBack, "ctrl+o alt+left", "ctrl+o", "back to where you were"),
	bind(everywhere, actPlaceForward, "ctrl+f alt+right", "ctrl+f", "forward again"),
	bind(everywhere, actBookmark, "b", "b", "set a bookmark here, or clear it"),
	bind(everywhere, actBookmarks, "'", "'", "bookmarks"),
	bind(everywhere, actCopy, "Y", "Y", "copy …"),
	bind(everywhere, actPalette, ":", ":", "commands").shown("commands"),
	bind(everywhere, actExport, "e", "e", "write what is on screen to a file: csv, json, md, svg, png"),
	bind(everywhere, actTheme, "T", "T", "next theme"),
	bind(everywhere, actHelp, "?", "?", "help").shown("help"),
	bind(everywhere, actEscape, "esc", "esc", "one level back, or select nothing"),
	bind(everywhere, actBack, "q", "q", "quit, or one level back").shown("quit"),
	bind(everywhere, actQuit, "ctrl+c", "ctrl+c", "quit at once"),
	bind(everywhere, actSuspend, "ctrl+z", "ctrl+z", "to the shell; fg returns"),
}

// boundIn tells whether a place has a key for an action.
func boundIn(in where, act action) bool {
	for _, b := range bindings {
		if b.in == in && b.act == act {
			return true
		}
	}
	return false
}

// types tells whether text is typed in a place.
func types(in where) bool {
	return in == onFilter || in == onInput || in == onPalette || in == onPrompt || in == onExport
}

// heeds tells whether an action is taken in a place: where an answer is due all others wait.
func heeds(in where, act action) bool {
	switch in {
	case onAsking:
		return act == actYes || act == actNo || act == actEscape || act == actBack
	case onWorking:
		return act == actEscape
	}
	return true
}

// The keys that can be pressed by name, beside single characters.
var keyNames = map[string]rune{
	"enter": tea.KeyEnter, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "esc": tea.KeyEscape, "space": tea.KeySpace,
	"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
	"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete, "insert": tea.KeyInsert,
	"f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5, "f6": tea.KeyF6,
	"f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10, "f11": tea.KeyF11, "f12": tea.KeyF12,
}

var keyModifiers = map[string]tea.KeyMod{"ctrl": tea.ModCtrl, "alt": tea.ModAlt, "shift": tea.ModShift}

// presses is the keys that a name stands for: one, or with "text:" each character of the rest.
func presses(name string) ([]tea.KeyPressMsg, error) {
	if text, ok := strings.CutPrefix(name, "text:"); ok {
		var typed []tea.KeyPressMsg
		for _, r := range text {
			typed = append(typed, character(r))
		}
		return typed, nil
	}
	if r := []rune(name); len(r) == 1 {
		return []tea.KeyPressMsg{character(r[0])}, nil
	}
	parts := strings.Split(name, "+")
	last := parts[len(parts)-1]
	press := tea.KeyPressMsg{}
	for _, part := range parts[:len(parts)-1] {
		mod, ok := keyModifiers[part]
		if !ok {
			return nil, unknownKey(name)
		}
		press.Mod |= mod
	}
	code, ok := keyNames[last]
	switch r := []rune(last); {
	case ok:
		press.Code = code
	case len(r) == 1:
		press.Code = r[0]
	default:
		return nil, unknownKey(name)
	}
	if last == "space" && press.Mod == 0 {
		press.Text = " "
	}
	return []tea.KeyPressMsg{press}, nil
}

func character(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }

func unknownKey(name string) error {
	lower := strings.ToLower(name)
	aliases := map[string]string{"escape": "esc", "return": "enter", "pagedown": "pgdown", "pgdn": "pgdown", "pageup": "pgup",
		"cr": "enter", "del": "delete", "bs": "backspace"}
	best := aliases[lower]
	if best == "" {
		best = data.Nearest(lower, sortedKeys(keyNames))
	}
	if best != "" {
		return fmt.Errorf("%q is not a key: did you mean %q?", name, best)
	}
	return fmt.Errorf("%q is not a key: want a character, a name such as down, enter or shift+left, or text: and what to type", name)
}
