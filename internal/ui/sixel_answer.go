package ui

import "time"

// answerPatience is how long the terminal has to answer.
const answerPatience = 400 * time.Millisecond

// answered notes that the terminal has drawn all, and tells whether that was asked for.
func (s *sixelScreen) answered() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	was := s.asked
	s.asked = false
	if was {
		s.patience.Stop()
	}
	s.quiet.Broadcast()
	return was
}

// rest has the terminal not be asked any more, and waits for what it was asked. Else its answer would be another's.
func (s *sixelScreen) rest() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resting = true
	for s.asked {
		s.quiet.Wait()
	}
}

// wake has the terminal be asked again.
func (s *sixelScreen) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resting = false
}

// end has the terminal not be asked any more, and tells whether an answer is still on its way.
func (s *sixelScreen) end() (awaits bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resting = true
	return s.asked
}
