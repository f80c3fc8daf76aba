package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mapHeading begins the map of a package: which of its files has what.
const mapHeading = "# Where things are\n"

// needsMap is from how many files on, tests among them, a package has a map.
const needsMap = 20

// mapNames are the files and patterns that the doc comment of a package names in its map; nil where it has none.
func mapNames(comment string) []string {
	_, after, _ := strings.Cut(comment, mapHeading)
	here, _, _ := strings.Cut(after, "\n# ")
	return regexp.MustCompile(`[\w*]+\.go\b`).FindAllString(here, -1)
}

// Law: each file of a package with a map is found in it, and each name in it finds a file.
func TestMapsAreComplete(t *testing.T) {
	maps := 0
	err := filepath.WalkDir("../..", func(doc string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Base(doc) != "doc.go" && filepath.Base(doc) != "main.go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), doc, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			return err
		}
		paths, err := filepath.Glob(filepath.Join(filepath.Dir(doc), "*.go"))
		if err != nil {
			return err
		}
		names := mapNames(file.Doc.Text())
		if names == nil && len(paths) < needsMap {
			return nil
		}
		maps++
		checkMap(t, doc, names, paths)
		return nil
	})
	if err != nil || maps < 6 {
		t.Errorf("%d maps were looked at, %v", maps, err)
	}
}

func checkMap(t *testing.T, doc string, names, paths []string) {
	finds := map[string]bool{}
	for _, file := range paths {
		base := filepath.Base(file)
		if strings.HasSuffix(base, "_test.go") || base == filepath.Base(doc) {
			continue
		}
		found := false
		for _, name := range names {
			if ok, _ := path.Match(name, base); ok {
				found, finds[name] = true, true
			}
		}
		if !found {
			t.Errorf("%s does not say what %s is for: name it there", doc, base)
		}
	}
	for _, name := range names {
		if !finds[name] {
			t.Errorf("%s names %s, and no file is called so", doc, name)
		}
	}
}
