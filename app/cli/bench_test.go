package cli

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"planwright/editor/document"
	"planwright/plan/plantest"
)

// The benchmarks here time whole processes from a cold start, as a person at a prompt meets them. They build the program without
// its window; PLANWRIGHT_BIN names another build to time instead. Beside the mean time of a process they give that of the fastest and
// the processor's part, which say more on a busy machine.

// binary returns the program to run.
var binary = sync.OnceValues(func() (string, error) {
	if bin := os.Getenv("PLANWRIGHT_BIN"); bin != "" {
		return filepath.Abs(bin)
	}
	dir, err := os.MkdirTemp("", "planwright-bench")
	if err != nil {
		return "", err
	}
	bin := filepath.Join(dir, "planwright")
	if runtime.GOOS == "windows" {
		bin += ".exe"
	}
	built = bin
	out, err := exec.Command("go", "build", "-tags", "cli,sqlite_omit_load_extension", "-ldflags", "-s -w", "-o", bin, "planwright").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return bin, nil
})

func TestMain(m *testing.M) {
	if os.Getenv(launchEnv) != "" {
		os.Exit(launch(os.Args[1:]))
	}
	code := m.Run()
	if built != "" {
		_ = os.RemoveAll(filepath.Dir(built)) // a temporary folder
	}
	os.Exit(code)
}

// launchEnv makes the test's own program a launcher: see memoryOf.
const launchEnv = "PLANWRIGHT_LAUNCH"

// launch runs a program and prints the most memory in bytes that it held.
func launch(args []string) int {
	cmd := exec.Command(args[0], args[1:]...)
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > ExitFindings {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Println(peak(cmd.ProcessState))
	return 0
}

// memoryOf returns the most memory in bytes that the program holds, or 0 when nobody knows. Linux counts in what the process that
// began it ever held, which here is more; so a small process in between begins it.
func memoryOf(b *testing.B, cmd *exec.Cmd) (bytes int64) {
	b.Helper()
	between := exec.Command(os.Args[0], cmd.Args...)
	between.Dir, between.Env = cmd.Dir, append(cmd.Env, launchEnv+"=1")
	out, err := between.Output()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := fmt.Sscan(string(out), &bytes); err != nil {
		b.Fatal(err)
	}
	return bytes
}

// built is the program that binary has built, to be removed in the end.
var built string

// timeProcess runs the program once per round. prepare makes the folder ready before each, and is not timed.
func timeProcess(b *testing.B, dir string, prepare func(), args ...string) {
	b.Helper()
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	var wall, cpu time.Duration
	best := time.Duration(math.MaxInt64)
	command := func() *exec.Cmd {
		prepare()
		cmd := exec.Command(bin, args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PLANWRIGHT_DATA="+filepath.Join(dir, "data"))
		return cmd
	}
	for b.Loop() {
		b.StopTimer()
		cmd := command()
		b.StartTimer()
		begun := time.Now()
		out, err := cmd.CombinedOutput()
		took := time.Since(begun)
		wall, best = wall+took, min(best, took)
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > ExitFindings {
			b.Fatalf("planwright %q: %v\n%s", args, err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	rounds := float64(b.N)
	b.ReportMetric(float64(wall.Microseconds())/1000/rounds, "ms/process")
	b.ReportMetric(float64(best.Microseconds())/1000, "best-ms")
	b.ReportMetric(float64(cpu.Microseconds())/1000/rounds, "cpu-ms/process")
	if memory := memoryOf(b, command()); memory > 0 {
		b.ReportMetric(float64(memory)/(1<<20), "MB-peak")
	}
	b.ReportMetric(0, "ns/op") // the same as ms/process
}

// generated writes a plan of so many rows.
func generated(b *testing.B, dir string, rows int) string {
	b.Helper()
	name := filepath.Join(dir, fmt.Sprintf("rows-%d.plan", rows))
	d, err := document.Create(name, plantest.Rows(rows), document.Options{DataDir: filepath.Join(dir, "data")})
	if err != nil {
		b.Fatal(err)
	}
	if err := d.Close(); err != nil {
		b.Fatal(err)
	}
	return name
}

func BenchmarkExport(b *testing.B) {
	for _, rows := range []int{30, 300, 3_000, 10_000} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			dir := b.TempDir()
			name := generated(b, dir, rows)
			timeProcess(b, dir, func() {}, "export", name, "-o", filepath.Join(dir, "out.pdf"))
			if info, err := os.Stat(filepath.Join(dir, "out.pdf")); err == nil {
				b.ReportMetric(float64(info.Size())/1024, "KB")
			}
		})
	}
}

func BenchmarkInfo(b *testing.B) {
	for _, rows := range []int{25, 300} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			dir := b.TempDir()
			name := generated(b, dir, rows)
			timeProcess(b, dir, func() {}, "info", name, "--json")
		})
	}
}

func BenchmarkEdit(b *testing.B) {
	dir := b.TempDir()
	name := generated(b, dir, 300)
	n := 0
	edit := []string{"edit", name, "-e", ""}
	timeProcess(b, dir, func() {
		n++
		edit[3] = fmt.Sprintf("set 1.1 when %d to %d", 2000+n%100, 2101)
	}, edit...)
}

func BenchmarkImport(b *testing.B) {
	for _, source := range []string{"uk-wide-pdf-text.txt", "england-web-page.txt"} {
		b.Run(source, func(b *testing.B) {
			path := filepath.Join(plans(b), source)
			dir := b.TempDir()
			out := filepath.Join(dir, "out.plan")
			timeProcess(b, dir, func() {
				if err := os.RemoveAll(out); err != nil {
					b.Fatal(err)
				}
			}, "import", path, "-o", out)
		})
	}
}

// plans returns the folder of the published plans, which lie beside the repository where there is one.
func plans(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for err == nil {
		if _, e := os.Stat(filepath.Join(dir, "go.mod")); e == nil {
			dir = filepath.Join(filepath.Dir(dir), "shared", "plans")
			if _, e := os.Stat(dir); e == nil {
				return dir
			}
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	t.Skip("the published plans are not beside this repository")
	return ""
}

// BenchmarkJoin joins two copies of a plan of 3,000 rows into a third file, compares them, and tells the history of one.
func BenchmarkJoin(b *testing.B) {
	dir := b.TempDir()
	base := generated(b, dir, 3_000)
	bin, err := binary()
	if err != nil {
		b.Fatal(err)
	}
	copyTo := func(name string) string {
		content, err := os.ReadFile(base)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), content, 0o600)
		}
		if err != nil {
			b.Fatal(err)
		}
		return filepath.Join(dir, name)
	}
	copies := []string{copyTo("one.plan"), copyTo("two.plan")}
	for i, name := range copies {
		cmd := exec.Command(bin, "edit", name, "-e", fmt.Sprintf("set 1.%d when 2041", i+1), "-e", "set 1.3 when "+fmt.Sprint(2050+i))
		cmd.Env = append(os.Environ(), "PLANWRIGHT_DATA="+filepath.Join(dir, "data"))
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v %s", err, out)
		}
	}
	b.Run("join", func(b *testing.B) {
		n := 0
		args := []string{"join", base, copies[0], copies[1], "-o", ""}
		timeProcess(b, dir, func() { n++; args[5] = filepath.Join(dir, fmt.Sprintf("out-%d.plan", n)) }, args...)
	})
	b.Run("compare", func(b *testing.B) { timeProcess(b, dir, func() {}, "compare", base, copies[0]) })
	b.Run("history", func(b *testing.B) { timeProcess(b, dir, func() {}, "history", copies[0]) })
}
