package exchange_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"planwright/plan/exchange"
)

// The description of the format must name every member, and its example must be one.
func TestTheFormatIsDescribed(t *testing.T) {
	doc, err := os.ReadFile("../../docs/exchange-format.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(doc), "\r\n", "\n")
	for _, m := range regexp.MustCompile(`"([a-zA-Z]+)":`).FindAllStringSubmatch(string(encode(t, whole())), -1) {
		if !strings.Contains(text, "`"+m[1]+"`") && m[1] != "en" && m[1] != "cy" {
			t.Errorf("the member %q is not described", m[1])
		}
	}
	_, example, _ := strings.Cut(text, "```json\n")
	example, _, _ = strings.Cut(example, "```\n")
	p, notices, err := exchange.Decode([]byte(example), options())
	if err != nil || len(notices) != 0 || p.Priorities[0].Rows[0].Measures[0].Target.In("en") != "12" {
		t.Errorf("the example reads as %+v, %v, %v", p, notices, err)
	}
}
