package ui

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"watchtui/internal/data"
)

// ledger is the imports of a world of tests. It keeps state: what is undone is out of force.
type ledger struct {
	mu      sync.Mutex
	imports []Import
	brought map[int][]data.Reading // beside the reference readings, which are import 1
	refused map[int][]*data.Refusal
}

// millis is a time in a test, "2026-11-20 09:14".
func millis(text string) data.Instant {
	t, err := data.ParseInstant(text)
	if err != nil {
		panic(err)
	}
	return t
}

// newLedger has the reference readings, an import that is undone and one with refused rows.
func newLedger() ledger {
	return ledger{
		imports: []Import{
			{ID: 1, At: millis("2026-09-01 08:00"), File: "reference readings", SHA256: strings.Repeat("0123456789abcdef", 4), Read: 357, New: 357, Undone: data.NoInstant},
			{ID: 2, At: millis("2026-10-12 16:30"), File: "vortexa/tankers_2026.csv", SHA256: strings.Repeat("5ca1ab1e", 8), Read: 12, New: 12, Undone: millis("2026-10-13 07:05"), Options: "--source Vortexa --date-order dmy"},
			{ID: 3, At: millis("2026-11-20 09:14"), File: "incidents.csv", SHA256: strings.Repeat("deadbeef", 8), Read: 1246, Duplicate: 1240, Refused: 6, Undone: data.NoInstant, Options: "--allow-unknown"},
		},
		brought: map[int][]data.Reading{2: tankers("Vortexa")},
		refused: map[int][]*data.Refusal{3: {
			{File: "incidents.csv", Line: 14, Column: 12, Reason: "\"n.a\" is not a number", Text: "houthi_maritime_incidents,2024-03-31,n.a,ACLED"},
			{File: "incidents.csv", Line: 97, Column: 27, Reason: "the date 2024-02-30 does not exist", Text: "houthi_maritime_incidents,2024-02-30,4,ACLED"},
			{File: "incidents.csv", Line: 98, Reason: "the row has 3 cells, where the header has 4", Text: "houthi_maritime_incidents,2024-03-31,ACLED"},
			{File: "incidents.csv", Line: 411, Column: 1, Reason: "the watchbook has no indicator houthi_maritime_incident; did you mean houthi_maritime_incidents? Leave such rows out, or keep them with --allow-unknown", Text: "houthi_maritime_incident,2025-01-31,2,ACLED"},
			{File: "incidents.csv", Line: 702, Column: 40, Reason: "control characters in the source", Text: "houthi_maritime_incidents,2025-02-28,1,\x1b[31mACLED\x1b[m"},
			{File: "incidents.csv", Line: 1203, Column: 40, Reason: "the text is longer than can be kept", Text: "houthi_maritime_incidents,2025-05-31,3," + strings.Repeat("ACLED and others, ", 300)},
		}},
	}
}

// tankers are twelve readings that lift the exports well above their reference.
func tankers(source string) []data.Reading {
	var readings []data.Reading
	for month := range 12 {
		value := 1500 + 25*float64(month)
		readings = append(readings, data.Reading{
			Indicator: "oil_exports_china", Observed: millis(fmt.Sprintf("2026-%02d-28", 1+month%10)) + data.Instant(month/10)*dayLength, Value: value,
			Low: math.NaN(), High: math.NaN(), Source: source, Quality: data.Estimated, Published: data.NoInstant, Citation: "Tanker tracking, monthly table",
		})
	}
	return readings
}

func (l *ledger) list() []Import {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.imports)
}

func (l *ledger) refusals(id int) []*data.Refusal { return l.refused[id] }

// inForce is the readings of an indicator that no undone import brought.
func (w *world) inForce(id string) *data.Series {
	s := w.series[id]
	w.book.mu.Lock()
	defer w.book.mu.Unlock()
	for _, of := range w.book.imports {
		switch {
		case of.InForce():
			for _, r := range w.book.brought[of.ID] {
				if r.Indicator == id {
					s = withReading(s, r)
				}
			}
		case of.ID == 1:
			s = data.NewBuilder(id, 0).Series()
		}
	}
	return s
}

// flip undoes or redoes an import.
func (w *world) flip(ctx context.Context, id int, undo bool) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	w.book.mu.Lock()
	defer w.book.mu.Unlock()
	i := slices.IndexFunc(w.book.imports, func(i Import) bool { return i.ID == id })
	switch {
	case i < 0:
		return "", fmt.Errorf("there is no import %d", id)
	case undo != w.book.imports[i].InForce():
		return "", errors.New("somebody was faster")
	}
	of := &w.book.imports[i]
	w.version.Add(1)
	if undo {
		of.Undone = today.Instant()
		return fmt.Sprintf("undid import %d: %s out of force", id, data.Count(of.readings(), "reading")), nil
	}
	of.Undone = data.NoInstant
	return fmt.Sprintf("redid import %d: %s back in force", id, data.Count(of.readings(), "reading")), nil
}

// complete knows three paths.
func complete(path string) []string {
	var names []string
	for _, name := range []string{"data/tankers.csv", "data/tankers_old.csv", "data/incidents.csv", "data/österreich.csv"} {
		if strings.HasPrefix(name, path) {
			names = append(names, name)
		}
	}
	return names
}

// preview knows "odd.csv" with doubts that have no choices, "tankers.csv" with a doubt and refused rows, "clean.csv", and "incidents.csv", which came in already.
func (w *world) preview(ctx context.Context, path string, answers map[string]string) (Preview, error) {
	if err := ctx.Err(); err != nil {
		return Preview{}, err
	}
	p := Preview{
		Understood: []string{"UTF-8, lines end in LF; cells are apart by ;", "one row a month, one column a source", "Month → observed, Vortexa → value; kb/d"},
		Summary:    "14 rows read: 12 new, 0 revised, 0 retracted, 0 duplicate, 2 refused",
		Changes:    []string{"Framework offer: stays not good enough since 2025-07-12", "Exports to China at least a third below: unmet -> stale"},
		First:      tankers("Vortexa")[:5],
	}
	switch baseName(path) {
	case "clean.csv":
		p.Summary = "12 rows read: 12 new, 0 revised, 0 retracted, 0 duplicate, 0 refused"
		return p, nil
	case "incidents.csv":
		p.Already = "is import 3 already"
		return p, nil
	case "odd.csv":
		if answers["--map"] == "" {
			p.Questions = []Question{{Text: "Which column holds what cannot be told.", Flag: "--map"}}
		}
		return p, nil
	case "hopeless.csv":
		p.Questions = []Question{{Text: "Two tables overlap."}}
		return p, nil
	case "tankers.csv":
		p.Refused = 2
		p.Refusals = []*data.Refusal{
			{File: "tankers.csv", Line: 9, Column: 5, Reason: "\"tbc!\" is not a number", Text: "01/09/2026;tbc!"},
			{File: "tankers.csv", Line: 15, Reason: "the row has 3 cells, where the header has 2", Text: "01/12/2026;1 700;1 800"},
		}
		if answers["--date-order"] == "" {
			p.Questions = append(p.Questions, Question{Text: "01/02/2026 and all other dates fit both day-first and month-first. Which is it?", Flag: "--date-order", Choices: []string{"dmy", "mdy"}})
		}
		p.Questions = append(p.Questions, Question{Text: "No column names the unit. Which is it?", Flag: "--unit", Choices: []string{"kb/d", "mb/d", "t/d"}})
		return p, nil
	}
	return Preview{}, fmt.Errorf("%s: no such file", path)
}

// importFile brings in twelve readings.
func (w *world) importFile(ctx context.Context, path string, answers map[string]string, skipBad bool) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	w.book.mu.Lock()
	defer w.book.mu.Unlock()
	id := len(w.book.imports) + 1
	refused := 0
	if skipBad {
		refused = 2
	}
	w.book.imports = append(w.book.imports, Import{
		ID: id, At: millis("2026-11-23 12:00"), File: path, SHA256: strings.Repeat("c0ffee00", 8), Options: fmt.Sprint(answers),
		Read: 12 + refused, New: 12, Refused: refused, Undone: data.NoInstant,
	})
	w.book.brought[id] = tankers(fmt.Sprintf("Source %d", id))
	w.version.Add(1)
	return fmt.Sprintf("imported %s as import %d: 12 new", baseName(path), id), nil
}
