package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
)

// steerFlags adds the flags by which a person says what a file does not say well enough by itself.
func steerFlags(cmd *cobra.Command, s *csvfile.Steering, mapping *string) {
	flags := cmd.Flags()
	flags.StringVar(&s.Indicator, "indicator", s.Indicator, "the `ID` that all values are about")
	flags.StringVar(&s.Source, "source", s.Source, "the `NAME` of who published readings that name no source")
	flags.StringVar(&s.Unit, "unit", s.Unit, "the `UNIT` of values that name none")
	flags.StringVar(&s.Quality, "quality", s.Quality, "take readings that do not say for `verified|estimated|claimed`")
	flags.StringVar(&s.Published, "published", s.Published, "the `DATE` of publication, for readings that name none")
	flags.StringVar(mapping, "map", "", "take `FIELD=COLUMN,…`: which column is a field of the tidy form, or has an indicator's values")
	flags.StringVar(&s.Layout, "layout", s.Layout, "the shape, `long|wide`: a reading a row, or a series a column")
	flags.StringVar(&s.Delimiter, "delimiter", s.Delimiter, "the `TEXT` between cells; tab for a tab")
	flags.StringVar(&s.Encoding, "encoding", s.Encoding, "how text is written, by `NAME`, such as utf-8, utf-16le or windows-1252")
	flags.StringVar(&s.DateOrder, "date-order", s.DateOrder, "the order `dmy|mdy|ymd`: is 3/4/2024 in April or in March")
	flags.StringVar(&s.Decimal, "decimal", s.Decimal, "the decimal mark, `comma|point`: is 1,234 more or less than 2")
	flags.StringVar(&s.Sheet, "sheet", s.Sheet, "the `NAME` or number of a workbook's sheet")
	flags.IntVar(&s.SkipRows, "skip-rows", s.SkipRows, "skip `N` lines at the start")
}

// mapKey begins a pair of --map. Headers have commas and equal signs in them, ids have not.
var mapKey = regexp.MustCompile(`(?:^|,)\s*([A-Za-z_][A-Za-z0-9_]*)=`)

// parseMap reads `observed=As of,value=Stock, kg U`.
func parseMap(text string) (map[string]string, error) {
	if text == "" {
		return nil, nil
	}
	starts := mapKey.FindAllStringSubmatchIndex(text, -1)
	if len(starts) == 0 || starts[0][0] != 0 {
		return nil, usage("--map %s: want pairs such as observed=\"As of\",value=\"Stock, kg U\"", data.Visible(text))
	}
	mapping := map[string]string{}
	for i, at := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		key, column := text[at[2]:at[3]], strings.TrimSpace(text[at[1]:end])
		if _, twice := mapping[key]; twice || column == "" {
			return nil, usage("--map %s: %s needs one column", data.Visible(text), key)
		}
		mapping[key] = column
	}
	return mapping, nil
}

// steeringText is a steering as flags, as an import keeps it: the same file steered otherwise is another import.
func steeringText(s csvfile.Steering) string {
	text, err := toml.Marshal(s)
	if err != nil {
		return ""
	}
	return strings.Join(strings.Split(strings.TrimSpace(string(text)), "\n"), "; ")
}

// Profiles stand beside the watchbook, a file each.

func (a *app) profileFolder() string {
	path := a.bookPath()
	if path == "" {
		path = ownBookPath()
	}
	return filepath.Join(filepath.Dir(path), "profiles")
}

// profiles are those that were saved, by name. One that cannot be read is told and passed over.
func (a *app) profiles() []csvfile.Profile {
	names, _ := filepath.Glob(filepath.Join(a.profileFolder(), "*.toml"))
	slices.Sort(names)
	var profiles []csvfile.Profile
	for _, name := range names {
		var p csvfile.Profile
		source, err := os.ReadFile(name)
		if err == nil {
			err = toml.Unmarshal(source, &p)
		}
		if err != nil {
			fmt.Fprintf(a.stderr, "warning: the profile %s is left out: %v\n", data.Visible(name), err)
			continue
		}
		profiles = append(profiles, p)
	}
	return profiles
}

var profileName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

func (a *app) saveProfile(p csvfile.Profile) (path string, err error) {
	if !profileName.MatchString(p.Name) {
		return "", usage("--save-profile %s: want letters, digits, dots, - and _", data.Visible(p.Name))
	}
	text, err := toml.Marshal(p)
	if err != nil {
		return "", err
	}
	folder := a.profileFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	path = filepath.Join(folder, p.Name+".toml")
	return path, putFile(path, text, putting{replaces: true, isPrivate: true})
}

// over is what was said on the command line, over what a profile says.
func over(said, profile csvfile.Steering) csvfile.Steering {
	pick := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	s := csvfile.Steering{
		Indicator: pick(said.Indicator, profile.Indicator), Source: pick(said.Source, profile.Source), Unit: pick(said.Unit, profile.Unit),
		Quality: pick(said.Quality, profile.Quality), Published: pick(said.Published, profile.Published), Layout: pick(said.Layout, profile.Layout),
		Delimiter: pick(said.Delimiter, profile.Delimiter), Encoding: pick(said.Encoding, profile.Encoding),
		DateOrder: pick(said.DateOrder, profile.DateOrder), Decimal: pick(said.Decimal, profile.Decimal), Sheet: pick(said.Sheet, profile.Sheet),
		SkipRows: said.SkipRows, Map: said.Map,
	}
	if s.SkipRows == 0 {
		s.SkipRows = profile.SkipRows
	}
	if s.Map == nil {
		s.Map = profile.Map
	}
	return s
}
