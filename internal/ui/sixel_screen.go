package ui

import (
	"bytes"
	"cmp"
	"io"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// sixelScreen stands between the display and the terminal, and draws patches after the frame that has them.
//
// The terminal is written to in the background while patches are on the screen, and is asked for an answer after them: a frame that
// comes before that is put to those that wait, and patches are drawn for the last of them. So a held key never waits for a slow
// terminal, and a terminal that draws slowly finds the time to pass keys on.
type sixelScreen struct {
	encoder sixelEncoder

	mu         sync.Mutex
	quiet      *sync.Cond // nothing is being written
	out        io.Writer
	views      []patchView // published, the oldest first: that which is on the screen, and those after it
	generation int         // of the last of them
	serials    int         // given so far
	scratch    []byte
	pending    []byte         // text on its way to the terminal
	torn       map[int]*patch // to be drawn after it, by their serials
	writing    bool
	asked      bool // the terminal has not answered yet
	patience   *time.Timer
	resting    bool // it is not to be asked: it is about to be given back, and who gets it would get the answer
	err        error
}

// patchView is the patches of a frame.
type patchView struct {
	generation int
	patches    []*patch
}

func newSixelScreen() *sixelScreen {
	s := &sixelScreen{torn: map[int]*patch{}}
	s.quiet = sync.NewCond(&s.mu)
	return s
}

// publish cuts the rasters of a canvas into patches, those that were there before being the same, and gives its cells their links.
func (s *sixelScreen) publish(c *canvas, terms rasterTerms) []*patch {
	s.mu.Lock()
	defer s.mu.Unlock()
	var before []*patch
	if len(s.views) > 0 {
		before = s.views[len(s.views)-1].patches
	}
	var patches []*patch
	isNew := false
	for number, r := range c.rasters {
		s.scratch = slices.Grow(s.scratch[:0], len(r.pixels))
		r.cut(c, number, terms, s.scratch, func(of patch) {
			if i := slices.IndexFunc(before, of.isAs); i >= 0 {
				patches = append(patches, before[i])
				return
			}
			s.serials++
			of.serial, of.pixels, isNew = s.serials, slices.Clone(of.pixels), true
			patches = append(patches, &of)
		})
	}
	if isNew || len(patches) != len(before) {
		s.generation++
		s.views = append(s.views, patchView{s.generation, patches})
	}
	c.patches = patches
	c.blank(terms.theme)
	return patches
}

func (p *patch) isAs(other *patch) bool {
	return p.sum == other.sum && p.at == other.at && p.terms == other.terms
}

// leavesAltScreen is what the terminal is sent when the program gives it back.
const leavesAltScreen = "\x1b[?1049l"

// mostPending is how much text may wait for the terminal.
const mostPending = 1 << 18

// Write takes text for the terminal. It waits until all is written where no patches are on the screen or the terminal is given back,
// and never for an answer, which comes only to a program that goes on.
func (s *sixelScreen) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	isLeaving := bytes.Contains(text, []byte(leavesAltScreen))
	s.take(text)
	if isLeaving {
		clear(s.torn)
		s.asked = false
		s.quiet.Broadcast()
	}
	if !s.writing {
		s.writing = true
		go s.write()
	}
	for s.writing && (isLeaving || len(s.pending) > mostPending || !s.asked && len(s.torn) == 0 && !s.hasPatches()) {
		s.quiet.Wait()
	}
	err := s.err
	s.err = nil
	return len(text), err
}

func (s *sixelScreen) hasPatches() bool {
	return len(s.views) > 0 && len(s.views[0].patches) > 0
}

// take puts text to what is pending, without riders and links, and notes which patches those say are to be drawn.
func (s *sixelScreen) take(text []byte) {
	var serials []int
	for {
		begin := bytes.IndexByte(text, '\x1b')
		if begin < 0 {
			break
		}
		s.pending = append(s.pending, text[:begin]...)
		text = text[begin:]
		sequence, rest, ok := keptBack(text)
		if !ok {
			s.pending = append(s.pending, text[0])
			text = text[1:]
			continue
		}
		text = rest
		if generation, ok := generationOf(sequence); ok {
			s.show(generation)
		} else if serial, ok := serialOf(sequence); ok && (len(serials) == 0 || serials[len(serials)-1] != serial) {
			serials = append(serials, serial)
		}
	}
	s.pending = append(s.pending, text...)
	for _, p := range s.shown() {
		if slices.Contains(serials, p.serial) {
			s.torn[p.serial] = p
		}
	}
	maps.DeleteFunc(s.torn, func(_ int, p *patch) bool { return !slices.Contains(s.shown(), p) })
}

// show notes that the frame with the patches of a generation is on the screen: those before it never come again.
func (s *sixelScreen) show(generation int) {
	for len(s.views) > 1 && s.views[0].generation < generation {
		s.views = s.views[1:]
	}
}

// shown is the patches of the frame that is on the screen.
func (s *sixelScreen) shown() []*patch {
	if len(s.views) == 0 {
		return nil
	}
	return s.views[0].patches
}

// write writes what is pending and draws patches until there are none.
func (s *sixelScreen) write() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.pending) > 0 || len(s.torn) > 0 {
		if s.asked {
			s.quiet.Wait()
			continue
		}
		text, torn := s.pending, slices.SortedFunc(maps.Values(s.torn), func(a, b *patch) int { return cmp.Compare(a.serial, b.serial) })
		s.pending = nil
		clear(s.torn)
		asks := len(torn) > 0 && !s.resting
		if s.asked = asks; asks {
			s.patience = time.AfterFunc(answerPatience, func() { s.answered() })
		}
		s.mu.Unlock()
		_, err := s.out.Write(s.drawAfter(text, torn, asks))
		s.mu.Lock()
		s.err = cmp.Or(s.err, err)
		if err != nil {
			s.pending = nil
			clear(s.torn)
		}
	}
	s.writing = false
	s.quiet.Broadcast()
}

// The cursor and its colours, as they were before a patch was drawn.
const (
	savesCursor    = "\x1b7"
	restoresCursor = "\x1b8"
)

// drawAfter is text with patches drawn after it, yet within the last frame, so that none is seen without them.
func (s *sixelScreen) drawAfter(text []byte, patches []*patch, asks bool) []byte {
	if len(patches) == 0 {
		return text
	}
	text, isOpen := bytes.CutSuffix(text, []byte(endsFrame))
	text = append(text, savesCursor...)
	for _, p := range patches {
		text = append(text, p.draw(&s.encoder)...)
	}
	text = append(text, restoresCursor...)
	if isOpen {
		text = append(text, endsFrame...)
	}
	if asks {
		text = append(text, ansi.RequestPrimaryDeviceAttributes...)
	}
	return text
}

// drain waits until all is written.
func (s *sixelScreen) drain() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.writing {
		s.quiet.Wait()
	}
}

// before is what to write to instead of a terminal.
func (s *sixelScreen) before(terminal io.Writer) io.Writer {
	s.out = terminal
	return s
}
