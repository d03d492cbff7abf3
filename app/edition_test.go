package app

import (
	"runtime/debug"
	"testing"
)

func TestEdition(t *testing.T) {
	noted := []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef0123"}, {Key: "vcs.time", Value: "2026-11-26T20:19:00Z"}, {Key: "vcs.modified", Value: "true"}}
	for _, c := range []struct {
		version, commit, date string
		noted                 []debug.BuildSetting
		want                  string
	}{
		{"1.2.0", "abc1234", "2026-12-01", nil, "1.2.0 (2026-12-01, abc1234)"},
		{"1.2.0", "abc1234", "2026-12-01", noted, "1.2.0 (2026-12-01, abc1234)"},
		{"1.2.0", "", "", noted, "1.2.0 (2026-11-26, 0123456789ab)"},
		{"", "", "", noted, "of no version (2026-11-26, 0123456789ab, changed since)"},
		{"1.2.0", "", "", nil, "1.2.0"},
		{"", "", "", nil, "of no version"},
	} {
		if got := edition(c.version, c.commit, c.date, c.noted); got != c.want {
			t.Errorf("edition(%q, %q, %q, %v) = %q, want %q", c.version, c.commit, c.date, c.noted, got, c.want)
		}
	}
}
