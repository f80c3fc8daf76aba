package expression

import "math"

// Compute is what an expression of numbers, signs, arithmetic and calls comes to. The calls have the values given, depth first and left to right,
// as they stand in it. Names, texts and comparisons have no value: who asks has refused them.
func Compute(node Node, calls []float64) float64 {
	value, _ := compute(node, calls)
	return value
}

// compute gives the value, and those of the calls that come after the node.
func compute(node Node, calls []float64) (value float64, rest []float64) {
	switch n := node.(type) {
	case *Number:
		return n.Value, calls
	case *Unary:
		value, calls = compute(n.Of, calls)
		if n.Operator == "-" {
			value = -value
		}
		return value, calls
	case *Binary:
		left, calls := compute(n.Left, calls)
		right, calls := compute(n.Right, calls)
		return arithmetic(n.Operator, left, right), calls
	}
	return calls[0], calls[1:]
}

func arithmetic(operator string, a, b float64) float64 {
	switch operator {
	case "+":
		return a + b
	case "-":
		return a - b
	case "*":
		return a * b
	case "/":
		return a / b
	}
	return math.Pow(a, b)
}
