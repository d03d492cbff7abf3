# Planwright's tasks. `make run` and `make test` set up all they need on Debian and Ubuntu; the rest assume that one of them has run.

# SQLite is built defensive. Changed flags recompile Fyne too, so they stand here once and every target uses them.
export CGO_ENABLED = 1
export CGO_CFLAGS = -O2 -g -DSQLITE_DEFAULT_DEFENSIVE=1 -DSQLITE_TRUSTED_SCHEMA=0 -DSQLITE_DQS=0 -DSQLITE_MAX_MMAP_SIZE=0

GO ?= go
SQLITE_TAGS = sqlite_omit_load_extension
# What a released window is built with. On Linux that includes X11 rather than Fyne's young Wayland driver.
# Emoji come from the system's fonts: Fyne keeps its own twice in memory, which is 15 MB, and has fewer.
# On Windows screen readers are told what stands in the window; app/desktop/held says what that takes. On the Mac, see dist/macos/bundle.
RELEASE_TAGS = $(SQLITE_TAGS),migrated_fynedo,no_animations,no_emoji
WINDOWS_TAGS = $(RELEASE_TAGS),accessibility
LINUX_TAGS = $(if $(filter Linux,$(shell uname -s)),$(comma)x11)
CI_TAGS = $(SQLITE_TAGS),ci
CLI_TAGS = $(SQLITE_TAGS),cli
comma = ,
LDFLAGS = -s -w $(shell dist/version --ldflags)
MINGW = x86_64-w64-mingw32-gcc
FUZZTIME ?= 20s
BENCH ?= .
BENCHTIME ?= 1s
TORTURE ?= 1
# Histories of people who edit copies of one plan, which are joined: a million with TORTURE=67.
JOINS ?= $(shell echo $$(( $(TORTURE) > 1 ? $(TORTURE) * 15000 : 2000 )))
MUTANTS ?= all

.PHONY: run build cli test lint unit race bench fuzz torture mutants window-test gallery windows windows-cli wine-test in-wine wine-torture torture-in-wine pdf-check dist dist-programs dist-test dist-twice clean libraries

# With no display there is no window to open: the example's PDF is written instead.
run: libraries build
	@mkdir -p build/example
	@test -e build/example/example.plan || build/planwright import assets/example/example.json -o build/example/example.plan
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" = Darwin ]; then \
		echo "Opening build/example/example.plan"; exec build/planwright build/example/example.plan; \
	else \
		build/planwright export build/example/example.plan -o build/example/example.pdf && \
		echo "There is no display here, so no window was opened. The example plan's PDF is $$PWD/build/example/example.pdf"; \
	fi

libraries:
	@.ci/system-libraries build

build:
	$(GO) build -tags $(RELEASE_TAGS)$(LINUX_TAGS) -ldflags "$(LDFLAGS)" -o build/planwright .

# The commands alone: no Fyne, no graphics libraries.
cli:
	$(GO) build -tags $(CLI_TAGS) -ldflags "$(LDFLAGS)" -o build/planwright-cli .

# Everything needed to trust a change. Tests that want a tool this machine lacks say so and are left out.
test: lint
	@.ci/system-libraries test || echo "Going on without them: the tests that need them say that they are left out."
	$(MAKE) cli
	PLANWRIGHT_BIN="$(CURDIR)/build/planwright-cli" $(GO) test -tags $(CI_TAGS) ./...
	@command -v java >/dev/null 2>&1 && test -n "$$(find "$${XDG_CACHE_HOME:-$$HOME/.cache}/planwright/verapdf" -name '*.jar' 2>/dev/null)" || \
		echo "Left out: veraPDF's check of the PDFs. It needs Java and Maven; 'make pdf-check' fetches and runs it."
	@command -v node >/dev/null 2>&1 && test -e "$${XDG_CACHE_HOME:-$$HOME/.cache}/planwright/pdfjs/pdf.mjs" || \
		echo "Left out: the check of the PDFs by pdf.js. It needs Node.js and npm; 'make pdf-check' fetches and runs it."

unit:
	$(GO) test -tags $(CI_TAGS) ./...

lint:
	@out=$$(gofmt -l $$(git ls-files '*.go' 2>/dev/null || find . -name '*.go')); test -z "$$out" || { echo "not gofmt-ed:"; echo "$$out"; exit 1; }
	$(GO) vet -tags $(CI_TAGS) ./...
	$(GO) vet -tags $(CLI_TAGS) . ./app ./app/cli/... ./app/place ./app/quiet ./plan/... ./export/... ./editor/document
	GOOS=darwin CGO_ENABLED=0 $(GO) vet ./plan/store/atomicfile
	$(GO) tool staticcheck -tags $(CI_TAGS) ./...

# Short: properties are tried on fewer examples, since each takes ten times as long.
race:
	$(GO) test -race -short -tags $(CI_TAGS) ./...

# The real window, built as released, driven through X by an end-to-end test.
window-test: build
	.ci/under-xvfb env PLANWRIGHT_BIN="$(CURDIR)/build/planwright" $(GO) test -count=1 -v -timeout 10m -tags e2e,$(CI_TAGS) ./e2e/commands ./e2e/window

# A picture of every screen of the window, in every look, size and language, for a person to look through: build/gallery/index.html.
gallery:
	rm -rf build/gallery
	PLANWRIGHT_GALLERY="$(CURDIR)/build/gallery" $(GO) test -count=1 -timeout 1h -tags $(CI_TAGS) -run 'TestGallery$$' ./app/desktop
	@echo "The gallery is $(CURDIR)/build/gallery/index.html"

bench: cli
	@LANG=en_GB.UTF-8 PLANWRIGHT_BIN="$(CURDIR)/build/planwright-cli" $(GO) test -tags $(CI_TAGS) -run '^$$' -bench '$(BENCH)' -benchtime $(BENCHTIME) \
		./plan/... ./export/... ./editor/... ./app/cli > build/bench.txt || { cat build/bench.txt; exit 1; }
	@.ci/bench-table build/bench.txt

# PDFs of all kinds, checked by other people's programs: veraPDF (fetched with Maven), pdf.js (with npm), qpdf, Poppler. Nothing is left out.
pdf-check: cli
	@.ci/system-libraries pdf || echo "Going on without them, if this machine has the programs from elsewhere."
	.ci/verapdf/fetch
	.ci/pdfjs/fetch
	PLANWRIGHT_PDF_CHECK=required PLANWRIGHT_BIN="$(CURDIR)/build/planwright-cli" $(GO) test -count=1 -tags $(CI_TAGS) ./e2e/pages

fuzz:
	@$(GO) list -tags $(CI_TAGS) -f '{{.ImportPath}} {{.Dir}}' ./... | while read -r pkg dir; do \
		grep -ho '^func Fuzz[A-Za-z0-9_]*' "$$dir"/*_test.go 2>/dev/null | sed 's/^func //' | while read -r f; do \
			echo "$$pkg $$f"; $(GO) test -tags $(CI_TAGS) -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) "$$pkg" || exit 1; \
		done || exit 1; \
	done

# What computers, disks and sync clients do to plans; see docs/reliability.md. TORTURE=1 takes some three minutes. TORTURE=67 gives 10,000 kills,
# 100,000 power cuts, every call failing in every way, 10,000 bit flips, 10,000 simultaneous publishes and 1,000,000 joins, and takes a day.
torture:
	@.ci/system-libraries torture || echo "Going on without them: the tests that need them say that they are left out."
	PLANWRIGHT_TORTURE=$(TORTURE) $(GO) test -count=1 -v -timeout 48h -tags $(CI_TAGS) ./plan/store/torture
	PLANWRIGHT_TORTURE=$(TORTURE) $(GO) test -count=1 -v -timeout 48h -tags $(CI_TAGS) -run 'AtLeast99|BitFlips|TwoPublishAtOnce|Hostile' ./plan/store ./plan/store/salvage
	$(GO) test -count=1 -v -timeout 48h -tags $(CI_TAGS) -run 'TestJoining$$' ./plan/history -rapid.checks=$(JOINS)

# Takes away what keeps plans safe, one thing after the other, and expects the tests to notice. MUTANTS is a regular expression for the names of those to try.
mutants:
	PLANWRIGHT_MUTANTS="$(MUTANTS)" $(GO) test -count=1 -v -timeout 1h -tags $(CI_TAGS) -run Noticed ./plan/mutants

# For Windows, built here with mingw-w64 (`.ci/system-libraries windows` installs it).
windows:
	GOOS=windows GOARCH=amd64 CC=$(MINGW) $(GO) build -tags $(WINDOWS_TAGS) -ldflags "$(LDFLAGS) -H windowsgui" -o build/planwright.exe .

windows-cli:
	GOOS=windows GOARCH=amd64 CC=$(MINGW) $(GO) build -tags $(CLI_TAGS) -ldflags "$(LDFLAGS)" -o build/planwright-cli.exe .

WINE_GO_TEST = GOOS=windows GOARCH=amd64 CC=$(MINGW) $(GO) test -count=1 -p 1 -exec wine -tags $(CI_TAGS)
# The Windows build under Wine: all that keeps words, and then the commands.
wine-test: windows-cli
	.ci/under-wine $(MAKE) --no-print-directory in-wine

in-wine:
	.ci/wine/held-test
	$(WINE_GO_TEST) -short -timeout 6m ./plan/store/... ./plan/history ./editor/document
	PLANWRIGHT_BIN="$(CURDIR)/build/planwright-cli.exe" PLANWRIGHT_RUNNER=wine $(GO) test -count=1 -v -timeout 8m ./e2e/commands

# What of `make torture` can be done to the Windows build, under Wine, and the store's tests without -short.
wine-torture:
	PLANWRIGHT_TORTURE=$(TORTURE) .ci/under-wine $(MAKE) --no-print-directory torture-in-wine

torture-in-wine:
	$(WINE_GO_TEST) -v -timeout 24h ./plan/store/...

# What is given to people, in build/dist: an installer and archives for Windows, packages for Linux. With flags that leave no path of this machine
# in a program, so that anybody builds the same bytes; they also compile everything anew, which takes half an hour the first time.
dist:
	@.ci/system-libraries build windows dist
	CLI_TAGS="$(CLI_TAGS)" dist/build

DIST_FLAGS = -trimpath -buildvcs=false
DIST_LDFLAGS = $(LDFLAGS) -buildid=
dist-programs:
	$(GO) build $(DIST_FLAGS) -tags $(RELEASE_TAGS),x11 -ldflags "$(DIST_LDFLAGS)" -o build/dist-work/planwright .
	$(GO) build $(DIST_FLAGS) -tags $(CLI_TAGS) -ldflags "$(DIST_LDFLAGS)" -o build/dist-work/planwright-cli .
	GOOS=windows GOARCH=amd64 CC=$(MINGW) $(GO) build $(DIST_FLAGS) -tags $(WINDOWS_TAGS) -ldflags "$(DIST_LDFLAGS) -H windowsgui" -o build/dist-work/planwright.exe .
	GOOS=windows GOARCH=amd64 CC=$(MINGW) $(GO) build $(DIST_FLAGS) -tags $(CLI_TAGS) -ldflags "$(DIST_LDFLAGS)" -o build/dist-work/planwright-cli.exe .

# What `make dist` made, installed, used and removed: on a bare Debian, and under Wine. Needs root for the bare Debian.
dist-test:
	@.ci/system-libraries window windows dist dist-test
	dist/test/linux
	.ci/under-xvfb .ci/under-wine dist/test/windows

# Made twice, in two folders and with nothing compiled before: an hour on two cores.
dist-twice:
	@.ci/system-libraries build windows dist
	dist/test/twice

clean:
	rm -rf build
