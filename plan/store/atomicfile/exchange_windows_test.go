package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"testing"
	"time"

	"golang.org/x/sys/windows"
)

// counted makes waiting take no time, counts it, and calls at the n-th time what then happens.
func counted(t *testing.T, n int, then func()) *int {
	t.Helper()
	was, waits := pause, new(int)
	pause = func(time.Duration) {
		if *waits++; *waits == n {
			then()
		}
	}
	t.Cleanup(func() { pause = was })
	return waits
}

// hold opens a file as a program does that shares it with others in this way only.
func hold(t *testing.T, path string, share uint32) windows.Handle {
	t.Helper()
	p, err := windows.UTF16PtrFromString(path)
	must(t, err)
	h, err := windows.CreateFile(p, windows.GENERIC_READ, share, nil, windows.OPEN_EXISTING, 0, 0)
	must(t, err)
	return h
}

// failing has ReplaceFileW fail the first n times, or always when n is below 0, after doing something of its own.
func failing(t *testing.T, n int, err error, do func(target, fresh, kept string)) {
	t.Helper()
	was := replaceFile
	replaceFile = func(target, fresh, kept *uint16) error {
		if n == 0 {
			return was(target, fresh, kept)
		}
		n--
		do(windows.UTF16PtrToString(target), windows.UTF16PtrToString(fresh), windows.UTF16PtrToString(kept))
		return err
	}
	t.Cleanup(func() { replaceFile = was })
}

func nothing(string, string, string) {}

func TestAFileInUseIsWaitedFor(t *testing.T) {
	for name, share := range map[string]uint32{"not shared": 0, "shared for reading": windows.FILE_SHARE_READ,
		"shared for writing": windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE} {
		t.Run(name, func(t *testing.T) {
			fresh, target := pair(t)
			h := hold(t, target, share)
			waits := counted(t, 4, func() { must(t, windows.CloseHandle(h)) })
			displaced, err := Swap(fresh, target)
			must(t, err)
			holds(t, target, "new")
			holds(t, displaced, "old")
			if *waits != 4 {
				t.Errorf("it waited %d times", *waits)
			}
		})
	}
}

func TestAFileThatStaysInUseIsLeftAsItIs(t *testing.T) {
	fresh, target := pair(t)
	h := hold(t, target, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE)
	counted(t, 0, nil)
	_, err := Swap(fresh, target)
	if !errors.Is(err, windows.ERROR_SHARING_VIOLATION) {
		t.Errorf("got %v", err)
	}
	must(t, windows.CloseHandle(h))
	holds(t, target, "old")
	holds(t, fresh, "new")
	if _, err := os.Lstat(fresh + ".old"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something is left: %v", err)
	}
}

// TestAReaderIsInNobodysWay opens a file as the program itself does.
func TestAReaderIsInNobodysWay(t *testing.T) {
	fresh, target := pair(t)
	f, err := Open(target)
	must(t, err)
	defer f.Close()
	waits := counted(t, 0, nil)
	displaced, err := Swap(fresh, target)
	must(t, err)
	holds(t, target, "new")
	must(t, Remove(displaced))
	if *waits != 0 {
		t.Errorf("it waited %d times", *waits)
	}
}

func TestAFolderOpens(t *testing.T) {
	f, err := Open(t.TempDir())
	must(t, err)
	defer f.Close()
	if st, err := f.Stat(); err != nil || !st.IsDir() {
		t.Errorf("%v, %v", st, err)
	}
}

func TestAFreshFileInUseIsWaitedFor(t *testing.T) {
	fresh, target := pair(t)
	must(t, os.Remove(target))
	h := hold(t, fresh, windows.FILE_SHARE_READ)
	counted(t, 2, func() { must(t, windows.CloseHandle(h)) })
	must(t, Place(fresh, target))
	holds(t, target, "new")
}

// TestAFileThatIsNotThereForAMoment is what is seen while another program replaces it.
func TestAFileThatIsNotThereForAMoment(t *testing.T) {
	_, target := pair(t)
	must(t, os.Rename(target, target+".old"))
	counted(t, 3, func() { must(t, os.Rename(target+".old", target)) })
	f, err := Open(target)
	must(t, err)
	must(t, f.Close())
	must(t, os.Remove(target))
	if _, err := Stat(target); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func half(target, _, kept string) {
	if err := os.Rename(target, kept); err != nil {
		panic(err)
	}
}

// TestASwapThatStopsHalfWay is what the documentation of ReplaceFileW says of its error 1177: the target has its second name, and no other file its first.
func TestASwapThatStopsHalfWay(t *testing.T) {
	for name, times := range map[string]int{"once": 1, "always": -1} {
		t.Run(name, func(t *testing.T) {
			fresh, target := pair(t)
			counted(t, 0, nil)
			failing(t, times, unableToMoveReplacement2, half)
			displaced, err := Swap(fresh, target)
			must(t, err)
			holds(t, target, "new")
			holds(t, displaced, "old")
		})
	}
}

// TestADiskWithoutReplaceFile is a memory stick, or a share.
func TestADiskWithoutReplaceFile(t *testing.T) {
	for _, says := range []error{windows.ERROR_INVALID_PARAMETER, windows.ERROR_NOT_SUPPORTED, windows.ERROR_ACCESS_DENIED, unableToRemoveReplaced} {
		t.Run(says.Error(), func(t *testing.T) {
			fresh, target := pair(t)
			counted(t, 0, nil)
			failing(t, -1, says, nothing)
			displaced, err := Swap(fresh, target)
			must(t, err)
			holds(t, target, "new")
			holds(t, displaced, "old")
		})
	}
}

func TestAReadOnlyFileIsNotReplaced(t *testing.T) {
	fresh, target := pair(t)
	must(t, os.Chmod(target, 0o400))
	counted(t, 0, nil)
	failing(t, -1, windows.ERROR_ACCESS_DENIED, nothing)
	if _, err := Swap(fresh, target); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
	holds(t, target, "old")
	holds(t, fresh, "new")
}

// TestTheNameIsTakenHalfWay has somebody else write a file in the moment in which the target has no name: all three are kept.
func TestTheNameIsTakenHalfWay(t *testing.T) {
	fresh, target := pair(t)
	counted(t, 0, nil)
	failing(t, -1, unableToMoveReplacement2, func(target, fresh, kept string) {
		half(target, fresh, kept)
		must(t, os.WriteFile(target, []byte("theirs"), 0o600))
	})
	if _, err := Swap(fresh, target); !errors.Is(err, errStranded) {
		t.Errorf("got %v", err)
	}
	holds(t, target, "theirs")
	holds(t, fresh+".old", "old")
	holds(t, fresh, "new")
}
