package picture

import (
	"image/color"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// typeface is read when the first picture is drawn.
var typeface = sync.OnceValue(func() text.Handler {
	var faces font.Collection
	for _, f := range []struct {
		weight xfont.Weight
		file   []byte
	}{{xfont.WeightNormal, liberationsansregular.TTF}, {xfont.WeightBold, liberationsansbold.TTF}} {
		face, err := opentype.Parse(f.file)
		if err != nil {
			panic(err) // the file is a part of the program
		}
		faces = append(faces, font.Face{Font: font.Font{Typeface: "Liberation", Variant: "Sans", Weight: f.weight}, Face: face})
	}
	return text.Plain{Fonts: font.NewCache(faces)}
})

func textStyle(ink color.Color, size vg.Length, bold bool) draw.TextStyle {
	style := draw.TextStyle{Color: ink, Font: font.Font{Typeface: "Liberation", Variant: "Sans", Size: size}, Handler: typeface()}
	if bold {
		style.Font.Weight = xfont.WeightBold
	}
	return style
}
