package ui

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// This is the only file with colours.

// colours are those of a theme, as #rrggbb, for grounds up to or down to the one given.
//
// Laws, for each: text stands out from the ground, and from that of the selected line, by 4.5 to 1 (with high contrast
// 7 to 1), lines by 3 to 1 (WCAG 2.2, 1.4.3, 1.4.6 and 1.4.11); good, near, bad and doubt are 10 apart (CIEDE2000) for every common
// colour vision, so that a theme is a matter of taste. Titles, the crosshair and plain text have the terminal's own colour, so that they
// can be read before the terminal has said what ground it has.
type colours struct {
	name, ground, selected string

	dim, key, stale, reference string // text
	good, near, bad, doubt     string
	threshold, failure         string
	badge                      string // text on good, near and bad

	frame, axis, line, band, carried string // lines
}

// The hues of the safe and of the high-contrast themeColours are those of Okabe and Ito ("Color Universal Design", 2008); dark and
// light have the green, amber and red of traffic lights.
var themeColours = [...]*colours{
	{
		name: "safe-dark", ground: "#1e1e1e", selected: "#262e38",
		dim: "#9aa4af", key: "#56b4e9", stale: "#a3adb8", reference: "#9aa4af",
		good: "#22c997", near: "#f5bd2e", bad: "#f2703a", doubt: "#e97fc6",
		threshold: "#f0e442", failure: "#ff8a7a", badge: "#1a1206",
		frame: "#66707b", axis: "#737e8a", line: "#7cc7f2", band: "#688096", carried: "#74859a",
	},
	{
		name: "safe-light", ground: "#fafafa", selected: "#e3ebf3",
		dim: "#5a636d", key: "#0067a0", stale: "#5f6872", reference: "#616b76",
		good: "#00734c", near: "#855904", bad: "#762808", doubt: "#a32b79",
		threshold: "#766500", failure: "#b3261e", badge: "#ffffff",
		frame: "#858e98", axis: "#78828c", line: "#0072b2", band: "#7390a5", carried: "#72869a",
	},
	{
		name: "dark", ground: "#1e1e1e", selected: "#2a2d3a",
		dim: "#a0a3b0", key: "#7aa8ff", stale: "#a6a9b6", reference: "#a0a3b0",
		good: "#63e08f", near: "#e6c41a", bad: "#ff6a5a", doubt: "#c98af2",
		threshold: "#e8d48a", failure: "#ff8a7a", badge: "#14110a",
		frame: "#6b6e7e", axis: "#787b8b", line: "#8fb8ff", band: "#6f7f9f", carried: "#7d839b",
	},
	{
		name: "light", ground: "#fafafa", selected: "#e6e8f4",
		dim: "#5c5f6c", key: "#2456c4", stale: "#5f626f", reference: "#63667a",
		good: "#207610", near: "#5a4000", bad: "#4b000d", doubt: "#7521ec",
		threshold: "#7a5c00", failure: "#b3261e", badge: "#ffffff",
		frame: "#878a98", axis: "#7a7d8b", line: "#2f62d0", band: "#7b8cab", carried: "#7a829b",
	},
	{
		name: "contrast-dark", ground: "#1e1e1e", selected: "#303030",
		dim: "#d0d0d0", key: "#9ad8ff", stale: "#d0d0d0", reference: "#d0d0d0",
		good: "#49fac5", near: "#ffca1d", bad: "#ffaa71", doubt: "#ff9ee2",
		threshold: "#fff27a", failure: "#ffb8ad", badge: "#000000",
		frame: "#a8a8a8", axis: "#b8b8b8", line: "#ffffff", band: "#9fb4c4", carried: "#b0b0b0",
	},
	{
		name: "contrast-light", ground: "#fafafa", selected: "#e6e6e6",
		dim: "#3a3a3a", key: "#003f75", stale: "#3a3a3a", reference: "#3a3a3a",
		good: "#00543a", near: "#623f00", bad: "#471400", doubt: "#700f4b",
		threshold: "#4a4000", failure: "#7d0e0e", badge: "#ffffff",
		frame: "#6a6a6a", axis: "#5a5a5a", line: "#000000", band: "#55697a", carried: "#666666",
	},
}

// likelyInk is seen on dark and on light grounds, where the terminal does not say what colour its text has.
var likelyInk = color.NRGBA{0x8b, 0x94, 0x9e, 0xff}

func coloursOf(name string) *colours {
	for _, p := range themeColours {
		if p.name == name {
			return p
		}
	}
	return nil
}

// looks is how each style looks.
type looks [styleCount]lipgloss.Style

func (l looks) theme(name string) *theme {
	t := &theme{name: name}
	for st, look := range l {
		t.sgr[st] = sgr(look)
	}
	return t
}

func (p *colours) looks() looks {
	plain := lipgloss.NewStyle()
	ink := func(hex string) lipgloss.Style { return plain.Foreground(lipgloss.Color(hex)) }
	badge := func(ground string) lipgloss.Style { return ink(p.badge).Bold(true).Background(lipgloss.Color(ground)) }
	return looks{
		styleDim: ink(p.dim), styleStrong: plain.Bold(true), styleFrame: ink(p.frame), styleFocus: ink(p.key), styleTitle: plain.Bold(true),
		styleSelected: plain.Background(lipgloss.Color(p.selected)), styleKey: ink(p.key),
		styleGood: ink(p.good), styleNear: ink(p.near), styleBad: ink(p.bad), styleDoubt: ink(p.doubt), styleStale: ink(p.stale),
		styleLine: ink(p.line), styleBand: ink(p.band), styleCurveB: ink(p.near), styleCurveC: ink(p.good), styleCurveD: ink(p.doubt), styleCarried: ink(p.carried),
		styleThreshold: ink(p.threshold), styleReference: ink(p.reference), styleAxis: ink(p.axis), styleCrosshair: plain.Bold(true),
		styleGoodBig: badge(p.good), styleNearBig: badge(p.near), styleBadBig: badge(p.bad), styleError: ink(p.failure).Bold(true),
		styleWhatIf: badge(p.key),
	}
}

func (p *colours) theme() *theme { return p.looks().theme(p.name) }

// terminalTheme has the 16 colours that the reader has given the terminal.
var terminalTheme = func() *theme {
	plain := lipgloss.NewStyle()
	faint, strong := plain.Faint(true), plain.Bold(true)
	ink := func(c color.Color) lipgloss.Style { return plain.Foreground(c) }
	return looks{
		styleDim: faint, styleStrong: strong, styleFrame: faint, styleFocus: ink(lipgloss.Cyan), styleTitle: strong,
		styleSelected: plain.Reverse(true), styleKey: ink(lipgloss.Cyan),
		styleGood: ink(lipgloss.Green), styleNear: ink(lipgloss.Yellow), styleBad: ink(lipgloss.Red), styleDoubt: ink(lipgloss.Magenta), styleStale: faint,
		styleLine: ink(lipgloss.Cyan), styleBand: faint, styleCurveB: ink(lipgloss.Yellow), styleCurveC: ink(lipgloss.Green), styleCurveD: ink(lipgloss.Magenta), styleCarried: faint,
		styleThreshold: ink(lipgloss.Yellow), styleReference: faint, styleAxis: faint, styleCrosshair: strong,
		styleGoodBig: ink(lipgloss.Green).Bold(true).Reverse(true), styleNearBig: ink(lipgloss.Yellow).Bold(true).Reverse(true), styleBadBig: ink(lipgloss.Red).Bold(true).Reverse(true),
		styleError: ink(lipgloss.Red).Bold(true), styleWhatIf: ink(lipgloss.Cyan).Bold(true).Reverse(true),
	}.theme("terminal")
}()

// colourless has bold, faint and reverse. Marks and words tell every state without them.
var colourless = func() *theme {
	plain := lipgloss.NewStyle()
	faint, strong, reverse := plain.Faint(true), plain.Bold(true), plain.Reverse(true)
	return looks{
		styleDim: faint, styleStrong: strong, styleFrame: faint, styleFocus: strong, styleTitle: strong, styleSelected: reverse, styleKey: strong,
		styleStale: faint, styleBand: faint, styleCarried: faint, styleReference: faint, styleAxis: faint, styleCrosshair: strong,
		styleGoodBig: reverse.Bold(true), styleNearBig: reverse.Bold(true), styleBadBig: reverse.Bold(true), styleError: strong,
		styleWhatIf: reverse.Bold(true),
	}.theme(noTheme)
}()

// sgr is a Lip Gloss style as the parameters of its escape sequence.
func sgr(st lipgloss.Style) string {
	before, _, _ := strings.Cut(st.Render("x"), "x")
	return strings.TrimSuffix(strings.TrimPrefix(before, "\x1b["), "m")
}
