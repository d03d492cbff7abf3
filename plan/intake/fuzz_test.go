package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"planwright/plan"
)

// seeds adds the made-up plans to a fuzz corpus.
func seeds(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		f.Fatal("no test data", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte("\uFEFF"))
	f.Add([]byte("\xFF\xFEA\x00"))
	f.Add([]byte("Action,When\n\"a\n"))
	f.Add([]byte("Row id,Action id,Action\n,,x\n"))
	f.Add([]byte("sep=;\nAction;When\n=1;2026\n"))
	f.Add([]byte("1.\t\n•\n\f\na-\nb"))
}

// fuzz reads data as a kind and checks that it is refused as a problem for people, or taken in whole.
func fuzz(t *testing.T, data []byte, as string) {
	res, err := Read(Source{Name: "fuzz", Data: data, As: as}, Options{})
	if err != nil {
		if plan.CodeOf(err) == "" {
			t.Fatalf("an error that is no problem for people: %v", err)
		}
		return
	}
	if w := res.Report.Words; w.Source+w.Added != w.Plan+w.LeftOut {
		t.Fatalf("%+v\n%s", w, res.Report)
	}
}

func FuzzText(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) { fuzz(t, data, "text") })
}

func FuzzCSV(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) { fuzz(t, data, "csv") })
}

func FuzzLook(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, data []byte) { fuzz(t, data, "") })
}

func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"uk-wide-pdf-text.txt", "england-web-page.txt"} {
		data := sharedPlan(b, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := Read(Source{Data: data}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkLong reads documents of 1 MB that are hard on one rule each.
func BenchmarkLong(b *testing.B) {
	for name, piece := range map[string]string{
		"table":   "We will open a door. This will help.\tDoors opened.\t2026\n",
		"bullets": "  • an item\n      • an inner item\n",
		"quotes":  "\"a\tb\n",
	} {
		data := []byte("Plan\n\nAction\tMeasure\tWhen\n" + strings.Repeat(piece, 1<<20/len(piece)))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(Source{Data: data, As: "text"}, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
