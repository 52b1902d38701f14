# Pondera. 'make demo' and 'make test' do everything from a fresh clone.

SWIFT ?= swift
PREFIX ?= /usr/local
export SWIFT

PONDERA := .build/release/pondera
# What 'make install' installs: built apart, with the Swift runtime inside and without debug information.
PACKAGED := .build/install/pondera
# What 'make torture' runs against, where its chance starts, and which of its kinds ('torture.py --list' names them).
TORTURE_PROGRAM ?= $(PONDERA)
TORTURE_SEED ?= 1
TORTURE_ONLY ?=
SEGMENTS := datasets/heavy-equipment-segments/heavy-equipment-segments.csv
BUYERS := datasets/heavy-equipment-buyers/heavy-equipment-buyers.csv

# The numeric kernels are far too slow without optimisation, so tests run optimised, in a folder of their own because
# what can be tested is compiled differently.
TEST_FLAGS := -c release -Xswiftc -enable-testing --scratch-path .build/testing
SWIFT_FILES := Sources Tests Benchmarks
# With WITHOUT_WARNINGS=1 a warning of the compiler is a failure.
GUARD := $(if $(WITHOUT_WARNINGS),.ci/without-warnings)

.DEFAULT_GOAL := help
.PHONY: help setup build demo test fuzz torture package-check bench bench-kernels bench-peers bench-truth install format lint clean

help: ## Show this list
	@echo "Pondera: which segments a market really has, and what each of them weighs."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make install PREFIX=~/.local   installs for you alone"

setup: ## Install what a build needs, if anything is missing (Debian, Ubuntu)
	@.ci/setup

build: setup ## Build the program, optimised
	@$(SWIFT) build -c release --product pondera

demo: build ## Build, then find the segments of the shipped market and compare them
	@printf '\n$$ pondera cluster %s --id account_id --criteria 6-14 -k 4\n\n' $(BUYERS)
	@$(PONDERA) cluster $(BUYERS) --id account_id --criteria 6-14 -k 4
	@printf '\n$$ pondera compare %s --id account_id --with %s --with-column believed_segment\n\n' $(BUYERS) $(SEGMENTS)
	@$(PONDERA) compare $(BUYERS) --id account_id --with $(SEGMENTS) --with-column believed_segment
	@printf '\nThe program is %s; "make install" puts it on your path.\n' "$(CURDIR)/$(PONDERA)"
	@printf 'Next, with a file of your own:\n\n  %s inspect FILE\n  %s cluster FILE\n  %s --help\n' \
	  $(PONDERA) $(PONDERA) $(PONDERA)

test: setup ## Run all tests
	@$(GUARD) $(SWIFT) build --build-tests $(TEST_FLAGS)
	@$(SWIFT) test --skip-build --disable-xctest $(TEST_FLAGS)

fuzz: setup ## Feed all that reads files or words with random bytes, FUZZ_SECONDS (60) each
	@.ci/fuzz

torture: $(TORTURE_PROGRAM) ## Kill it, starve it, feed it broken files (TORTURE=short: two minutes)
	@python3 Tests/Torture/torture.py --program $(TORTURE_PROGRAM) --seed $(TORTURE_SEED) \
	  $(if $(filter short,$(TORTURE)),--short) $(if $(TORTURE_ONLY),--only $(TORTURE_ONLY))

$(PONDERA): build

bench: build ## Time the main job on this machine
	@$(PONDERA) benchmark

bench-kernels: setup ## Time each fast path against its plain twin
	@$(SWIFT) package --package-path Benchmarks --scratch-path .build/benchmarks \
	  --allow-writing-to-package-directory benchmark --format text --no-progress

bench-peers: setup ## Measure against other tools (Python 3.11; PEERS_SIZES=small is quick)
	@python3 Benchmarks/peers/bench.py

bench-truth: build ## Find the number of segments of some 200 markets of known structure (Python 3.9)
	@python3 Benchmarks/truth/bench.py

package-check: setup ## Build the program to be installed, and look whether it is as README says
	@.ci/package && .ci/check-install

install: setup ## Build the program once more, self-contained, and put it into PREFIX/bin (default /usr/local/bin)
	@.ci/package
	@if install -d "$(DESTDIR)$(PREFIX)/bin" 2>/dev/null && [ -w "$(DESTDIR)$(PREFIX)/bin" ]; then \
	  install -m 755 $(PACKAGED) "$(DESTDIR)$(PREFIX)/bin/pondera" && \
	  echo "Installed $(DESTDIR)$(PREFIX)/bin/pondera"; \
	else \
	  echo "pondera: $(DESTDIR)$(PREFIX)/bin cannot be written; run 'sudo install -D -m 755 $(PACKAGED) $(PREFIX)/bin/pondera' or choose another place, such as 'make install PREFIX=$$HOME/.local'." >&2; \
	  exit 1; \
	fi

format: ## Lay out all Swift files
	@$(SWIFT) format -i -r -p $(SWIFT_FILES)

lint: ## Say where a Swift file is not laid out as agreed
	@$(SWIFT) format lint -r -p --strict $(SWIFT_FILES)

clean: ## Remove everything that was built
	@rm -rf .build
