package ui

// The keys of the Offers screen: the offers, the terms of one, and the parameters of a term.
var keysOfOffers = []binding{
	bind(onOffers, actUp, "up k", "↑", "offer above").shown("select"),
	bind(onOffers, actDown, "down j", "↓", "offer below").shown("select"),
	bind(onOffers, actOpen, "enter", "⏎", "the offer's terms, as a waterfall").shown("terms"),
	bind(onOffers, actFilter, "/", "/", "filter").shown("filter"),
	bind(onOffers, actSort, "s", "s", "sort by the next column: signed, offer, rung, gap …").shown("sort"),
	bind(onOffers, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onOffers, actPageUp, "pgup ctrl+u", "pgup", "scroll its tests up"),
	bind(onOffers, actPageDown, "pgdown space ctrl+d", "pgdn", "scroll its tests down").shown("tests"),
	bind(onOffers, actFirst, "home", "home", "the first offer"),
	bind(onOffers, actLast, "end G", "end", "the last offer"),

	bind(onTerms, actUp, "up k", "↑", "term above").shown("select"),
	bind(onTerms, actDown, "down j", "↓", "term below").shown("select"),
	bind(onTerms, actLeft, "left h", "←", "the offer before").shown("other offers"),
	bind(onTerms, actRight, "right l", "→", "the offer after").shown("other offers"),
	bind(onTerms, actNextPane, "tab shift+tab", "tab", "the term's parameters").shown("parameters"),
	bind(onTerms, actFilter, "/", "/", "filter").shown("filter"),
	bind(onTerms, actSort, "s", "s", "sort by the next column: term, value, expected …").shown("sort"),
	bind(onTerms, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onTerms, actPageUp, "pgup ctrl+u", "pgup", "scroll the term's parameters up"),
	bind(onTerms, actPageDown, "pgdown space ctrl+d", "pgdn", "scroll the term's parameters down"),
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
}
