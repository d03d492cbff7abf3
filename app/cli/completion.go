package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// shells are those that the program can write completion for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "Write what a shell needs to complete commands with Tab",
		Long:      "Writes to standard output what a shell needs to complete the commands and options of planwright with the Tab key.\nSHELL is " + strings.Join(shells[:3], ", ") + " or " + shells[3] + ".",
		Example:   example("planwright completion bash > ~/.local/share/bash-completion/completions/planwright", "planwright completion fish > ~/.config/fish/completions/planwright.fish", "planwright completion powershell >> $PROFILE"),
		ValidArgs: shells,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("Name one shell: %s. %s", strings.Join(shells, ", "), seeHelp(c))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			out, err := create("-", p.Stdout)
			if err != nil {
				return err
			}
			root := c.Root()
			switch args[0] {
			case "bash":
				err = root.GenBashCompletionV2(out, true)
			case "zsh":
				err = root.GenZshCompletion(out)
			case "fish":
				err = root.GenFishCompletion(out, true)
			case "powershell":
				err = root.GenPowerShellCompletionWithDesc(out)
			default:
				return usage("There is no completion for the shell %q. Choose %s or %s.", args[0], strings.Join(shells[:3], ", "), shells[3])
			}
			if err != nil {
				return err
			}
			return out.commit()
		},
	}
}
