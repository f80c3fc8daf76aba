package ui

// The keys of the Triggers screen: the list, the firings below it, and one firing in full.
var keysOfTriggers = []binding{
	bind(onTriggers, actUp, "up k", "↑", "trigger above").shown("select"),
	bind(onTriggers, actDown, "down j", "↓", "trigger below").shown("select"),
	bind(onTriggers, actOpen, "enter", "⏎", "its firings").shown("firings"),
	bind(onTriggers, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onTriggers, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onTriggers, actChangeBack, "shift+left H", "⇧←", "to where the trigger fired or was armed before").shown("firing"),
	bind(onTriggers, actChangeForward, "shift+right L", "⇧→", "to where it does next").shown("firing"),
	bind(onTriggers, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTriggers, actSort, "s", "s", "sort by the next column: state, since, trigger, lag …").shown("sort"),
	bind(onTriggers, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onTriggers, actNextPane, "tab", "tab", "the list, the firings"),
	bind(onTriggers, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),
	bind(onTriggers, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onTriggers, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onTriggers, actFirst, "home", "home", "the first trigger"),
	bind(onTriggers, actLast, "end G", "end", "the last trigger"),

	bind(onFirings, actUp, "up k", "↑", "firing above").shown("select"),
	bind(onFirings, actDown, "down j", "↓", "firing below").shown("select"),
	bind(onFirings, actOpen, "enter", "⏎", "the firing in full, with its reading").shown("in full"),
	bind(onFirings, actFilter, "/", "/", "filter").shown("filter"),
	bind(onFirings, actSort, "s", "s", "sort by the next column: violated, known, returns, lag …").shown("sort"),
	bind(onFirings, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onFirings, actNextPane, "tab", "tab", "the firings, the list").shown("list"),
	bind(onFirings, actPreviousPane, "shift+tab", "⇧tab", "the other way round"),
	bind(onFirings, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onFirings, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onFirings, actFirst, "home", "home", "the latest firing"),
	bind(onFirings, actLast, "end G", "end", "the first firing"),

	bind(onFiring, actOpen, "enter", "⏎", "the chart of its indicator, at the reading").shown("chart"),
	bind(onFiring, actUp, "up k left h", "↑", "the firing above").shown("other firings"),
	bind(onFiring, actDown, "down j right l", "↓", "the firing below").shown("other firings"),
}
