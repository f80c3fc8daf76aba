package ui

// The names of places and actions are part of the interface: a config names them, "watchtui keys" lists them. They stay.

var placeNames = [...]string{
	everywhere: "everywhere", onWatch: "watch", onChart: "chart", onTable: "table", onRecord: "record",
	onCompare: "compare", onChoosing: "choosing", onMeasure: "benchmark", onUsed: "used", onDescription: "description", onImports: "imports", onImport: "import",
	onAsking: "asking", onInput: "input", onPreview: "preview", onWorking: "working", onFilter: "filter", onHelp: "help",
	onPalette: "palette", onGoTo: "go_to", onPrompt: "prompt", onBookmarks: "bookmarks", onNews: "news", onCopy: "copy", onTyping: "typing", onExport: "export",
	onWhatIf: "what_if", onScenarios: "scenarios", onOffers: "offers", onTerms: "terms", onParameters: "parameters", onFloor: "floor",
	onTriggers: "triggers", onFirings: "firings", onFiring: "firing",
	onTalk: "talk", onHeadline: "headline", onStudy: "study",
}

var actionNames = [...]string{
	actQuit: "quit", actBack: "back", actEscape: "escape", actSuspend: "suspend", actHelp: "help", actNow: "now", actVintage: "vintage",
	actDayBack: "day_back", actDayForward: "day_forward", actMonthBack: "month_back", actMonthForward: "month_forward",
	actChangeBack: "change_back", actChangeForward: "change_forward", actFirst: "first", actLast: "last", actUp: "up", actDown: "down",
	actPageUp: "page_up", actPageDown: "page_down", actOpen: "open", actOpenNumber: "open_number", actNextPane: "next_pane",
	actPreviousPane: "previous_pane", actCrossBack: "cross_back", actCrossForward: "cross_forward", actPanBack: "pan_back",
	actPanForward: "pan_forward", actZoomIn: "zoom_in", actZoomOut: "zoom_out", actRangeShorter: "range_shorter", actRangeLonger: "range_longer",
	actLog: "log_scale", actSource: "source", actFilter: "filter", actSort: "sort", actReverse: "reverse", actDelete: "delete", actImports: "imports", actUndo: "undo", actRedo: "redo",
	actAdd: "add", actYes: "yes", actNo: "no", actComplete: "complete", actLeft: "left", actRight: "right", actDeleteAfter: "delete_after",
	actClear: "clear", actAnswerBack: "answer_back", actAnswerForward: "answer_forward", actAnswerType: "answer_type",
	actSkipRefused: "skip_refused", actTheme: "theme", actExport: "export", actFixRange: "fix_range", actByColumn: "by_column", actMeasure: "measure", actCompare: "compare", actMode: "mode", actChoose: "choose",
	actBenchmarkBefore: "benchmark_before", actBenchmarkAfter: "benchmark_after", actDescribe: "describe", actPalette: "palette", actGoTo: "go_to", actDate: "date",
	actLatestChange: "latest_change", actWatch: "watch", actPlaceBack: "place_back", actPlaceForward: "place_forward", actBookmark: "bookmark",
	actBookmarks: "bookmarks", actRemove: "remove", actNews: "news", actVisit: "visit", actCopy: "copy", actCopyReading: "copy_reading",
	actCopyVerdict: "copy_verdict", actCopyTable: "copy_table",
	actWhatIf: "what_if", actLess: "less", actMore: "more", actMuchLess: "much_less", actMuchMore: "much_more", actAssume: "assume",
	actRemoveAll: "remove_all", actSmallest: "smallest_change", actSave: "save", actLoad: "load",
	actTriggers: "triggers", actOffers: "offers", actFloor: "floor",
	actTalk: "talk",
}

// name is what a config calls the action of a binding.
func (b binding) name() string { return actionNames[b.act] }
