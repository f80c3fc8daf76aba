package sqlite

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// applicationID stands in the header of every store: "WTCH".
const applicationID = 0x57544348

// The header of an SQLite file, https://www.sqlite.org/fileformat.html#the_database_header.
const (
	headerSize        = 100
	headerMagic       = "SQLite format 3\x00"
	headerVersion     = 60 // user_version, four bytes, the highest first
	headerApplication = 68 // application_id
)

// dsn names the file at an absolute path and nothing else, whatever characters are in the path.
func dsn(path, query string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // C:/… on Windows
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: path, RawQuery: query}
	return u.String()
}

// follow is the absolute path of the file that path leads to, whether it exists or not.
func follow(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	for range 40 { // as many links as Linux follows
		target, err := os.Readlink(path)
		if err != nil {
			return path, nil
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
	}
	return "", &fs.PathError{Op: "open", Path: path, Err: errors.New("too many links")}
}

// look reads the header of the file at path, without SQLite and so without a trace, and returns
// its version. The error satisfies errors.Is with fs.ErrNotExist where there is no store yet, an
// empty file included, with ErrForeign and with ErrNewer.
func look(path string) (version int, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	if info.IsDir() {
		return 0, fmt.Errorf("%s is a directory: %w", path, ErrForeign)
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s is not a regular file: %w", path, ErrForeign)
	}
	if info.Size() == 0 {
		return 0, &fs.PathError{Op: "open", Path: path, Err: fs.ErrNotExist}
	}
	file, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	var header [headerSize]byte
	if _, err := io.ReadFull(file, header[:]); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, err
	}
	if !bytes.HasPrefix(header[:], []byte(headerMagic)) {
		return 0, fmt.Errorf("%s is not an SQLite file: %w", path, ErrForeign)
	}
	version = int(binary.BigEndian.Uint32(header[headerVersion:]))
	if binary.BigEndian.Uint32(header[headerApplication:]) != applicationID || version == 0 {
		return 0, fmt.Errorf("%s is another program's SQLite file: %w", path, ErrForeign)
	}
	return version, checkVersion(path, version)
}

func checkVersion(path string, version int) error {
	if version > len(migrations) {
		return fmt.Errorf("%s has version %d, this program knows up to %d: %w", path, version, len(migrations), ErrNewer)
	}
	return nil
}

// address is a path and the file that it led to. What is open stays open when a file is moved or deleted, but what
// is written to it then is lost. The zero value is one that is not watched.
type address struct {
	path string
	file os.FileInfo
}

func addressOf(path string) address {
	path, err := filepath.Abs(path)
	if err != nil {
		return address{}
	}
	file, err := os.Stat(path)
	if err != nil {
		return address{}
	}
	return address{path, file}
}

// check is nil where the path leads to the file still, else an error that satisfies errors.Is with fs.ErrNotExist
// or ErrReplaced.
func (a address) check() error {
	if a.file == nil {
		return nil
	}
	switch file, err := os.Stat(a.path); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("the store is no longer there: %w", err)
	case err != nil:
		return err
	case !os.SameFile(a.file, file):
		return fmt.Errorf("%s: %w", a.path, ErrReplaced)
	}
	return nil
}
