package ui

import (
	"context"
	"errors"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// From the path to the imported file: questions are answered, refused rows left out, the new import is
// selected and its readings are everywhere.
func TestAddAFile(t *testing.T) {
	w := newWorld(t)
	env := w.env()
	var gave []map[string]string
	env.Preview = func(ctx context.Context, path string, answers map[string]string) (Preview, error) {
		gave = append(gave, answers)
		return w.preview(ctx, path, answers)
	}
	d := newDriver(context.Background(), env, Options{})
	d.start(120, 40)
	d.mustPress(t, "1", "i", "down", "a", "text:data/t", "tab")
	if got := d.model.imports.adding; got.path.text() != "data/tankers" || len(got.names) != 2 {
		t.Fatalf("completed to %q with %q", got.path.text(), got.names)
	}
	d.mustPress(t, "text:.", "tab", "enter")
	d.says(t, "Import tankers.csv?", "▲ answer 2 questions; mend the 2 refused rows", "Month → observed", "○ dmy   ○ mdy", "1 500 kb/d", "9:5", "-> stale")
	d.mustPress(t, "right", "right", "tab", "left")
	d.says(t, "● mdy", "● t/d")
	if want := map[string]string{"--date-order": "mdy", "--unit": "t/d"}; len(gave) != 4 || !equalAnswers(gave[3], want) || gave[0] != nil {
		t.Errorf("previews got %v, the last should have %v", gave, want)
	}
	d.mustPress(t, "s")
	d.says(t, "✓ ready: ⏎ imports it without the 2 refused rows", "left out; s takes that back")
	d.mustPress(t, "enter")
	d.says(t, "imported tankers.csv as import 4: 12 new", "Imports · 4", "369 readings")
	if id, _ := d.model.imports.current(); id != 4 {
		t.Errorf("import %d is selected", id)
	}
	d.mustPress(t, "esc")
	if d.says(t, "Source 4"); d.model.on != indicatorScreen {
		t.Error("esc does not lead back to where i was pressed")
	}
}

func equalAnswers(a, b map[string]string) bool {
	return slices.Equal(sortedKeys(a), sortedKeys(b)) && !slices.ContainsFunc(sortedKeys(a), func(key string) bool { return a[key] != b[key] })
}

// held presses a key and keeps the commands that it asks for.
func (d *driver) held(t testing.TB, name string) tea.Cmd {
	t.Helper()
	keys, err := presses(name)
	if err != nil {
		t.Fatal(err)
	}
	_, cmd := d.model.Update(keys[0])
	return cmd
}

// A preview that takes long says so, and esc gives it up: its answer is dropped.
func TestStopAPreview(t *testing.T) {
	d := opened(t, "", 120, 40, "i", "a", "text:data/tankers.csv")
	late := d.held(t, "enter")
	d.says(t, "⠋ reading tankers.csv …  esc stop")
	d.model.Update(workTickedMsg{d.model.imports.work.number})
	d.says(t, "⠙ reading tankers.csv …")
	if d.mustPress(t, "y", "i", "q"); d.model.where() != onWorking {
		t.Fatal("a key did something else meanwhile")
	}
	d.mustPress(t, "esc")
	if d.model.where() != onInput || d.model.imports.adding.path.text() != "data/tankers.csv" {
		t.Fatal("not back at the path")
	}
	if d.run(late); d.model.where() != onInput || d.model.imports.adding.wrong != "" {
		t.Errorf("the late preview was taken: %+v", d.model.imports.adding)
	}
}

// A preview that an answer renews holds nothing up but the import: the next answer overtakes it.
func TestAnswersOvertakePreviews(t *testing.T) {
	d := opened(t, "", 120, 40, "i", "a", "text:data/tankers.csv", "enter", "s", "tab", "right", "tab")
	first := d.held(t, "right")
	d.says(t, "● dmy", "reading tankers.csv …")
	if d.mustPress(t, "enter"); d.model.where() != onPreview || d.model.imports.work.writes {
		t.Fatal("imported before the preview was there")
	}
	second := d.held(t, "right")
	d.run(first)
	d.says(t, "● mdy", "reading tankers.csv …")
	d.run(second)
	d.says(t, "● mdy", "nothing is written yet", "✓ ready")
}

// An answer that is being typed when the question goes away, or the file, is forgotten.
func TestTypingIsOvertaken(t *testing.T) {
	for _, err := range []error{nil, errors.New("the file is gone")} {
		d := opened(t, "", 120, 40, "i", "a", "text:odd.csv", "enter", "e", "text:value=Stock")
		d.held(t, "enter")
		d.mustPress(t, "e", "text:s")
		d.send(previewedMsg{d.model.imports.work.number, Preview{}, err})
		if err == nil {
			d.mustPress(t, "text:x", "enter") // the answer stays, so the question does
			d.says(t, "● value=Stocksx")
			continue
		}
		d.mustPress(t, "text:x")
		d.says(t, "path  odd.csvx█")
	}
	d := opened(t, "", 120, 40, "i", "a", "text:odd.csv", "enter", "e")
	d.send(previewedMsg{d.model.imports.work.number, Preview{}, nil})
	if d.mustPress(t, "x", "enter"); d.model.imports.adding.typing {
		t.Error("still typing")
	}
}

// A question without choices is answered by typing, and the answer can be mended or taken back.
func TestTypedAnswers(t *testing.T) {
	d := opened(t, "", 80, 24, "i", "a", "text:data/odd.csv", "enter")
	d.says(t, "▲ answer 1 question", "▸ e types the answer", "(--map)", "e type the answer")
	d.mustPress(t, "e", "text:value=Stock,kg")
	d.says(t, "▸ value=Stock,kg█", "⏎ take it")
	d.mustPress(t, "enter")
	d.says(t, "✓ ready", "● value=Stock,kg")
	d.mustPress(t, "right", "backspace", "backspace", "backspace", "esc")
	d.says(t, "● value=Stock,kg")
	d.mustPress(t, "right", "ctrl+u", "enter")
	d.says(t, "▲ answer 1 question", "▸ e types the answer")

	d = opened(t, "", 80, 24, "i", "a", "text:hopeless.csv", "enter", "right")
	d.says(t, "only another file can settle this", "this cannot be answered")
}
