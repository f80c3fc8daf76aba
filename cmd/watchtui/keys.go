package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// keyRecord is one action of one place, for JSON.
type keyRecord struct {
	Place  string   `json:"place"`
	Action string   `json:"action"`
	Keys   []string `json:"keys"`
	Does   string   `json:"does"`
}

func (a *app) keysCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "keys [PLACE]",
		Short: "List what the dashboard's keys do, and the names to remap them by",
		Long: `Lists every action of the dashboard: the place where it is to be had, its name, its keys as they are in force, and what it does.
A config gives it others: [ui.keys.PLACE] ACTION = ["key", ...].`,
		Example: `watchtui keys watch
watchtui keys --format json`,
		Args:        cobra.MaximumNArgs(1),
		Annotations: isTimeless(),
	}
	format := a.formatFlag(cmd)
	cmd.RunE = a.do(func(_ *cobra.Command, args []string) error {
		if err := checkFormat(*format, "table", "csv", "json"); err != nil {
			return err
		}
		settings, err := a.config()
		if err != nil {
			return err
		}
		list := &listing{header: []string{"place", "action", "keys", "does"}}
		var places []string
		for _, use := range settings.Keys.Uses() {
			if len(places) == 0 || places[len(places)-1] != use.Place {
				places = append(places, use.Place)
			}
			if len(args) == 0 || args[0] == use.Place {
				list.add(keyRecord(use), use.Place, use.Action, strings.Join(use.Keys, " "), use.Does)
			}
		}
		if len(list.rows) == 0 {
			return usage("there is no place %q; places are %s", args[0], strings.Join(places, ", "))
		}
		return a.print(list, *format)
	})
	return cmd
}
