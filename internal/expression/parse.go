package expression

import "fmt"

// How strongly operators bind. A sign binds more strongly than what is before it, and less than a power behind it.
var binding = map[string]int{"<": 1, "<=": 1, ">": 1, ">=": 1, "==": 1, "!=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "**": 5, "^": 5}

const signBinds = 4

// Parse reads an expression. What is wrong is an *Error.
func Parse(source string) (Node, error) {
	p := &parser{scanner: scanner{text: []rune(source)}}
	p.advance()
	node := p.operation(0)
	if p.token.kind != atEnd {
		p.fail("%q has no place here", p.token.text)
	}
	if p.err != nil {
		return nil, p.err
	}
	return node, nil
}

// parser stands at a token. After the first error it is at the end, so that all that was begun comes to its end.
type parser struct {
	scanner
	token token
	err   *Error
}

func (p *parser) advance() {
	if p.err != nil {
		return
	}
	var err *Error
	if p.token, err = p.next(); err != nil {
		p.err, p.token = err, token{at: err.At}
	}
}

func (p *parser) fail(format string, args ...any) Node {
	if p.err == nil {
		p.err = &Error{p.token.at, fmt.Sprintf(format, args...)}
	}
	p.token = token{at: p.token.at}
	return &Number{}
}

// is tells whether an operator stands here.
func (p *parser) is(operator string) bool {
	return p.token.kind == anOperator && p.token.text == operator
}

// operation is the longest one from here whose operators bind so strongly or more.
func (p *parser) operation(binds int) Node {
	left := p.operand()
	for p.token.kind == anOperator {
		t := p.token
		strength, ok := binding[t.text]
		if !ok || strength < binds {
			break
		}
		p.advance()
		right := strength + 1
		if t.text == "**" || t.text == "^" {
			right = strength // from right to left
		}
		left = &Binary{place(t.at), t.text, left, p.operation(right)}
	}
	return left
}

func (p *parser) operand() Node {
	t := p.token
	switch {
	case t.kind == aNumber:
		p.advance()
		return &Number{place(t.at), t.value}
	case t.kind == aText:
		p.advance()
		return &Text{place(t.at), t.text}
	case t.kind == aName:
		p.advance()
		if p.is("(") {
			return &Call{place(t.at), t.text, p.arguments()}
		}
		return &Name{place(t.at), t.text}
	case p.is("+"), p.is("-"):
		p.advance()
		return &Unary{place(t.at), t.text, p.operation(signBinds)}
	case p.is("("):
		p.advance()
		node := p.operation(0)
		p.close(t.at)
		return node
	case t.kind == atEnd:
		return p.fail("it ends where a number, a function or a parenthesis is missing")
	}
	return p.fail("%q stands where a number, a function or a parenthesis is missing", t.text)
}

// arguments are those of a call, from its parenthesis on.
func (p *parser) arguments() []Node {
	var list []Node
	open := p.token.at
	p.advance()
	for !p.is(")") {
		list = append(list, p.operation(0))
		if !p.is(",") {
			break
		}
		p.advance()
	}
	p.close(open)
	return list
}

// close goes past the parenthesis that closes the one that was opened at a character.
func (p *parser) close(opened int) {
	switch {
	case p.is(")"):
		p.advance()
	case p.token.kind == atEnd:
		p.token.at = opened
		p.fail("a parenthesis is not closed")
	default:
		p.fail("%q stands where an operator or ) is missing", p.token.text)
	}
}
