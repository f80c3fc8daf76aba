package thresholds

import (
	"slices"
	"sort"

	"watchtui/internal/data"
)

// firstSight is the first day up to a day on which a trigger was not blind, and what there was on the days before, if there are any; the history's
// first where it was never anything else.
func (h *History) firstSight(trigger int, at data.Day) (first data.Day, before string) {
	sight := h.TriggerSight(trigger)
	i := slices.IndexFunc(sight, func(c Change) bool { return !c.Word.blind() })
	switch {
	case i < 0 || sight[i].Day > at:
		return min(at, h.first), ""
	case i == 0:
		return sight[i].Day, ""
	case i == 1 && sight[0].Word == NoData:
		return sight[i].Day, "no data"
	}
	return sight[i].Day, "no fresh data"
}

// blindSince is the first day of the blindness in which a trigger is on a day; the day itself where it sees. Readings that are too old and readings
// that do not define the measure may follow each other in it.
func (h *History) blindSince(trigger int, at data.Day) data.Day {
	sight := h.TriggerSight(trigger)
	i := sort.Search(len(sight), func(i int) bool { return sight[i].Day > at }) - 1
	since := at
	for ; i >= 0 && sight[i].Word.blind(); i-- {
		since = sight[i].Day
	}
	return since
}

// Standing says how a trigger stands and since when, where Since is in the words given: "fired since 2019-11-09 (1 746 d), blind since 2023-07-09".
// Days before the first on which a violation could have been seen are none of being armed: "armed, no data before 2021-05-31".
func (s TriggerState) Standing(since string) string {
	text := choice(s.Fired, "fired", "armed")
	switch {
	case s.Firing == nil && s.Blind() && s.BlindSince <= s.Since:
		return text + ", blind from the start"
	case s.before != "":
		text += ", " + s.before + " before " + s.Since.String()
	default:
		text += " since " + since
	}
	if s.Blind() {
		text += ", blind since " + s.BlindSince.String()
	}
	return text
}
