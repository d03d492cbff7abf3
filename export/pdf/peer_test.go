package pdf

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"planwright/export/layout/face"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// peerEnv names the file that the test's own program, run again, sets with fpdf alone: a cold process to hold ours against.
const peerEnv = "PLANWRIGHT_PEER"

func TestMain(m *testing.M) {
	if name := os.Getenv(peerEnv); name != "" {
		if err := plainFPDF(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// peerPlan is a plan for the peer, read in no time.
type peerPlan struct {
	Title      string
	Priorities []peerPriority
}

type peerPriority struct {
	Title string
	Rows  [][3]string
}

func peerOf(p *plan.Plan) peerPlan {
	out := peerPlan{Title: p.Title.In("en")}
	for i, pr := range p.Priorities {
		pp := peerPriority{Title: fmt.Sprintf("Priority %d: %s", i+1, pr.Title.In("en"))}
		for j := range pr.Rows {
			r := &pr.Rows[j]
			pp.Rows = append(pp.Rows, [3]string{r.Actions[0].Text.In("en"), r.Measures[0].Text.In("en"), r.When.In("en")})
		}
		out.Priorities = append(out.Priorities, pp)
	}
	return out
}

// plainFPDF sets a plan as a program would that has only fpdf: no tags, no kerning, no contents; SplitText for the lines and
// CellFormat to put them down.
func plainFPDF(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	var p peerPlan
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&p); err != nil {
		return err
	}
	set, err := face.Default()
	if err != nil {
		return err
	}
	f := fpdf.New("P", "pt", "A4", "")
	f.AddUTF8FontFromBytes("sans", "", bytes.Clone(set[face.Regular].Data))
	f.AddUTF8FontFromBytes("sans", "B", bytes.Clone(set[face.Bold].Data))
	f.SetMargins(51, 64, 51)
	f.SetAutoPageBreak(false, 0)
	f.AddPage()
	f.SetFont("sans", "B", 28)
	f.CellFormat(0, 36, p.Title, "", 1, "L", false, 0, "")
	widths := [3]float64{220, 175, 98}
	for _, pr := range p.Priorities {
		f.SetFont("sans", "B", 17)
		f.CellFormat(0, 26, pr.Title, "", 1, "L", false, 0, "")
		f.SetFont("sans", "", 12)
		for _, r := range pr.Rows {
			plainRow(f, widths, r)
		}
	}
	return f.OutputFileAndClose(name + ".pdf")
}

func plainRow(f *fpdf.Fpdf, widths [3]float64, cells [3]string) {
	const leading, bottom = 15.6, 770.0
	var lines [3][]string
	most := 0
	for k, words := range cells {
		lines[k] = f.SplitText(words, widths[k]-12)
		most = max(most, len(lines[k]))
	}
	height := float64(most)*leading + 12
	if f.GetY()+height > bottom {
		f.AddPage()
	}
	left, _, _, _ := f.GetMargins()
	top, x := f.GetY(), left
	for k, ls := range lines {
		f.Rect(x, top, widths[k], height, "D")
		for i, l := range ls {
			f.SetXY(x+6, top+6+float64(i)*leading)
			f.CellFormat(widths[k]-12, leading, l, "", 0, "L", false, 0, "")
		}
		x += widths[k]
	}
	f.SetXY(left, top+height)
}

// BenchmarkAgainstPlainFPDF runs the program that PLANWRIGHT_BIN names and the plain peer in turn, each from a cold start on the
// same words, and gives the time of both and their ratio, which says the same on any machine: ours may not be above 1.
func BenchmarkAgainstPlainFPDF(b *testing.B) {
	bin := os.Getenv("PLANWRIGHT_BIN")
	if bin == "" {
		b.Skip("PLANWRIGHT_BIN names no program to time; make bench builds one")
	}
	for _, rows := range []int{30, 300, 3_000, 10_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			dir := b.TempDir()
			file, words := peerFiles(b, dir, rows)
			var ours, plain []time.Duration
			for b.Loop() {
				ours = append(ours, timed(b, exec.Command(bin, "export", file, "-o", filepath.Join(dir, "ours.pdf"))))
				cmd := exec.Command(os.Args[0])
				cmd.Env = append(os.Environ(), peerEnv+"="+words)
				plain = append(plain, timed(b, cmd))
			}
			b.ReportMetric(0, "ns/op") // the rest says more
			b.ReportMetric(millis(median(ours)), "ours-ms")
			b.ReportMetric(millis(median(plain)), "plain-ms")
			b.ReportMetric(float64(median(ours))/float64(median(plain)), "ratio")
			b.ReportMetric(kilobytes(b, filepath.Join(dir, "ours.pdf")), "ours-KB")
			b.ReportMetric(kilobytes(b, words+".pdf"), "plain-KB")
		})
	}
}

// peerFiles writes a plan of so many rows as a plan file and for the peer.
func peerFiles(b *testing.B, dir string, rows int) (file, words string) {
	b.Helper()
	p := plantest.Rows(rows)
	changes, err := history.Diff(nil, p)
	if err != nil {
		b.Fatal(err)
	}
	log := &history.Log{}
	if _, err := history.NewWriter(log, plantest.Minter(9).New(), time.Now).Commit(changes); err != nil {
		b.Fatal(err)
	}
	file = filepath.Join(dir, "rows.plan")
	f, err := store.Create(file, log, nil, store.Options{DataDir: filepath.Join(dir, "data")})
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	var data bytes.Buffer
	if err := gob.NewEncoder(&data).Encode(peerOf(p)); err != nil {
		b.Fatal(err)
	}
	words = filepath.Join(dir, "rows.gob")
	if err := os.WriteFile(words, data.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return file, words
}

func timed(b *testing.B, cmd *exec.Cmd) time.Duration {
	b.Helper()
	begun := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return time.Since(begun)
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func millis(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func kilobytes(b *testing.B, name string) float64 {
	b.Helper()
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	return float64(info.Size()) / 1000
}
