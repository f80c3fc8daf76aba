package ui

import "watchtui/internal/thresholds"

// How states look beside their marks, which thresholds has.
var (
	stateStyles = [...]style{
		thresholds.NoData: styleStale, thresholds.Stale: styleStale, thresholds.Unverified: styleDoubt, thresholds.Contested: styleDoubt,
		thresholds.Unmet: styleBad, thresholds.Holding: styleNear, thresholds.Met: styleGood,
	}
	// ribbons are drawn so that a state is told by its line alone.
	stateRibbons = [...]string{
		thresholds.NoData: "·", thresholds.Stale: "┄", thresholds.Unverified: "?", thresholds.Contested: "!",
		thresholds.Unmet: "▁", thresholds.Holding: "▃", thresholds.Met: "▆",
	}
)

var (
	rungStyles  = [...]style{styleBad, styleNear, styleGood} // by class
	rungBadges  = [...]style{styleBadBig, styleNearBig, styleGoodBig}
	rungRibbons = [...]string{"▁", "▃", "▆"}
)

// spinner goes round while something is being done.
var spinner = [...]string{"⠋", "⠙", "⠸", "⠴", "⠦", "⠇"}

// asciiGlyphs says how each character beyond ASCII that views paint looks where it is not to be had.
var asciiGlyphs = map[string]string{
	"✗": "x", "⊘": "%", "◐": "/", "✓": "V", "●": "*", "◔": "~", "○": "o", "▲": "^", "▼": "v", "·": ".", "…": "~",
	"─": "-", "│": "|", "╭": "+", "╮": "+", "╰": "+", "╯": "+", "├": "+", "┤": "+", "┄": ".", "━": "=",
	"█": "#", "▁": "_", "▃": "=", "▆": "#", "░": " ", "▒": ":", "⌫": "<", "▕": "[", "▏": "]", "▸": ">", "◆": "*", "◇": "o", "▽": "v", "◌": "o", "≤": "<", "≥": ">", "≠": "!",
	"←": "<", "→": ">", "↑": "^", "↓": "v", "⏎": "E", "⇧": "^", "×": "x", "–": "-", "—": "-", "−": "-",
	"┌": "+", "┐": "+", "└": "+", "┘": "+", "┬": "+", "┴": "+", "┼": "+", "╌": "-", "┆": ":", "┊": ":", "◂": "<",
	"⠋": "|", "⠙": "/", "⠸": "-", "⠴": "\\", "⠦": "|", "⠇": "/",
	"’": "'", "±": "~", "“": "\"", "”": "\"",
}

// asciiPairs are signs that take two characters in ASCII, the second in the place of the blank behind them: to read < for ≤ would be wrong.
var asciiPairs = map[string][2]string{"≤": {"<", "="}, "≥": {">", "="}, "≠": {"!", "="}, "±": {"+", "-"}}

// ascii replaces what views draw by characters of ASCII; text from outside stays.
func (c *canvas) ascii() {
	for i := range c.cells {
		if pair, ok := asciiPairs[c.cells[i].text]; ok && (i+1)%c.width > 0 && (c.cells[i+1].text == " " || c.cells[i+1].text == "") {
			c.cells[i].text, c.cells[i+1].text = pair[0], pair[1]
		} else if glyph, ok := asciiGlyphs[c.cells[i].text]; ok {
			c.cells[i].text = glyph
		}
	}
}
