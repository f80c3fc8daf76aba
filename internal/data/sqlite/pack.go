package sqlite

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"

	"watchtui/internal/data"
)

// A pack is some readings column by column, each number in as few bytes as the column's numbers need:
//
//	version, how many readings, the columns, a CRC-32C of all that
//	column of numbers   kind (plain, or what each adds to the one before), bytes a number, least, unit, then (number - least) / unit;
//	                    or kind, 0, what is usual, how many are not, then each of these with how many lie between;
//	column of times     likewise, or what each adds to a step times its index
//	column of values    the power of ten that makes all of them whole, and these; or else the bits of each, or of the few that are no NaN
//	column of texts     how many there are, each with its length; then a column of citations and one of notes
//
// So readings at even times cost no byte for their time, or two where some are missing, prices with two digits two or three for their value, and a few readings of
// another file among them nothing but their own. Programs that do not know a kind take it for no pack.
const packVersion = 1

// mostPacked bounds the readings of a pack.
const mostPacked = 1 << 21

var errNoPack = errors.New("this is no pack")

// packed is the columns of a pack. Sources are ids. What a pack is decoded to may be narrow, and have a single source and quality for all.
type packed struct {
	observed, published         []data.Instant
	source, seq, quality        []int64
	value, low, high            []float64 // the ranges empty where there is none
	citation, note              []int64   // indices into texts; empty where there is none
	texts                       []string
	narrowObserved, narrowValue *data.Narrow     // instead of the columns, where not nil
	textIndex                   map[string]int64 // for add
	whole                       []int64          // for decode
}

func (p *packed) len() int { return len(p.seq) }

// clear makes the pack empty and keeps its memory.
func (p *packed) clear() {
	*p = packed{observed: p.observed[:0], source: p.source[:0], published: p.published[:0], seq: p.seq[:0], quality: p.quality[:0],
		value: p.value[:0], low: p.low[:0], high: p.high[:0], citation: p.citation[:0], note: p.note[:0], whole: p.whole}
}

// grow makes room for so many readings.
func (p *packed) grow(n int) {
	p.observed, p.published = slices.Grow(p.observed, n), slices.Grow(p.published, n)
	for _, column := range []*[]int64{&p.source, &p.seq, &p.quality, &p.citation, &p.note} {
		*column = slices.Grow(*column, n)
	}
	for _, column := range []*[]float64{&p.value, &p.low, &p.high} {
		*column = slices.Grow(*column, n)
	}
}

func (p *packed) add(r *record) {
	more := r.more()
	p.observed, p.published = append(p.observed, r.observed), append(p.published, r.published)
	p.source, p.seq, p.quality = append(p.source, int64(r.source)), append(p.seq, r.seq), append(p.quality, int64(r.quality))
	p.value, p.low, p.high = append(p.value, r.value), append(p.low, more.low), append(p.high, more.high)
	p.citation, p.note = append(p.citation, p.text(more.citation)), append(p.note, p.text(more.note))
}

func (p *packed) text(text string) int64 {
	if text == "" && len(p.texts) > 0 {
		return 0
	}
	if p.textIndex == nil {
		p.textIndex, p.texts = map[string]int64{"": 0}, []string{""}
	}
	i, ok := p.textIndex[text]
	if !ok {
		i = int64(len(p.texts))
		p.textIndex[text], p.texts = i, append(p.texts, text)
	}
	return i
}

// widen makes all columns wide, so that readings can be moved and taken out.
func (p *packed) widen() {
	n := p.len()
	if p.narrowObserved != nil {
		p.observed = slices.Grow(p.observed[:0], n)[:n]
		data.Spread(p.narrowObserved, 0, p.observed)
		p.narrowObserved = nil
	}
	if p.narrowValue != nil {
		p.value = slices.Grow(p.value[:0], n)[:n]
		data.Spread(p.narrowValue, 0, p.value)
		p.narrowValue = nil
	}
	for _, column := range []*[]int64{&p.source, &p.quality, &p.citation, &p.note} {
		*column = widened(*column, n)
	}
	p.published = widened(p.published, n)
}

// widened is a column of n where a single number stood for all.
func widened[T any](column []T, n int) []T {
	for len(column) > 0 && len(column) < n {
		column = append(column, column[0])
	}
	return column
}

// move copies the fields of one reading over those of another.
func (p *packed) move(from, to int) {
	p.observed[to], p.published[to], p.source[to] = p.observed[from], p.published[from], p.source[from]
	p.quality[to], p.value[to] = p.quality[from], p.value[from]
	if len(p.low) > 0 {
		p.low[to], p.high[to] = p.low[from], p.high[from]
	}
	if len(p.citation) > 0 {
		p.citation[to], p.note[to] = p.citation[from], p.note[from]
	}
}

// cut keeps the first n readings.
func (p *packed) cut(n int) {
	p.observed, p.published, p.source, p.seq = p.observed[:n], p.published[:n], p.source[:n], p.seq[:n]
	p.quality, p.value = p.quality[:n], p.value[:n]
	if len(p.low) > 0 {
		p.low, p.high = p.low[:n], p.high[:n]
	}
	if len(p.citation) > 0 {
		p.citation, p.note = p.citation[:n], p.note[:n]
	}
}

// first is the first n readings, which share the memory of all.
func (p *packed) first(n int) *packed {
	q := *p
	q.cut(n)
	last := int64(0)
	for i := range n {
		last = max(last, q.citation[i], q.note[i])
	}
	q.texts = q.texts[:last+1] // they are numbered as they came
	return &q
}

// drop takes out the first n readings.
func (p *packed) drop(n int) {
	texts := p.texts
	p.texts, p.textIndex = nil, nil
	for i := n; i < p.len(); i++ {
		p.move(i, i-n)
		p.seq[i-n] = p.seq[i]
		p.citation[i-n], p.note[i-n] = p.text(texts[p.citation[i-n]]), p.text(texts[p.note[i-n]])
	}
	p.cut(p.len() - n)
}

// encode is the pack as bytes.
func (p *packed) encode() []byte {
	b := []byte{packVersion}
	b = binary.AppendUvarint(b, uint64(p.len()))
	b = appendNumbers(appendTimes(b, p.observed), p.published)
	b = appendNumbers(appendNumbers(appendNumbers(b, p.source), p.seq), p.quality)
	b = appendValues(b, p.value)
	ranged := byte(0)
	for i := range p.low {
		if !math.IsNaN(p.low[i]) || !math.IsNaN(p.high[i]) {
			ranged = 1
		}
	}
	if b = append(b, ranged); ranged == 1 {
		b = appendValues(appendValues(b, p.low), p.high)
	}
	b = binary.AppendUvarint(b, uint64(max(0, len(p.texts)-1))) // but for ""
	if len(p.texts) > 1 {
		for _, text := range p.texts[1:] {
			b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
		}
		b = appendNumbers(appendNumbers(b, p.citation), p.note)
	}
	return summed(b)
}

// summed is b with its checksum behind it.
func summed(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// decode takes the columns from bytes. What it cannot read is errNoPack, whatever the bytes.
func (p *packed) decode(b []byte) error {
	p.clear()
	if len(b) < 5 || crc32.Checksum(b[:len(b)-4], castagnoli) != binary.LittleEndian.Uint32(b[len(b)-4:]) || b[0] != packVersion {
		return errNoPack
	}
	r := &unpacker{rest: b[1 : len(b)-4], whole: p.whole}
	defer func() { p.whole = r.whole }()
	n := r.count(mostPacked)
	if p.narrowObserved = r.narrow(n); p.narrowObserved == nil {
		p.observed = numbers(r, p.observed, n)
	}
	p.published = codes(r, p.published, n)
	p.source, p.seq, p.quality = codes(r, p.source, n), numbers(r, p.seq, n), codes(r, p.quality, n)
	p.narrowValue, p.value = r.values(p.value, n)
	if ranged := r.byte(); ranged == 1 {
		p.low, p.high = r.wideValues(p.low, n), r.wideValues(p.high, n)
	} else {
		p.low, p.high = p.low[:0], p.high[:0]
	}
	p.citation, p.note = p.citation[:0], p.note[:0]
	if texts := r.count(len(r.rest)); texts > 0 {
		p.texts = make([]string, 1, texts+1)
		for range texts {
			p.texts = append(p.texts, string(r.bytes(r.count(len(r.rest)))))
		}
		p.citation, p.note = codes(r, p.citation, n), codes(r, p.note, n)
	}
	for i := range p.quality {
		r.bad = r.bad || p.quality[i] < 0 || p.quality[i] > int64(data.Verified)
	}
	for _, column := range [...][]int64{p.citation, p.note} {
		for _, text := range column {
			r.bad = r.bad || text < 0 || text >= int64(len(p.texts))
		}
	}
	if r.bad || len(r.rest) > 0 {
		return errNoPack
	}
	return nil
}
