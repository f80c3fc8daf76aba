// Package picture draws a chart of the dashboard as SVG or PNG, for memos and slides. What there is to see comes from package ui as
// plain data; this is the only package that knows the plotting library.
package picture
