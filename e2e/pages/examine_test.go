//go:build !e2e

package pages_test

import (
	"testing"

	"planwright/export/pdf/pdfcheck"
)

// TestOwnReader examines the whole corpus with the reader of our own, which needs no other program and so looks everywhere.
func TestOwnReader(t *testing.T) {
	for _, s := range corpus(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			d, err := pdfcheck.Open(readPDF(t, s.name))
			if err != nil {
				t.Fatal(err)
			}
			var found []finding
			for _, f := range d.Findings {
				found = append(found, finding{s.name, f.Rule, f.Words, f.Count})
			}
			fail(t, found)
		})
	}
}
