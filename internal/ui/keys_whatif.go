package ui

// The keys of the What if screen; its lines of text are typed with those of onInput.
var keysOfWhatIf = []binding{
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
	bind(onWhatIf, actMonthBack, "pgup ctrl+u", "pgup", "30 days back"),
	bind(onWhatIf, actMonthForward, "pgdown ctrl+d", "pgdn", "30 days on, beyond today, too"),
	bind(onWhatIf, actLast, "end G", "end", "to the last day that it reaches"),

	bind(onScenarios, actUp, "up k", "↑", "scenario above").shown("select"),
	bind(onScenarios, actDown, "down j", "↓", "scenario below").shown("select"),
	bind(onScenarios, actOpen, "enter", "⏎", "load it, in the place of what is assumed").shown("load"),
	bind(onScenarios, actEscape, "esc", "esc", "leave it").shown("leave it"),
}
