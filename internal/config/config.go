package config

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
	"watchtui/internal/ui"
)

//go:embed config.toml
var defaults []byte

// DefaultSource is a config that changes nothing, to begin one's own with.
func DefaultSource() []byte { return bytes.Clone(defaults) }

// Config is the settings; those that the file does not name are the dashboard's own.
type Config struct {
	Theme, Pixels, Range, Screen string
	NoMouse, NoTitle, ASCII      bool
	Bell                         bool
	Keys                         ui.Keymap
}

// Default is the settings without a file.
func Default() Config {
	return Config{Theme: ui.Themes()[0], Pixels: ui.PixelWays()[0], Range: "all", Screen: ui.Screens()[0]}
}

type tables struct {
	UI uiTable `toml:"ui"`
}

type uiTable struct {
	Theme  *string                        `toml:"theme"`
	Mouse  *string                        `toml:"mouse"`
	ASCII  bool                           `toml:"ascii"`
	Pixels *string                        `toml:"pixels"`
	Title  *bool                          `toml:"title"`
	Bell   bool                           `toml:"bell"`
	Range  *string                        `toml:"range"`
	Screen *string                        `toml:"screen"`
	Keys   map[string]map[string][]string `toml:"keys"`
}

// Parse reads a config. Its error is tomlfile.Problems: all that is wrong, each at its line. name is for messages.
func Parse(name string, source []byte) (Config, error) {
	var in tables
	file, err := tomlfile.Read(name, source, &in)
	if err != nil {
		return Config{}, err
	}
	c := Default()
	choose := func(setting string, given *string, known []string, to *string) {
		switch {
		case given == nil:
		case slices.Contains(known, *given):
			*to = *given
		default:
			file.Fail("ui."+setting, "there is no %s %s%s", setting, data.Quoted(*given), tomlfile.DidYouMean(*given, known))
		}
	}
	mouse := "on"
	choose("theme", in.UI.Theme, ui.Themes(), &c.Theme)
	choose("mouse", in.UI.Mouse, []string{"on", "off"}, &mouse)
	choose("pixels", in.UI.Pixels, ui.PixelWays(), &c.Pixels)
	choose("range", in.UI.Range, ui.Ranges(), &c.Range)
	choose("screen", in.UI.Screen, ui.Screens(), &c.Screen)
	c.NoMouse, c.ASCII = mouse == "off", in.UI.ASCII
	c.Bell = in.UI.Bell
	c.NoTitle = in.UI.Title != nil && !*in.UI.Title
	c.Keys = remap(file, in.UI.Keys)
	return c, file.Err()
}

// remap is the keys with what the file says of them.
func remap(file *tomlfile.File, places map[string]map[string][]string) ui.Keymap {
	const table = "ui.keys."
	var remappings []ui.Remapping
	for place, actions := range places {
		for action, keys := range actions {
			remappings = append(remappings, ui.Remapping{Place: place, Action: action, Keys: keys})
		}
	}
	if len(remappings) == 0 {
		return ui.Keymap{}
	}
	slices.SortFunc(remappings, func(a, b ui.Remapping) int {
		return file.At(table + a.Place + "." + a.Action).Compare(file.At(table + b.Place + "." + b.Action))
	})
	keymap, mistakes := ui.Remap(remappings)
	for _, mistake := range mistakes {
		at := remappings[mistake.Remapping]
		path := table + at.Place
		if !mistake.OfPlace {
			path += "." + at.Action
		}
		if mistake.Key >= 0 {
			path += fmt.Sprintf(".%d", mistake.Key)
		}
		file.Fail(path, "%s", mistake.Text)
	}
	return keymap
}
