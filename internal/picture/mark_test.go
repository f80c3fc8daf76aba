package picture

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// No two of as many sources as there are marks have one mark, as they are and as they are drawn.
func TestSourceMarks(t *testing.T) {
	drawn := map[string]int{}
	for i := range len(shapes) * strokes {
		for k := range i {
			if sourceMark(k) == sourceMark(i) {
				t.Errorf("sources %d and %d have one mark", k+1, i+1)
			}
		}
		p := sample()
		p.Band = make([]ui.PictureSeries, i+1)
		for k := range p.Band {
			p.Band[k].Name = "a source" // all alike, so that the last one's mark alone tells the pictures apart
		}
		p.Band[i].Points = []ui.PicturePoint{{At: p.From + 100*24*3600_000, Value: 100, Low: math.NaN(), High: math.NaN()}}
		var out bytes.Buffer
		if err := Write(&out, p, "svg"); err != nil {
			t.Fatal(err)
		}
		_, mark, _ := strings.Cut(out.String(), "negotiable")
		if before, ok := drawn[mark]; ok {
			t.Errorf("source %d is drawn as source %d", i+1, before+1)
		}
		drawn[mark] = i
	}
}

// What is assumed has a mark of its own, and the legend says which; where nothing is, there is none.
func TestAssumedMark(t *testing.T) {
	for _, kind := range []data.Kind{data.Level, data.Event} {
		text := func(points ...ui.PicturePoint) string {
			p := sample()
			p.Kind, p.Assumed = kind, points
			var out bytes.Buffer
			if err := Write(&out, p, "svg"); err != nil {
				t.Fatal(err)
			}
			return out.String()
		}
		plain, point := text(), ui.PicturePoint{At: sample().From + 200*24*3600_000, Value: 100, Low: math.NaN(), High: math.NaN()}
		with := text(point)
		if strings.Contains(plain, ">assumed<") || !strings.Contains(with, ">assumed<") {
			t.Errorf("%v: the legend says assumed %v without and %v with an assumption", kind, strings.Contains(plain, ">assumed<"), strings.Contains(with, ">assumed<"))
		}
		late := point
		late.At = sample().To + 1
		if text(late) != plain {
			t.Errorf("%v: an assumption beyond the picture is drawn", kind)
		}
		if n := strings.Count(with, "<path") - strings.Count(plain, "<path"); n != 4 { // on the chart and in the legend, each with its paper
			t.Errorf("%v: %d shapes more", kind, n)
		}
	}
}

// Times are shaded under all else, and a second level is drawn beside the first; both are named in the legend.
func TestSpansAndASecondLevel(t *testing.T) {
	p := sample()
	p.Spans = []ui.PictureSpan{{From: p.From - 1, To: p.From + 50*24*3600_000, Name: "open"}, {From: p.To, To: p.To + 1, Name: "late"}, {From: p.From + 300*24*3600_000, To: p.To + 9, Name: "open"}}
	p.Other = ui.PictureSeries{Name: "conceding", Points: []ui.PicturePoint{{At: p.From, Value: 300, Low: math.NaN(), High: math.NaN()}}}
	var out bytes.Buffer
	if err := Write(&out, p, "svg"); err != nil {
		t.Fatal(err)
	}
	svg := out.String()
	if n := strings.Count(svg, "fill:#E2EEE8"); n != 3 { // two times and the legend
		t.Errorf("%d times are shaded, want 2 and one in the legend", n)
	}
	if strings.Count(svg, ">open<") != 1 || strings.Contains(svg, ">late<") || strings.Count(svg, ">conceding<") != 1 {
		t.Error("the legend does not name each once, and nothing else")
	}
	if strings.Index(svg, "fill:#E2EEE8") > strings.Index(svg, "stroke:#0072B2") {
		t.Error("a time is shaded over the line")
	}
	if !strings.Contains(svg, "stroke:#A33E00") {
		t.Error("the second level is not drawn")
	}
}
