package ui

// The keys of the Imports screen, and of a file on its way in.
var keysOfImports = []binding{
	bind(onImports, actUp, "up k", "↑", "import above").shown("move"),
	bind(onImports, actDown, "down j", "↓", "import below").shown("move"),
	bind(onImports, actOpen, "enter", "⏎", "the import in full, with its refused rows").shown("in full"),
	bind(onImports, actAdd, "a", "a", "import a file").shown("add a file"),
	bind(onImports, actUndo, "x", "x", "undo the import, after asking").shown("undo"),
	bind(onImports, actRedo, "X shift+x", "X", "redo an import that is undone, after asking").shown("redo"),
	bind(onImports, actFilter, "/", "/", "filter").shown("filter"),
	bind(onImports, actSort, "s", "s", "sort by the next column: when, file, read, new …").shown("sort"),
	bind(onImports, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onImports, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onImports, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onImports, actFirst, "home", "home", "the latest import"),
	bind(onImports, actLast, "end G", "end", "the first import"),

	bind(onImport, actUp, "up k", "↑", "scroll up").shown("scroll"),
	bind(onImport, actDown, "down j", "↓", "scroll down").shown("scroll"),
	bind(onImport, actLeft, "left h", "←", "the import above").shown("other imports"),
	bind(onImport, actRight, "right l", "→", "the import below").shown("other imports"),
	bind(onImport, actUndo, "x", "x", "undo the import, after asking").shown("undo"),
	bind(onImport, actRedo, "X shift+x", "X", "redo it where it is undone, after asking").shown("redo"),
	bind(onImport, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onImport, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
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
	bind(onPreview, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onPreview, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onPreview, actFirst, "home", "home", "to the top"),
	bind(onPreview, actLast, "end G", "end", "to the end"),
	bind(onPreview, actEscape, "esc", "esc", "another file; nothing was written").shown("another file"),

	bind(onWorking, actEscape, "esc", "esc", "stop it").shown("stop"),
}
