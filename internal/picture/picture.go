package picture

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"

	"golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
	"gonum.org/v1/plot/vg/vgsvg"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

const (
	width, height = 10 * vg.Inch, 6 * vg.Inch
	margin        = vg.Length(14)
	lineHeight    = vg.Length(13)
	resolution    = 160 // dots an inch, of a PNG
	textSize      = vg.Length(9.5)
	typeface      = "Sans" // of those that the library brings along
	legendWidth   = vg.Length(118)
)

// The colours are those of the light colour-blind-safe theme.
var (
	ink       = color.RGBA{0x24, 0x29, 0x2f, 0xff}
	soft      = color.RGBA{0x5a, 0x63, 0x6d, 0xff}
	lineInk   = color.RGBA{0x00, 0x72, 0xb2, 0xff}
	bandInk   = color.RGBA{0x73, 0x90, 0xa5, 0xff}
	threshold = color.RGBA{0x76, 0x65, 0x00, 0xff}
	rungInks  = [...]color.RGBA{{0x76, 0x28, 0x08, 0xff}, {0x85, 0x59, 0x04, 0xff}, {0x00, 0x73, 0x4c, 0xff}}
)

// Write draws a picture in a form: "svg" or "png".
func Write(w io.Writer, p *ui.Picture, form string) error {
	var canvas interface {
		vg.CanvasSizer
		io.WriterTo
	}
	switch form {
	case "svg":
		canvas = vgsvg.New(width, height)
	case "png":
		canvas = vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(resolution))}
	default:
		return fmt.Errorf("%s is not a form of pictures: want svg or png", data.Quoted(form))
	}
	whole := draw.New(canvas)
	whole.SetColor(color.White)
	whole.Fill(whole.Rectangle.Path())
	chart, legend, err := chartOf(p)
	if err != nil {
		return err
	}
	style := chart.X.Label.TextStyle
	style.Color, style.XAlign, style.YAlign = soft, draw.XLeft, draw.YTop
	caption := captionLines(style, p.Caption)
	for i, line := range caption {
		whole.FillText(style, vg.Point{X: margin, Y: margin + lineHeight*vg.Length(len(caption)-i)}, line)
	}
	room := draw.Crop(whole, margin, -margin, margin+lineHeight*vg.Length(len(caption)+1), -margin)
	chart.Draw(draw.Crop(room, 0, -legendWidth, 0, 0))
	legend.Draw(draw.Crop(room, width-2*margin-legendWidth+8, 0, 0, -34))
	_, err = canvas.WriteTo(w)
	return err
}

// captionLines cuts the caption into lines that fit.
func captionLines(style draw.TextStyle, caption []string) []string {
	var lines []string
	for _, text := range caption {
		line := ""
		for _, word := range strings.Fields(data.Visible(text)) {
			if line != "" && style.Width(line+" "+word) > width-2*margin {
				lines, line = append(lines, line), ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		lines = append(lines, line)
	}
	return lines
}

// chartOf is the plot of a picture, and its legend.
func chartOf(p *ui.Picture) (*plot.Plot, *plot.Legend, error) {
	c, legend := plot.New(), plot.NewLegend()
	c.Title.Text = data.Visible(p.Title) + ", " + data.Visible(p.Unit)
	c.Title.Padding = 10
	for _, style := range []*draw.TextStyle{&c.Title.TextStyle, &c.X.Label.TextStyle, &c.X.Tick.Label, &c.Y.Tick.Label, &legend.TextStyle} {
		style.Font.Variant, style.Font.Size, style.Color = typeface, textSize, ink
	}
	c.Title.TextStyle.Font.Size, c.Title.TextStyle.Font.Weight = 15, font.WeightBold
	scale := newValues(p)
	c.X.Min, c.X.Max = days(p.From), days(p.To)
	c.Y.Min, c.Y.Max = scale.low, scale.high
	if !(c.X.Max > c.X.Min) || math.IsInf(c.Y.Max-c.Y.Min, 0) || !(c.Y.Max > c.Y.Min) {
		return nil, nil, fmt.Errorf("there is nothing to draw between %v and %v", p.From, p.To)
	}
	if scale.log {
		c.Y.Scale = plot.LogScale{}
	}
	c.X.Tick.Marker, c.Y.Tick.Marker = timeTicks{}, scale
	for _, axis := range []*plot.Axis{&c.X, &c.Y} {
		axis.Color, axis.Tick.Color, axis.Padding = soft, soft, 0
	}
	legend.Top, legend.Left, legend.Padding = true, true, 3
	addLines(c, p, scale)
	addSeries(c, &legend, p, scale)
	return c, &legend, nil
}

// days is a time on the x axis.
func days(t data.Instant) float64 { return float64(t) / float64(data.Day(1).Instant()) }
