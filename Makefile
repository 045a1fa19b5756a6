# Quoth. `make run` talks on the terminal; `make test` runs every test. Both do all the set-up there is.

# FTS5 is compiled into SQLite by this tag. internal/sqlitedb doesn't compile without it.
TAGS := sqlite_fts5
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
# The version comes from the line above, so that a checkout owned by somebody else builds as well.
BUILD := -buildvcs=false -trimpath -tags $(TAGS) -ldflags "-s -w -X main.version=$(VERSION)"
GOLANGCI := github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
BENCH ?= .
SHELL := /bin/sh
export CGO_ENABLED := 1

.PHONY: help run build test test-long bench lint eval golden fmt check-tools

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1	/'

run: build ## a conversation on the terminal, with the starter corpus
	@bin/quoth chat

build: check-tools ## make bin/quoth
	@go build $(BUILD) -o bin/quoth ./cmd/quoth

test: check-tools ## gofmt, vet and all tests with the race detector
	@bad=$$(gofmt -l .); if [ -n "$$bad" ]; then echo "not formatted, run make fmt:" >&2; echo "$$bad" >&2; exit 1; fi
	go vet -tags $(TAGS) ./...
	go test -buildvcs=false -vet=off -race -tags $(TAGS) ./...

test-long: check-tools ## the same tests and the long forms of some
	go vet -tags $(TAGS),long ./...
	go test -buildvcs=false -vet=off -race -timeout 60m -tags $(TAGS),long ./...

bench: check-tools ## the benchmarks; BENCH=name picks some
	go test -buildvcs=false -tags $(TAGS) -run '^$$' -bench '$(BENCH)' -benchmem -timeout 60m ./...

lint: check-tools ## golangci-lint, fetched when it isn't installed
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else go run $(GOLANGCI) run; fi

eval: build ## score the project's own questions on the starter corpus
	@rm -rf bin/eval && bin/quoth --data bin/eval --sources /dev/null chat </dev/null
	@bin/quoth --data bin/eval eval knowledge/starter/testdata/questions.jsonl

golden: check-tools ## write cmd/quoth/testdata/quality.txt anew, after a change of the ranking; read its diff
	go test -buildvcs=false -count=1 -tags $(TAGS) -run '^TestQuality$$' ./cmd/quoth -update

fmt: check-tools ## format the code
	gofmt -w .

check-tools:
	@command -v go >/dev/null || { echo "go is missing: install Go 1.26 or newer (https://go.dev/dl)" >&2; exit 1; }
	@cc=$$(go env CC); command -v $${cc%% *} >/dev/null || { echo "the C compiler $$cc is missing, and SQLite needs one: install gcc (Debian, Ubuntu: apt-get install gcc libc6-dev; Alpine: apk add gcc musl-dev; Fedora: dnf install gcc; macOS: xcode-select --install)" >&2; exit 1; }
