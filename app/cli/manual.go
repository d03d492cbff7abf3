package cli

import (
	"io"

	"github.com/spf13/cobra"
)

// Commands returns the program's commands for whoever writes about them, such as the makers of the manual pages. They are not to be run.
func Commands() *cobra.Command {
	p := &program{Env: Env{Version: "unsaid", Stdout: io.Discard, Stderr: io.Discard}} // without a version there is no --version to write about
	return p.root()
}
