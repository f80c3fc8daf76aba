package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

var (
	// ErrNone is told of an archive that holds no workbook of this form.
	ErrNone = errors.New("the archive holds no .xlsx workbook")
	// ErrTooLarge is told of a workbook that unpacks to more than was allowed.
	ErrTooLarge = errors.New("it unpacks to more than is allowed")
)

// Book is a workbook that is being read. It is not for use by two at once.
type Book struct {
	parts   map[string]*zip.File // by name in small letters
	left    int64                // how many bytes may still be unpacked
	sheets  []sheet
	strings part // of the shared strings
	texts   []string
	dates   []bool // by style: whether its numbers are dates
	months  []bool // likewise: whether it shows no day of them
	// Days are counted from 1904-01-01, as the first workbooks of the Macintosh did, and not from 1900.
	from1904 bool
}

// room is about what a sheet, a relation or a format takes in memory, beside its text.
const room = 64

type sheet struct{ name, part string }

// part is the name of a part in the archive; "" where there is none.
type part = string

// Open opens a workbook that unpacks to no more than so many bytes.
func Open(file io.ReaderAt, size, unpacked int64) (*Book, error) {
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return nil, fmt.Errorf("its archive is not whole, or none: %w", err)
	}
	b := &Book{parts: make(map[string]*zip.File, len(archive.File)), left: unpacked}
	for _, f := range archive.File {
		b.parts[partName(f.Name)] = f
	}
	root, err := b.relations("")
	if err != nil {
		return nil, err
	}
	main := "xl/workbook.xml"
	if r, ok := root.ofKind("officeDocument"); ok {
		main = r.part
	}
	if b.parts[main] == nil || !strings.HasSuffix(main, ".xml") {
		return nil, ErrNone
	}
	return b, b.open(main)
}

// partName is a part's name as they are compared: some writers use backslashes, or capitals other than in the relations.
func partName(name string) part {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// open reads which sheets there are, and how dates are counted and told.
func (b *Book) open(main part) error {
	related, err := b.relations(main)
	if err != nil {
		return err
	}
	first := true
	err = b.each(main, func(e xml.StartElement, _ *reader) error {
		if first && e.Name.Local != "workbook" {
			return ErrNone
		}
		first = false
		switch e.Name.Local {
		case "workbookPr":
			b.from1904 = isTrue(attribute(e, "date1904"))
		case "sheet":
			s := sheet{name: attribute(e, "name")}
			if r := related[relationID(e)]; r.kind == "worksheet" {
				s.part = r.part // others are charts and dialogs, which have no cells
			}
			b.sheets = append(b.sheets, s)
			return b.keep(room)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if r, ok := related.ofKind("sharedStrings"); ok {
		b.strings = r.part
	}
	if r, ok := related.ofKind("styles"); ok && b.parts[r.part] != nil {
		return b.readStyles(r.part)
	}
	return nil
}

// Sheets are the names of the sheets, hidden ones and charts too, in their order.
func (b *Book) Sheets() []string {
	names := make([]string, len(b.sheets))
	for i, s := range b.sheets {
		names[i] = s.name
	}
	return names
}

// relation is where a part refers to another one.
type relation struct{ kind, part string }

type relations map[string]relation // by id

func (r relations) ofKind(kind string) (relation, bool) {
	for _, one := range r {
		if one.kind == kind {
			return one, true
		}
	}
	return relation{}, false
}

// relations are those of a part, or of the archive.
func (b *Book) relations(of part) (relations, error) {
	folder, name := path.Split(of)
	found := relations{}
	list := folder + "_rels/" + name + ".rels"
	if b.parts[list] == nil {
		return found, nil
	}
	err := b.each(list, func(e xml.StartElement, _ *reader) error {
		if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			return nil
		}
		target := strings.ReplaceAll(attribute(e, "Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		found[attribute(e, "Id")] = relation{path.Base(attribute(e, "Type")), partName(path.Clean(target))}
		return b.keep(room)
	})
	return found, err
}

// relationID is the relation that an element names: r:id, whatever the prefix.
func relationID(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "id" && strings.HasSuffix(a.Name.Space, "/relationships") {
			return a.Value
		}
	}
	return ""
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

func isTrue(text string) bool { return text == "1" || text == "true" }
