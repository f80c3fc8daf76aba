package thresholds

import (
	"errors"
	"fmt"
	"math"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"watchtui/internal/data"
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
// of the framework are the whole language: of expr's, everything else is refused, so that a book cannot
// do what its readers would not expect of it.
func compileMeasure(source string, indicators []data.Indicator) (*compiled, error) {
	if len(source) > maxMeasure {
		return nil, &expressionError{0, fmt.Sprintf("a measure of %d characters is too long: %d are allowed", len(source), maxMeasure)}
	}
	config := conf.CreateNew()
	expr.DisableAllBuiltins()(config)
	ourNames(config)
	tree, err := parser.ParseWithConfig(source, config)
	if err != nil {
		return nil, syntaxError(err)
	}
	c := &compiler{indicators: indicators, out: &compiled{measure: &measure{}}}
	root := c.check(tree.Node)
	if c.err != nil {
		return nil, c.err
	}
	if len(c.out.measure.calls) == 0 {
		return nil, &expressionError{0, "a measure has to ask for an indicator, such as latest(" + firstID(indicators) + ")"}
	}
	c.out.measure.tree = tree.Node
	c.out.unit, c.out.low, c.out.high = root.unit, root.low, root.high
	if only, ok := tree.Node.(*ast.CallNode); ok {
		c.out.shape = shape{only.Callee.(*ast.IdentifierNode).Value, c.out.measure.calls[0].window}
		return c.out, nil
	}
	c.out.measure.program, err = expr.Compile(source, expr.Env(env{}), expr.AsFloat64(), expr.DisableAllBuiltins(),
		ourNames, expr.Patch(&slots{}))
	if err != nil {
		return nil, syntaxError(err)
	}
	return c.out, nil
}

// ourNames declares the functions to expr, whose parser would take "sum(" and others for its own.
func ourNames(config *conf.Config) {
	for _, f := range functions {
		expr.Function(f.name, func(...any) (any, error) { return math.NaN(), nil })(config)
	}
}

// slots puts V[0], V[1], … in the place of the calls, in the order in which the compiler met them.
type slots struct{ next int }

// Whole numbers become floats: expr would compute them, and overflow, as integers.
func (s *slots) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.CallNode:
		ast.Patch(node, &ast.MemberNode{Node: &ast.IdentifierNode{Value: "V"}, Property: &ast.IntegerNode{Value: s.next}})
		s.next++
	case *ast.IntegerNode:
		ast.Patch(node, &ast.FloatNode{Value: float64(n.Value)})
	}
}

func syntaxError(err error) error {
	var at *file.Error
	if errors.As(err, &at) {
		return &expressionError{at.From, "the measure cannot be read: " + at.Message}
	}
	return &expressionError{0, err.Error()}
}

func firstID(indicators []data.Indicator) string {
	if len(indicators) == 0 {
		return "x"
	}
	return indicators[0].ID
}
