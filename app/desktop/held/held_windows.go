//go:build accessibility

package held

/*
#cgo LDFLAGS: -Wl,--wrap=free -Wl,--wrap=WinAccessibilityAddElement -Wl,--wrap=WinAccessibilityClearElements
#cgo LDFLAGS: -Wl,--wrap=WinAccessibilityUpdate -Wl,--wrap=WinAccessibilityCleanup
*/
import "C"

import (
	"fmt"
	"syscall"

	"golang.org/x/sys/windows"
)

// Begin has what a screen reader asks answered on the thread of the window, between two of its events, and not while something of it changes: Fyne
// asks for that (UIAProviderOptions_UseComThreading), and only a single-threaded apartment gives it. It is called on that thread, before
// the window opens.
func Begin() error {
	const alreadySo = syscall.Errno(1) // S_FALSE
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err != nil && err != alreadySo {
		return fmt.Errorf("held: %w", err)
	}
	return nil
}
