// Package ui is the dashboard: the Watch screen, with the verdict and why, the Indicator screen, with the readings behind it, the
// Benchmark screen, with a measure against its threshold and what it would take, the Imports screen, with where readings came from,
// the What if screen, where readings are assumed, the Triggers screen, with what fired and how soon that is enforced, the Talk screen, where
// headlines are set against assets, the Offers screen, with the price of each offer, its structural tests and its terms, and the Floor screen. It
// knows readings and thresholds, and nothing of files or databases; what it
// needs of the world outside stands in Env. It does not judge: every word about a state comes from package thresholds.
//
// # The way of a key
//
//	key ─▶ keys*.go: action ─▶ press.go: who takes it ─▶ noun.go: new state ─▶ noun_view.go: canvas ─▶ display ─▶ terminal
//	                                                       └▶ answer.go: what is missing now ─▶ cmd*.go ─▶ Env
//
// The state is plain data and Update never waits: whatever may take long is a command, and its answer
// comes back as a message. A command is asked for by comparing what the screen wants with what is
// there (answer.go), so no key has to think of it, and a late answer is told by its generation.
//
// # Where things are
//
//	env.go        the world outside, and the options
//	run.go        the program on a terminal, and how the terminal is left; signals_*.go and window_size_*.go: what systems do differently
//	frame.go      the same program without a terminal
//	model.go      the root: its state, and which message goes where; press.go: which action; model_view.go: the screen as it is
//	screen.go     which screen is on top, and what the root asks of one
//	overlay.go    what is laid over a screen: help*.go, palette*.go, menu.go, date*.go, bookmark*.go, news*.go
//	answer.go     takes in answers, asks for what is missing
//	cmd*.go       all commands; nothing else reaches Env
//	keys*.go      all names of keys, a table a screen; help and footer are made from them. keys_where.go: the places that have keys; action.go: what they ask for
//	keymap*.go    which of them are in force: those of keys*.go, or as the reader has remapped them; key_names.go: what he calls them, keys_ascii.go: what they are called where there are no arrows
//	layout*.go    all rectangles: one file a screen, and boxes and menus laid over them
//	theme.go      what a piece of the screen means, and which theme says how it looks
//	theme_colours.go all colours
//	glyph.go      all marks, and what stands for them in ASCII
//	display.go    writes canvases to the terminal, while Bubble Tea has its modes; display_redraw.go: of each only what changed
//	canvas.go     what views paint on; rect.go: a part of it; pane_view.go: one with a title; pen.go: what writes in it; wrap.go: lines of text
//	header_view.go, footer_view.go the first and the last line, and button.go what of them can be clicked; title*.go: the terminal's own title, bell.go: when its bell rings
//	words.go      numbers, times and states in words, the same on every screen
//	list*.go      where the reader is in a list: the same for all of them
//	status.go     messages in the footer
//	moment.go     the day looked at, and what may be known; judged.go: how things stand then; changes.go: from change to change
//	store.go      what was read
//	book.go       the watchbook when it is edited
//	chart*.go     readings made ready to be drawn; plot*.go and axis*.go draw them, plot_course.go knows a million at a glance; plot_end.go: the last value at the end of a curve, plot_extremes.go: the highest and the lowest reading
//	raster*.go    a plot's dots as pixels for the terminal; pixels.go: whether it has them, and how they travel within the frame;
//	              sixel*.go: as sixel images after it
//	watch*.go     the Watch screen; verdict_view.go, evidence.go (how fresh it is), benchmark_list_view.go, strip*.go and sureness*.go (certain, or only
//	              possible) are its parts
//	window.go     the time that a large chart shows; range.go: the lengths of time that it walks
//	benchmark*.go the Benchmark screen; measure_line.go, used*.go, spot*.go (what is said of a day), fact_view.go (what is to be known)
//	              and outlook.go are its parts
//	description*.go charts in words, over the screen
//	indicator*.go the Indicator screen; crosshair*.go, ruler*.go, table*.go, listing.go (what a table lists) and
//	              record*.go (a reading in full) are its parts
//	compare*.go   curves beside each other on the Indicator screen; chooser*.go and curve.go are its parts
//	difference.go how one value differs from another, in words
//	filter.go     what a list is filtered by, sieve.go: a million readings; order.go: what a table is sorted by, order_columns.go: by which columns, order_rank.go: how a short list is, radix.go: a million rows; input.go: a line of text that is typed
//	palette*.go   the list of all that can be done; menu.go: keys that are pressed after another
//	date*.go      the day that is asked for; when*.go reads it
//	place*.go     where the reader is, as a value, as text to be kept, and in words; trail.go: the places visited; bookmark*.go: those that are kept
//	opening*.go   the first screen as the session before found it, to begin with
//	news*.go      what changed since the last session; kept.go: what stays between sessions, seen.go: how things stood at the end of one
//	copy*.go      what goes to the clipboard
//	imports*.go   the Imports screen; import*.go (one in full), work.go, and adding*.go, preview*.go and question*.go
//	              (a file on its way in) are its parts
//	mouse*.go     where a click or the wheel leads, a file a screen; drag.go: the large chart with a button held down
//	talk*.go      the Talk screen; headlines.go (what the assets did after them), around_view.go (the same as charts) and study_view.go (the event study) are its parts
//	whatif*.go    the What if screen. Every screen looks at the base that it makes (whatif_base.go); whatif_step.go: how values move,
//	              whatif_line.go: what is typed, whatif_scenario.go: saved and loaded, whatif_smallest.go: the smallest change, whatif_words.go:
//	              what it changes
//	triggers*.go  the Triggers screen: armed or fired, and over time (strip); firings*.go: the firings of one, and one in full
//	offers*.go    the Offers screen; terms*.go: the terms of one as a waterfall; parameters.go: its numbers; point_scale.go and detail_view.go serve both
//	floor*.go     the Floor screen; quadrant.go: what escalated
//	export*.go    the box that asks for a file's name; extract*.go and picture.go: what is on screen, to be written; draw.go: the same without a terminal
//
// # Words
//
//	place      where the reader is: screen, day, selection and zoom
//	overlay    what is laid over a screen and takes the keys
//	news       what changed since the last session
//	pane       a part of the screen with a title
//	strip      a history drawn along one line; with ribbons, one line for each benchmark
//	readout    a value in words, with date, source and quality
//	raster     the dots of a plot as the terminal's pixels; a picture is a chart for a file
//	patch      a part of a raster that goes to the terminal as one sixel image
//	curve      one of the lines that are compared, A to D
//	crosshair  the mark on the large chart that goes from reading to reading, or from column to column
//	base       readings and what was made of them: the store's, or a what-if's
//	flip       a state or verdict that is another with the assumptions than without
package ui
