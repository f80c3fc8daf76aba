package picture

import (
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"

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
	titleSize     = vg.Length(15)
	legendWidth   = vg.Length(118)
)

// The colours are those of the light colour-blind-safe theme.
var (
	ink       = color.RGBA{0x24, 0x29, 0x2f, 0xff}
	soft      = color.RGBA{0x5a, 0x63, 0x6d, 0xff}
	lineInk   = color.RGBA{0x00, 0x72, 0xb2, 0xff}
	otherInk  = color.RGBA{0xa3, 0x3e, 0x00, 0xff}
	spanInk   = color.RGBA{0xe2, 0xee, 0xe8, 0xff}
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
	chart, err := chartOf(p)
	if err != nil {
		return err
	}
	style := textStyle(soft, textSize, false)
	style.YAlign = draw.YTop
	caption := captionLines(style, p.Caption)
	for i, line := range caption {
		whole.FillText(style, vg.Point{X: margin, Y: margin + lineHeight*vg.Length(len(caption)-i)}, line)
	}
	room := draw.Crop(whole, margin, -margin, margin+lineHeight*vg.Length(len(caption)+1), -margin)
	chart.draw(draw.Crop(room, 0, -legendWidth, 0, 0))
	chart.drawLegend(draw.Crop(room, width-2*margin-legendWidth+8, 0, 0, -34))
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

// chartOf is the chart of a picture.
func chartOf(p *ui.Picture) (*chart, error) {
	c := &chart{of: p, title: data.Visible(p.Title) + ", " + data.Visible(p.Unit),
		x: axis{low: days(p.From), high: days(p.To)}, y: valueAxis(p)}
	switch {
	case !(c.x.high > c.x.low):
		return nil, fmt.Errorf("there is nothing to draw between %v and %v", p.From, p.To)
	case math.IsInf(c.y.high-c.y.low, 0) || !(c.y.high > c.y.low):
		return nil, fmt.Errorf("the values from %v to %v are too far apart to be drawn", p.From.Day(), p.To.Day())
	}
	c.x.ticks, c.y.ticks = timeTicks(c.x.low, c.x.high), valueTicks(c.y)
	addSpans(c, p)
	addLines(c, p)
	addSeries(c, p)
	addLineLabels(c, p)
	addEnds(c, p)
	return c, nil
}

// days is a time on the x axis.
func days(t data.Instant) float64 { return float64(t) / float64(data.Day(1).Instant()) }
