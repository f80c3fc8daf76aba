package expression

// Node is a part of an expression: a Number, Name, Text, Call, Unary or Binary.
type Node interface {
	// At is the character at which it stands, from 0; of arithmetic, its operator.
	At() int
}

type place int

func (p place) At() int { return int(p) }

type (
	Number struct {
		place
		Value float64
	}
	Name struct {
		place
		Name string
	}
	// Text is a text in quotes, without them.
	Text struct {
		place
		Text string
	}
	Call struct {
		place
		Name      string
		Arguments []Node
	}
	// Unary is a sign, + or -.
	Unary struct {
		place
		Operator string
		Of       Node
	}
	Binary struct {
		place
		Operator    string
		Left, Right Node
	}
)

// Error is what is wrong with an expression, at a character from 0.
type Error struct {
	At   int
	Text string
}

func (e *Error) Error() string { return e.Text }
