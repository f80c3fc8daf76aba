package ui

import (
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/lucasb-eyer/go-colorful"

	"watchtui/internal/thresholds"
)

// contrast is WCAG 2.2's ratio between two colours, from 1 to 21.
func contrast(a, b color.Color) float64 {
	luminance := func(c color.Color) float64 {
		made, _ := colorful.MakeColor(c)
		red, green, blue := made.LinearRgb()
		return 0.2126*red + 0.7152*green + 0.0722*blue
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func isSet(c color.Color) bool { return c != nil && c != lipgloss.NoColor{} }

// Lines are told by their shape; all else is text.
var lineStyles = map[style]bool{styleFrame: true, styleAxis: true, styleLine: true, styleBand: true, styleCarried: true,
	styleCurveB: true, styleCurveC: true, styleCurveD: true}

// Law: what is written stands out from what it is written on.
func TestContrast(t *testing.T) {
	for _, p := range themeColours {
		least := 4.5
		if strings.HasPrefix(p.name, "contrast") {
			least = 7
		}
		looks := p.looks()
		for st, look := range looks {
			want, st := least, style(st)
			if lineStyles[st] {
				want = 3
			}
			ink, own := look.GetForeground(), look.GetBackground()
			if !isSet(ink) {
				continue // the terminal's own
			}
			on := map[string]color.Color{"the ground": lipgloss.Color(p.ground), "the selected line": lipgloss.Color(p.selected)}
			if isSet(own) {
				on = map[string]color.Color{"its badge": own}
			}
			for name, ground := range on {
				if got := contrast(ink, ground); got < want && !(lineStyles[st] && name == "the selected line") { // no line runs there
					t.Errorf("%s: %s stands out from %s by %.2f, want %.1f", p.name, styleNames[st], name, got, want)
				}
			}
		}
		if got := contrast(lipgloss.Color(p.selected), lipgloss.Color(p.ground)); got < 1.1 {
			t.Errorf("%s: the selected line stands out by %.2f", p.name, got)
		}
	}
}

// How colours look to people who lack one of the three kinds of cones: Machado, Oliveira and Fernandes, "A
// Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG 15(6), 2009), severity 1, on linear RGB.
var visions = map[string][3][3]float64{
	"normal":       {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// seen is a colour as it looks to a kind of vision.
func seen(hex string, vision [3][3]float64) colorful.Color {
	c, _ := colorful.Hex(hex)
	red, green, blue := c.LinearRgb()
	row := func(m [3]float64) float64 { return math.Max(0, math.Min(1, m[0]*red+m[1]*green+m[2]*blue)) }
	return colorful.LinearRgb(row(vision[0]), row(vision[1]), row(vision[2]))
}

// Law: the colours of states stay 10 apart (CIEDE2000; 2 is just noticed) for every common colour vision, and 6 for the rare one.
func TestColourBlindness(t *testing.T) {
	for _, p := range themeColours {
		states := map[string]string{"good": p.good, "near": p.near, "bad": p.bad, "doubt": p.doubt}
		for vision, matrix := range visions {
			want := 10.0
			if vision == "tritanopia" { // fewer than one in ten thousand
				want = 6
			}
			for a, first := range states {
				for b, second := range states {
					got := 100 * seen(first, matrix).DistanceCIEDE2000(seen(second, matrix))
					if a < b && got < want {
						t.Errorf("%s: %s and %s are %.1f apart with %s, want %.0f", p.name, a, b, got, vision, want)
					}
				}
			}
		}
	}
}

// On a terminal of fewer colours no text becomes its ground.
func TestFewerColours(t *testing.T) {
	for _, p := range themeColours {
		for st, look := range p.looks() {
			for _, profile := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256} {
				ink, own := look.GetForeground(), look.GetBackground()
				if !isSet(own) {
					own = lipgloss.Color("#000000")
					if strings.HasSuffix(p.name, "light") {
						own = lipgloss.Color("#ffffff")
					}
				}
				if isSet(ink) && profile.Convert(ink) == profile.Convert(own) {
					t.Errorf("%s: %s is the colour of its ground with %v", p.name, styleNames[st], profile)
				}
			}
		}
	}
}

// Without colours a state is told by its mark and its word, and what is selected or a badge by reverse video.
func TestColourless(t *testing.T) {
	for st, parameters := range colourless.sgr {
		for _, parameter := range strings.Split(parameters, ";") {
			if !strings.Contains("1 2 7", parameter) {
				t.Errorf("%s is %q, want bold, faint or reverse", styleNames[st], parameters)
			}
		}
	}
	var states, rungs []string
	for word := range stateRibbons {
		states = append(states, thresholds.StateWord(word).Mark())
	}
	for class := range rungRibbons {
		rungs = append(rungs, thresholds.RungClass(class).Mark())
	}
	for _, marks := range [][]string{rungs, states, rungRibbons[:], stateRibbons[:]} {
		seen := map[string]bool{}
		for _, mark := range marks {
			if seen[mark] {
				t.Errorf("%q stands for two things", mark)
			}
			seen[mark] = true
		}
	}
}
