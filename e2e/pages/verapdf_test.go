//go:build !e2e

package pages_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// standards are what every PDF says that it follows, by the names of veraPDF's profiles. veraPDF holds a file against all
// that the file says, so one call serves both, and a file that says less is itself a finding.
var standards = map[string]string{
	"PDF/UA-1 validation profile": "PDF/UA-1",
	"PDF/A-2A validation profile": "PDF/A-2a",
}

// TestVeraPDF has the official validator look at the whole corpus, and nothing may be found.
func TestVeraPDF(t *testing.T) {
	found := veraPDF(t)
	var all []finding
	for _, s := range corpus(t) {
		all = append(all, found[s.name]...)
	}
	fail(t, all)
}

// judged is veraPDF's judgement of the corpus and of the broken files, by the names of the files. Starting Java and reading
// the profiles takes longer than most files do, so one call judges them all.
var judged struct {
	sync.Once
	findings map[string][]finding
	err      error
}

func veraPDF(t *testing.T) map[string][]finding {
	t.Helper()
	needTools(t, "java", "qpdf")
	jar := veraPDFJar(t)
	samples, broken := corpus(t), breakExample(t)
	judged.Do(func() {
		var names []string
		for _, s := range samples {
			names = append(names, s.name)
		}
		names = append(names, broken...)
		judged.findings, judged.err = judge(jar, names)
	})
	if judged.err != nil {
		t.Fatal(judged.err)
	}
	return judged.findings
}

// veraPDFJar returns where .ci/verapdf/fetch has put the release, or leaves the test out.
func veraPDFJar(t *testing.T) string {
	t.Helper()
	line, err := os.ReadFile(top(".ci", "verapdf", "veraPDF.sha256"))
	if err != nil {
		t.Fatal(err)
	}
	sum, name, _ := strings.Cut(strings.TrimSpace(string(line)), "  ")
	jar := filepath.Join(cacheFolder(t, "verapdf"), name)
	data, err := os.ReadFile(jar)
	if os.IsNotExist(err) {
		leftOut(t, "veraPDF has not been fetched, so this check of the PDFs is left out; `make pdf-check` fetches it.")
	}
	if err != nil {
		t.Fatal(err)
	}
	if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
		t.Fatalf("%s is not the release whose sum stands in .ci/verapdf/veraPDF.sha256: delete it, and `make pdf-check` fetches it anew", jar)
	}
	return jar
}

// verdict is the part of veraPDF's report that counts.
type verdict struct {
	Report struct {
		Jobs []struct {
			ItemDetails      struct{ Name string }
			ValidationResult []struct {
				ProfileName, JobEndStatus string
				Compliant                 bool
				Details                   struct{ RuleSummaries []rule }
			}
			TaskException *struct{ ExceptionMessage string }
		}
	}
}

type rule struct {
	Clause, Description      string
	TestNumber, FailedChecks int
	Checks                   []struct{ Context, ErrorMessage string }
}

// judge runs veraPDF over the PDFs with these names and returns what it finds against each.
func judge(jar string, names []string) (map[string][]finding, error) {
	args := []string{"-Xmx2g", "-XX:+UseSerialGC", "-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper", "--format", "json", "--maxfailuresdisplayed", "1"}
	for _, name := range names {
		args = append(args, filepath.Join(scratch, name+".pdf"))
	}
	out, said, code, err := call("java", args...)
	if err != nil {
		return nil, err
	}
	var v verdict
	if err := json.Unmarshal(out, &v); err != nil {
		return nil, fmt.Errorf("veraPDF ended with %d and gave no report: %w\n%s", code, err, said)
	}
	findings := map[string][]finding{}
	for _, job := range v.Report.Jobs {
		name := strings.TrimSuffix(filepath.Base(job.ItemDetails.Name), ".pdf")
		found := []finding{} // looked at, even if nothing is found
		if job.TaskException != nil {
			found = append(found, finding{name, "veraPDF", job.TaskException.ExceptionMessage, 1})
		}
		asked := map[string]bool{}
		for _, r := range job.ValidationResult {
			standard := standards[r.ProfileName]
			asked[standard] = true
			for _, rule := range r.Details.RuleSummaries {
				found = append(found, finding{name, fmt.Sprintf("%s %s-%d", standard, rule.Clause, rule.TestNumber), rule.words(), rule.FailedChecks})
			}
			if r.JobEndStatus != "normal" || !r.Compliant && len(r.Details.RuleSummaries) == 0 {
				found = append(found, finding{name, standard, "the validation ended " + r.JobEndStatus + " without a verdict", 1})
			}
		}
		for _, standard := range standards {
			if !asked[standard] {
				found = append(found, finding{name, standard, "the file does not say that it follows this standard", 1})
			}
		}
		findings[name] = found
	}
	for _, name := range names {
		if findings[name] == nil {
			return nil, fmt.Errorf("veraPDF ended with %d and did not look at %s.pdf:\n%s", code, name, said)
		}
	}
	return findings, nil
}

// words is the rule and the first place where it is broken.
func (r rule) words() string {
	words := r.Description
	if len(r.Checks) > 0 {
		words += " [" + r.Checks[0].ErrorMessage + "; " + r.Checks[0].Context + "]"
	}
	return words
}
