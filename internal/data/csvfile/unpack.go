package csvfile

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"watchtui/internal/data"
)

// How much a compressed file may unpack to. Tables shrink to a twentieth; one that is all the same, to a
// few hundredths. What shrinks to less is made to fill a disk.
const (
	maxUnpacked = 16 << 30
	maxRatio    = 250
	freeOfRatio = 16 << 20 // bytes that may come before the ratio is looked at
	maxWindow   = 64 << 20 // bytes that zstd may look back
)

// unpack reads what is compressed as what it was. Compression is "" where it is not.
func unpack(name string, r io.Reader) (text *bufio.Reader, compression string, err error) {
	packed := &counter{reader: r}
	buffered := bufio.NewReaderSize(packed, chunk)
	start, err := buffered.Peek(4)
	if err != nil && err != io.EOF {
		return nil, "", err
	}
	var unpacked io.Reader
	switch {
	case strings.HasPrefix(string(start), "\x1f\x8b"):
		compression = "gzip"
		unpacked, err = gzip.NewReader(buffered)
	case string(start) == "\x28\xb5\x2f\xfd":
		compression = "zstd"
		unpacked, err = zstd.NewReader(buffered, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
	default:
		return buffered, "", nil
	}
	if err != nil {
		return nil, "", &FormError{File: name, Reason: "the file cannot be unpacked: " + data.Visible(err.Error())}
	}
	limited := &unpacker{name: name, compression: compression, reader: unpacked, packed: packed}
	return bufio.NewReaderSize(limited, chunk), compression, nil
}

// counter counts what was read.
type counter struct {
	reader io.Reader
	n      int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.reader.Read(p)
	c.n += int64(n)
	return n, err
}

// unpacker refuses to unpack beyond all measure.
type unpacker struct {
	name, compression string
	reader            io.Reader
	packed            *counter
	n                 int64
}

func (u *unpacker) Read(p []byte) (int, error) {
	n, err := u.reader.Read(p)
	u.n += int64(n)
	switch {
	case u.n > maxUnpacked:
		return 0, &FormError{File: u.name, Reason: "the file unpacks to more than 16 GiB"}
	case u.n > freeOfRatio && u.n > maxRatio*u.packed.n:
		return 0, &FormError{File: u.name, Reason: "the file unpacks to more than 250 times its size; unpack it yourself if it is to be trusted"}
	case err != nil && !errors.Is(err, io.EOF):
		return n, &FormError{File: u.name, Reason: "the file is damaged: " + data.Visible(err.Error())}
	}
	return n, err
}
