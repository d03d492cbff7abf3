//go:build !e2e

package pages_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestPDFJS has pdf.js read the whole corpus by its tags, page for page.
func TestPDFJS(t *testing.T) {
	found := pdfJS(t)
	var all []finding
	for _, s := range corpus(t) {
		all = append(all, found[s.name]...)
	}
	fail(t, all)
}

// TestPDFJSCatches proves that pdf.js finds in the broken files what it is asked for.
func TestPDFJSCatches(t *testing.T) {
	found := pdfJS(t)
	for name, words := range map[string]string{
		"broken-nothing":            "",
		"broken-not-marked":         "does not say that it is tagged",
		"broken-title-not-shown":    "the title is not shown",
		"broken-no-language":        "the document names no language",
		"broken-standard-not-named": "do not claim PDF/UA-1",
		"broken-text-untagged":      "text is neither tagged nor an artifact",
		"broken-page-astray":        "marked content",
		"broken-link-untagged":      "a link is not in the structure",
	} {
		var said []string
		for _, f := range found[name] {
			said = append(said, f.description)
		}
		if all := strings.Join(said, "; "); words == "" && all != "" || !strings.Contains(all, words) {
			t.Errorf("%s: pdf.js says %q, not %q", name, all, words)
		}
	}
}

// readByJS is what pdf.js has against the corpus and the broken files; one Node process reads them all.
var readByJS struct {
	sync.Once
	findings map[string][]finding
	err      error
}

func pdfJS(t *testing.T) map[string][]finding {
	t.Helper()
	needTools(t, "node", "qpdf")
	library := pdfJSLibrary(t)
	samples, broken := corpus(t), breakExample(t)
	readByJS.Do(func() {
		names := append([]string{}, broken...)
		for _, s := range samples {
			names = append(names, s.name)
		}
		readByJS.findings, readByJS.err = readWithJS(library, names)
	})
	if readByJS.err != nil {
		t.Fatal(readByJS.err)
	}
	return readByJS.findings
}

// pdfJSLibrary returns where .ci/pdfjs/fetch has put the release, or leaves the test out.
func pdfJSLibrary(t *testing.T) string {
	t.Helper()
	sums, err := os.ReadFile(top(".ci", "pdfjs", "pdfjs.sha256"))
	if err != nil {
		t.Fatal(err)
	}
	folder := cacheFolder(t, "pdfjs")
	for line := range strings.Lines(string(sums)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(filepath.Join(folder, name))
		if os.IsNotExist(err) {
			leftOut(t, "pdf.js has not been fetched, so this check of the PDFs is left out; `make pdf-check` fetches it.")
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
			t.Fatalf("%s in %s is not that of the release whose sums stand in .ci/pdfjs/pdfjs.sha256: delete it, and `make pdf-check` fetches it anew", name, folder)
		}
	}
	return filepath.Join(folder, "pdf.mjs")
}

// readWithJS has pdf.js read the PDFs with these names and returns what it finds in each.
func readWithJS(library string, names []string) (map[string][]finding, error) {
	script, err := filepath.Abs("pdfjs.mjs")
	if err != nil {
		return nil, err
	}
	var files strings.Builder
	for _, name := range names {
		files.WriteString(pdfOf(name) + "\n")
	}
	cmd := exec.Command("node", script, library)
	var said bytes.Buffer
	cmd.Stdin, cmd.Stderr = strings.NewReader(files.String()), &said
	out, err := cmd.Output()
	if err != nil {
		return nil, errorWith(err, said.Bytes())
	}
	var report map[string]map[string]int
	if err := json.Unmarshal(out, &report); err != nil {
		return nil, errorWith(err, said.Bytes())
	}
	findings := map[string][]finding{}
	for _, name := range names {
		faults, looked := report[pdfOf(name)]
		if !looked {
			findings[name] = []finding{{name, "pdf.js", "it was not looked at", 1}}
		}
		for _, words := range sortedKeys(faults) {
			findings[name] = append(findings[name], finding{name, "pdf.js", words, faults[words]})
		}
	}
	return findings, nil
}
