package main

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// expandHome is a path as a shell would have it: ~/ is the home folder.
func expandHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, rest)
		}
	}
	return path
}

// completePath lists the paths that go on as path begins.
func completePath(_ context.Context, path string) ([]string, error) {
	folder, begin := filepath.Split(path)
	look := cmp.Or(expandHome(folder), ".")
	entries, err := os.ReadDir(look)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasPrefix(name, begin) || strings.HasPrefix(name, ".") && !strings.HasPrefix(begin, ".") {
			continue
		}
		if entry.IsDir() {
			name += "/"
		}
		paths = append(paths, folder+name)
	}
	slices.Sort(paths)
	return paths, nil
}
