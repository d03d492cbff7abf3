package desktop

import (
	"runtime"
	"syscall"

	"golang.org/x/sys/windows"
)

// onDialogThread runs what shows a dialog of the system on a thread of the kind that Windows wants for it: a single-threaded apartment.
// Elsewhere the dialog and the folder it is to show may not understand each other, and it opens nowhere.
func onDialogThread[T any](show func() (T, error)) (T, error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const alreadySo = syscall.Errno(1) // S_FALSE
	if err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE); err == nil || err == alreadySo {
		defer windows.CoUninitialize()
	}
	return show()
}
