package data

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawNarrow is a narrow column of n numbers, and the numbers.
func drawNarrow(t *rapid.T, n int, divisor float64) (*Narrow, []int64) {
	of := &Narrow{Least: rapid.Int64Range(-1e6, 1e6).Draw(t, "least"), Unit: rapid.Int64Range(1, 9).Draw(t, "unit"), Divisor: divisor,
		Width: rapid.IntRange(0, 2).Draw(t, "width"), Step: rapid.Int64Range(-2, 2).Draw(t, "step")}
	numbers := make([]int64, n)
	seed := rapid.Uint32().Draw(t, "seed")
	for i := range numbers {
		seed = seed*1664525 + 1013904223
		numbers[i] = of.Least + of.Step*int64(i)
		switch raw := uint16(seed >> 16); of.Width {
		case 1:
			of.Bytes = append(of.Bytes, byte(raw))
			numbers[i] += of.Unit * int64(byte(raw))
		case 2:
			of.Bytes = binary.LittleEndian.AppendUint16(of.Bytes, raw)
			numbers[i] += of.Unit * int64(raw)
		}
	}
	return of, numbers
}

// Laws: a column has what was added to it, in whichever way and however narrow, also after some of it was changed; between gives each stretch of it.
func TestColumnLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := column[float64]{room: rapid.IntRange(0, 2*pageSize).Draw(t, "room")}
		var want []float64
		for range rapid.IntRange(0, 6).Draw(t, "steps") {
			n := rapid.IntRange(0, 2*pageSize+9).Draw(t, "n")
			switch rapid.SampledFrom([]string{"one", "list", "narrow", "swap"}).Draw(t, "step") {
			case "one":
				c.append(float64(n))
				want = append(want, float64(n))
			case "list":
				list := make([]float64, n)
				for i := range list {
					list[i] = float64(i) / 3
				}
				want = append(want, list...)
				c.appendAll(list)
			case "narrow":
				divisor := rapid.SampledFrom([]float64{0, 1, 100}).Draw(t, "divisor")
				of, numbers := drawNarrow(t, n, divisor)
				for _, number := range numbers {
					want = append(want, float64(number)/max(1, divisor))
				}
				c.appendNarrow(of, n)
			case "swap":
				if len(want) > 0 {
					i, j := rapid.IntRange(0, len(want)-1).Draw(t, "i"), rapid.IntRange(0, len(want)-1).Draw(t, "j")
					c.swap(i, j)
					want[i], want[j] = want[j], want[i]
				}
			}
		}
		if c.n != len(want) {
			t.Fatalf("there are %d, want %d", c.n, len(want))
		}
		for i := range want {
			if got := c.at(i); got != want[i] {
				t.Fatalf("at %d is %v, want %v", i, got, want[i])
			}
		}
		from := rapid.IntRange(0, len(want)).Draw(t, "from")
		to := rapid.IntRange(from, len(want)).Draw(t, "to")
		var room [pageSize]float64
		if got := c.between(from, to, room[:]); !slices.Equal(got, want[from:to]) {
			t.Fatalf("between %d and %d is %v, want %v", from, to, got, want[from:to])
		}
	})
}

// Laws: codes are what was added, however it was added, set and replaced; the least of a page is the least of its codes.
func TestCodesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c codes
		var want []int
		code := rapid.SampledFrom([]int{0, 1, 2, 255, 256, 70_000})
		for range rapid.IntRange(0, 8).Draw(t, "steps") {
			n := rapid.IntRange(1, 2*pageSize).Draw(t, "n")
			switch rapid.SampledFrom([]string{"one", "same", "all", "set", "replace"}).Draw(t, "step") {
			case "one":
				one := code.Draw(t, "code")
				c.append(one)
				want = append(want, one)
			case "same":
				one := code.Draw(t, "code")
				c.appendSame(one, n)
				want = append(want, slices.Repeat([]int{one}, n)...)
			case "all":
				stands := []int{code.Draw(t, "first"), code.Draw(t, "second")}
				numbers := make([]int64, n)
				for i := range numbers {
					numbers[i] = int64(i / rapid.IntRange(1, 9).Draw(t, "run") % 2)
					want = append(want, stands[numbers[i]])
					if i == 20 { // the rest goes on as it is
						for k := i + 1; k < n; k++ {
							numbers[k] = int64(k & 1)
							want = append(want, stands[k&1])
						}
						break
					}
				}
				c.appendAll(numbers, stands, n)
			case "set":
				if len(want) > 0 {
					i := rapid.IntRange(0, len(want)-1).Draw(t, "i")
					want[i] = code.Draw(t, "code")
					c.set(i, want[i])
				}
			case "replace":
				by := make([]int, 70_001)
				for i := range by {
					by[i] = i
				}
				by[0], by[1], by[255] = 1, 256, 0
				c.replace(by)
				for i := range want {
					want[i] = by[want[i]]
				}
			}
		}
		for i := range want {
			if got := c.at(i); got != want[i] {
				t.Fatalf("code %d is %d, want %d", i, got, want[i])
			}
		}
		for k := range c.pages {
			if got, least := c.least(k), slices.Min(want[k*pageSize:min((k+1)*pageSize, len(want))]); got != least {
				t.Fatalf("the least of page %d is %d, want %d", k, got, least)
			}
		}
	})
}

// Law: readings that come as columns make the series that they make one by one.
func TestColumnsMakeTheSameSeries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, all := NewBuilder("oil", 0), NewBuilder("oil", 0)
		place := int64(0)
		for range rapid.IntRange(1, 3).Draw(t, "columns") {
			n := rapid.IntRange(1, pageSize+99).Draw(t, "n")
			times, observed := drawNarrow(t, n, 0)
			values, numbers := drawNarrow(t, n, 10)
			c := Columns{NarrowObserved: times, NarrowValue: values, Source: []int64{0}, Sources: []string{rapid.SampledFrom([]string{"z", "a"}).Draw(t, "source")},
				Quality: []int64{int64(Estimated)}}
			if rapid.Bool().Draw(t, "wide") {
				c.NarrowObserved, c.NarrowValue = nil, nil
				for i := range observed {
					c.Observed, c.Value = append(c.Observed, Instant(observed[i])), append(c.Value, float64(numbers[i])/10)
				}
			}
			for i := range observed {
				c.Place = append(c.Place, place)
				one.Add(Reading{Observed: Instant(observed[i]), Value: float64(numbers[i]) / 10, Low: math.NaN(), High: math.NaN(), Source: c.Sources[0], Quality: Estimated, Published: NoInstant}, place)
				place++
			}
			all.AddColumns(c)
		}
		want, got := one.Series(), all.Series()
		if got.Len() != want.Len() {
			t.Fatalf("there are %d readings, want %d", got.Len(), want.Len())
		}
		for i := range want.Len() {
			if !got.Reading(i).Same(want.Reading(i)) {
				t.Fatalf("reading %d is %+v, want %+v", i, got.Reading(i), want.Reading(i))
			}
		}
		checkStretches(t, got)
		if !slices.Equal(got.blocks, want.blocks) {
			t.Fatalf("blocks are %+v, want %+v", got.blocks, want.blocks)
		}
	})
}

// Law: places are what was appended, in whichever steps.
func TestPlacesLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p places
		var want []int64
		for range rapid.IntRange(0, 4).Draw(t, "parts") {
			place, step := rapid.Int64Range(0, 50).Draw(t, "place"), rapid.Int64Range(-2, 9).Draw(t, "step")
			var part []int64
			for i := range rapid.IntRange(0, 3*manyRuns).Draw(t, "n") {
				part = append(part, place)
				if place += step; step == 9 { // in no order
					place = int64(i * 7919 % 101)
				}
			}
			if rapid.Bool().Draw(t, "at once") {
				p.appendAll(part)
			} else {
				for _, place := range part {
					p.append(place)
				}
			}
			want = append(want, part...)
		}
		if p.n != len(want) || len(p.runs) > manyRuns && len(p.runs) > p.n/4 {
			t.Fatalf("%d places in %d runs, want %d", p.n, len(p.runs), len(want))
		}
		for i, place := range want {
			if p.at(i) != place {
				t.Fatalf("place %d is %d, want %d", i, p.at(i), place)
			}
		}
		from := rapid.IntRange(0, len(want)).Draw(t, "from")
		if got := p.between(from, len(want)); !slices.Equal(got, want[from:]) {
			t.Fatalf("between %d and %d they are %v, want %v", from, len(want), got, want[from:])
		}
	})
}
