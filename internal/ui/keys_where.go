package ui

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

// whereTitles are what help calls the places.
var whereTitles = [...]string{
	everywhere: "Everywhere", onWatch: "Watch",
	onChart: "Indicator: chart", onTable: "Indicator: tables", onRecord: "One reading", onCompare: "Compare", onChoosing: "What to compare",
	onMeasure: "Benchmark: chart", onUsed: "Benchmark: readings used",
	onImports: "Imports", onImport: "One import", onAsking: "Undo or redo?", onInput: "While a path or an answer is typed",
	onPreview: "Before an import", onWorking: "While it works",
	onWhatIf: "What if", onScenarios: "Saved scenarios",
	onTriggers: "Triggers", onFirings: "Triggers: firings", onFiring: "One firing",
	onTalk: "Talk against assets", onHeadline: "One headline", onStudy: "Event study",
	onOffers: "Offers", onTerms: "Offers: terms", onParameters: "Offers: parameters",
	onFloor:  "Floor",
	onFilter: "Filter", onDescription: "In words", onHelp: "Help", onPalette: "Commands", onGoTo: "Go to", onPrompt: "While a day or a name is typed",
	onBookmarks: "Bookmarks", onNews: "Since you last looked", onCopy: "Copy", onTyping: "While anything is typed", onExport: "Before a file is written",
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
