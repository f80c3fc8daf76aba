package thresholds

import (
	"errors"
	"fmt"

	"watchtui/internal/data"
	"watchtui/internal/expression"
)

// expressionError is what is wrong in an expression, at a character from 0.
type expressionError struct {
	offset int
	text   string
}

func (e *expressionError) Error() string { return e.text }

// compiled is an expression and what is known of it without any reading.
type compiled struct {
	measure   *measure
	uses      []string
	unit      string
	low, high float64
	shape     shape
}

// maxMeasure bounds an expression, and with it how deep its parentheses can be.
const maxMeasure = 4096

// compileMeasure reads an expression such as `latest(a) / mean(b, "90d")`. Numbers, + - * / ** and the functions
// of function.go are the whole language, so that a book cannot do what its readers would not expect of it.
func compileMeasure(source string, indicators []data.Indicator) (*compiled, error) {
	if len(source) > maxMeasure {
		return nil, &expressionError{0, fmt.Sprintf("a measure of %d characters is too long: %d are allowed", len(source), maxMeasure)}
	}
	tree, err := expression.Parse(source)
	if err != nil {
		return nil, syntaxError(err)
	}
	c := &compiler{indicators: indicators, out: &compiled{measure: &measure{tree: tree}}}
	root := c.check(tree)
	if c.err != nil {
		return nil, c.err
	}
	if len(c.out.measure.calls) == 0 {
		return nil, &expressionError{0, "a measure has to ask for an indicator, such as latest(" + firstID(indicators) + ")"}
	}
	c.out.unit, c.out.low, c.out.high = root.unit, root.low, root.high
	if only, ok := tree.(*expression.Call); ok {
		c.out.shape = shape{only.Name, c.out.measure.calls[0].window}
	}
	return c.out, nil
}

func syntaxError(err error) error {
	var at *expression.Error
	if errors.As(err, &at) {
		return &expressionError{at.At, "the measure cannot be read: " + at.Text}
	}
	return &expressionError{0, err.Error()}
}

func firstID(indicators []data.Indicator) string {
	if len(indicators) == 0 {
		return "x"
	}
	return indicators[0].ID
}
