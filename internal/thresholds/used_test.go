package thresholds

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

// Law: the readings that a measure with a peak and a change in it rests on are, each once and oldest first, the first of the highest,
// the last, and the one in force at the start; those of a mean are all in its window, of which the latest hundred are named.
func TestUsedReadings(t *testing.T) {
	book, err := ParseBook("used.toml", []byte(`
[[indicator]]
id = "x"
kind = "level"
unit = "u"
cadence = "1d"
[[benchmark]]
id = "peak"
measure = 'drawdown(x, "30d") - change(x, "60d")'
met = ">= 0"
[[benchmark]]
id = "mean"
measure = 'mean(x, "200d") + min(x, "90d")'
met = ">= 0"
`))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(1, 6), 1, 300).Draw(t, "values")
		b := data.NewBuilder("x", 0)
		for i, v := range values {
			b.Add(data.Reading{Observed: data.Day(i).Instant(), Value: float64(v), Source: "s", Quality: data.Verified}, int64(i))
		}
		last := len(values) - 1
		h := Run(book, Readings{"x": b.Series()}, AsKnownNow, data.Day(last))
		first := func(from int, better func(a, b int) bool) int {
			best := max(0, from)
			for i := best; i <= last; i++ {
				if better(values[i], values[best]) {
					best = i
				}
			}
			return best
		}
		want := map[int]bool{last: true, first(last-30, func(a, b int) bool { return a > b }): true}
		if last >= 60 {
			want[last-60] = true
		}
		compareUsed(t, h.State(0, data.Day(last)), want, last >= 60)
		want = map[int]bool{first(last-90, func(a, b int) bool { return a < b }): true}
		for i := max(0, last-200); i <= last; i++ {
			want[i] = true
		}
		compareUsed(t, h.State(1, data.Day(last)), want, true)
	})
}

func compareUsed(t *rapid.T, s State, want map[int]bool, defined bool) {
	if !defined { // what a measure that cannot be computed would rest on is of no interest
		return
	}
	var got, wanted []int
	for _, r := range s.Used {
		got = append(got, int(r.Observed.Day()))
	}
	for day := range want {
		wanted = append(wanted, day)
	}
	slices.Sort(wanted)
	if s.UsedInAll != len(wanted) {
		t.Fatalf("%s: got %d in all, want %d", s.Benchmark.ID, s.UsedInAll, len(wanted))
	}
	if wanted = wanted[max(0, len(wanted)-maxUsed):]; fmt.Sprint(got) != fmt.Sprint(wanted) {
		t.Fatalf("%s: got %v, want %v", s.Benchmark.ID, got, wanted)
	}
}
