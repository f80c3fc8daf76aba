package ui

import (
	"math"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

// pointScale is the points that the cells of a bar stand for; lines below each other have the same, so that they can be compared.
//
// Law: a higher number of points is never further to the left.
type pointScale struct {
	low, high float64
	width     int
}

// scaleOfGaps reaches over all gaps with their standard deviations, and over 0.
func scaleOfGaps(offers []*thresholds.Offer, width int) pointScale {
	s := pointScale{width: width}
	for _, o := range offers {
		s.low, s.high = min(s.low, o.Price.Gap-o.Price.SD), max(s.high, o.Price.Gap+o.Price.SD)
	}
	return s
}

// cell is where so many points are.
func (s pointScale) cell(points float64) int {
	if !(s.high > s.low) {
		return 0
	}
	share := max(0, min((points-s.low)/(s.high-s.low), 1))
	return max(0, int(math.Round(share*float64(s.width-1))))
}

// paintEnds writes the ends of the scale, and 0 where there is room between them.
func (s pointScale) paintEnds(c *canvas, x, y int) {
	if s.width < 5 {
		return
	}
	low, high, zero := data.Decimals(s.low, 0), data.Decimals(s.high, 0), s.cell(0)
	if zero > textWidth(low) && zero < s.width-textWidth(high)-1 {
		c.text(x+zero, y, 1, "0", styleAxis)
	}
	if s.low < 0 {
		c.text(x, y, s.width, low, styleAxis)
	}
	if s.high > 0 {
		c.right(x+s.width, y, s.width, "+"+high, styleAxis)
	}
}

// paintZero draws the line between too dear and cheap.
func (s pointScale) paintZero(c *canvas, x, y int) {
	if s.width > 0 {
		c.put(x+s.cell(0), y, "┊", styleAxis)
	}
}

// paintInterval draws a gap and a standard deviation to each side.
func (s pointScale) paintInterval(c *canvas, x, y int, p thresholds.Price, st style) {
	if s.width < 3 {
		return
	}
	s.paintZero(c, x, y)
	from, to := s.cell(p.Gap-p.SD), s.cell(p.Gap+p.SD)
	at := s.cell(p.Gap)
	if from == at || to == at { // an arm under one cell: one arm alone would say that the error goes to one side
		from, to = at, at
	}
	for i := from; i <= to; i++ {
		char := "─"
		switch {
		case i == s.cell(0):
			char = "┼"
		case i == from:
			char = "├"
		case i == to:
			char = "┤"
		}
		c.put(x+i, y, char, styleDim)
	}
	c.put(x+at, y, "◆", st)
}
