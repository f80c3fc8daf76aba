package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
	"pgregory.net/rapid"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

func sample() *ui.Picture {
	day := func(n int) data.Instant { return data.Day(19000 + n).Instant() }
	nan := math.NaN()
	return &ui.Picture{
		Title: "Stock", Unit: "kg U", Kind: data.Level, From: day(0), To: day(400), Until: day(390), CarryDays: 60,
		Line:    ui.PictureSeries{Name: "preferred readings", Points: []ui.PicturePoint{{At: day(-3), Value: 80, Low: nan, High: nan}, {At: day(40), Value: 120, Low: 110, High: 130}, {At: day(90), Value: 160, Low: nan, High: nan}}},
		Band:    []ui.PictureSeries{{Name: "IAEA", Points: []ui.PicturePoint{{At: day(40), Value: 120, Low: nan, High: nan}}}, {Name: "<JCPOA>", Points: []ui.PicturePoint{{At: day(50), Value: 90, Low: nan, High: nan}}}},
		Lines:   []ui.PictureLine{{Value: 185, Label: "met ≤ 185", IsThreshold: true}, {Value: 42, Label: "one weapon's worth"}},
		Rules:   []ui.PictureRule{{At: day(100), Word: "negotiable", Class: 1}, {At: day(150), Word: "not good enough", Class: 0}},
		Caption: []string{"At 2022-12-01, as known now.", "Sources: IAEA, <JCPOA>."},
	}
}

// A picture is SVG that an XML reader reads, with all that the caller named; the same data is the same picture.
func TestSVG(t *testing.T) {
	var out, again bytes.Buffer
	if err := Write(&out, sample(), "svg"); err != nil {
		t.Fatal(err)
	}
	if err := Write(&again, sample(), "svg"); err != nil || out.String() != again.String() {
		t.Errorf("another picture of the same data, %v", err)
	}
	text := ""
	for d := xml.NewDecoder(bytes.NewReader(out.Bytes())); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if chars, ok := token.(xml.CharData); ok {
			text += string(chars) + "\n"
		}
	}
	for _, want := range []string{"Stock, kg U", "met ≤ 185 (185)", "one weapon's worth (42)", "negotiable", "not good enough", "<JCPOA>", "Sources: IAEA, <JCPOA>.", "Mar 2022", "At 2022-12-01, as known now."} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
	if !strings.Contains(out.String(), "stroke-dasharray") {
		t.Error("no line is dashed")
	}
}

// Labels lie on paper of their own, and the lines that cross them were drawn before.
func TestNoLineRunsThroughALabel(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, sample(), "svg"); err != nil {
		t.Fatal(err)
	}
	svg := out.String()
	label := strings.Index(svg, "met ≤ 185 (185)")
	paper := strings.LastIndex(svg[:max(0, label)], "fill:#FFFFFF")
	for _, ink := range []string{"#00734C", "#762808", "#855904"} { // those of changes of the verdict
		if last := strings.LastIndex(svg, "stroke:"+ink); last > paper || paper < 0 {
			t.Errorf("a line of %s is drawn at %d, over the label's paper at %d", ink, last, paper)
		}
	}
	if !strings.Contains(svg, "stroke:#855904") {
		t.Error("no change of the verdict is drawn")
	}
}

// A PNG is of the size that is said, and not blank.
func TestPNG(t *testing.T) {
	var out bytes.Buffer
	if err := Write(&out, sample(), "png"); err != nil {
		t.Fatal(err)
	}
	image, err := png.Decode(&out)
	if err != nil {
		t.Fatal(err)
	}
	if b := image.Bounds(); b.Dx() != 1600 || b.Dy() != 960 {
		t.Errorf("is %v", b)
	}
	blue := 0
	for y := range 960 {
		for x := range 1600 {
			if r, g, b, _ := image.At(x, y).RGBA(); r>>8 == 0x00 && g>>8 == 0x72 && b>>8 == 0xb2 {
				blue++
			}
		}
	}
	if blue < 500 {
		t.Errorf("the line has %d dots", blue)
	}
}

func TestFormsThatThereAreNot(t *testing.T) {
	if err := Write(io.Discard, sample(), "pdf"); err == nil {
		t.Error("drew a pdf")
	}
	none := sample()
	none.To = none.From
	if err := Write(io.Discard, none, "svg"); err == nil {
		t.Error("drew no time")
	}
}

// A spike among a million readings is drawn.
func TestManyReadings(t *testing.T) {
	p := sample()
	p.Band, p.Line.Points = nil, nil
	span := int64(p.To - p.From)
	for i := range int64(200_000) {
		p.Line.Points = append(p.Line.Points, ui.PicturePoint{At: p.From + data.Instant(i*span/200_000), Value: 100, Low: math.NaN(), High: math.NaN()})
	}
	p.Line.Points[123_456].Value = 175
	kept := thin(p, p.Line.Points)
	high := 0.0
	for _, point := range kept {
		high = math.Max(high, point.Value)
	}
	if len(kept) > 4*columns+8 || high != 175 {
		t.Errorf("%d points up to %v", len(kept), high)
	}
}

// Whatever there is, it is drawn or refused, and nothing panics.
func TestAnything(t *testing.T) {
	values := []float64{0, 1, -3, 1e-12, 42.5, 1e15, -1e300, 1e300, math.NaN(), math.Inf(1)}
	texts := []string{"", "IAEA", "漢字かな", "\x1b[31mred", "a\nb", "<&>", strings.Repeat("long ", 80)}
	rapid.Check(t, func(t *rapid.T) {
		text := func(name string) string { return rapid.SampledFrom(texts).Draw(t, name) }
		instant := func(name string) data.Instant {
			return data.Day(rapid.IntRange(17000, 20900).Draw(t, name)).Instant()
		}
		value := func(name string) float64 { return rapid.SampledFrom(values).Draw(t, name) }
		points := func(name string) (list []ui.PicturePoint) {
			for range rapid.IntRange(0, 6).Draw(t, name) {
				list = append(list, ui.PicturePoint{At: instant("at"), Value: value("value"), Low: value("low"), High: value("high")})
			}
			return list
		}
		p := &ui.Picture{Title: text("title"), Unit: text("unit"), Kind: data.Kind(rapid.IntRange(0, 1).Draw(t, "kind")), Log: rapid.Bool().Draw(t, "log"),
			From: instant("from"), To: instant("to"), Until: instant("until"), CarryDays: rapid.IntRange(0, 400).Draw(t, "carry"),
			Line: ui.PictureSeries{Name: text("line"), Points: points("points")}, Band: []ui.PictureSeries{{Name: text("band"), Points: points("band points")}},
			Sum: points("sum"), Faint: points("faint"), Lines: []ui.PictureLine{{Value: value("threshold"), Label: text("label"), IsThreshold: rapid.Bool().Draw(t, "is")}},
			Rules: []ui.PictureRule{{At: instant("rule"), Word: text("word"), Class: rapid.IntRange(0, 2).Draw(t, "class")}}, Caption: []string{text("caption"), text("more")}}
		var out bytes.Buffer
		if err := Write(&out, p, "svg"); err == nil && xml.Unmarshal(out.Bytes(), new(struct{})) != nil {
			t.Fatalf("is no XML: %s", out.String())
		}
	})
}

// Values that no axis holds are refused, and it is the values that are at fault.
func TestValuesTooFarApart(t *testing.T) {
	p := sample()
	p.Line.Points[0].Value, p.Line.Points[1].Value = -1e308, 1e308
	var out bytes.Buffer
	want := "the values from 2022-01-08 to 2023-02-12 are too far apart to be drawn"
	if err := Write(&out, p, "svg"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

// A long line is stroked in pieces that follow each other without a gap, and a dashed one whole.
func TestLongLinesAreStrokedInPieces(t *testing.T) {
	for _, dashes := range [][]vg.Length{nil, {2, 2}} {
		var strokes recorder.Canvas
		var line []vg.Point
		for i := range 1000 {
			line = append(line, vg.Point{X: vg.Length(i), Y: vg.Length(i % 7)})
		}
		b := board{Canvas: draw.NewCanvas(&strokes, 1000, 100)}
		b.strokePieces(draw.LineStyle{Color: ink, Width: 1, Dashes: dashes}, line)
		next, pieces := 0, 0
		for _, action := range strokes.Actions {
			stroke, ok := action.(*recorder.Stroke)
			if !ok {
				continue
			}
			pieces++
			path := stroke.Path
			first, last := path[0].Pos, path[len(path)-1].Pos
			if int(first.X) > max(0, next-1) || first.Y != line[int(first.X)].Y {
				t.Errorf("a piece begins at %v, and %d were drawn", first, next)
			}
			next = int(last.X)
		}
		if next != 999 || (pieces > 1) != (dashes == nil) {
			t.Errorf("dashes %v: %d pieces up to %d", dashes, pieces, next)
		}
	}
}
