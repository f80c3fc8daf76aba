package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"watchtui/internal/thresholds"
)

// anyBook is the default book as somebody may have edited it: in another order, without some indicators and benchmarks and with offers
// of his own. There may be no benchmark and no offer, and a single indicator.
func anyBook(t *rapid.T) string {
	const of = "\n\n[[" // begins each table of the default book
	tables := strings.Split(string(thresholds.DefaultSource()), of)
	book := []string{tables[0]}
	numbers := make([]int, len(tables)-1)
	for i := range numbers {
		numbers[i] = i + 1
	}
	pick := func(kind string, may func(table string) bool) (ids []string) {
		for _, i := range rapid.Permutation(numbers).Draw(t, "order") {
			table := tables[i]
			if strings.HasPrefix(table, kind) && may(table) && rapid.IntRange(0, 3).Draw(t, kind) > 0 {
				book, ids = append(book, table), append(ids, strings.SplitN(table, `"`, 3)[1])
			}
		}
		return ids
	}
	indicators := pick("indicator", func(string) bool { return true })
	benchmarks := pick("benchmark", func(table string) bool {
		return slices.ContainsFunc(indicators, func(id string) bool { return strings.Contains(table, "("+id) })
	})
	for i := range rapid.IntRange(0, 2).Draw(t, "offers") {
		offer := fmt.Sprintf("offer]]\nid = %q", []string{"trigger_framework", "another"}[i])
		for rung := range min(len(benchmarks), rapid.IntRange(1, 3).Draw(t, "rungs")) {
			offer += fmt.Sprintf("\n[[offer.rung]]\nname = \"rung %d\"\nrequires = [%q]", rung, rapid.SampledFrom(benchmarks).Draw(t, "requires"))
		}
		book = append(book, offer)
	}
	return strings.Join(book, of)
}

// slowly runs commands when the test says so, and hands over their answers when it says so: both in any order.
type slowly struct {
	model    *model
	commands []tea.Cmd
	answers  []tea.Msg
}

func (s *slowly) send(msg tea.Msg) {
	_, cmd := s.model.Update(msg)
	s.commands = append(s.commands, cmd)
}

func (s *slowly) left() int { return len(s.commands) + len(s.answers) }

// step runs one of the commands or hands over one of the answers.
func (s *slowly) step(i int) {
	if i >= len(s.commands) {
		i -= len(s.commands)
		msg := s.answers[i]
		s.answers = slices.Delete(s.answers, i, i+1)
		s.send(msg)
		return
	}
	run := s.commands[i]
	s.commands = slices.Delete(s.commands, i, i+1)
	if run == nil {
		return
	}
	switch msg := run().(type) {
	case nil, tea.QuitMsg: // the program goes on
	case tea.BatchMsg:
		s.commands = append(s.commands, msg...)
	default:
		s.answers = append(s.answers, msg)
	}
}

// settle runs and hands over all that there is.
func (s *slowly) settle() {
	for s.left() > 0 {
		s.step(0)
	}
}

// Whatever is pressed, while the watchbook is edited and the store changes, and however late the answers come: the screen is filled, and
// in the end the verdict is that of the book in force on the day looked at.
func TestAnyEditOfTheBookFillsTheScreen(t *testing.T) {
	t.Parallel()
	keys := everyKey()
	w := newWorld(t)
	rapid.Check(t, func(t *rapid.T) {
		env := w.env()
		edits := 0
		if rapid.Bool().Draw(t, "other book") {
			if book, err := thresholds.ParseBook("book.toml", []byte(anyBook(t))); err == nil {
				env.Book = book
			}
		}
		d := newDriver(context.Background(), env, Options{})
		d.start(rapid.SampledFrom([]int{30, 40, 80, 120, 200}).Draw(t, "w"), rapid.SampledFrom([]int{8, 12, 24, 40, 60}).Draw(t, "h"))
		if err := d.press(strings.Fields(rapid.SampledFrom(beginnings).Draw(t, "begin"))...); err != nil {
			t.Fatal(err)
		}
		s := &slowly{model: d.model}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			switch rapid.IntRange(0, 11).Draw(t, "what") {
			case 0, 1:
				edits++
				book, err := thresholds.ParseBook("book.toml", []byte(anyBook(t)))
				s.send(lookedMsg{version: w.version.Load(), today: today, stamp: fmt.Sprint(edits), book: book, bookErr: err})
			case 2:
				s.send(lookedMsg{version: w.version.Add(1), today: today, stamp: s.model.edited.stamp})
			case 3:
				s.send(anyMouse(t))
			case 4:
				s.settle()
			case 5, 6, 7:
				for n := 0; n < 9 && s.left() > 0; n++ {
					s.step(rapid.IntRange(0, s.left()-1).Draw(t, "next"))
				}
			default:
				pressed, err := presses(rapid.SampledFrom(keys).Draw(t, "key"))
				if err != nil {
					t.Fatal(err)
				}
				for _, key := range pressed {
					s.send(key)
				}
			}
			checkFilled(t, s.model)
		}
		s.settle()
		checkFilled(t, s.model)
		if s.model.fatal != nil {
			t.Fatal(s.model.fatal)
		}
		if h := s.model.history(); h == nil || h.Book() != s.model.book || s.model.judged.history != h || s.model.judged.at != s.model.moment.at {
			t.Fatal("the verdict is that of another book, or of another day")
		}
	})
}
