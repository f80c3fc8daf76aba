package thresholds

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads what a book says of prices: its [price] table and the terms of its offers.

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

type termTable struct {
	Name         string   `toml:"name"`
	Side         string   `toml:"side"`
	Value        *float64 `toml:"value"`
	Start        string   `toml:"start"`
	Reversal     string   `toml:"reversal"`
	DefaultRate  float64  `toml:"default_rate"`
	Verification string   `toml:"verification"`
	Theaters     []string `toml:"theaters"`
	Ends         string   `toml:"ends"`
	Gain         *float64 `toml:"gain"`
	Penalty      *float64 `toml:"penalty"`
	PaysFor      string   `toml:"pays_for"`
	Triggers     []string `toml:"triggers"`
	SnapBackLag  string   `toml:"snap_back_lag"`
	IRGCRelief   *float64 `toml:"irgc_relief"`
	IRGCEffect   *float64 `toml:"irgc_effect"`
	Citation     string   `toml:"citation"`
	Note         string   `toml:"note"`
}

// between refuses a number that is not within bounds.
func (r *reader) between(path string, v, low, high float64) {
	if !(v >= low && v <= high) {
		r.Fail(path, "%s is not from %s to %s", data.Exact(v), data.Exact(low), data.Exact(high))
	}
}

// optional is a number that may be absent: then it is NaN.
func (r *reader) optional(path string, v *float64, low, high float64) float64 {
	if v == nil {
		return math.NaN()
	}
	r.between(path, *v, low, high)
	return *v
}

// word finds a word in a list; "" is the first.
func (r *reader) word(path, kind, word string, known []string) int {
	if word == "" {
		return 0
	}
	at := slices.Index(known, word)
	if at < 0 {
		r.Fail(path, "%s is not a %s%s", data.Quoted(word), kind, tomlfile.DidYouMean(word, known))
	}
	return max(at, 0)
}

// visible are names made fit to be shown, each once.
func (r *reader) visible(path string, names []string) []string {
	var list []string
	for i, name := range names {
		at := fmt.Sprintf("%s.%d", path, i)
		switch name = data.Visible(name); {
		case name == "":
			r.Fail(at, "an empty name")
		case slices.Contains(list, name):
			r.Fail(at, "%s is there already", data.Quoted(name))
		default:
			list = append(list, name)
		}
	}
	return list
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

// priced reads what an offer says of its price.
func (r *reader) priced(path string, table *offerTable, offer *Offer) {
	offer.Signed = data.NoInstant
	if table.Signed != "" {
		day, err := data.ParseDay(table.Signed)
		if err != nil {
			r.Fail(path+".signed", "%v", err)
		}
		offer.Signed = day.Instant()
	}
	offer.Parties = r.visible(path+".parties", table.Parties)
	for i, party := range offer.Parties {
		if near := data.Nearest(party, r.book.Pricing.Parties); near != "" && near != party && len(party) > 5 && !slices.Contains(offer.Parties, near) {
			r.warn(fmt.Sprintf("%s.parties.%d", path, i), "%s is not in the book's parties; is it %q?", data.Quoted(party), near)
		}
	}
	offer.Monitor = data.Visible(table.Monitor)
	lag := r.days(path+".snap_back_lag", table.SnapBackLag, NoLag)
	for i := range table.Term {
		r.term(fmt.Sprintf("%s.term.%d", path, i), &table.Term[i], offer, lag)
	}
	for i, t := range offer.Terms {
		if paid := offer.term(t.PaysFor); t.PaysFor != "" && (paid == nil || paid.Side != Concession) {
			r.Fail(fmt.Sprintf("%s.term.%d.pays_for", path, i), "%s is not a concession of this offer%s", data.Quoted(t.PaysFor), tomlfile.DidYouMean(t.PaysFor, offer.concessions()))
		}
	}
	if len(offer.Terms) > 0 && r.book.Pricing.HorizonDays == 0 {
		r.Fail(path+".term.0", `terms need a [price] table with a horizon, such as horizon = "10y"`)
		return
	}
	offer.Price = r.book.Pricing.Price(offer.Terms)
	offer.Tests = r.book.Pricing.Tests(offer)
	if len(offer.Terms) > 0 {
		r.book.Priced = append(r.book.Priced, offer)
	}
}

// concessions are the names of an offer's concessions.
func (o *Offer) concessions() []string {
	var names []string
	for _, t := range o.Terms {
		if t.Side == Concession {
			names = append(names, t.Name)
		}
	}
	return names
}

// term reads a term; lag is the offer's own, for relief that has no other.
func (r *reader) term(path string, table *termTable, offer *Offer, lag int) {
	t := Term{
		Name: data.Visible(table.Name), Side: Side(r.word(path+".side", "side", table.Side, sides[:])),
		Start: r.days(path+".start", table.Start, 0), Reversal: r.days(path+".reversal", table.Reversal, 0), DefaultRate: table.DefaultRate,
		Verification: Verification(r.word(path+".verification", "level of verification", table.Verification, verifications[:])),
		Theaters:     r.visible(path+".theaters", table.Theaters), Ends: r.ends(path, table, offer),
		Gain: r.optional(path+".gain", table.Gain, 0, maxPoints), Penalty: r.optional(path+".penalty", table.Penalty, 0, maxPoints),
		PaysFor: data.Visible(table.PaysFor), Triggers: r.visible(path+".triggers", table.Triggers), SnapBackLag: NoLag,
		IRGCRelief: r.optional(path+".irgc_relief", table.IRGCRelief, 0, maxPoints),
		IRGCEffect: r.optional(path+".irgc_effect", table.IRGCEffect, -maxPoints, maxPoints),
		Citation:   data.Visible(table.Citation), Note: data.Visible(table.Note),
	}
	switch {
	case t.Name == "":
		r.Fail(path, "the term has no name")
	case offer.term(t.Name) != nil:
		r.Fail(path+".name", "a second term with the name %s", data.Quoted(t.Name))
	}
	if table.Side == "" {
		r.Fail(path, `whose is the term? side = "concession" or "relief"`)
	}
	if table.Value == nil {
		r.Fail(path, "the term has no value, in points")
	} else {
		r.between(path+".value", *table.Value, 0, maxPoints)
		t.Value = *table.Value
	}
	r.between(path+".default_rate", t.DefaultRate, 0, maxRate)
	for i, theater := range t.Theaters {
		if known := r.book.Pricing.Theaters; !slices.Contains(known, theater) {
			r.Fail(fmt.Sprintf("%s.theaters.%d", path, i), "unknown theater %s%s", data.Quoted(theater), tomlfile.DidYouMean(theater, known))
		}
	}
	if t.Ends != NoEnd && t.Ends < t.Start {
		r.Fail(path+".ends", "it would end before it starts")
	}
	if t.Side == Relief {
		if byTriggers := r.takenBackBy(path, t.Triggers); lag == NoLag {
			lag = byTriggers
		}
		t.SnapBackLag = r.days(path+".snap_back_lag", table.SnapBackLag, lag)
	}
	r.sided(path, table, t.Side)
	offer.Terms = append(offer.Terms, t)
}

// ends is the sunset: a length of time after signing, or a date.
func (r *reader) ends(path string, table *termTable, offer *Offer) int {
	if table.Ends == "" || table.Ends == "none" {
		return NoEnd
	}
	day, err := data.ParseDay(table.Ends)
	if err != nil {
		return r.days(path+".ends", table.Ends, NoEnd)
	}
	if offer.Signed == data.NoInstant {
		r.Fail(path+".ends", "a date needs to know when the offer was signed; or give a length of time after signing, such as 15y")
		return NoEnd
	}
	return int(day - offer.Signed.Day())
}

// sided refuses what means nothing on a term's side.
func (r *reader) sided(path string, table *termTable, side Side) {
	for _, key := range []struct {
		name string
		side Side
		is   bool
	}{
		{"gain", Concession, table.Gain != nil}, {"penalty", Concession, table.Penalty != nil},
		{"pays_for", Relief, table.PaysFor != ""}, {"triggers", Relief, table.Triggers != nil}, {"snap_back_lag", Relief, table.SnapBackLag != ""},
		{"irgc_relief", Relief, table.IRGCRelief != nil}, {"irgc_effect", Relief, table.IRGCEffect != nil},
	} {
		if key.is && key.side != side {
			r.Fail(path+"."+key.name, "%s is for a %s, and this is a %s", key.name, key.side, side)
		}
	}
}

// bySigning orders offers: what was never signed comes last.
func bySigning(a, b *Offer) int {
	if never := b.Signed == data.NoInstant; never != (a.Signed == data.NoInstant) {
		if never {
			return -1
		}
		return 1
	}
	return cmp.Compare(a.Signed, b.Signed)
}

// asked are the structural tests that a rung requires.
func (r *reader) asked(path string, ids []string) []Test {
	known := make([]string, len(tests))
	for i, test := range tests {
		known[i] = test.id
	}
	var list []Test
	for i, id := range ids {
		at := slices.Index(known, id)
		if at < 0 {
			r.Fail(fmt.Sprintf("%s.tests.%d", path, i), "unknown test %s%s", data.Quoted(id), tomlfile.DidYouMean(id, known))
			continue
		}
		list = append(list, Test(at))
	}
	return list
}
