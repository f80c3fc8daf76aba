package thresholds

import (
	"cmp"
	"fmt"
	"slices"

	"watchtui/internal/data"
	"watchtui/internal/tomlfile"
)

// This file reads the terms of offers: [[offer.term]].

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
