package thresholds

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"watchtui/internal/data"
)

const floorBook = `
[[indicator]]
id = 'exports'
kind = 'level'
unit = 'kb/d'
cadence = '30d'
[[indicator]]
id = 'reserves'
kind = 'level'
unit = 'USD bn'
cadence = '30d'
[[indicator]]
id = 'stock'
kind = 'level'
unit = 'kg'
cadence = '30d'
publication_lag = '10d'
[[indicator]]
id = 'incidents'
kind = 'event'
unit = 'incidents'
cadence = '10d'
[floor]
window = '60d'
[[floor.holding]]
name = 'exports'
measure = 'latest(exports)'
anchors = [1500, 500]
weight = 2
[[floor.holding]]
name = 'reserves'
measure = 'latest(reserves)'
anchors = [40, 0]
[[floor.conceding]]
name = 'stock'
measure = 'latest(stock)'
anchors = [0, 400]
evidence = 'verified'
escalation = 'vertical'
[[floor.conceding]]
name = 'tempo'
measure = 'sum(incidents, "30d")'
anchors = [0, 20]
escalation = 'horizontal'
`

func floorBookOf(t testing.TB) *Book {
	t.Helper()
	book, err := ParseBook("floor.toml", []byte(floorBook))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// floorReadings are on days from an origin. Exports are 1 000 kb/d on day 0, 600 on day 60. Reserves are 10 bn on day 30, and are not read again. The stock is
// 100 kg on day 0 and 140 on day 60, each known ten days later; a claim of 400 kg counts for nothing. There were 8 incidents on day 20, and 2 on day 60.
func floorReadings() Readings {
	at := func(id string, day int, value float64, quality data.Quality) data.Reading {
		return data.Reading{Indicator: id, Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: math.NaN(), High: math.NaN(), Source: "s", Quality: quality}
	}
	return seriesOf(map[string][]data.Reading{
		"exports":   {at("exports", 0, 1000, data.Estimated), at("exports", 60, 600, data.Estimated)},
		"reserves":  {at("reserves", 30, 10, data.Estimated)},
		"stock":     {at("stock", 0, 100, data.Verified), at("stock", 50, 400, data.Claimed), at("stock", 60, 140, data.Verified)},
		"incidents": {at("incidents", -10, 0, data.Estimated), at("incidents", 20, 8, data.Estimated), at("incidents", 60, 2, data.Estimated)},
	})
}

// The worked example: exports of 1 000 kb/d lie half way from 1 500 to 500, so that they score 50; with reserves of 10 bn, (40 − 10) / 40 of the way, 75. By weights of 2
// and 1, holding is (2·50 + 75) / 3 = 58.3. Until day 30 nobody knows the reserves, so that holding is the 50 of exports. On day 65 exports of 600 score 90:
// (2·90 + 75) / 3 = 85. A stock of 100 kg scores 25, 8 incidents in 30 days 40: conceding is 32.5. On day 65 the stock of 140 kg scores 35, and 2 incidents 10: 22.5.
func TestTheFloorAsWorkedByHand(t *testing.T) {
	h := Run(floorBookOf(t), floorReadings(), AsKnownNow, origin+400)
	for _, c := range []struct {
		name                      string
		day                       int
		holding, conceding        float64
		holdingFresh, concedingIs float64
		word                      string
		escalation                EscalationWord
	}{
		{"before anybody looked for incidents for 30 days, the stock is alone", 10, 50, 25, 2.0 / 3, 0.5, "open", EscalationUndefined},
		{"8 incidents in 30 days", 25, 50, 32.5, 2.0 / 3, 1, "open", EscalationUndefined},
		{"reserves are known", 30, 175.0 / 3, 32.5, 1, 1, "open", EscalationUndefined},
		{"exports fell, the stock grew, and the tempo fell", 65, 85, 22.5, 1, 1, "open", EscalationUndefined},
		{"reserves count with what they were when they got too old, on day 120, and the tempo with that of day 90: none", 121, 85, 17.5, 2.0 / 3, 0.5, "open", EscalationUndefined},
		{"all is old", 390, 85, 17.5, 0, 0, "open", EscalationUndefined},
	} {
		got, ok := h.FloorOn(origin + data.Day(c.day))
		if !ok || math.Abs(got.Holding.Value-c.holding) > 1e-9 || math.Abs(got.Conceding.Value-c.conceding) > 1e-9 ||
			math.Abs(got.Holding.Fresh-c.holdingFresh) > 1e-9 || math.Abs(got.Conceding.Fresh-c.concedingIs) > 1e-9 || got.Word() != c.word {
			t.Errorf("%s: holding %v (%v fresh), conceding %v (%v fresh), %s, %s", c.name, got.Holding.Value, got.Holding.Fresh, got.Conceding.Value, got.Conceding.Fresh, got.Word(), got.Escalation.Word)
		}
	}
	if c := h.FloorCourse(); len(c.Openings) != 1 || c.Openings[0].From != origin || c.Openings[0].To != NotClosed {
		t.Errorf("it is open in %+v", c.Openings)
	}
}

// As known then a stock counts ten days later: on day 65 it is still 100 kg, which scores 25, and with 2 incidents conceding is 17.5.
func TestTheFloorAsKnownThen(t *testing.T) {
	h := Run(floorBookOf(t), floorReadings(), AsKnownThen, origin+100)
	for day, want := range map[int]float64{65: 17.5, 70: 22.5} {
		got, _ := h.FloorOn(origin + data.Day(day))
		course := h.FloorCourse()
		i, _ := course.Place(origin + data.Day(day))
		if math.Abs(got.Conceding.Value-want) > 1e-9 || course.Conceding[i] != got.Conceding.Value {
			t.Errorf("day %d: conceding is %v, over time %v, want %v", day, got.Conceding.Value, course.Conceding[i], want)
		}
	}
}

// Escalation over 60 days, by what the stock and the tempo did. The stock's points are (140 − 100) / 400 = +10, the tempo's (2 − 8) / 20 = −30. What rests on old evidence is
// undefined, since silence is neither calm nor restraint.
func TestEscalationQuadrants(t *testing.T) {
	book := floorBookOf(t)
	reading := func(id string, day int, value float64) data.Reading {
		return data.Reading{Indicator: id, Observed: data.Day(origin + day).Instant(), Published: data.NoInstant, Value: value, Low: math.NaN(), High: math.NaN(), Source: "s", Quality: data.Verified}
	}
	for _, c := range []struct {
		name                 string
		stock, incidents     [2]float64
		until                int
		vertical, horizontal float64
		want                 EscalationWord
	}{
		{"more stock, fewer incidents", [2]float64{100, 140}, [2]float64{8, 2}, 100, 10, -30, BothAtOnce},
		{"more stock, as many incidents", [2]float64{100, 140}, [2]float64{8, 8}, 100, 10, 0, VerticalEscalation},
		{"as much stock, fewer incidents", [2]float64{100, 100}, [2]float64{8, 2}, 100, 0, -30, HorizontalConcession},
		{"less stock, more incidents", [2]float64{140, 100}, [2]float64{2, 8}, 100, -10, 30, NoEscalation},
		{"beyond the anchors it still moves", [2]float64{500, 540}, [2]float64{30, 40}, 100, 10, 50, VerticalEscalation},
		{"nobody looked for incidents for 40 days", [2]float64{100, 140}, [2]float64{8, 2}, 135, 0, math.NaN(), EscalationUndefined},
	} {
		h := Run(book, seriesOf(map[string][]data.Reading{
			"stock":     {reading("stock", 20, c.stock[0]), reading("stock", 90, c.stock[1])},
			"incidents": {reading("incidents", -20, 0), reading("incidents", 30, c.incidents[0]), reading("incidents", 90, c.incidents[1])},
		}), AsKnownNow, origin+data.Day(c.until))
		got, _ := h.FloorOn(origin + data.Day(c.until))
		same := func(a, b float64) bool { return math.IsNaN(a) && math.IsNaN(b) || math.Abs(a-b) < 1e-9 }
		if e := got.Escalation; e.Word != c.want || !same(e.Horizontal, c.horizontal) || c.want != EscalationUndefined && !same(e.Vertical, c.vertical) {
			t.Errorf("%s: got %+v, want %s, %v and %v", c.name, e, c.want, c.vertical, c.horizontal)
		}
	}
}

// Whatever the parts: the index lies between the least and the highest score and from 0 to 100, never falls where a score rises, is undefined where all are, and
// the shares of what is defined add up to 1.
func TestIndexLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []Standing
		for i := range rapid.IntRange(0, 6).Draw(t, "parts") {
			p := &FloorPart{Name: fmt.Sprint(i), Calm: rapid.Float64Range(-1e3, 1e3).Draw(t, "calm"), Weight: rapid.Float64Range(1e-3, 1e3).Draw(t, "weight")}
			p.Severe = p.Calm + rapid.SampledFrom([]float64{-100, -1, 1, 1e4}).Draw(t, "span")
			s := Standing{Part: p, Value: rapid.Float64Range(-1e4, 1e4).Draw(t, "value"), Fresh: rapid.Bool().Draw(t, "fresh")}
			if rapid.IntRange(0, 3).Draw(t, "defined") == 0 {
				s.Value, s.Fresh = math.NaN(), false
			}
			s.Score = p.Score(s.Value)
			parts = append(parts, s)
		}
		index := indexOf(append([]Standing{}, parts...))
		least, highest, shares := math.Inf(1), math.Inf(-1), 0.0
		for i, s := range parts {
			if !math.IsNaN(s.Score) {
				least, highest = min(least, s.Score), max(highest, s.Score)
			}
			shares += index.Parts[i].Share
		}
		if math.IsInf(least, 1) {
			if !math.IsNaN(index.Value) || shares != 0 {
				t.Fatalf("nothing is defined and the index is %v", index.Value)
			}
			return
		}
		if index.Value < least-1e-9 || index.Value > highest+1e-9 || index.Value < 0 || index.Value > 100 || index.Fresh < 0 || index.Fresh > 1 || math.Abs(shares-1) > 1e-9 {
			t.Fatalf("index %v of scores from %v to %v, %v fresh, shares of %v", index.Value, least, highest, index.Fresh, shares)
		}
		k := rapid.IntRange(0, len(parts)-1).Draw(t, "moved")
		moved := append([]Standing{}, parts...)
		towards := moved[k].Part.Severe - moved[k].Part.Calm
		moved[k].Value += rapid.Float64Range(0, 3).Draw(t, "step") * towards
		if moved[k].Score = moved[k].Part.Score(moved[k].Value); moved[k].Score < parts[k].Score {
			t.Fatalf("towards the severe anchor the score falls from %v to %v", parts[k].Score, moved[k].Score)
		}
		if after := indexOf(moved).Value; after < index.Value-1e-9 {
			t.Fatalf("a score rises and the index falls from %v to %v", index.Value, after)
		}
	})
}

// Over time the floor is what it is on each day by itself, in every vintage; openings are the days on which holding costs more.
func TestTheFloorOverTimeIsThatOfEachDay(t *testing.T) {
	readings := referenceReadings(t)
	for _, vintage := range []Vintage{AsKnownNow, AsKnownThen, AsKnownOn(day(t, "2024-08-20"))} {
		until := day(t, "2026-11-23")
		h := Run(DefaultBook(), readings, vintage, until)
		c := h.FloorCourse()
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		for at := h.First(); at <= until; at += 61 {
			i, _ := c.Place(at)
			got, _ := h.FloorOn(at)
			_, open := c.Open(at)
			if !same(got.Holding.Value, c.Holding[i]) || !same(got.Conceding.Value, c.Conceding[i]) || got.Holding.Fresh != c.HoldingFresh[i] || got.Open != open ||
				open != (c.Holding[i] > c.Conceding[i]) || !same(got.Escalation.Vertical, c.Escalations[i].Vertical) || got.Escalation.Word != c.Escalations[i].Word {
				t.Fatalf("as known %s on %s: %v against %v, %v against %v", vintage, at, got.Holding.Value, c.Holding[i], got.Conceding.Value, c.Conceding[i])
			}
		}
	}
}

// What the default book makes of the reference readings: the floor was open until October 2023, when exports and the stock had both grown.
func TestTheFloorOfTheReferenceReadings(t *testing.T) {
	h := Run(DefaultBook(), referenceReadings(t), AsKnownNow, day(t, "2026-11-23"))
	o := h.FloorCourse().Openings
	if len(o) != 1 || o[0].From != day(t, "2019-03-31") || o[0].To != day(t, "2023-10-25") {
		t.Errorf("open in %+v", o)
	}
	want := "The floor is closed since 2023-10-25 (300 days): holding out costs 15.7 (100 % of its weight is fresh), conceding 55.9 (75 % of its weight is fresh)."
	if got := h.FloorWords(day(t, "2024-08-20"))[0]; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// A floor that cannot be meant is refused, each mistake at its place.
func TestMistakesInAFloor(t *testing.T) {
	for _, c := range []struct{ name, change, to, want string }{
		{"one anchor", "anchors = [40, 0]", "anchors = [40]", "a part needs two anchors"},
		{"the same anchor twice", "anchors = [40, 0]", "anchors = [40, 40]", "two different numbers"},
		{"no weight", "weight = 2", "weight = 0", "0 is no weight"},
		{"an axis of holding", "anchors = [40, 0]", "anchors = [40, 0]\nescalation = 'vertical'", "escalation"},
		{"an unknown axis", "escalation = 'vertical'", "escalation = 'vertikal'", `did you mean "vertical"`},
		{"no measure", "measure = 'latest(stock)'", "", "has no measure"},
		{"an unknown indicator", "latest(stock)", "latest(stok)", "stok"},
		{"no window", "window = '60d'", "window = '0d'", "longer than 0 days"},
		{"the same name twice", "name = 'tempo'", "name = 'stock'", "a second part"},
		{"an unknown key", "weight = 2", "wieght = 2", "wieght"},
	} {
		_, err := ParseBook("f.toml", []byte(strings.Replace(floorBook, c.change, c.to, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := ParseBook("f.toml", []byte(strings.Split(floorBook, "[[floor.conceding]]")[0])); err == nil || !strings.Contains(err.Error(), "[[floor.conceding]]") {
		t.Errorf("nothing to concede: got %v", err)
	}
}
