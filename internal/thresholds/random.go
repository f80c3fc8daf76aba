package thresholds

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
)

// newRandom is a source of random numbers that the question itself has seeded: the same question gives the same numbers, on every machine. Numbers go into
// the seed bit by bit.
func newRandom(parts ...any) *rand.Rand {
	hash := fnv.New128a()
	var word [8]byte
	for _, part := range parts {
		if values, ok := part.([]float64); ok {
			for _, v := range values {
				binary.LittleEndian.PutUint64(word[:], math.Float64bits(v))
				_, _ = hash.Write(word[:])
			}
			continue
		}
		_, _ = fmt.Fprintf(hash, "%v\x00", part)
	}
	sum := hash.Sum(nil)
	return rand.New(rand.NewPCG(binary.LittleEndian.Uint64(sum[:8]), binary.LittleEndian.Uint64(sum[8:])))
}
