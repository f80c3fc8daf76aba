package ui

// paintSpot says in words what the crosshair is on.
func (m *model) paintSpot(c *canvas, r rect) {
	if r.empty() {
		return
	}
	wanted, ok := m.wantedSpot()
	shown := m.benchmark.spot
	p := c.pen(r, 0)
	p.write(m.crossDay().String()+"  ", stylePlain)
	if !ok || shown.key.history != wanted.history || shown.key.number != wanted.number || shown.key.cross != wanted.cross {
		p.write("…", styleDim)
		return
	}
	s := shown.cross
	p.write(measuredOn(s), styleStrong).write("  "+s.Word.Mark()+" "+s.Word.String(), stateStyles[s.Word])
	p.write(" since "+since(s.Since, wanted.cross), styleDim)
	c.text(r.x, r.y+1, r.w, s.Why, stylePlain)
}
