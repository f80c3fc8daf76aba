// Package data holds the words of watchtui: what a reading is, and the series that
// readings make. It knows the standard library and nobody else, so every other package
// can speak in these words.
//
// # Glossary
//
// One word per thing, in code, SQL, help, documentation and on the screen.
//
//	indicator  something that is measured: oil exports to China, in kb/d
//	level      an indicator whose value holds until the next reading
//	event      an indicator whose values are counts on their dates, summed over windows
//	reading    one published statement about one indicator
//	observed   the date, or date-time, that a reading is about (UTC)
//	published  when a reading became known; also called its vintage
//	source     who published a reading: one stable name per publisher
//	quality    verified > estimated > claimed
//	revision   the same indicator, observed and source, published again with another value
//	duplicate  a reading that is there already, identical in all fields; it changes nothing
//	retracted  a reading that withdraws the earlier one of the same key
//	series     all readings of one indicator
//	import     one change of the store: a file, what it brought and what was refused
//	in force   brought by at least one import that is not undone
//	at         the day for which a question is asked
//	vintage    what may be known when answering: now, on a date, or as known then
//
// The words of the analysis (measure, benchmark, dwell, hysteresis, rung, offer, verdict)
// are those of package thresholds.
//
// # Where things are
//
//	reading.go, row.go           a reading, and with its place in a file
//	series.go, builder.go        the readings of one indicator; columns.go: the quick way in; column.go, narrow.go, codes.go, rare.go, place.go: how they are held in little room
//	plain.go, picks.go           a million of them without looking at each
//	day.go, instant.go, span.go  days, points in time and lengths of time
//	number.go, unit.go           numbers and units, for people and machines; visible.go: text that is fit for a terminal; nearest.go: the name that was perhaps meant
package data
