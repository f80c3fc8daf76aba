package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
)

// tellMisuse lets a command and all below it say in plain words what they were given in vain, and what may have been meant.
func tellMisuse(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(misusedFlag)
	if takes := cmd.Args; takes != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			if takes(cmd, args) == nil {
				return nil
			}
			return misusedArguments(cmd, args)
		}
	}
	for _, sub := range cmd.Commands() {
		tellMisuse(sub)
	}
}

// misusedArguments tells a command that there is none of from one that wants other arguments.
func misusedArguments(cmd *cobra.Command, args []string) error {
	if cmd.HasAvailableSubCommands() {
		var names []string
		for _, sub := range cmd.Commands() {
			names = append(names, sub.Name())
		}
		return fmt.Errorf("unknown command %s%s", data.Quoted(args[0]), data.DidYouMean(data.Nearest(args[0], names)))
	}
	form := strings.TrimSuffix(cmd.UseLine(), " [flags]")
	if len(args) == 0 {
		return fmt.Errorf("%q was given no argument", form)
	}
	quoted := make([]string, len(args))
	for i, arg := range args {
		quoted[i] = data.Quoted(arg)
	}
	return fmt.Errorf("%q was given %s: %s", form, data.Count(len(args), "argument"), strings.Join(quoted, ", "))
}

// misusedFlag says of --json and its like how a command is asked for that form.
func misusedFlag(cmd *cobra.Command, err error) error {
	name, isUnknown := strings.CutPrefix(err.Error(), "unknown flag: --")
	if form := cmd.Flags().Lookup("format"); isUnknown && form != nil && slices.Contains(strings.Split(forms(form.Usage), "|"), name) {
		return fmt.Errorf("%w%s", err, data.DidYouMean("--format "+name))
	}
	return err
}

// forms are what a flag's help has between backticks.
func forms(help string) string {
	_, after, _ := strings.Cut(help, "`")
	inside, _, _ := strings.Cut(after, "`")
	return inside
}
