package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"sync/atomic"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
)

// input is a file to import: understood by its beginning, read once for its SHA-256, so that a file that is imported
// already is known before its rows are parsed, and once for these. What cannot be read twice is kept in a temporary file.
type input struct {
	name   string // for messages, and for sources that rows do not name
	path   string
	size   int64
	sha256 string // "" until it was read to its end for the first time
	temp   string // removed on close; "" where the file is the user's own
	read   atomic.Int64

	steering csvfile.Steering // how it is to be understood
	profile  string           // by which it was recognised; "" for none

	keep bool          // what it was understood as, as it is the only one: many would fill the memory
	kept *csvfile.File // as it was last understood, where that is held in memory anyway; nil else

	sourceByName bool // some readings have the file's name for a source, so under another name they are others
}

// openInput looks at a file, or at standard input for "-".
func (a *app) openInput(ctx context.Context, name string) (*input, error) {
	if name == "-" {
		return spool(ctx, "standard input", func() (io.Reader, error) { return a.stdin, nil })
	}
	info, err := os.Stat(name)
	if err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, fmt.Errorf("%s: %w", data.Visible(name), err)
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
		return nil, fmt.Errorf("%s is a directory: name the files in it", data.Visible(name))
	case mode&fs.ModeNamedPipe != 0:
		return spool(ctx, name, func() (io.Reader, error) { return os.Open(name) }) // waits for a writer
	case !mode.IsRegular():
		return nil, fmt.Errorf("%s is neither a file nor a pipe", data.Visible(name))
	}
	return &input{name: name, path: name, size: info.Size()}, nil
}

// hash finds the file's SHA-256, where it is not known yet.
func (in *input) hash() error {
	if in.sha256 != "" {
		return nil
	}
	f, err := os.Open(in.path)
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return fmt.Errorf("read %s: %w", data.Visible(in.name), err)
	}
	in.sha256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

func (in *input) close() {
	if in.temp != "" {
		_ = os.Remove(in.temp)
	}
}

// errChanged tells that a file is not what it was a moment ago.
var errChanged = errors.New("the file changed while it was read; nothing was imported")

// open reads the file. The reader's last answer is errChanged where the bytes are not those of the first time.
func (in *input) open() (io.ReadCloser, error) {
	f, err := os.Open(in.path)
	if err != nil {
		return nil, err
	}
	return &checkedReader{file: f, in: in, sum: sha256.New()}, nil
}

type checkedReader struct {
	file *os.File
	in   *input
	sum  hash.Hash
}

func (r *checkedReader) Read(p []byte) (int, error) {
	n, err := r.file.Read(p)
	r.sum.Write(p[:n])
	r.in.read.Add(int64(n))
	if errors.Is(err, io.EOF) {
		sum := hex.EncodeToString(r.sum.Sum(nil))
		if r.in.sha256 == "" {
			r.in.sha256 = sum
		}
		if sum != r.in.sha256 {
			return n, errChanged
		}
	}
	return n, err
}

// Size lets a file that is too large be refused unread.
func (r *checkedReader) Size() int64 { return r.in.size }

func (r *checkedReader) Close() error { return r.file.Close() }

// progress is the part of the file that was read, from 0 to 1.
func (in *input) progress() float64 {
	if in.size == 0 {
		return 1
	}
	return min(1, float64(in.read.Load())/float64(in.size))
}
