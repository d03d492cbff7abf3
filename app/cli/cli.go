// Package cli is Planwright's commands: new, import, export, info, check, edit, join, compare, history, recover and completion.
//
// They need no display. An error is one line on standard error that says what to do, and the exit code says how it went.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"planwright/plan"
)

// The exit codes of the program.
const (
	ExitDone     = 0 // done
	ExitFindings = 1 // done, and there is something that a person should look at
	ExitUsage    = 2 // the command was not one that the program understands
	ExitFailed   = 3 // something could not be read or written, and nothing was changed
)

// Env is what the commands need of the world around them.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Version        string
	Now            func() time.Time
	Random         io.Reader
	Data           func() (string, error)  // the folder for the program's own files
	Window         func(path string) error // opens the window, with a plan or with none
}

// Run does what the arguments say, until ctx ends, and returns the exit code.
func Run(ctx context.Context, args []string, env Env) int {
	p := &program{Env: env}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(env.Stdin)
	root.SetOut(env.Stdout)
	root.SetErr(env.Stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return p.code
	}
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		err = errors.New("stopped, and nothing was changed. Give the command again to start afresh")
	}
	fmt.Fprintln(env.Stderr, "planwright: "+oneLine(err.Error()))
	var wrong *usageError
	if errors.As(err, &wrong) {
		return ExitUsage
	}
	return ExitFailed
}

// program is one run of the program.
type program struct {
	Env
	code int // the exit code when no error is returned
}

// usageError says that a command was not understood, or asked for something that the plan can't do.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

// usage returns an error about how a command was written.
func usage(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// asUsage returns a Problem with what a person wrote as an error of usage, and any other error as it is.
func asUsage(err error) error {
	switch plan.CodeOf(err) {
	case plan.Invalid, plan.NotFound, plan.Unsupported:
		return &usageError{err}
	}
	return err
}

// oneLine returns s with every run of spaces and line ends as one space, and without other control characters,
// so that a name in a message can't forge a line or move the cursor.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r >= 0x80 && r < 0xA0 {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// seeHelp ends a sentence about wrong usage of a command.
func seeHelp(c *cobra.Command) string {
	return fmt.Sprintf("Type %q to see how it is used.", c.CommandPath()+" --help")
}

// root returns the program's commands.
func (p *program) root() *cobra.Command {
	cobra.MousetrapHelpText = "" // a double click on Windows opens the window, rather than a lecture on command lines
	c := &cobra.Command{
		Use:   "planwright [PLAN]",
		Short: "Write, check and publish workforce action plans",
		Long: "Planwright writes, checks and publishes workforce action plans. A plan is one file.\n\nWithout a command it opens its window, with the plan if one is named.\n\n" +
			"The exit code is 0 when all is done; 1 when it is done and a person should look at something; 2 when the command was not\n" +
			"understood; and 3 when something could not be read or written, and nothing was changed.",
		Example: example("planwright england.plan", "planwright new england.plan --template nation", "planwright export england.plan -o england.pdf"),
		Version: p.Version,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 1 && !looksLikeFile(args[0]) {
				return unknownCommand(c, args[0])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			path := ""
			if len(args) > 0 {
				path = args[0]
			}
			return asUsage(p.Window(path))
		},
	}
	c.SetVersionTemplate("Planwright {{.Version}}\n")
	c.CompletionOptions.DisableDefaultCmd = true
	c.SuggestionsMinimumDistance = 2
	help := helpCommand()
	c.SetHelpCommand(help)
	c.AddCommand(p.newCommand(), p.importCommand(), p.exportCommand(), p.infoCommand(), p.checkCommand(), p.editCommand(),
		p.joinCommand(), p.compareCommand(), p.coverageCommand(), p.historyCommand(), p.recoverCommand(), p.completionCommand())
	for _, each := range append(c.Commands(), c, help) {
		dress(each)
	}
	return c
}

// helpCommand says how a command is used, as --help does.
func helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Say how a command is used",
		Long:    "Says how a command is used, or, without one, what commands there are.",
		Example: example("planwright help", "planwright help export"),
		RunE: func(c *cobra.Command, args []string) error {
			root := c.Root()
			if len(args) == 0 {
				return root.Help()
			}
			of, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 || of == root {
				return unknownCommand(root, args[len(args)-1])
			}
			return of.Help()
		},
	}
}

// dress gives a command what all have in common.
func dress(c *cobra.Command) {
	c.SilenceUsage, c.SilenceErrors, c.DisableFlagsInUseLine = true, true, true
	c.Flags().SortFlags = false
	c.Flags().BoolP("help", "h", false, "say how this is used")
	if c.Version != "" {
		c.Flags().Bool("version", false, "say which version this is")
	}
	c.SetUsageTemplate(usageTemplate)
	c.SetHelpTemplate("{{.Long}}\n\n{{.UsageString}}")
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		words, _, _ := strings.Cut(err.Error(), ": strconv.") // how a number was read is nothing to a person
		return usage("%s. %s", capital(words), seeHelp(c))
	})
}

// usageTemplate is how a command is used, for people.
const usageTemplate = `Use:
  {{.UseLine}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND [OPTIONS]{{end}}{{if .HasExample}}

For example:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

// example returns lines of an example, indented as the template wants them.
func example(lines ...string) string { return "  " + strings.Join(lines, "\n  ") }
