package ui

import (
	"cmp"
	"fmt"
	"image/color"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// style is what a piece of the screen means; the theme says how it looks. Views know styles only.
// The zero value is stylePlain, the terminal's own text.
type style uint8

const (
	stylePlain    style = iota
	styleDim            // what may be overlooked: units, labels, hints
	styleStrong         // what should be read first
	styleFrame          // borders
	styleFocus          // the border of the pane that has the keys
	styleTitle          // a pane's title
	styleSelected       // the ground of the selected line
	styleKey            // a key in the footer or in help
	styleGood           // met, and the highest rung
	styleNear           // holding, and the rungs between
	styleBad            // unmet, and the lowest rung
	styleDoubt          // unverified and contested
	styleStale          // stale and no data
	styleLine           // a chart's preferred line
	styleBand           // other sources
	styleCurveB         // lines that are compared with the preferred one
	styleCurveC
	styleCurveD
	styleCarried   // a value carried forward past its age
	styleThreshold // a benchmark's threshold on a chart
	styleReference // a reference line
	styleAxis      // axes and ticks
	styleCrosshair
	styleGoodBig // the verdict's badge, by its rung
	styleNearBig
	styleBadBig
	styleError
	styleWhatIf // says that nothing of this is so
	styleCount  // of styles
)

// styleOnSelected is added to a style to put it on the ground of the selected line.
const styleOnSelected style = 0x80

var styleNames = [styleCount]string{
	"plain", "dim", "strong", "frame", "focus", "title", "selected", "key", "good", "near", "bad", "doubt",
	"stale", "line", "band", "curve b", "curve c", "curve d", "carried", "threshold", "reference", "axis", "crosshair",
	"good big", "near big", "bad big", "error", "what if",
}

const reversed = "7"

// styleRaster and those after it are of the cells of rasters, one for each.
const styleRaster style = 0x40

// theme gives each style its escape sequence (SGR parameters between ESC [ and m).
type theme struct {
	name string
	sgr  [styleCount]string
}

const (
	autoTheme = "auto" // the colour-blind-safe theme for the ground that the terminal answers with
	noTheme   = "none"
)

// Themes are the names of the themes, the default first, in the order that T walks.
func Themes() []string {
	names := []string{autoTheme}
	for _, p := range themeColours {
		names = append(names, p.name)
	}
	return append(names, terminalTheme.name, noTheme)
}

// outfit is the theme in use, and what decides which that is.
type outfit struct {
	*theme
	chosen  string // by the reader
	isLight bool   // the terminal has a light ground
	few     bool   // the terminal has 16 colours
	none    bool   // no colours are wanted, whatever is chosen
}

// choose takes the theme of that name, and auto where there is none.
//
// The nearest of 16 colours to an orange is a red one, so what nobody chose is then drawn in the terminal's own.
func (o *outfit) choose(name string) {
	o.chosen = name
	switch p := coloursOf(name); {
	case o.none || name == noTheme:
		o.theme = colourless
	case p != nil:
		o.theme = p.theme()
	case o.few || name == terminalTheme.name:
		o.theme = terminalTheme
	case o.isLight:
		o.theme = coloursOf("safe-light").theme()
	default:
		o.theme = coloursOf("safe-dark").theme()
	}
}

// nextTheme puts on the theme after the one chosen.
func (m *model) nextTheme() {
	if m.outfit.none {
		m.hint("NO_COLOR is set: there are no colours")
		return
	}
	names := Themes()
	m.outfit.choose(names[(slices.Index(names, m.outfit.chosen)+1)%len(names)])
	m.hint("theme " + m.outfit.chosen)
}

// between is what switches the terminal from one style to another.
func (t *theme) between(from, to style) string {
	if t == nil || from == to {
		return ""
	}
	before, after := t.parameters(from), t.parameters(to)
	switch {
	case before == after:
		return ""
	case after == "":
		return "\x1b[m"
	case before == "":
		return "\x1b[" + after + "m"
	}
	return "\x1b[0;" + after + "m"
}

func (t *theme) parameters(st style) string {
	switch base := st &^ styleOnSelected; {
	case base >= styleRaster:
		number := fmt.Sprintf("38;5;%d", rasterID(int(base-styleRaster)))
		if ground := t.sgr[styleSelected]; base != st && ground != reversed { // which would be another number
			return number + ";" + ground
		}
		return number
	case base == st:
		return t.sgr[st]
	case t.sgr[styleSelected] == reversed: // with colours it would have as many grounds as they are
		return reversed
	case t.sgr[base] == "":
		return t.sgr[styleSelected]
	default:
		return t.sgr[base] + ";" + t.sgr[styleSelected]
	}
}

// in is the theme in the colours that a terminal has.
func (t *theme) in(profile colorprofile.Profile) *theme {
	if profile == colorprofile.TrueColor {
		return t
	}
	of := &theme{name: t.name}
	for st := range t.sgr {
		if pen := uv.ConvertStyle(t.pen(style(st)), profile); !pen.IsZero() {
			of.sgr[st] = strings.TrimSuffix(strings.TrimPrefix(pen.String(), "\x1b["), "m")
		}
	}
	return of
}

// pen is a style as the terminal is told.
func (t *theme) pen(st style) (pen uv.Style) {
	if t.sgr[st] == "" {
		return pen
	}
	var params ansi.Params
	for _, field := range strings.Split(t.sgr[st], ";") {
		n, _ := strconv.Atoi(field)
		params = append(params, ansi.Param(n))
	}
	uv.ReadStyle(params, &pen)
	return pen
}

// colour is a style's colour for what is not text; ink where it has none of its own. What is faint lets half of the ground
// through.
func (t *theme) colour(st style, ink color.Color) color.NRGBA {
	pen := t.pen(st)
	c := color.NRGBAModel.Convert(cmp.Or(pen.Fg, ink, color.Color(likelyInk))).(color.NRGBA)
	if pen.Attrs&uv.AttrFaint != 0 {
		c.A = 0x80
	}
	return c
}
