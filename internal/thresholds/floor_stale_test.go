package thresholds

import "testing"

// The floor is stale where less than half of the weight of either index is fresh; half is enough.
func TestFloorOnOldEvidence(t *testing.T) {
	for _, c := range [...]struct {
		name               string
		holding, conceding float64 // shares that are fresh
		want               bool
	}{
		{"all is fresh", 1, 1, false},
		{"half of each", 0.5, 0.5, false},
		{"a quarter of holding", 0.25, 1, true},
		{"nothing of conceding", 1, 0, true},
		{"nothing at all", 0, 0, true},
	} {
		day := FloorDay{Holding: Index{Value: 30, Fresh: c.holding}, Conceding: Index{Value: 60, Fresh: c.conceding}}
		if day.Stale() != c.want || FloorStale(c.holding, c.conceding) != c.want {
			t.Errorf("%s: stale %v, want %v", c.name, day.Stale(), c.want)
		}
	}
	if got := BothAtOnce.phrase(); got != "vertical escalation and horizontal concession" || BothAtOnce.String() != "both" {
		t.Errorf("both is %q", got)
	}
}
