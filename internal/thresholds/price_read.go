package thresholds

import (
	"watchtui/internal/data"
)

// This file reads what a book says of prices: its [price] table.

type priceTable struct {
	Horizon       string          `toml:"horizon"`
	DiscountRate  float64         `toml:"discount_rate"`
	ReversalScale string          `toml:"reversal_scale"`
	Tolerance     float64         `toml:"tolerance"`
	SnapBackLimit string          `toml:"snap_back_limit"`
	Theaters      []string        `toml:"theaters"`
	Parties       []string        `toml:"parties"`
	Detection     *detectionTable `toml:"detection"`
}

type detectionTable struct {
	None        *float64 `toml:"none"`
	Documents   *float64 `toml:"documents"`
	Inspections *float64 `toml:"inspections"`
	Intrusive   *float64 `toml:"intrusive"`
}

// pricing reads [price], which has a horizon, or is not there.
func (r *reader) pricing(table *priceTable) {
	p := &r.book.Pricing
	p.SnapBackLimit, p.ReversalScaleDays = NoLag, year
	if table == nil {
		return
	}
	p.HorizonDays = r.days("price.horizon", table.Horizon, 0)
	if p.HorizonDays == 0 {
		r.Fail("price.horizon", `a price needs a horizon longer than 0 days: horizon = "10y"`)
	}
	if p.ReversalScaleDays = r.days("price.reversal_scale", table.ReversalScale, year); p.ReversalScaleDays == 0 {
		r.Fail("price.reversal_scale", "the reversal scale has to be longer than 0 days")
	}
	r.between("price.discount_rate", table.DiscountRate, 0, maxRate)
	r.between("price.tolerance", table.Tolerance, -maxPoints, maxPoints)
	p.DiscountRate, p.Tolerance = table.DiscountRate, table.Tolerance
	p.SnapBackLimit = r.days("price.snap_back_limit", table.SnapBackLimit, NoLag)
	p.Theaters, p.Parties = r.visible("price.theaters", table.Theaters), r.visible("price.parties", table.Parties)
	if table.Detection == nil {
		return
	}
	d := table.Detection
	for level, chance := range []*float64{d.None, d.Documents, d.Inspections, d.Intrusive} {
		path := "price.detection." + verifications[level]
		if chance == nil {
			r.Fail(path, "the chance of detection on verification %s is missing", data.Quoted(verifications[level]))
			chance = new(float64) // the terms are read all the same
		}
		p.Detection = append(p.Detection, r.optional(path, chance, 0, 1))
		if n := len(p.Detection); n > 1 && p.Detection[n-1] < p.Detection[n-2] {
			r.warn(path, "closer verification would detect less")
		}
	}
}
