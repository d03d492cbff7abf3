package cli

import (
	"os"
	"syscall"
)

// peak returns the most memory in bytes that a process held, or 0 when nobody knows: Linux counts what the process that began it
// held at that moment, so that only a greater figure is the child's own.
func peak(s *os.ProcessState) int64 {
	var own syscall.Rusage
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok || syscall.Getrusage(syscall.RUSAGE_SELF, &own) != nil || u.Maxrss <= own.Maxrss {
		return 0
	}
	return u.Maxrss << 10 // in KB there
}
