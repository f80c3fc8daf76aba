package main

import (
	"github.com/spf13/cobra"

	"watchtui/internal/thresholds"
)

func (a *app) bookSchemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of watchbooks, for editors",
		Long: `Prints the JSON Schema (2020-12) of watchbooks. With it editors check a watchbook while it is written, complete its
keys and say what they mean. For those that use taplo, such as "Even Better TOML", the first line of the watchbook
names the schema:

  #:schema ./watchbook.schema.json

What a schema cannot know (that an id exists, that a measure can be computed) "watchtui book check" finds.`,
		Example: `watchtui book schema > watchbook.schema.json
taplo lint --schema "file://$PWD/watchbook.schema.json" mine.toml`,
		Args:        cobra.NoArgs,
		Annotations: isTimeless(),
		RunE: a.do(func(*cobra.Command, []string) error {
			_, err := a.stdout.Write(thresholds.Schema())
			return err
		}),
	}
}
