package booktest

import (
	"bytes"
	_ "embed"
)

//go:embed watchbook_test.toml
var defaultSuite []byte

// DefaultName is what the built-in suite is called in messages.
const DefaultName = "built-in tests"

// DefaultSource is the suite of the built-in watchbook as a file, to begin one's own with.
func DefaultSource() []byte { return bytes.Clone(defaultSuite) }
