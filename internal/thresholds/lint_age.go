package thresholds

import (
	"cmp"
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// fewGaps is how many gaps between readings it takes to speak of a cadence.
const fewGaps = 3

// maxAge tells of evidence that is stale before the next can come.
func (l *linter) maxAge(b *Benchmark) {
	for k, id := range b.Uses {
		indicator, _ := l.book.Indicator(id)
		gap, gaps := l.cadence(id, b.Evidence)
		limit := b.maxAge[k]
		switch {
		case gaps >= fewGaps && float64(limit) < gap:
			f := l.note(Warning, "max-age", b.path+".max_age", b.ID, "allow older evidence, or bring in readings more often; leave it, if old facts are not to count",
				"%s come every %s d (the median of %s), and are stale after %d d", ofQuality(b.Evidence, id), data.Exact(gap), data.Count(gaps, "gap"), limit)
			f.Figures = map[string]float64{"max_age_days": float64(limit), "median_gap_days": gap, "gaps": float64(gaps)}
		case indicator.CadenceDays > limit:
			f := l.note(Warning, "max-age", b.path+".max_age", b.ID, fmt.Sprintf("allow at least %d d, and what it takes to publish", indicator.CadenceDays),
				"the book expects readings of %s every %d d, and they are stale after %d d", id, indicator.CadenceDays, limit)
			f.Figures = map[string]float64{"max_age_days": float64(limit), "cadence_days": float64(indicator.CadenceDays)}
		}
	}
}

// ofQuality names the readings of an indicator that count as evidence.
func ofQuality(evidence data.Quality, indicator string) string {
	return map[data.Quality]string{data.Verified: "verified readings of ", data.Estimated: "estimated and verified readings of ", data.Claimed: "readings of "}[evidence] + indicator
}

// cadence is the median of the days between one date with readings of a quality at least and the next, and of how many gaps.
func (l *linter) cadence(indicator string, evidence data.Quality) (median float64, gaps int) {
	var list []int
	s := l.made[indicator].stream(evidence)
	for i := 1; i < s.Len(); i++ {
		if gap := int(s.day(i) - s.day(i-1)); gap > 0 {
			list = append(list, gap)
		}
	}
	if len(list) == 0 {
		return 0, 0
	}
	slices.SortFunc(list, cmp.Compare[int])
	n := len(list)
	return float64(list[(n-1)/2]+list[n/2]) / 2, n
}
