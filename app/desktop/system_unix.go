//go:build linux || freebsd || openbsd || netbsd

package desktop

import (
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/rymdport/portal/settings/appearance"
)

// systemLook asks the desktop whether it says anything about light and dark. Where there is none that does, Fyne takes dark for the
// answer. It may take long, so it is not for Fyne's goroutine.
func systemLook() bool {
	if os.Getenv("FYNE_THEME") != "" {
		return true
	}
	_, err := appearance.GetColorScheme()
	return err == nil
}

// asksForLook is whether systemLook has to be asked before Fyne's word is taken.
const asksForLook = true

// openWithSystem shows a file with the program that the system has for it. The desktop's own command says when there is none, which Fyne does not
// wait for; without a desktop it ends only when the viewer does, so that it counts as done when it has not failed after a while.
func openWithSystem(path string) error {
	cmd := exec.Command("xdg-open", path)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("opening %s: %w", path, err)
		}
	case <-time.After(5 * time.Second):
	}
	return nil
}
