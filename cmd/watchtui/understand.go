package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/data/csvfile"
)

func (im *importer) options(steering csvfile.Steering) csvfile.Options {
	options := tidyOptions(im.book)
	options.AllowUnknown, options.Steer = im.allowUnknown, steering
	return options
}

func (im *importer) understand(in *input, steering csvfile.Steering) (csvfile.Understanding, error) {
	r, err := in.open()
	if err != nil {
		return csvfile.Understanding{}, err
	}
	defer r.Close()
	file, err := csvfile.Understand(in.name, r, im.options(steering))
	if err != nil {
		return csvfile.Understanding{}, asRefused(err)
	}
	u := file.Understanding()
	askSheet(&u, steering)
	if in.keep && !u.Tidy && in.sha256 != "" { // it was read to its end, so its rows belong to that sum
		in.kept = file
	}
	return u, nil
}

// askSheet asks before all else which sheet of a workbook is meant, where the one that is read raises questions and none was named:
// workbooks often begin with a sheet of notes.
func askSheet(u *csvfile.Understanding, said csvfile.Steering) {
	if said.Sheet != "" || len(u.Sheets) < 2 || len(u.Questions) == 0 {
		return
	}
	text := "which sheet holds the readings? " + data.Quoted(u.Sheet) + " is the first"
	u.Questions = append([]csvfile.Question{{Text: text, Flag: "--sheet", Choices: u.Sheets}}, u.Questions...)
}

// asRefused marks a file that was refused for its form.
func asRefused(err error) error {
	var form *csvfile.FormError
	switch {
	case !errors.As(err, &form):
		return err
	case strings.HasPrefix(form.Reason, "--"): // it is a flag that is wrong, and not the file
		return usage("%s", form.Reason)
	}
	return &refusedError{err}
}

// known is the understanding of a file by what was said, or by the profile that its header fits.
func (im *importer) known(in *input) (csvfile.Understanding, error) {
	in.steering = im.steering
	u, err := im.understand(in, in.steering)
	if err == nil && slices.Contains(u.Header, data.WhatIf) {
		err = &refusedError{fmt.Errorf("%s was written in a what-if, as its column %s says: nobody published its readings", data.Visible(in.name), data.WhatIf)}
	}
	if err != nil || u.Tidy {
		return u, err
	}
	for _, p := range im.app.profiles() {
		if p.Fits(u.Header) {
			in.profile, in.steering = p.Name, over(im.steering, p.Steering)
			return im.understand(in, in.steering)
		}
	}
	return u, nil
}

// nameIsSource notes whether readings have the file's name for a source, so that under another name they are others.
func (in *input) nameIsSource(u csvfile.Understanding) {
	base := filepath.Base(in.name)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	in.sourceByName = slices.ContainsFunc(u.First, func(row data.Row) bool { return row.Source == base })
}

// errDeclined tells that a person looked at a preview and did not want it.
var errDeclined = errors.New("nothing was imported")

// settle finds out how a file is to be understood. On a terminal it shows that and asks; elsewhere a doubt is an error.
func (im *importer) settle(in *input) error {
	u, err := im.known(in)
	if err != nil {
		return err
	}
	if !u.Tidy && im.interactive() {
		if u, err = im.talk(in, u); err != nil {
			return err
		}
	}
	in.nameIsSource(u)
	if len(u.Questions) > 0 {
		return &refusedError{&doubtsError{in.name, u.Questions}}
	}
	if in.profile != "" {
		if err := im.say("%s was recognised by the profile %s\n", data.Visible(in.name), in.profile); err != nil {
			return err
		}
	}
	if text := passedOver(u); text != "" {
		if err := im.say("%s: %s; watchtui sniff lists them\n", data.Visible(in.name), text); err != nil {
			return err
		}
	}
	if text := u.Unrated.Words(in.name); text != "" {
		if err := im.say("%s\n", data.Visible(text)); err != nil {
			return err
		}
	}
	if im.saveAs == "" || im.dryRun {
		return nil
	}
	p := u.Profile(im.saveAs)
	path, err := im.app.saveProfile(p)
	if err != nil {
		return err
	}
	return im.say("saved the profile %s in %s\n", p.Name, data.Visible(path))
}

// passedOver says what of a file does not become readings: nothing is left out without a word.
func passedOver(u csvfile.Understanding) string {
	var parts []string
	unused := 0
	for _, c := range u.Columns {
		if c.Field == "" && c.Indicator == "" {
			unused++
		}
	}
	if lines := len(u.Dropped) + u.NotListed; lines > 0 {
		text := data.Count(lines, "line") + " left out"
		if u.SecondTable > 0 {
			text += fmt.Sprintf(" (a second table begins in line %d: only the first is taken)", u.SecondTable)
		}
		parts = append(parts, text)
	}
	if unused > 0 {
		parts = append(parts, data.Count(unused, "column")+" not used")
	}
	return strings.Join(parts, ", ")
}

// doubtsError is what a file leaves open.
type doubtsError struct {
	file      string
	questions []csvfile.Question
}

func (e *doubtsError) Error() string {
	text := fmt.Sprintf("%s leaves %s open; nothing was imported:", data.Visible(e.file), data.Count(len(e.questions), "question"))
	for _, q := range e.questions {
		text += "\n  " + data.Visible(questionText(q))
	}
	return text
}

func (im *importer) interactive() bool {
	return !im.yes && isTerminal(im.app.stdin) && isTerminal(im.app.stderr)
}

// talk shows what was understood, asks what is open, and whether to go on.
func (im *importer) talk(in *input, u csvfile.Understanding) (csvfile.Understanding, error) {
	answers := bufio.NewReader(im.app.stdin)
	for len(u.Questions) > 0 {
		fmt.Fprintf(im.app.stderr, "%s\n%s", data.Visible(in.name), understandingText(im.book, u))
		q := u.Questions[0]
		if len(q.Choices) == 0 {
			return u, nil // a flag has to say it
		}
		choice, err := im.choose(answers, q)
		if err != nil {
			return u, err
		}
		if in.steering, err = answered(in.steering, q.Flag, choice); err != nil {
			return u, err
		}
		if u, err = im.understand(in, in.steering); err != nil {
			return u, err
		}
	}
	if im.dryRun {
		fmt.Fprintf(im.app.stderr, "%s\n%s", data.Visible(in.name), understandingText(im.book, u))
		return u, nil
	}
	fmt.Fprintf(im.app.stderr, "%s\n%simport these? [y/N] ", data.Visible(in.name), understandingText(im.book, u))
	answer, err := answers.ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return u, err
	}
	if word := strings.ToLower(strings.TrimSpace(answer)); word != "y" && word != "yes" {
		return u, errDeclined
	}
	return u, nil
}

func (im *importer) choose(answers *bufio.Reader, q csvfile.Question) (string, error) {
	for i, choice := range q.Choices {
		fmt.Fprintf(im.app.stderr, "  %d) %s\n", i+1, data.Visible(choice))
	}
	for {
		fmt.Fprintf(im.app.stderr, "%s [1-%d, or enter to leave] ", data.Visible(q.Text), len(q.Choices))
		line, err := answers.ReadString('\n')
		text := strings.TrimSpace(line)
		if text == "" || err != nil {
			return "", errDeclined
		}
		if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(q.Choices) {
			return q.Choices[n-1], nil
		}
		if slices.Contains(q.Choices, text) {
			return text, nil
		}
	}
}

// answered is the steering with one more thing said, as its flag would say it.
func answered(s csvfile.Steering, flag, choice string) (csvfile.Steering, error) {
	name, _, _ := strings.Cut(strings.TrimPrefix(flag, "--"), " ")
	var mapping string
	cmd := &cobra.Command{}
	steerFlags(cmd, &s, &mapping)
	if err := cmd.Flags().Set(name, choice); err != nil {
		return s, err
	}
	more, err := parseMap(mapping)
	if err != nil {
		return s, err
	}
	merged := map[string]string{}
	for _, from := range []map[string]string{s.Map, more} {
		for key, column := range from {
			merged[key] = column
		}
	}
	if len(merged) > 0 {
		s.Map = merged
	}
	return s, nil
}
