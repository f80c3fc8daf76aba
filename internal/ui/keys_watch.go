package ui

// The keys of the Watch screen.
var keysOfWatch = []binding{
	bind(onWatch, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onWatch, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onWatch, actChangeBack, "shift+left H", "⇧←", "to the change before"),
	bind(onWatch, actChangeForward, "shift+right L", "⇧→", "to the next change"),
	bind(onWatch, actMonthBack, "pgup ctrl+u", "pgup", "30 days back"),
	bind(onWatch, actMonthForward, "pgdown ctrl+d", "pgdn", "30 days on"),
	bind(onWatch, actFirst, "home", "home", "to the first reading"),
	bind(onWatch, actLast, "end G", "end", "to the last day"),
	bind(onWatch, actUp, "up k", "↑", "benchmark above").shown("select"),
	bind(onWatch, actDown, "down j", "↓", "benchmark below").shown("select"),
	bind(onWatch, actNextPane, "tab", "tab", "next chart"),
	bind(onWatch, actPreviousPane, "shift+tab", "⇧tab", "chart before"),
	bind(onWatch, actOpen, "enter", "⏎", "open what is selected").shown("open"),
	bind(onWatch, actFilter, "/", "/", "filter the benchmarks"),
	bind(onWatch, actSort, "s", "s", "sort by state, name, distance, or as the watchbook"),
	bind(onWatch, actReverse, "r", "r", "turn the order round"),
}
