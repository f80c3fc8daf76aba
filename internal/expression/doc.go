// Package expression reads arithmetic with functions, such as
//
//	2 * latest(oil) / mean(oil, "90d") - 1
//
// into a tree, and computes it. Numbers, names, texts in quotes, calls, parentheses, + - * / and ** (or ^) are the whole language, and comparisons, so that who
// asks can say where they belong. What a name or a call means is not known here.
//
// From the weakest: comparisons, + and -, * and /, a sign, and powers, which go from right to left: -2 ** 2 is -4, and
// 2 ** 3 ** 2 is 512. These are the rules of expr (expr-lang.org), in which watchbooks were read at first; the tests compare with it.
package expression
