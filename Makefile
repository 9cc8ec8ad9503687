# Everything works in a fresh clone with no step before it: a bare Linux machine, Python 3.11 or newer, and a JDK 21 or newer.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help demo test check unit integration e2e bench up down lock clean

help: ## Show this list
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: $(READY) ## The whole job on this machine, for real, with an account of it
	@$(BIN)/viper demo

test: check ## Check the code, then every floor of tests
	@$(PYTEST) tests/unit tests/integration tests/e2e

check: $(READY) ## Style, types and the rules of the house
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy --no-error-summary && $(BIN)/lint-imports --no-cache > /dev/null || { $(BIN)/lint-imports --no-cache; exit 1; }

unit: $(READY) ## Pure tests, seconds
	@$(PYTEST) tests/unit

integration: $(READY) ## Tests with one real engine
	@$(PYTEST) tests/integration

e2e: $(READY) ## Tests of all of it, with kills
	@$(PYTEST) tests/e2e

bench: $(READY) ## Measure speed and memory, as ratios in one run
	@$(BIN)/python -m benchmarks

up: $(READY) ## Start the engines, the agents and the indexers
	@$(BIN)/viper up

down: $(READY) ## Stop everything, keep the data
	@$(BIN)/viper down

lock: $(READY) ## Resolve the dependencies anew
	@$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --universal --python-version 3.11 --upgrade --quiet --output-file requirements.lock

clean: ## Remove the virtual environment
	@rm -rf .venv

$(READY): requirements.lock pyproject.toml
	@echo "Installing into .venv (once) …"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
