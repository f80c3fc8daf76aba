package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
)

// spool keeps what can be read only once. Opening and reading may wait for another program for ever, so they are left
// behind when the command is stopped.
func spool(ctx context.Context, name string, open func() (io.Reader, error)) (*input, error) {
	f, err := os.CreateTemp("", "watchtui-input-*") // for the owner alone
	if err != nil {
		return nil, err
	}
	in := &input{name: name, path: f.Name(), temp: f.Name()}
	done := make(chan error, 1)
	go func() {
		r, err := open()
		if err == nil {
			sum := sha256.New()
			in.size, err = io.Copy(io.MultiWriter(f, sum, &guard{name: name}), r)
			in.sha256 = hex.EncodeToString(sum.Sum(nil))
		}
		done <- errors.Join(err, f.Close())
	}()
	select {
	case err = <-done:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		_ = os.Remove(f.Name())
		if errors.As(err, new(*csvfile.FormError)) {
			return nil, asRefused(err)
		}
		return nil, fmt.Errorf("read %s: %w", data.Visible(name), err)
	}
	return in, nil
}

// What a pipe may bring before it is taken for one that never ends. A line is measured in bytes: in UTF-16 and UTF-32 a
// character has up to four.
const (
	maxPiped     = 16 << 30
	maxPipedLine = 4 << 20
)

// guard is written what a pipe brings, and stops one that never ends.
type guard struct {
	name       string
	size, line int64
	packed     bool // it starts as compressed files and workbooks do, so it has no lines
}

func (g *guard) Write(p []byte) (int, error) {
	if g.size == 0 {
		g.packed = bytes.HasPrefix(p, []byte("\x1f\x8b")) || bytes.HasPrefix(p, []byte("\x28\xb5\x2f\xfd")) || bytes.HasPrefix(p, []byte("PK\x03\x04"))
	}
	g.size += int64(len(p))
	g.line += int64(len(p))
	if i := bytes.LastIndexAny(p, "\r\n"); i >= 0 {
		g.line = int64(len(p) - i)
	}
	switch {
	case g.size > maxPiped:
		return 0, &csvfile.FormError{File: g.name, Reason: "more than 16 GiB came through the pipe"}
	case g.line > maxPipedLine && !g.packed:
		return 0, &csvfile.FormError{File: g.name, Reason: "a line is longer than 1 MiB"}
	}
	return len(p), nil
}
