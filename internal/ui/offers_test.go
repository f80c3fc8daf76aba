package ui

import (
	"fmt"
	"math"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"watchtui/internal/thresholds"
)

// The Offers screen at each size: the list with the tests of the one that is selected, and the terms of one as a waterfall.
func TestOfferScreens(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		for name, keys := range map[string]string{"offers": "o end", "offers_terms": "o enter down down"} {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				golden(t, name, planes(opened(t, "2024-08-20", size[0], size[1], strings.Fields(keys)...).model.paint()))
			})
		}
	}
}

// The way through offers and terms, and back.
func TestOffersAreWalkedThrough(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "o")
	d.says(t, "Offers · 4", "2 of 8 tests pass", "+7.0 ± 22.6", "The agreement of 2015 (JCPOA)")
	d.mustPress(t, "end")
	d.says(t, "◐ negotiable · 8 of 8 tests pass", "+4.1 ± 33.9 points: relief 48.9 less concessions 44.8, over 20 years")
	d.mustPress(t, "D")
	d.says(t, "Trigger-based framework is not signed", "The verdict is negotiable since 2024-07-26.", "It passes 8 of 8 structural tests.")
	d.mustPress(t, "esc", "enter")
	d.says(t, "Terms of Trigger-based framework · 9", "40 points × 0.692 performs")
	d.mustPress(t, "left")
	d.says(t, "Terms of Memorandum of June 2026")
	here := d.model.place()
	d.mustPress(t, "esc")
	if d.model.where() != onOffers || d.model.offers.offer != "june_2026_memorandum" {
		t.Errorf("esc leads to %v, with %s selected", d.model.where(), d.model.offers.offer)
	}
	d.mustPress(t, "esc")
	if d.model.on != watchScreen {
		t.Errorf("esc leads to screen %v", d.model.on)
	}
	p, err := parsePlace(here.text())
	if d.model.reach(p); err != nil || d.model.place().text() != "offers?day=2024-08-20&id=june_2026_memorandum&terms=yes" {
		t.Errorf("the place is %s, %v", d.model.place().text(), err)
	}
	d.mustPress(t, "right", "right")
	d.says(t, "there is no offer with terms in that direction")
}

// The terms stand below the tests where both fit, all of both, whichever offer is selected; at 24 lines there is no room for them.
func TestTermsBesideTheTests(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "o")
	for range d.model.book.AllOffers() {
		o, l := d.model.offerShown(), d.model.offersLayout()
		if l.preview.empty() {
			t.Fatalf("%s: no terms below the tests", o.Name)
		}
		if says, room := len(d.model.offerDetail(detailRect(l).w)), detailRect(l).h; says > room {
			t.Errorf("%s: %d lines of tests in %d", o.Name, says, room)
		}
		d.says(t, "╭ Terms ", o.Terms[0].Name[:10], "valuation gap")
		d.mustPress(t, "down")
	}
	if l := opened(t, "2024-08-20", 120, 24, "o").model.offersLayout(); !l.preview.empty() {
		t.Error("the terms take the room of the tests")
	}
}

// A click selects an offer and then opens it; another selects a term; the wheel scrolls the tests.
func TestMouseOnTheOffers(t *testing.T) {
	for _, size := range [...][2]int{{80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2024-08-20", size[0], size[1], "o")
		m, lines := d.model, offerLines(d.model.offersLayout())
		d.click(10, lines.y+1)
		if m.offers.offer != "april_2026_ceasefire" || m.offers.open {
			t.Errorf("%v: %q is selected, open %v", size, m.offers.offer, m.offers.open)
		}
		if detail := m.offersLayout().detail; size[1] == 24 {
			if d.wheel(detail.x+5, detail.y+2, tea.MouseWheelDown); m.offers.down != 1 {
				t.Errorf("%v: the wheel leads to line %d", size, m.offers.down)
			}
		}
		if d.click(10, lines.y+1); !m.offers.open {
			t.Errorf("%v: the second click does not open the terms", size)
		}
		d.click(10, offerLines(m.termsLayout()).y+1)
		if o := m.offerShown(); m.offers.terms.term != o.Terms[waterfall(o, order{})[1]].Name {
			t.Errorf("%v: the term %q is selected", size, m.offers.terms.term)
		}
	}
}

// A book without offers has no such screen, and one whose offer is gone shows the others.
func TestOffersThatAreNotThere(t *testing.T) {
	book, err := thresholds.ParseBook("bare", []byte("[[indicator]]\nid = \"stock\"\nunit = \"kg\"\nkind = \"level\"\ncadence = \"1mo\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	d := opened(t, "2024-08-20", 120, 40, "o", "enter")
	d.model.takeBook("another", book, nil)
	if d.model.on != watchScreen {
		t.Errorf("on screen %v of a book without offers", d.model.on)
	}
	d.mustPress(t, "o")
	d.says(t, "the watchbook has no offers")
	d.model.reach(place{screen: offersScreen, offer: "gone", terms: true, isNow: true})
	d.model.takeBook("the first", thresholds.DefaultBook(), nil)
	d.mustPress(t, "o")
	d.says(t, "Offers · 4")
}

// The tables of offers and terms hold what is on screen.
func TestOffersAreCopied(t *testing.T) {
	d := opened(t, "2024-08-20", 120, 40, "o", "end")
	rows := d.model.offerRowsToCopy()
	if got, want := strings.Join(rows[4], "|"), "trigger_framework||negotiable|44.79|48.89|4.1|33.88|-39.39|8||0"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	d.mustPress(t, "enter", "/", "text:weapon", "enter")
	rows = d.model.termRowsToCopy()
	if len(rows) != 4 || rows[1][0] != "60 % stock below one weapon's worth" || rows[1][7] != "27.35" {
		t.Errorf("the terms are %v", rows)
	}
}

// Steps of a waterfall follow on each other and end at the gap, whatever the terms; more points are never further to the left.
func TestWaterfallLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pricing := thresholds.Pricing{HorizonDays: 3650, DiscountRate: 0.05, ReversalScaleDays: 365}
		o := &thresholds.Offer{}
		for i := range rapid.IntRange(0, 12).Draw(t, "terms") {
			o.Terms = append(o.Terms, thresholds.Term{Name: fmt.Sprint(i), Side: thresholds.Side(rapid.IntRange(0, 1).Draw(t, "side")), Value: rapid.Float64Range(0, 1e6).Draw(t, "value"),
				DefaultRate: rapid.Float64Range(0, 100).Draw(t, "rate"), Ends: thresholds.NoEnd})
		}
		o.Price = pricing.Price(o.Terms)
		f := newFall(o, order{}, rapid.IntRange(0, 80).Draw(t, "width"))
		reached := 0.0
		for _, i := range waterfall(o, order{}) {
			if f.from[i] != reached {
				t.Fatalf("term %d begins at %v, and the one before ended at %v", i, f.from[i], reached)
			}
			reached = f.to[i]
		}
		if math.Abs(reached-o.Price.Gap) > 1e-6*(1+o.Price.Concessions+o.Price.Relief) {
			t.Fatalf("it ends at %v, and the gap is %v", reached, o.Price.Gap)
		}
		a, b := rapid.Float64Range(-2e6, 2e6).Draw(t, "a"), rapid.Float64Range(-2e6, 2e6).Draw(t, "b")
		if a <= b && f.scale.cell(a) > f.scale.cell(b) {
			t.Fatalf("%v is right of %v", a, b)
		}
	})
}

func TestOffersLayoutLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(0, 260).Draw(t, "w"), rapid.IntRange(0, 90).Draw(t, "h")
		l := layoutOffers(w, h, rapid.IntRange(1, 60).Draw(t, "lines")).withPreview(rapid.IntRange(0, 40).Draw(t, "preview"), rapid.IntRange(0, 60).Draw(t, "says"))
		checkRects(t, w, h, map[string]rect{"header": l.header, "list": l.list, "detail": l.detail, "preview": l.preview, "footer": l.footer}, l.density != tooSmall)
		if l.density != tooSmall && (offerLines(l).h < 1 || l.detail.h < 3) {
			t.Fatalf("%d×%d has no room for an offer: %+v", w, h, l)
		}
	})
}

// An offer that is signed only later says so on the day looked at, and its row is dim; on the day of its signature it is there.
func TestOffersSignedLaterSaySo(t *testing.T) {
	for _, size := range [...][2]int{{40, 12}, {80, 24}, {120, 40}, {200, 60}} {
		d := opened(t, "2026-04-06", size[0], size[1], "o", "down")
		d.says(t, "not yet signed")
		lines := offerLines(d.model.offersLayout())
		c := d.model.paint()
		if got := c.cells[(lines.y+2)*c.width+lines.x+6].style; got != styleDim {
			t.Errorf("%v: the row of an offer that is signed later has style %v", size, got)
		}
		d = opened(t, "2026-06-17", size[0], size[1], "o", "down", "down")
		if strings.Contains(d.model.paint().plain(), "not yet signed") {
			t.Errorf("%v: an offer is not yet signed on the day of the last signature", size)
		}
	}
}

// An error goes to both sides, or is too small to be drawn.
func TestErrorBarsHaveBothArms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := thresholds.Price{Gap: rapid.Float64Range(-20, 20).Draw(t, "gap"), SD: rapid.Float64Range(0, 20).Draw(t, "sd")}
		s := pointScale{low: -40, high: 40, width: rapid.IntRange(3, 60).Draw(t, "width")}
		c := newCanvas(s.width, 1)
		s.paintInterval(c, 0, 0, p, stylePlain)
		at := s.cell(p.Gap)
		arm := func(x int) bool {
			return x >= 0 && x < s.width && strings.Contains("─├┤┼", c.cells[x].text) && c.cells[x].text != ""
		}
		if arm(at-1) != arm(at+1) {
			t.Fatalf("%+v is drawn as %q", p, c.plain())
		}
	})
}

// On the lowest rung it is copied with its name, as the command offers has it.
func TestTheLowestRungIsCopied(t *testing.T) {
	d := opened(t, "2025-06-01", 120, 40, "o")
	rows := d.model.offerRowsToCopy()
	if rows[4][2] != "not good enough" || strings.Join(rows[0], ",") != strings.Join(thresholds.OfferColumns, ",") {
		t.Errorf("the rows are %v", rows)
	}
	d.mustPress(t, "e")
	if strings.Contains(d.model.paint().plain(), "svg") {
		t.Error("the box offers pictures where there are none")
	}
}
