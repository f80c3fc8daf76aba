package picture

import (
	"bytes"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// The last value in sight stands on the picture, behind its curve where there is room.
func TestEndIsLabelled(t *testing.T) {
	for _, until := range []int{200, 390, 400} {
		p := sample()
		p.Until = data.Day(19000 + until).Instant()
		p.Ends = []ui.PictureEnd{{At: p.Until, Value: 160, Label: "▲ 160, stale"}}
		var out bytes.Buffer
		if err := Write(&out, p, "svg"); err != nil || !strings.Contains(out.String(), "▲ 160, stale") {
			t.Errorf("until day %d: no last value, %v", until, err)
		}
		b := drawn(t, p)
		end := b.of.taken[len(b.of.taken)-1].box
		if behind := end.Min.X > b.at(point{days(p.Until), 160}).X; behind != (until == 200) {
			t.Errorf("until day %d: behind the curve %v", until, behind)
		}
	}
}

// drawn is a chart that was drawn.
func drawn(t *testing.T, p *ui.Picture) board {
	c, err := chartOf(p)
	if err != nil {
		t.Fatal(err)
	}
	return c.draw(draw.New(vgsvg.New(width, height)))
}

// The label of an end covers no other label, no curve and no line, and that of the larger value is not below that of the smaller one.
func TestEndCoversNothing(t *testing.T) {
	labelled := 0
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 3))
		p := sample()
		p.Line.Points, p.Band, p.Kind = nil, nil, data.Kind(random.IntN(2))
		value := 0.0
		for day := random.IntN(20); day < 390; day += 1 + random.IntN(40) {
			value = math.Round(100 + 60*random.NormFloat64())
			p.Line.Points = append(p.Line.Points, ui.PicturePoint{At: data.Day(19000 + day).Instant(), Value: value, Low: math.NaN(), High: math.NaN()})
		}
		p.Ends = []ui.PictureEnd{{At: p.Until, Value: value, Label: data.Number(value)}}
		before := len(drawn(t, &ui.Picture{Title: p.Title, Kind: p.Kind, From: p.From, To: p.To, Until: p.Until, Line: p.Line, Lines: p.Lines, Rules: p.Rules}).of.taken)
		c := drawn(t, p).of
		if len(c.taken) == before {
			continue
		}
		labelled++
		end := c.taken[before]
		for _, other := range c.taken[:before] {
			if overlap(end.box, other.box) || (end.value-other.value)*float64(end.box.Min.Y-other.box.Min.Y) < 0 {
				t.Errorf("seed %d: %v is in the way of %v", seed, end, other)
			}
		}
		for _, piece := range c.pieces {
			if overlap(end.box, piece) {
				t.Errorf("seed %d: %v covers %v", seed, end, piece)
			}
		}
	}
	if labelled < 150 {
		t.Errorf("only %d of 200 pictures have a last value", labelled)
	}
}

// The label of a line gives way to the curve: to the left, and else below the line.
func TestLineLabelGivesWayToTheCurve(t *testing.T) {
	p := sample()
	p.Rules, p.Band = nil, nil
	p.Lines = []ui.PictureLine{{Value: 100, Label: "cap"}}
	p.Line.Points = []ui.PicturePoint{{At: p.From, Value: 50, Low: math.NaN(), High: math.NaN()}}
	right := drawn(t, p).of.taken[0].box
	for day := 300; day < 390; day += 10 { // back and forth through the line
		p.Line.Points = append(p.Line.Points, ui.PicturePoint{At: data.Day(19000 + day).Instant(), Value: 150 - 100*float64(day/10%2), Low: math.NaN(), High: math.NaN()})
	}
	if c := drawn(t, p).of; c.taken[0].box.Max.X >= right.Min.X-vg.Length(20) {
		t.Errorf("the label stays at %v among the curve, before it was at %v", c.taken[0].box, right)
	}
}

// The label of a line has to be, also where the picture is too narrow for it: it begins at the left edge then.
func TestLineLabelThatIsTooLong(t *testing.T) {
	p := sample()
	p.Lines = []ui.PictureLine{{Value: 100, Label: strings.Repeat("what was agreed on, ", 20)}}
	b := drawn(t, p)
	named := func(label taken) bool { return label.value == 100 }
	if i := slices.IndexFunc(b.of.taken, named); i < 0 || b.of.taken[i].box.Min.X < b.Min.X {
		t.Errorf("the label is missing or begins left of the chart: %v", b.of.taken)
	}
}

// The labels of the time axis never run into each other, however long a time is drawn.
func TestTimeLabelsStandApart(t *testing.T) {
	style := textStyle(ink, textSize, false)
	for length := 1; length < 20000; length += 1 + length/50 {
		p := sample()
		p.From, p.To = data.Day(10950).Instant(), data.Day(10950+length).Instant()
		p.Until = p.To
		b := drawn(t, p)
		end := b.Min.X - 100
		for _, tick := range b.of.x.ticks {
			half := style.Width(tick.Label) / 2
			x := b.X(b.of.x.part(tick.Value))
			if x-half < end+style.Width(" ") {
				t.Errorf("of %d days %q runs into the one before", length, tick.Label)
			}
			end = x + half
		}
		if n := len(b.of.x.ticks); n < 2 {
			t.Errorf("of %d days there are %d labels", length, n)
		}
	}
}
