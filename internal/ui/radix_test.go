package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// keyed is an entry of a list with its key, for the sort of the standard library.
type keyed struct {
	entry int32
	key   uint64
}

func byKey(a, b keyed) int { return cmp.Compare(a.key, b.key) }

func keyedList(keys []uint64) (pairs []keyed, list []int32) {
	for i, key := range keys {
		pairs, list = append(pairs, keyed{int32(i), key}), append(list, int32(i))
	}
	return pairs, list
}

// A list sorted by keys is as a stable sort by comparison leaves it, however few of its keys' bytes differ.
func TestSortByKeysLaw(t *testing.T) {
	key := rapid.OneOf(rapid.Uint64(), rapid.Uint64Range(0, 3), rapid.SampledFrom([]uint64{0, 1 << 63, lastKey, lastKey - 1, 0xff00, 0x0100}))
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(key, 0, 600).Draw(t, "keys")
		want, list := keyedList(keys)
		slices.SortStableFunc(want, byKey)
		got, err := sortByKeys(context.Background(), list, slices.Clone(keys))
		if err != nil || !slices.EqualFunc(got, want, func(entry int32, k keyed) bool { return entry == k.entry }) {
			t.Fatalf("%v, %v, want %v", got, err, want)
		}
	})
}

// The keys of numbers follow each other as the numbers do, and both zeros have one.
func TestFloatKeyLaw(t *testing.T) {
	number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{0, math.Copysign(0, -1), math.Inf(1), math.Inf(-1), math.SmallestNonzeroFloat64, -math.MaxFloat64}))
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		if got, want := cmp.Compare(floatKey(a), floatKey(b)), cmp.Compare(a, b); got != want {
			t.Fatalf("the keys of %v and %v compare as %d, want %d", a, b, got, want)
		}
	})
}

// Sorting ends where nobody waits for it any more.
func TestSortByKeysIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if list, err := sortByKeys(ctx, []int32{1, 2}, []uint64{2, 1}); !errors.Is(err, context.Canceled) || list != nil {
		t.Errorf("goes on, to %v, %v", list, err)
	}
}

// BenchmarkSortByKeys is what the comment at sortByKeys says: a million keys sorted by their bytes, and by comparing them.
func BenchmarkSortByKeys(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, of := range []struct {
		name string
		key  func() uint64
	}{
		{"of 4 qualities", func() uint64 { return random.Uint64N(4) }},
		{"of whole values", func() uint64 { return floatKey(float64(random.IntN(2000))) }},
		{"of any values", func() uint64 { return floatKey(random.NormFloat64()) }},
	} {
		keys := make([]uint64, 1_000_000)
		for i := range keys {
			keys[i] = of.key()
		}
		b.Run(fmt.Sprintf("bytes %s", of.name), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				_, list := keyedList(keys)
				ofEach := slices.Clone(keys)
				b.StartTimer()
				if _, err := sortByKeys(context.Background(), list, ofEach); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("comparing %s", of.name), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				pairs, _ := keyedList(keys)
				b.StartTimer()
				slices.SortStableFunc(pairs, byKey)
			}
		})
	}
}
