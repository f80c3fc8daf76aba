package ui

// The keys of the Floor screen.
var keysOfFloor = []binding{
	bind(onFloor, actDayBack, "left h", "←", "a day back").shown("time"),
	bind(onFloor, actDayForward, "right l", "→", "a day on").shown("time"),
	bind(onFloor, actUp, "up k", "↑", "part above").shown("part"),
	bind(onFloor, actDown, "down j", "↓", "part below").shown("part"),
	bind(onFloor, actOpen, "enter", "⏎", "open the part's indicator").shown("open"),
	bind(onFloor, actNextPane, "tab shift+tab", "tab", "parts, or what escalated").shown("escalation"),
	bind(onFloor, actRangeShorter, "[", "[", "shorter range: all 5y 1y 6m 3m 1m").shown("range"),
	bind(onFloor, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onFloor, actMonthBack, "pgup ctrl+u", "pgup", "30 days back"),
	bind(onFloor, actMonthForward, "pgdown ctrl+d", "pgdn", "30 days on"),
	bind(onFloor, actFirst, "home", "home", "to the first reading"),
	bind(onFloor, actLast, "end G", "end", "to the last day"),
}
