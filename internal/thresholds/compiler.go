package thresholds

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"watchtui/internal/data"
	"watchtui/internal/expression"
	"watchtui/internal/tomlfile"
)

// compiler walks a tree, depth first and left to right, as computing it does.
type compiler struct {
	indicators []data.Indicator
	out        *compiled
	err        error
}

// part is what is known of a piece of an expression: its unit, and between which numbers it lies.
type part struct {
	unit      string
	low, high float64
}

// pureNumber is the unit of a number in the expression: it takes the unit of what it is added to.
const pureNumber = "\x00"

var anything = part{"", math.Inf(-1), math.Inf(1)}

func (c *compiler) fail(node expression.Node, format string, args ...any) part {
	if c.err == nil {
		c.err = &expressionError{node.At(), fmt.Sprintf(format, args...)}
	}
	return anything
}

func (c *compiler) check(node expression.Node) part {
	switch n := node.(type) {
	case *expression.Number:
		return part{pureNumber, n.Value, n.Value}
	case *expression.Unary:
		p := c.check(n.Of)
		if n.Operator == "-" {
			return part{p.unit, -p.high, -p.low}
		}
		return p
	case *expression.Binary:
		left, right := c.check(n.Left), c.check(n.Right)
		if strings.ContainsAny(n.Operator, "<>=") {
			return c.fail(n, "%q has no place in a measure: comparisons go into met", n.Operator)
		}
		return combine(n.Operator, left, right)
	case *expression.Call:
		return c.call(n)
	case *expression.Name:
		if slices.ContainsFunc(c.indicators, func(i data.Indicator) bool { return i.ID == n.Name }) {
			return c.fail(n, "an indicator needs a function around it, such as latest(%s)", n.Name)
		}
		return c.fail(n, "unknown name %q%s", n.Name, tomlfile.DidYouMean(n.Name, functionNames()))
	}
	return c.fail(node, "a measure is made of numbers, + - * / ** and functions only")
}

func combine(operator string, a, b part) part {
	p := anything
	switch operator {
	case "+":
		p.low, p.high = a.low+b.low, a.high+b.high
	case "-":
		p.low, p.high = a.low-b.high, a.high-b.low
	case "*":
		if a.unit == pureNumber {
			a, b = b, a
		}
		if b.unit == pureNumber && b.low != 0 {
			p.low, p.high = scaled(a, b.low)
		}
	case "/":
		if b.unit == pureNumber && b.low != 0 {
			p.low, p.high = scaled(a, 1/b.low)
		}
	}
	switch {
	case operator == "+" || operator == "-":
		if a.unit == b.unit || b.unit == pureNumber {
			p.unit = a.unit
		} else if a.unit == pureNumber {
			p.unit = b.unit
		}
	case (operator == "*" || operator == "/") && b.unit == pureNumber:
		p.unit = a.unit
	}
	return p
}

func scaled(p part, factor float64) (low, high float64) {
	low, high = p.low*factor, p.high*factor
	return min(low, high), max(low, high)
}

func (c *compiler) call(n *expression.Call) part {
	at := slices.IndexFunc(functions, func(f *function) bool { return f.name == n.Name })
	if at < 0 {
		return c.fail(n, "unknown function %q%s", n.Name, tomlfile.DidYouMean(n.Name, functionNames()))
	}
	f := functions[at]
	if len(n.Arguments) == 0 || len(n.Arguments) > 2 {
		return c.fail(n, "%s", f.usage())
	}
	indicator, ok := c.indicator(f, n.Arguments[0])
	if !ok {
		return anything
	}
	window, ok := c.window(f, n)
	if !ok {
		return anything
	}
	use := slices.Index(c.out.uses, indicator.ID)
	if use < 0 {
		use = len(c.out.uses)
		c.out.uses = append(c.out.uses, indicator.ID)
	}
	c.out.measure.calls = append(c.out.measure.calls, call{f, use, window})
	return part{f.unit(indicator.Unit), f.low, f.high}
}

func (c *compiler) indicator(f *function, node expression.Node) (data.Indicator, bool) {
	name, ok := node.(*expression.Name)
	if !ok {
		c.fail(node, "%s", f.usage())
		return data.Indicator{}, false
	}
	at := slices.IndexFunc(c.indicators, func(i data.Indicator) bool { return i.ID == name.Name })
	if at < 0 {
		var ids []string
		for _, i := range c.indicators {
			ids = append(ids, i.ID)
		}
		c.fail(node, "unknown indicator %q%s", name.Name, tomlfile.DidYouMean(name.Name, ids))
		return data.Indicator{}, false
	}
	indicator := c.indicators[at]
	switch {
	case !slices.Contains(f.on, indicator.Kind):
		c.fail(node, "%s is for %ss, and %s is %s %s%s", f.name, f.on[0], indicator.ID, article(indicator.Kind), indicator.Kind, insteadOf(f))
		return indicator, false
	case indicator.Rhetoric:
		c.fail(node, "%s has the role rhetoric: words are never evidence for a benchmark", indicator.ID)
		return indicator, false
	}
	return indicator, true
}

func article(kind data.Kind) string {
	if kind == data.Event {
		return "an"
	}
	return "a"
}

// insteadOf says which functions serve the other kind.
func insteadOf(f *function) string {
	if f.on[0] == data.Level {
		return ": count events with sum or days_since"
	}
	return ": follow levels with latest, change or mean"
}

func (c *compiler) window(f *function, n *expression.Call) (data.Span, bool) {
	if len(n.Arguments) == 1 {
		if f.window == needsWindow {
			c.fail(n, "%s", f.usage())
		}
		return data.Span{}, f.window != needsWindow
	}
	text, ok := n.Arguments[1].(*expression.Text)
	if !ok || f.window == noWindow {
		c.fail(n.Arguments[1], "%s", f.usage())
		return data.Span{}, false
	}
	span, err := data.ParseSpan(text.Text)
	if err == nil && span.Days() == 0 {
		err = errors.New("a window has to be longer than 0 days")
	}
	if err != nil {
		c.fail(text, "%v", err)
		return data.Span{}, false
	}
	return span, true
}

// usage is the function as it is written.
func (f *function) usage() string {
	switch f.window {
	case needsWindow:
		return fmt.Sprintf(`%s takes an indicator and a window: %s(x, "90d")`, f.name, f.name)
	case mayHaveWindow:
		return fmt.Sprintf(`%s takes an indicator and, if you like, a window: %s(x) or %s(x, "1y")`, f.name, f.name, f.name)
	}
	return fmt.Sprintf("%s takes an indicator: %s(x)", f.name, f.name)
}

func functionNames() []string {
	names := make([]string, len(functions))
	for i, f := range functions {
		names[i] = f.name
	}
	return names
}
