package desktop

import (
	"os"
	"os/exec"

	"planwright/plan"
)

// startAnother begins the program once more, without a plan. It goes on by itself when this one ends.
func startAnother() error {
	fail := func(err error) error {
		return &plan.Problem{Code: plan.Unsupported, What: sayComfort.CantBegin, Do: sayComfort.CantBeginDo, Err: err}
	}
	program, err := os.Executable()
	if err != nil {
		return fail(err)
	}
	c := exec.Command(program)
	if err := c.Start(); err != nil {
		return fail(err)
	}
	go func() { _ = c.Wait() }() // so that the system forgets it once it has ended; how it ended is in its own log
	return nil
}
