//go:build !linux && !darwin && !windows

package atomicfile

func exchange(fresh, target string) (string, error) { return replaceKeeping(fresh, target) }

func placeNew(fresh, target string) error { return linkNew(fresh, target) }
