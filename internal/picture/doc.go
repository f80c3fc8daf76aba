// Package picture draws a chart of the dashboard as SVG or PNG, for memos and slides. What there is to see comes from package ui as
// plain data; this is the only package that knows the plotting library. It uses the library's canvases, glyphs and texts
// (gonum.org/v1/plot/vg): the charts at its root bring along writers of PDF, EPS and TeX.
package picture
