// Package sqlite keeps readings in one SQLite file, the store. It is the only place with SQL.
//
// # Words
//
//	store     one file; its -wal and -shm beside it while it is open
//	import    one change of the store; its id is its place in the order of imports
//	seq       the number of a stored reading, in the order of import; an import owns one run of them
//	repeat    a reading that an import brought again: it is stored once, and noted as a run of seqs
//	in force  brought, as its own or as a repeat, by at least one import that is not undone
//	pack      some readings that follow each other in time, once more and in one row, to be read at once
//	fact      a firing or a change of a verdict that a watcher was told of, or that was past when it began
//	telling   a command that ran for a fact, or is about to
//	watcher   who is told: a name, and the title of a watchbook
//	place     the earliest import in force that brings a reading, and then its seq
//
// # Laws
//
//   - A reading is stored once and never changed, moved or deleted. Undo and redo change one
//     column of one row of imports; what is in force follows from that.
//   - The store is as if undone imports had never been, except that their numbers are spent.
//   - Every change is one transaction: an import is there whole, with its counts and refusals, or
//     not at all. Every answer is one snapshot.
//   - Packs change nothing but the time that an answer takes. They hold what is stored, in force or not, up to an import;
//     one to whose time a later import has added is not used, and neither is one that cannot be read.
//   - A fact is noted once for each watcher, and of all that begin to tell of it one is first; no reading depends on facts.
//   - Nothing is written to a file before its header has said that it is a store of this version
//     or an older one.
//   - Text from outside is made fit to be shown (data.Visible) once, on its way in.
//
// # Where things are
//
//	store.go               an open store; path.go, connect.go, create.go, empty_*.go, migrate.go: how it comes to be one; scratch.go: one that is gone again; version.go: when it says
//	                       something else; errors.go
//	importing.go           rows on their way in: window.go (in the order of the table), classify.go (what each is, beside what is stored: stored.go), contradiction.go,
//	                       feed.go (stored at once), names.go, contents.go, refusals.go; settle.go, aside.go: whether it is there where nobody said so
//	imports.go             the changes of the store; undo.go; force.go, runs.go: what is in force, and at which place
//	series.go              the readings of an indicator; since.go: those that came after an import; record.go: one as it is stored
//	pack*.go, unpack.go    many readings in one row; packing.go: how they are made, arrival.go: what an import packs of itself
//	facts.go, tellings.go  what a watcher was told
//	migrations/            the schema, one file a version
//
// The package does not know what indicators mean, which source is preferred or what day it is.
package sqlite
