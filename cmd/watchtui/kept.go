package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/adrg/xdg"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// keeper keeps bookmarks and what was seen between sessions of the dashboard, in a file of its own and never in the
// store. Several dashboards may be open: each change reads the file, changes it and puts it in place whole, one after
// the other. A file that cannot be read is put aside and not destroyed.
type keeper struct {
	path  string // of the file
	store string // that the dashboard looks at
	now   func() time.Time
}

// keptFile is what the file holds.
type keptFile struct {
	Version   int                 `json:"version"`
	Bookmarks []keptBookmark      `json:"bookmarks"`
	Seen      map[string]keptSeen `json:"seen"` // by the path of the store
}

type keptBookmark struct {
	Name  string `json:"name"`
	Place string `json:"place"`
}

// keptSeen is how things stood at the end of a session.
type keptSeen struct {
	At         time.Time           `json:"at"`
	Day        string              `json:"day"`
	LastImport int64               `json:"last_import"`
	Undone     []int               `json:"undone,omitempty"`
	States     map[string]string   `json:"states"`
	Verdicts   map[string][]string `json:"verdicts"`
	Firings    map[string][]string `json:"firings,omitempty"` // none in what earlier versions wrote: then nothing is said of them
}

const (
	keptVersion = 1
	maxKept     = 4 << 20 // bytes; ten thousand bookmarks take half of it
	mostStores  = 100     // of which it is known what was seen
)

// errLater is a file that a later version has written: it is left alone.
var errLater = errors.New("it was written by a later version of watchtui, and is left as it is")

func (a *app) keeper() keeper {
	store, _ := a.storePath()
	if absolute, err := filepath.Abs(store); err == nil {
		store = absolute
	}
	if real, err := filepath.EvalSymlinks(store); err == nil {
		store = real
	}
	return keeper{filepath.Join(xdg.StateHome, "watchtui", "dashboard.json"), store, a.now}
}

// keep lets the dashboard keep things for the next session.
func (a *app) keep(env *ui.Env, k keeper) {
	env.Kept = k.kept
	env.KeepBookmark = k.keepBookmark
	env.KeepSeen = func(ctx context.Context, seen ui.Seen) error {
		if err := k.keepSeen(ctx, seen); err != nil { // the terminal is the shell's again, and the session no failure
			fmt.Fprintf(a.stderr, "watchtui: what you have seen is not kept for the next session: %s\n", data.Visible(err.Error()))
		}
		return nil
	}
}

// kept is what was kept. Where the file was damaged the error says where it is now, and all begins afresh.
func (k keeper) kept(ctx context.Context) (ui.Kept, error) {
	if _, err := os.Lstat(k.path); errors.Is(err, fs.ErrNotExist) {
		return ui.Kept{}, nil
	}
	var file keptFile
	var damage error
	err := k.locked(ctx, func() (err error) {
		file, damage, err = k.read()
		return err
	})
	if err != nil {
		return ui.Kept{}, err
	}
	kept := ui.Kept{Bookmarks: file.bookmarks()}
	if seen, ok := file.Seen[k.store]; ok {
		if day, err := data.ParseDay(seen.Day); err == nil {
			kept.Seen = &ui.Seen{Day: day, LastImport: seen.LastImport, Undone: seen.Undone, States: seen.States, Verdicts: seen.Verdicts, Firings: seen.Firings}
		}
	}
	return kept, damage
}

func (k keeper) keepBookmark(ctx context.Context, b ui.Bookmark, set bool) (all []ui.Bookmark, err error) {
	err = k.change(ctx, func(file *keptFile) {
		at := slices.IndexFunc(file.Bookmarks, func(other keptBookmark) bool { return other.Place == b.Place })
		switch {
		case set && at >= 0:
			file.Bookmarks[at] = keptBookmark(b)
		case set:
			file.Bookmarks = append(file.Bookmarks, keptBookmark(b))
		case at >= 0:
			file.Bookmarks = slices.Delete(file.Bookmarks, at, at+1)
		}
		all = file.bookmarks()
	})
	return all, err
}

func (k keeper) keepSeen(ctx context.Context, seen ui.Seen) error {
	return k.change(ctx, func(file *keptFile) {
		if file.Seen == nil {
			file.Seen = map[string]keptSeen{}
		}
		file.Seen[k.store] = keptSeen{k.now().UTC().Truncate(time.Second), seen.Day.String(), seen.LastImport, seen.Undone, seen.States, seen.Verdicts, seen.Firings}
		for len(file.Seen) > mostStores {
			oldest := k.store
			for store, of := range file.Seen {
				if of.At.Before(file.Seen[oldest].At) {
					oldest = store
				}
			}
			if oldest == k.store {
				return
			}
			delete(file.Seen, oldest)
		}
	})
}

func (f keptFile) bookmarks() []ui.Bookmark {
	all := make([]ui.Bookmark, len(f.Bookmarks))
	for i, b := range f.Bookmarks {
		all[i] = ui.Bookmark(b)
	}
	return all
}

// change changes the file, or makes it.
func (k keeper) change(ctx context.Context, do func(*keptFile)) error {
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	return k.locked(ctx, func() error {
		file, _, err := k.read() // what was damaged has been put aside
		if err != nil {
			return err
		}
		do(&file)
		file.Version = keptVersion
		text, err := json.MarshalIndent(file, "", "  ")
		if err != nil {
			return err
		}
		return putFile(k.path, append(text, '\n'), putting{replaces: true, isPrivate: true})
	})
}

// read reads the file. A damaged one is put aside; damage says where, and the file is as good as new.
func (k keeper) read() (file keptFile, damage, err error) {
	f, err := os.Open(k.path)
	if errors.Is(err, fs.ErrNotExist) {
		return keptFile{}, nil, nil
	}
	if err != nil {
		return keptFile{}, nil, err
	}
	text, err := io.ReadAll(io.LimitReader(f, maxKept+1))
	f.Close()
	if err != nil {
		return keptFile{}, nil, err
	}
	var of struct {
		Version int `json:"version"`
	}
	if json.Unmarshal(text, &of) == nil && of.Version > keptVersion {
		return keptFile{}, nil, fmt.Errorf("%s: %w", k.path, errLater)
	}
	if err := json.Unmarshal(text, &file); err == nil && of.Version == keptVersion && len(text) <= maxKept {
		return file, nil, nil
	}
	aside := fmt.Sprintf("%s.damaged-%s", k.path, k.now().UTC().Format("20060102T150405.000"))
	if err := os.Rename(k.path, aside); err != nil {
		return keptFile{}, nil, err
	}
	return keptFile{}, fmt.Errorf("it was damaged and begins afresh; the old file is kept as %s", filepath.Base(aside)), nil
}

// lockEvery is how long to wait before a lock that another dashboard holds is tried again.
const lockEvery = 10 * time.Millisecond

// locked does something while no other dashboard does. The lock ends with the process, whatever becomes of it.
func (k keeper) locked(ctx context.Context, do func() error) error {
	f, err := os.OpenFile(k.path+".lock", os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	for {
		taken, err := lock(f)
		if err != nil {
			return fmt.Errorf("lock %s: %w", f.Name(), err)
		}
		if taken {
			return do()
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}
