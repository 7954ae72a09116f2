# Everything a stranger's clone needs: `make demo` and `make test` on a fresh Debian 12 with Swift 6.3.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := build

SWIFT ?= swift
SWIFT_BUILD_FLAGS ?=
PREFIX ?= /usr/local
# Seeds of `make simulate`; `make test` runs 2,000.
SEEDS ?= 100000
# Give NO_INSTALL=1 where packages are managed by someone else: then `deps` only says what is missing.
NO_INSTALL ?=

BUILD_PACKAGES := libcurl4-openssl-dev libxml2-dev libarchive-dev zlib1g-dev libsqlite3-dev libsimdjson-dev pkg-config
TEST_PACKAGES := chromium jq curl openssl python3-venv request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta
SOURCES := Package.swift Sources Tests

.PHONY: deps build-deps test-deps demo build release test routes scenario kill bench simulate mutants fuzz sanitize lint format install clean

deps: build-deps test-deps

build-deps:
	@$(call need,$(BUILD_PACKAGES))

# The servers and validators that tests use: a real Request Tracker, a browser for the reports, and two Python packages in a folder of their own.
test-deps: .venv/.done
	@$(call need,$(TEST_PACKAGES))

.venv/.done:
	@$(call need,python3-venv)
	@python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check bagit jsonschema
	@touch $@

build: build-deps
	$(SWIFT) build $(SWIFT_BUILD_FLAGS)

# The Swift runtime goes into the binary: it starts sooner, needs 6 MB less, and runs where no Swift is installed.
release: build-deps
	$(SWIFT) build -c release --static-swift-stdlib --product deskferry $(SWIFT_BUILD_FLAGS)

# The whole journey on the shipped example against the built-in Freshdesk sandbox. Opens no connection but to 127.0.0.1.
demo: release
	@"$$($(SWIFT) build -c release --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry" demo

# One test at a time: many wait for servers and processes, and on two cores they would starve each other's deadlines.
test: deps
	$(SWIFT) build --build-tests $(SWIFT_BUILD_FLAGS)
	@echo "The whole journey into a real Request Tracker and back; make scenario does it with 300 tickets."
	@python3 Tests/Scripts/rt_scenario.py --tickets 60 --tool "$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry"
	@echo "One account in three vendors' shapes."
	@python3 Tests/Scripts/compare_shapes.py --tool "$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry"
	@echo "Killing real processes in every window; make kill does it more often."
	@python3 Tests/Scripts/kill_test.py --short --tool "$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry"
	$(SWIFT) test --skip-build --disable-xctest --no-parallel $(SWIFT_BUILD_FLAGS)

# The built tool against the sandbox and a real Request Tracker, killed at least three times in every window of push and
# undo, with lost answers and storms of 429; what is left is counted at the desk. make kill KILL="--seed 7 --hits 10"
KILL ?=
kill: deps build
	@python3 Tests/Scripts/kill_test.py --tool "$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry" $(KILL)

# A made-up Zendesk account of 300 tickets, no two alike, through every command into a real Request Tracker and back;
# what is there is counted in its database. Then a smaller one with the history as replies.
scenario: deps build
	@tool="$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry"; \
	python3 Tests/Scripts/rt_scenario.py --tool "$$tool" --tickets 300 && \
	python3 Tests/Scripts/rt_scenario.py --tool "$$tool" --tickets 60 --history replies --target-only

# Mappings/routes/: what six products ship, each mapped to each, from the vocabularies in Mappings/ (run Mappings/embed.py
# first where one of those was changed).
ROUTE_DESKS := zendesk freshdesk zoho-desk hubspot jira freshservice
routes: build
	@tool="$$($(SWIFT) build --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry"; \
	rm -rf Mappings/routes && mkdir -p Mappings/routes; \
	for from in $(ROUTE_DESKS); do for to in $(ROUTE_DESKS); do \
	  [ "$$from" = "$$to" ] || "$$tool" map --defaults "$$from" --to "$$to" -o "Mappings/routes/$$from--$$to.yaml"; \
	done; done

# Our reader beside the peers in one run; BIG=1GB also shows that memory does not grow.
bench: deps release
	Bench/run.sh

# A whole push per seed, in memory, with faults and a kill drawn from the seed: make simulate SEEDS=500
simulate: build-deps
	DESKFERRY_SEEDS=$(SEEDS) $(SWIFT) test --disable-xctest --filter Simulation $(SWIFT_BUILD_FLAGS)

# Made-up files into the JSON, XML and CSV front ends, ten minutes each, under AddressSanitizer and libFuzzer, which
# Swift for Linux brings along: make fuzz FUZZ_SECONDS=60
FUZZ_SECONDS ?= 600
FUZZ_FLAGS := -c release --scratch-path .build-fuzz --sanitize fuzzer --sanitize address $(SWIFT_BUILD_FLAGS)
fuzz: export DESKFERRY_FUZZ_BUILD = 1
fuzz: build-deps
	$(SWIFT) build $(FUZZ_FLAGS) --product FuzzFrontEnds
	FUZZ_SECONDS=$(FUZZ_SECONDS) Tests/Fuzz/run.sh "$$($(SWIFT) build $(FUZZ_FLAGS) --show-bin-path)/FuzzFrontEnds"

# Breaks one rule of the status mapping at a time (Tests/Mutants/*.patch) and fails if the tests do not notice.
# make mutants MUTANTS="fold renamed" runs only those.
MUTANTS ?=
mutants: build-deps
	@SWIFT="$(SWIFT)" SWIFT_BUILD_FLAGS="$(SWIFT_BUILD_FLAGS)" python3 Tests/Mutants/run.py $(MUTANTS)

# The suite under AddressSanitizer, in a build folder of its own.
sanitize: deps
	LSAN_OPTIONS="suppressions=$(CURDIR)/Tests/sanitize.supp print_suppressions=0" \
	$(SWIFT) test --disable-xctest --no-parallel --sanitize=address --scratch-path .build-address $(SWIFT_BUILD_FLAGS)

lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

install: release
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/share/deskferry"
	install -m 755 "$$($(SWIFT) build -c release --show-bin-path $(SWIFT_BUILD_FLAGS))/deskferry" "$(DESTDIR)$(PREFIX)/bin/deskferry"
	cp -R Fixtures/zendesk/demo "$(DESTDIR)$(PREFIX)/share/deskferry/"

clean:
	rm -rf .build .build-address .build-fuzz .build-mutants .venv

# $(call need,PACKAGES): installs the Debian packages that are missing, quietly; says which where it may not.
define need
missing=(); for name in $(1); do \
  dpkg-query -W -f '$${Status}' "$$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$$name"); done; \
if [ $${#missing[@]} -gt 0 ]; then \
  if [ -n "$(NO_INSTALL)" ] || ! command -v apt-get >/dev/null; then \
    echo "Missing packages: $${missing[*]}. Install them (Debian 12 names) and run make again." >&2; exit 1; fi; \
  if [ "$$(id -u)" -ne 0 ]; then \
    echo "Missing packages: $${missing[*]}. Run as root: apt-get install $${missing[*]}" >&2; exit 1; fi; \
  echo "Installing $${missing[*]}"; export DEBIAN_FRONTEND=noninteractive; \
  log=$$(mktemp); \
  { apt-get install -qq -y --no-install-recommends "$${missing[@]}" || \
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends "$${missing[@]}"; }; } >"$$log" 2>&1 || \
    { tail -n 20 "$$log" >&2; echo "apt-get could not install: $${missing[*]}" >&2; exit 1; }; \
  rm -f "$$log"; \
fi
endef
