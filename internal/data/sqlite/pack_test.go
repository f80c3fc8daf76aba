package sqlite

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// drawRecords is readings as the table has them, of even and of wild numbers.
func drawRecords(t *rapid.T) []record {
	instant := rapid.OneOf(rapid.Int64Range(0, 50), rapid.Map(rapid.Int64Range(-25_000, 80_000), func(day int64) int64 { return day * 86_400_000 }), rapid.Int64())
	value := rapid.OneOf(rapid.Map(rapid.IntRange(-9999, 9999), func(n int) float64 { return float64(n) / 100 }), rapid.Float64(),
		rapid.SampledFrom([]float64{math.NaN(), math.Copysign(0, -1), math.Inf(1), 0.1 + 0.2, 1 << 53, 1<<53 + 2, 5e-324, math.MaxFloat64}))
	text := rapid.SampledFrom([]string{"", "", "a", "ü", "long enough to be told from the others"})
	even, mostly := rapid.Bool().Draw(t, "even"), rapid.Bool().Draw(t, "mostly")
	usual := record{observed: 9, published: 7, source: 3, seq: 5, value: 1.5, quality: data.Estimated, details: none}
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) record {
		if mostly && rapid.IntRange(0, 15).Draw(t, "is usual") > 0 {
			return usual
		}
		r := record{
			observed: data.Instant(instant.Draw(t, "observed")), published: data.Instant(instant.Draw(t, "published")),
			source: rapid.Int32Range(1, 300).Draw(t, "source"), seq: rapid.Int64Range(1, 1<<40).Draw(t, "seq"),
			value: value.Draw(t, "value"), quality: data.Quality(rapid.IntRange(0, 2).Draw(t, "quality")),
		}
		if even {
			r.published, r.value = data.NoInstant, math.Trunc(math.Mod(r.value, 1000))
		} else {
			r.details = &details{value.Draw(t, "low"), value.Draw(t, "high"), text.Draw(t, "citation"), text.Draw(t, "note")}
		}
		return r
	}), 1, 40).Draw(t, "records")
}

// records are a pack's readings one by one.
func (p *packed) records() []record {
	p.widen()
	var records []record
	for i := range p.len() {
		r := record{observed: p.observed[i], published: p.published[i], source: int32(p.source[i]), seq: p.seq[i], value: p.value[i],
			quality: data.Quality(p.quality[i]), details: &details{low: math.NaN(), high: math.NaN()}}
		if len(p.low) > 0 {
			r.details.low, r.details.high = p.low[i], p.high[i]
		}
		if len(p.citation) > 0 {
			r.details.citation, r.details.note = p.texts[p.citation[i]], p.texts[p.note[i]]
		}
		records = append(records, r)
	}
	return records
}

// A pack gives back each reading to the last bit, also in memory that was used before.
func TestPackGivesBackWhatWasPacked(t *testing.T) {
	var got packed
	rapid.Check(t, func(t *rapid.T) {
		var p packed
		records := drawRecords(t)
		for i := range records {
			p.add(&records[i])
		}
		if err := got.decode(p.encode()); err != nil {
			t.Fatal(err)
		}
		back := got.records()
		if len(back) != len(records) {
			t.Fatalf("got %d readings, want %d", len(back), len(records))
		}
		for i := range records {
			want, have := records[i], back[i]
			more := *want.more()
			want.details = &more
			for _, pair := range [][2]*float64{{&want.value, &have.value}, {&more.low, &have.details.low}, {&more.high, &have.details.high}} {
				if math.IsNaN(*pair[0]) && math.IsNaN(*pair[1]) { // which NaN does not matter
					*pair[0], *pair[1] = 0, 0
				}
				if math.Float64bits(*pair[0]) != math.Float64bits(*pair[1]) {
					t.Fatalf("reading %d: got %v, want %v", i, *pair[1], *pair[0])
				}
			}
			if !reflect.DeepEqual(have, want) {
				t.Fatalf("reading %d: got %+v, want %+v", i, have, want)
			}
		}
	})
}

// A few readings of another file among many make the pack larger by themselves, and not by a column.
func TestAFewOthersCostLittle(t *testing.T) {
	var alone, mixed, got packed
	for i := range 1000 {
		r := record{observed: data.Instant(i * 1000), published: data.NoInstant, source: 1, seq: int64(5000 + 7*i), value: float64(i%9) / 10, quality: data.Estimated}
		alone.add(&r)
		mixed.add(&r)
		if i%300 == 7 {
			mixed.add(&record{observed: data.Instant(i*1000 + 5), published: data.Instant(i * 1001), source: 2, seq: int64(i), value: 0.5, quality: data.Verified,
				details: &details{0.25, 0.75, "report", ""}})
		}
	}
	a, m := alone.encode(), mixed.encode()
	if more := len(m) - len(a); more > 2300 { // the times are no longer even, and take two bytes each
		t.Errorf("4 readings among 1000 take %d bytes more than the %d of these", more, len(a))
	}
	if err := got.decode(m); err != nil {
		t.Fatal(err)
	}
	for i, r := range got.records() {
		if mixed.seq[i] != r.seq || mixed.published[i] != r.published || mixed.observed[i] != r.observed || int32(mixed.source[i]) != r.source ||
			math.Float64bits(mixed.low[i]) != math.Float64bits(r.more().low) || mixed.texts[mixed.citation[i]] != r.more().citation {
			t.Fatalf("reading %d: got %+v", i, r)
		}
	}
}

// Bytes that are no pack are told, and never more than that happens.
func FuzzUnpack(f *testing.F) {
	var p packed
	r := record{observed: 5, published: 7, source: 1, seq: 1, value: 1.5, details: &details{1, 2, "c", ""}}
	for range 3 {
		p.add(&r)
	}
	good := p.encode()
	f.Add(good[:len(good)-4])
	f.Add([]byte{packVersion, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		var p packed
		if err := p.decode(b); err == nil {
			t.Error("bytes without their sum are taken for a pack")
		}
		_ = p.decode(summed(b)) // the sum is right, the rest may be anything
	})
}

// Each flipped bit is noticed.
func TestDamagedPackIsNoPack(t *testing.T) {
	var p, got packed
	for i := range 20 {
		p.add(&record{observed: data.Instant(i * i), source: 1, seq: int64(i), value: float64(i) / 8})
	}
	b := p.encode()
	for bit := range 8 * len(b) {
		b[bit/8] ^= 1 << (bit % 8)
		if err := got.decode(b); err == nil {
			t.Errorf("bit %d is flipped and nobody says so", bit)
		}
		b[bit/8] ^= 1 << (bit % 8)
	}
}
