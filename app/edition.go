package app

import (
	"fmt"
	"runtime/debug"
	"strings"
)

// What the program was built from, set by the linker when it is built for others; see the Makefile.
var (
	Version = "" // such as "1.2.0"
	Commit  = "" // the commit's hash, or the beginning of it
	Date    = "" // the day of the commit, such as "2026-11-26"
)

// Edition says which program this is: its version, and in brackets the day and the hash of the commit that it was built from. What the linker was
// not told is taken from what Go noted of the working folder, and left out where Go noted nothing.
func Edition() string {
	var noted []debug.BuildSetting
	if info, ok := debug.ReadBuildInfo(); ok {
		noted = info.Settings
	}
	return edition(Version, Commit, Date, noted)
}

func edition(version, commit, date string, noted []debug.BuildSetting) string {
	changed := ""
	for _, s := range noted {
		switch {
		case s.Key == "vcs.revision" && commit == "":
			commit = s.Value
		case s.Key == "vcs.time" && date == "":
			date, _, _ = strings.Cut(s.Value, "T")
		case s.Key == "vcs.modified" && s.Value == "true" && version == "":
			changed = "changed since"
		}
	}
	if version == "" {
		version = "of no version"
	}
	var from []string
	for _, s := range []string{date, commit[:min(len(commit), 12)], changed} {
		if s != "" {
			from = append(from, s)
		}
	}
	if len(from) == 0 {
		return version
	}
	return fmt.Sprintf("%s (%s)", version, strings.Join(from, ", "))
}
