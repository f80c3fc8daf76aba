package ui

// The keys of what is laid over a screen, and of lines of text that are typed.
var keysOfOverlays = []binding{
	bind(onFilter, actOpen, "enter", "⏎", "keep the filter").shown("keep"),
	bind(onFilter, actEscape, "esc", "esc", "drop the filter").shown("drop"),

	bind(onDescription, actUp, "up k", "↑", "line above").shown("scroll"),
	bind(onDescription, actDown, "down j", "↓", "line below").shown("scroll"),
	bind(onDescription, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onDescription, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onDescription, actFirst, "home", "home", "to the top"),
	bind(onDescription, actLast, "end", "end", "to the end"),

	bind(onExport, actOpen, "enter", "⏎", "write the file; over one that is there after asking").shown("write it"),
	bind(onExport, actNextPane, "tab", "tab", "next form").shown("form"),
	bind(onExport, actPreviousPane, "shift+tab", "⇧tab", "form before"),
	bind(onExport, actEscape, "esc", "esc", "leave it").shown("leave it"),

	bind(onHelp, actUp, "up k", "↑", "line above").shown("move"),
	bind(onHelp, actDown, "down j", "↓", "line below").shown("move"),
	bind(onHelp, actOpen, "enter", "⏎", "do what the line says, if it can be done from where you were").shown("do it"),
	bind(onHelp, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onHelp, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
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
	bind(onBookmarks, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onBookmarks, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onBookmarks, actFirst, "home", "home", "the first"),
	bind(onBookmarks, actLast, "end G", "end", "the last"),
	bind(onBookmarks, actOpen, "enter", "⏎", "go there").shown("go there"),
	bind(onBookmarks, actRemove, "x", "x", "remove the bookmark").shown("remove"),
	bind(onBookmarks, actFilter, "/", "/", "filter").shown("filter"),

	bind(onNews, actUp, "up k", "↑", "line above").shown("select"),
	bind(onNews, actDown, "down j", "↓", "line below").shown("select"),
	bind(onNews, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onNews, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
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
}
