package main

import (
	"strings"

	"github.com/spf13/cobra"

	"watchtui/internal/data"
	"watchtui/internal/ui"
)

// maxFrame bounds a frame's width and height: no screen is larger.
const maxFrame = 1000

func (a *app) frameCommand() *cobra.Command {
	var size, keys, color string
	var look look
	cmd := &cobra.Command{
		Use:   "frame",
		Short: "Print the screen that some keys lead to, as text",
		Long: `Prints the dashboard's screen after some keys, as text, and exits: for documentation, bug reports and tests. Keys have
the names that Bubble Tea gives them, apart by spaces: "down enter + shift+left"; "text:2024-07" types 2024-07.`,
		Example: `watchtui frame --size 80x24 --at 2024-08-20
watchtui frame --keys "down enter ["`,
		Args: cobra.NoArgs,
		RunE: a.do(func(cmd *cobra.Command, _ []string) error {
			across, down, _ := strings.Cut(size, "x")
			width, height := sizeOf(across), sizeOf(down)
			if width == 0 || height == 0 {
				return usage("--size %s: want a width and a height up to %d, such as 120x40", data.Visible(size), maxFrame)
			}
			if color != "never" && color != "always" {
				return usage("--color %s: want never or always", data.Visible(color))
			}
			in, err := a.inquire(cmd.Context())
			if err != nil {
				return err
			}
			defer in.store.Close()
			options, err := a.options(cmd, look, in.question)
			if err != nil {
				return err
			}
			frame, err := ui.Frame(cmd.Context(), a.env(newLive(a, in.store, in.book)), options, width, height, strings.Fields(keys), color == "always")
			if err != nil {
				return err
			}
			return a.printf("%s\n", frame)
		}),
	}
	cmd.Flags().StringVar(&size, "size", "120x40", "draw `WIDTHxHEIGHT` cells")
	cmd.Flags().StringVar(&keys, "keys", "", "press `KEYS`, apart by spaces")
	cmd.Flags().StringVar(&color, "color", "never", "print colours `never|always`")
	look.flags(cmd)
	return cmd
}
