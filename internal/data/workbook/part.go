package workbook

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
)

// How a part may be made. The largest text of a cell has 32,767 characters, and no part nests deeper than some ten elements.
const (
	maxToken = 1 << 20 // bytes of an element's beginning, or of a text
	maxDepth = 64
)

// reader reads the tokens of a part.
type reader struct {
	xml   *xml.Decoder
	file  io.ReadCloser
	left  *int64 // how many bytes may still be unpacked, of all parts
	token int64  // and of this token
	depth int
}

func (b *Book) read(name part) (*reader, error) {
	packed := b.parts[name]
	if packed == nil {
		return nil, fmt.Errorf("its part %s is missing", name)
	}
	file, err := open(packed)
	if err != nil {
		return nil, err
	}
	r := &reader{file: file, left: &b.left}
	r.xml = xml.NewDecoder(r)
	return r, nil
}

func open(f *zip.File) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("its part %s is locked with a password", f.Name)
	}
	return f.Open()
}

func (r *reader) Read(p []byte) (int, error) {
	room := min(int64(len(p)), *r.left, r.token)
	if room <= 0 {
		return 0, ErrTooLarge
	}
	n, err := r.file.Read(p[:room])
	*r.left -= int64(n)
	r.token -= int64(n)
	return n, err
}

func (r *reader) close() { r.file.Close() }

// next is the next token, or io.EOF.
func (r *reader) next() (xml.Token, error) {
	r.token = maxToken
	token, err := r.xml.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		if r.depth++; r.depth > maxDepth {
			return nil, fmt.Errorf("more than %d elements stand in each other", maxDepth)
		}
	case xml.EndElement:
		r.depth--
	}
	return token, nil
}

// each calls f with every element of a part that begins.
func (b *Book) each(name part, f func(xml.StartElement, *reader) error) error {
	r, err := b.read(name)
	if err != nil {
		return err
	}
	defer r.close()
	for {
		token, err := r.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok {
			if err := f(e, r); err != nil {
				return err
			}
		}
	}
}

// inside gives the texts inside of the element that has just begun, each with the names of the elements it stands in, and ends with it. Each element
// has an empty one at its beginning.
func (r *reader) inside(text func(path []string, text []byte)) error {
	path := make([]string, 0, 8)
	for {
		token, err := r.next()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			path = append(path, t.Name.Local)
			text(path, nil)
		case xml.CharData:
			text(path, t)
		case xml.EndElement:
			if len(path) == 0 {
				return nil
			}
			path = path[:len(path)-1]
		}
	}
}

// keep takes what is kept of a part, beyond its text, off what may be unpacked: millions of empty elements take room, too.
func (b *Book) keep(bytes int64) error {
	if b.left -= bytes; b.left <= 0 {
		return ErrTooLarge
	}
	return nil
}
