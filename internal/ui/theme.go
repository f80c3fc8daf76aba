package ui

import (
	"strings"

	"charm.land/lipgloss/v2"
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

// theme gives each style its escape sequence (SGR parameters between ESC [ and m).
type theme struct {
	name string
	sgr  [styleCount]string
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
	case base == st:
		return t.sgr[st]
	case t.sgr[base] == "":
		return t.sgr[styleSelected]
	default:
		return t.sgr[base] + ";" + t.sgr[styleSelected]
	}
}

// sgr is a Lip Gloss style as the parameters of its escape sequence.
func sgr(st lipgloss.Style) string {
	before, _, _ := strings.Cut(st.Render("x"), "x")
	return strings.TrimSuffix(strings.TrimPrefix(before, "\x1b["), "m")
}

func ink(hex string) lipgloss.Style { return lipgloss.NewStyle().Foreground(lipgloss.Color(hex)) }
func fg(hex string) string          { return sgr(ink(hex)) }
func bold(hex string) string        { return sgr(ink(hex).Bold(true)) }
func ground(hex string) string      { return sgr(lipgloss.NewStyle().Background(lipgloss.Color(hex))) }
func badge(text, below string) string {
	return sgr(ink(text).Bold(true).Background(lipgloss.Color(below)))
}

// The colours are those of Okabe and Ito ("Color Universal Design", 2008), which people with any
// common colour vision tell apart, lightened for dark and darkened for light terminals until each
// stands out from its ground by 4.5 to 1 (WCAG 2.2, contrast minimum). Titles and the crosshair have the terminal's
// own colour, so that they can be read on a light ground before the terminal has said that it is light.
var (
	darkTheme = &theme{name: "dark", sgr: [styleCount]string{
		styleDim:       fg("#8b949e"),
		styleStrong:    "1",
		styleFrame:     fg("#4b535d"),
		styleFocus:     fg("#56b4e9"),
		styleTitle:     "1",
		styleSelected:  ground("#2b3440"),
		styleKey:       fg("#56b4e9"),
		styleGood:      fg("#1ec498"),
		styleNear:      fg("#e69f00"),
		styleBad:       fg("#ec7b4a"),
		styleDoubt:     fg("#d992bb"),
		styleStale:     fg("#9aa4af"),
		styleLine:      fg("#7cc7f2"),
		styleBand:      fg("#5b7183"),
		styleCurveB:    fg("#e69f00"),
		styleCurveC:    fg("#1ec498"),
		styleCurveD:    fg("#d992bb"),
		styleCarried:   fg("#6e7f8d"),
		styleThreshold: fg("#f0e442"),
		styleReference: fg("#8b949e"),
		styleAxis:      fg("#6b7580"),
		styleCrosshair: "1",
		styleGoodBig:   badge("#04231a", "#1ec498"),
		styleNearBig:   badge("#261a00", "#e69f00"),
		styleBadBig:    badge("#2b0f02", "#ec7b4a"),
		styleError:     bold("#ff8a7a"),
		styleWhatIf:    badge("#20102e", "#c9a0f0"),
	}}
	lightTheme = &theme{name: "light", sgr: [styleCount]string{
		styleDim:       fg("#5d6670"),
		styleStrong:    "1",
		styleFrame:     fg("#b4bcc5"),
		styleFocus:     fg("#0072b2"),
		styleTitle:     "1",
		styleSelected:  ground("#dce6f0"),
		styleKey:       fg("#0067a0"),
		styleGood:      fg("#00714f"),
		styleNear:      fg("#8a5a00"),
		styleBad:       fg("#b34700"),
		styleDoubt:     fg("#9b3b78"),
		styleStale:     fg("#626b75"),
		styleLine:      fg("#0072b2"),
		styleBand:      fg("#9db4c6"),
		styleCurveB:    fg("#8a5a00"),
		styleCurveC:    fg("#00714f"),
		styleCurveD:    fg("#9b3b78"),
		styleCarried:   fg("#8496a5"),
		styleThreshold: fg("#7d6c00"),
		styleReference: fg("#6b7580"),
		styleAxis:      fg("#7b858f"),
		styleCrosshair: "1",
		styleGoodBig:   badge("#ffffff", "#00714f"),
		styleNearBig:   badge("#ffffff", "#8a5a00"),
		styleBadBig:    badge("#ffffff", "#b34700"),
		styleError:     bold("#b3261e"),
		styleWhatIf:    badge("#ffffff", "#6b3fa0"),
	}}
)
