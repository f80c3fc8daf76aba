package data

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawLong is a series of several blocks: readings by the hour of which some share their instant, retract, say when they were
// published, or are of another quality or source.
func drawLong(t *rapid.T) *Series {
	n := rapid.IntRange(0, 4*plainBlock).Draw(t, "readings")
	odd := map[int]string{}
	for range rapid.IntRange(0, 6).Draw(t, "odd ones") {
		odd[rapid.IntRange(0, 4*plainBlock).Draw(t, "which")] = rapid.SampledFrom([]string{"same instant", "retracts", "claimed", "published", "early", "other source", "ranged"}).Draw(t, "how")
	}
	b := NewBuilder("oil", n)
	at := Day(0).Instant()
	for i := range n {
		at += dayMillis / 24
		r := Reading{Observed: at, Value: float64(i), Low: math.NaN(), High: math.NaN(), Source: "x", Quality: Estimated, Published: NoInstant}
		switch odd[i] {
		case "same instant":
			at -= dayMillis / 24
			r.Observed = at
		case "retracts":
			r.Retracted = true
		case "claimed":
			r.Quality = Claimed
		case "published":
			r.Published = at + 90*dayMillis
		case "early":
			r.Published = at - dayMillis
		case "ranged":
			r.High = 7
		case "other source":
			r.Source = "y"
		}
		b.Add(r, int64(i))
	}
	return b.Series()
}

// Laws: readings that are passed over as plain are so, one by one, and of all but the last few most are passed over; what a series
// says of all its readings is what a walk through them says.
func TestPlainReadings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawLong(t)
		of := Indicator{ID: "oil", PublicationLag: rapid.IntRange(0, 3).Draw(t, "lag")}
		known := Day(rapid.IntRange(0, 100).Draw(t, "known")).End()
		lowest := Quality(rapid.IntRange(int(Claimed), int(Verified)).Draw(t, "lowest"))
		for i := 0; i < s.Len(); {
			end := s.Plain(i, of, known, lowest)
			if end < i || end > s.Len() {
				t.Fatalf("Plain(%d) is %d of %d", i, end, s.Len())
			}
			for k := i; k < end; k++ {
				alone := (k == 0 || s.Observed(k-1) < s.Observed(k)) && (k+1 == s.Len() || s.Observed(k) < s.Observed(k+1))
				if !alone || math.IsNaN(s.Value(k)) || s.Quality(k) < lowest || of.Known(s.Observed(k), s.Published(k)) > known {
					t.Fatalf("reading %d is not plain: %+v", k, s.Reading(k))
				}
			}
			i = max(i+1, end)
		}
		for i := 0; i < s.Len(); i += 1 + i%7*31 {
			want := i
			for want < s.Len() && math.IsNaN(s.Reading(want).Low) && math.IsNaN(s.Reading(want).High) {
				want++
			}
			if got := s.NextRange(i); got != want {
				t.Fatalf("NextRange(%d) is %d, want %d", i, got, want)
			}
		}
		if s.Len() > 0 {
			checkStretches(t, s)
		}
		last, least := NoInstant, Verified
		var days []Day
		for i := range s.Len() {
			at := of.Known(s.Observed(i), s.Published(i))
			last, least, days = max(last, at), min(least, s.Quality(i)), append(days, at.Day())
		}
		slices.Sort(days)
		if got := s.LastKnown(of); got != last {
			t.Fatalf("LastKnown is %d, want %d", got, last)
		}
		if got := s.LowestQuality(); got != least {
			t.Fatalf("LowestQuality is %v, want %v", got, least)
		}
		if got, want := s.KnownDays(of), slices.Compact(days); !slices.Equal(got, want) {
			t.Fatalf("KnownDays are %v, want %v", got, want)
		}
	})
}

// checkStretches compares what a series says of a stretch of it with a walk through that.
func checkStretches(t *rapid.T, s *Series) {
	from := rapid.IntRange(0, s.Len()-1).Draw(t, "from")
	to := rapid.IntRange(from+1, s.Len()).Draw(t, "to")
	low, high, gap := s.Value(from), s.Value(from), Instant(0)
	for i := from + 1; i < to; i++ {
		low, high, gap = min(low, s.Value(i)), max(high, s.Value(i)), max(gap, s.Observed(i)-s.Observed(i-1))
	}
	gotLow, gotHigh := s.Extremes(from, to)
	same := func(a, b float64) bool {
		return math.Float64bits(a) == math.Float64bits(b) || math.IsNaN(a) && math.IsNaN(b)
	}
	if !same(gotLow, low) || !same(gotHigh, high) {
		t.Fatalf("Extremes(%d, %d) are %v and %v, want %v and %v", from, to, gotLow, gotHigh, low, high)
	}
	if got := s.LongestGap(from, to); got != gap {
		t.Fatalf("LongestGap(%d, %d) is %d, want %d", from, to, got, gap)
	}
	at := s.Observed(to-1) + Instant(rapid.IntRange(-1, 1).Draw(t, "beside"))
	after := from
	for after < s.Len() && s.Observed(after) <= at {
		after++
	}
	if got := s.After(from, at); got != after {
		t.Fatalf("After(%d, %d) is %d, want %d", from, at, got, after)
	}
	for _, lowest := range [...]Quality{Claimed, Estimated, Verified} {
		next := from
		for next < s.Len() && s.Quality(next) < lowest {
			next++
		}
		if got := s.NextOf(lowest, from); got != next {
			t.Fatalf("NextOf(%v, %d) is %d, want %d", lowest, from, got, next)
		}
	}
}

func TestAllOfAPlainSeriesIsPassedOverAtOnce(t *testing.T) {
	b := NewBuilder("oil", 0)
	for i := range 10 * plainBlock {
		b.Add(Reading{Observed: Instant(i), Quality: Estimated, Published: NoInstant, Low: math.NaN(), High: math.NaN()}, int64(i))
	}
	s := b.Series()
	for lowest, want := range map[Quality]int{Claimed: s.Len(), Estimated: s.Len(), Verified: 0} {
		if got := s.Plain(0, Indicator{}, Instant(s.Len()), lowest); got != want {
			t.Errorf("of %v: up to %d, want %d", lowest, got, want)
		}
	}
}

// Law: picks are what was added, however they were added, and cut.
func TestPicksLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p Picks
		var want []int
		next := 0
		for range rapid.IntRange(0, 12).Draw(t, "steps") {
			switch n := rapid.IntRange(0, 1200).Draw(t, "n"); rapid.SampledFrom([]string{"one", "all", "skip", "cut", "each"}).Draw(t, "step") {
			case "one":
				p.Add(next)
				want, next = append(want, next), next+1
			case "all":
				p.AddAll(next, next+n)
				for range n {
					want, next = append(want, next), next+1
				}
			case "each":
				for range n {
					p.Add(next)
					want, next = append(want, next), next+2
				}
			case "skip":
				next += n
			case "cut":
				n = min(n, len(want))
				p.Cut(n)
				want, next = want[:n], 0
				if n > 0 {
					next = want[n-1] + 1
				}
			}
		}
		if p.Len() != len(want) {
			t.Fatalf("%d picks, want %d", p.Len(), len(want))
		}
		for i, reading := range want {
			if got := p.At(i); got != reading {
				t.Fatalf("pick %d is %d, want %d", i, got, reading)
			}
		}
	})
}
