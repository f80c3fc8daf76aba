package ui

// The keys of the Talk screen: the headlines, one of them in full, and the event study.
var keysOfTalk = []binding{
	bind(onTalk, actUp, "up k", "↑", "headline above").shown("move"),
	bind(onTalk, actDown, "down j", "↓", "headline below").shown("move"),
	bind(onTalk, actOpen, "enter", "⏎", "the headline in full, with what each benchmark did").shown("in full"),
	bind(onTalk, actNextPane, "tab", "tab", "the event study").shown("event study"),
	bind(onTalk, actPreviousPane, "shift+tab", "⇧tab", "the event study, too"),
	bind(onTalk, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTalk, actSort, "s", "s", "sort by the next column: day, result, what moved, source").shown("sort"),
	bind(onTalk, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onTalk, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onTalk, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onTalk, actFirst, "home", "home", "the latest headline"),
	bind(onTalk, actLast, "end G", "end", "the first headline"),

	bind(onHeadline, actUp, "up k", "↑", "scroll up").shown("scroll"),
	bind(onHeadline, actDown, "down j", "↓", "scroll down").shown("scroll"),
	bind(onHeadline, actLeft, "left h", "←", "the headline above").shown("other headlines"),
	bind(onHeadline, actRight, "right l", "→", "the headline below").shown("other headlines"),
	bind(onHeadline, actOpen, "enter", "⏎", "how things stood on its day").shown("its day"),
	bind(onHeadline, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onHeadline, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),

	bind(onStudy, actUp, "up k", "↑", "line above").shown("scroll"),
	bind(onStudy, actDown, "down j", "↓", "line below").shown("scroll"),
	bind(onStudy, actNextPane, "tab", "tab", "the headlines").shown("headlines"),
	bind(onStudy, actPreviousPane, "shift+tab", "⇧tab", "the headlines, too"),
	bind(onStudy, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onStudy, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
}
