package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Law: what the contributors' guide tells one to open is there. After the first file of a row the others may stand without their folder.
func TestTheGuideLeadsToFilesThatAreThere(t *testing.T) {
	const root = "../.."
	guide, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	quoted, file := regexp.MustCompile("`([^` ]+)`"), regexp.MustCompile(`\.(go|toml|csv|txt|md)$|/$`)
	found := 0
	for row := range strings.Lines(string(guide)) {
		if !strings.HasPrefix(row, "| ") {
			continue
		}
		folder := ""
		for _, match := range quoted.FindAllStringSubmatch(row, -1) {
			path := match[1]
			if !file.MatchString(path) {
				continue
			}
			if strings.Contains(path, "/") {
				folder = filepath.Dir(path)
			} else {
				path = filepath.Join(folder, path)
			}
			path = regexp.MustCompile(`COMMAND|SCREEN|NOUN`).ReplaceAllString(path, "*") // any of them
			found++
			if there, err := filepath.Glob(filepath.Join(root, path)); err != nil || len(there) == 0 {
				t.Errorf("there is no %s (%v), of the row\n%s", path, err, row)
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d files were looked for", found)
	}
}
