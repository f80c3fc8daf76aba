package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/thresholds"
)

func (a *app) checkCommand() *cobra.Command {
	var offer, want, format string
	var quiet, least bool
	var scenario *string
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say the verdict, why, and what blocks the next rung",
		Long: `Says which rung each offer has reached, since when, what tipped it and what blocks the next one, with the
readings that the benchmarks rest on. A verdict is certain if it is the same over all published ranges, whichever source is right and
whatever the benchmarks without evidence are, and else only possible. With --smallest-change also the least that would have to be read for the next rung (or for
the one of --want). With --scenario all as if the readings in a file were there, too.

Exit code 0: the first offer in the book, or --offer, is above its lowest rung, or on --want or above.
1: it is not. 2: the question could not be asked.`,
		Example: `watchtui check
watchtui check --at 2024-08-20 --vintage then --want "good enough"
watchtui check -q && echo negotiable
watchtui check --smallest-change
watchtui check --scenario what-if.toml --at 2027-03-01`,
		Args: cobra.NoArgs,
		RunE: a.do(func(cmd *cobra.Command, _ []string) error {
			if err := checkFormat(format, "text", "json"); err != nil {
				return err
			}
			h, q, what, err := a.judgedWith(cmd.Context(), *scenario, "")
			if err != nil {
				return err
			}
			deciding, rung, undecided := decides(h.Book(), offer, want)
			if len(h.Book().Offers) > 0 && undecided != nil {
				return undecided
			}
			var changes map[int]thresholds.SmallestChange
			if least && !quiet {
				changes = smallestChanges(h, q.at)
				if want != "" {
					changes[deciding] = h.SmallestChange(deciding, rung, q.at)
				}
			}
			switch {
			case quiet:
			case format == "json":
				err = writeJSON(a.stdout, checkRecordOf(h, q, what, changes))
			default:
				err = a.printf("%s%s", what.text(h.Book()), checkText(h, q, changes))
			}
			if undecided != nil {
				return undecided // the benchmarks were worth printing
			}
			if err == nil && h.Rung(deciding, q.at) < rung {
				err = errNo
			}
			return err
		}),
	}
	cmd.Flags().StringVar(&offer, "offer", "", "the `ID` of the offer that decides the exit code (default the first in the book)")
	cmd.Flags().StringVar(&want, "want", "", "the `RUNG` that it has to have reached (default the one above the lowest)")
	cmd.Flags().StringVar(&format, "format", "", "print `text|json` (default text)")
	cmd.Flags().BoolVar(&least, "smallest-change", false, "say what is the least that would have to be read for the next rung")
	scenario = scenarioFlag(cmd)
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "print nothing: the exit code is the answer")
	return cmd
}

// decides is the offer that decides, and the rung that it has to have reached.
func decides(book *thresholds.Book, id, want string) (offer, rung int, err error) {
	if len(book.Offers) == 0 {
		return 0, 0, usage("the watchbook %s has no offer, so there is no verdict", data.Visible(book.Name))
	}
	if id != "" {
		offer = slices.IndexFunc(book.Offers, func(o *thresholds.Offer) bool { return o.ID == id })
		if offer < 0 {
			return 0, 0, unknownID("offer", id, idsOf(book.Offers, offerID))
		}
	}
	if want == "" {
		return offer, 1, nil
	}
	var names []string
	for rung := range len(book.Offers[offer].Rungs) + 1 {
		name := book.Offers[offer].RungName(rung)
		if name == want {
			return offer, rung, nil
		}
		names = append(names, fmt.Sprintf("%q", name))
	}
	return 0, 0, usage("there is no rung %s: the offer %s has %s", data.Quoted(want), book.Offers[offer].ID, strings.Join(names, ", "))
}
