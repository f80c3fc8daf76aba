package ui

import "fmt"

// status is a message in the footer; it goes away by itself, or with the next key, unless something is broken.
type status struct {
	number    int
	text      string
	isBad     bool  // stays until what failed is mended
	cause     error // of a bad one
	isHint    bool  // goes away with the next key
	isRefusal bool  // says that what was asked for could not be done
	isResult  bool  // says what the reader has done; news of the store wait behind it
}

// say puts a message into the footer, for some seconds.
func (m *model) say(text string) { m.status = status{number: m.status.number + 1, text: text} }

// hint puts a message into the footer until the next key.
func (m *model) hint(text string) {
	if !m.status.isBad {
		m.status = status{number: m.status.number + 1, text: text, isHint: true}
	}
}

// result says what the reader has done.
func (m *model) result(text string) {
	m.say(text)
	m.status.isHint, m.status.isResult = true, true
}

// refuse says until the next key why what was asked for could not be done.
func (m *model) refuse(doing string, err error) {
	m.hint(fmt.Sprintf("%s: %v", doing, err))
	m.status.isRefusal = true
}

// fail says what went wrong.
func (m *model) fail(doing string, err error) {
	err = fmt.Errorf("%s: %w", doing, err)
	m.status = status{number: m.status.number + 1, text: err.Error(), isBad: true, cause: err}
}
