# make        lists these
# The commands that README promises are here, and CI runs them from here.

GO ?= go
export CGO_ENABLED = 0
BIN := watchtui
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
PLATFORMS := linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64

.DEFAULT_GOAL := help
.PHONY: help build test check build-all frames bench bench-import bench-memory bench-first fuzz lint cover demo release clean

help:      ## list these
	@awk -F':.*## ' '/^[a-z-]+: .*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
build:     ## build ./watchtui
	$(GO) build -o $(BIN) ./cmd/watchtui
test:      ## run all tests
	$(GO) test ./...
check: lint ## what CI runs: format, vet, staticcheck, tests with the race detector
	CGO_ENABLED=1 $(GO) test -race -timeout 30m ./...
build-all: ## build for linux, darwin and windows, amd64 and arm64
	@set -e; for p in $(PLATFORMS); do echo $$p; GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -o /dev/null ./cmd/watchtui; done
frames:    ## rewrite the golden frames after a change that you looked at
	$(GO) test ./internal/ui -update
bench:     ## run the benchmarks; compare two outputs with benchstat
	$(GO) test -run '^$$' -bench . -benchmem ./...
bench-import: ## import a million rows beside sqlite3's own .import
	$(GO) run testdata/bench/import.go
bench-memory: ## how much memory the dashboard holds at rest (Linux)
	$(GO) run testdata/bench/memory.go testdata/bench/terminal.go
bench-first:  ## how long it is until the whole first screen, also on a million readings (Linux)
	$(GO) run testdata/bench/first.go testdata/bench/terminal.go
fuzz:      ## fuzz each target for 30 seconds
	@set -e; for p in $$($(GO) list ./...); do for f in $$($(GO) test -list '^Fuzz' $$p | grep ^Fuzz || true); do \
		echo $$p $$f; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime 30s -fuzzminimizetime 10x $$p; done; done
lint:      ## format, vet and staticcheck
	@test -z "$$(gofmt -l cmd internal)" || { gofmt -l cmd internal; echo "run gofmt -w on these"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
cover:     ## test coverage by package
	$(GO) test -cover ./...
demo: build ## the first screen, then the verdict of summer 2024
	./$(BIN) --db "$$(mktemp -d)/demo.db" --at 2024-08-20 | cat
release:   ## build all platforms into dist/
	@set -e; mkdir -p dist; for p in $(PLATFORMS); do ext=; case $$p in windows/*) ext=.exe;; esac; \
		GOOS=$${p%/*} GOARCH=$${p#*/} $(GO) build -trimpath -ldflags "-s -w -X main.release=$${VERSION:-dev}" -o dist/$(BIN)-$${p%/*}-$${p#*/}$$ext ./cmd/watchtui; done; ls -l dist
clean:     ## remove what was built
	rm -rf $(BIN) dist
