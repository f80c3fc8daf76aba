// Package booktest runs the unit tests of a watchbook: readings in shorthand, and what the book has to make of them on some days.
// It knows how tests are written and judged; files and exit codes are the command's.
//
// # Words
//
//	suite        a file of tests
//	test         readings, and what is expected of them
//	shorthand    a line of readings: "stock: 160+10x5 _ 9 @verified" (shorthand.go)
//	expectation  what a benchmark, an offer or a trigger has to be on a day
//	failure      an expectation that is not so: what is got, what is wanted, and the reason
package booktest
