package store

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"planwright/plan"
)

// nameable refuses a name for a new plan file that this system would not give it.
func nameable(path string) error {
	if runtime.GOOS != "windows" {
		return nil
	}
	return nameableOnWindows(filepath.Base(path))
}

// nameableOnWindows refuses what Windows takes for something else than the name of a file: CON.plan is the console to it, "England: draft.plan"
// a part of a file called England, and dots and spaces at the end are not there.
// See https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
func nameableOnWindows(name string) error {
	const do = "Choose another name."
	stem, _, _ := strings.Cut(name, ".")
	device := strings.ToUpper(strings.TrimRight(stem, " "))
	switch {
	case strings.IndexFunc(name, func(r rune) bool { return r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) }) >= 0:
		return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("A file cannot be called %s here: Windows allows none of < > : \" / \\ | ? * in a name.", name), Do: do}
	case strings.TrimRight(name, ". ") != name:
		return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("A file cannot be called %q here: Windows allows no dot and no space at the end of a name.", name), Do: do}
	case isDevice(device):
		return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("A file cannot be called %s here: Windows keeps the name %s for itself.", name, device), Do: do}
	}
	return nil
}

func isDevice(name string) bool {
	switch name {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, port := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(name, port); ok && len([]rune(n)) == 1 && strings.Contains("0123456789¹²³", n) {
			return true
		}
	}
	return false
}
