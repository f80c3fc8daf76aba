package ui

// The keys of the Benchmark screen: its chart, and the readings used below it.
var keysOfBenchmark = []binding{
	bind(onMeasure, actCrossBack, "left h", "←", "earlier day, by columns").shown("day"),
	bind(onMeasure, actCrossForward, "right l", "→", "later day").shown("day"),
	bind(onMeasure, actBenchmarkBefore, "up k (", "↑", "benchmark above").shown("benchmark"),
	bind(onMeasure, actBenchmarkAfter, "down j )", "↓", "benchmark below").shown("benchmark"),
	bind(onMeasure, actPanBack, "shift+left H", "⇧←", "earlier"),
	bind(onMeasure, actPanForward, "shift+right L", "⇧→", "later"),
	bind(onMeasure, actZoomIn, "+ =", "+", "zoom in around the crosshair").shown("zoom"),
	bind(onMeasure, actZoomOut, "- _", "-", "zoom out").shown("zoom"),
	bind(onMeasure, actRangeShorter, "[", "[", "shorter range: all 5y 1y 6m 3m 1m").shown("range"),
	bind(onMeasure, actRangeLonger, "]", "]", "longer range").shown("range"),
	bind(onMeasure, actFirst, "home", "home", "first day"),
	bind(onMeasure, actLast, "end", "end", "the day looked at"),
	bind(onMeasure, actNextPane, "tab enter", "tab", "the readings used").shown("readings"),

	bind(onUsed, actUp, "up k", "↑", "line above").shown("move"),
	bind(onUsed, actDown, "down j", "↓", "line below").shown("move"),
	bind(onUsed, actPageUp, "pgup ctrl+u", "pgup", "page above"),
	bind(onUsed, actPageDown, "pgdown space ctrl+d", "pgdn", "page below"),
	bind(onUsed, actFirst, "home", "home", "first line"),
	bind(onUsed, actLast, "end", "end", "last line"),
	bind(onUsed, actOpen, "enter", "⏎", "the reading in full").shown("in full"),
	bind(onUsed, actFilter, "/", "/", "filter").shown("filter"),
	bind(onUsed, actSort, "s", "s", "sort by the next column: observed, value, source …").shown("sort"),
	bind(onUsed, actReverse, "r", "r", "turn the order round").shown("sort"),
	bind(onUsed, actBenchmarkBefore, "(", "(", "benchmark above").shown("benchmark"),
	bind(onUsed, actBenchmarkAfter, ")", ")", "benchmark below").shown("benchmark"),
	bind(onUsed, actNextPane, "tab shift+tab", "tab", "the chart").shown("chart"),
}
