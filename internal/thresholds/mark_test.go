package thresholds

import "testing"

// Each state, result and class of rungs has a mark of its own: without colours it is told by that.
func TestMarksDiffer(t *testing.T) {
	differ := func(what string, marks ...string) {
		seen := map[string]bool{}
		for _, mark := range marks {
			if mark == "" || seen[mark] {
				t.Errorf("%s: %q stands for two things", what, mark)
			}
			seen[mark] = true
		}
	}
	var states, results, rungs []string
	for w := range StateWord(len(stateWords)) {
		states = append(states, w.Mark())
	}
	for r := NotTold; r <= Passes; r++ {
		results = append(results, r.Mark())
	}
	offer := &Offer{Rungs: make([]Rung, 3)}
	for _, rung := range []int{0, 2, 3} {
		rungs = append(rungs, offer.Mark(rung))
	}
	differ("states", states...)
	differ("results", results...)
	differ("rungs", rungs...)
	if between := offer.Mark(1); between != rungs[1] {
		t.Errorf("rungs between the lowest and the highest: %q and %q", between, rungs[1])
	}
	fired, armed, blind, claimed := TriggerState{Fired: true}, TriggerState{Word: Unmet}, TriggerState{Word: Stale}, TriggerState{Word: Unverified}
	differ("triggers", fired.Mark(), armed.Mark(), blind.Mark(), claimed.Mark())
}
