# Every target works in a fresh clone with no step before it: the first to need Python makes .venv and fills it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
FILLED := $(VENV)/.filled
UV := uv==0.13.9
# The first Python of this machine that is new enough, unless one is named: make PYTHON=/opt/python3.13/bin/python3
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo $$p && break; done)
ARGS ?=

.PHONY: help demo test check unit integration e2e bench up down lock

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: $(FILLED) ## Do the whole job on real engines with real data, and tell what came of it
	@$(BIN)/viper demo $(ARGS)

up: $(FILLED) ## Start Kafka, Elasticsearch and the pipeline, and leave them running
	@$(BIN)/viper up $(ARGS)

down: $(FILLED) ## Stop what `make up` started; data are kept
	@$(BIN)/viper down $(ARGS)

test: check ## Run everything that is checked and tested; both engines start once for the whole run
	@$(BIN)/python -m pytest -q tests/unit tests/integration tests/e2e $(ARGS)

check: $(FILLED) ## Lint, formatting, types, and who may import whom
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

unit: $(FILLED) ## Run the tests that need no engine (seconds)
	@$(BIN)/python -m pytest -q tests/unit $(ARGS)

integration: $(FILLED) ## Run the tests of one stage with a real engine (minutes)
	@$(BIN)/python -m pytest -q tests/integration $(ARGS)

e2e: $(FILLED) ## Run the tests of the whole pipeline on both engines (minutes)
	@$(BIN)/python -m pytest -q tests/e2e $(ARGS)

bench: $(FILLED) ## Measure speed and memory, and print the tables of the README
	@$(BIN)/python -m benchmarks $(ARGS)

lock: $(FILLED) ## Resolve the dependencies anew and write requirements.lock
	@$(BIN)/python -m pip install -q $(UV)
	@$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --universal --python-version 3.11 -q --upgrade -o requirements.lock
	@touch $(FILLED) && $(MAKE) -W requirements.lock $(FILLED)

# Only what the lock names, by hash; then the project itself, with the builder that the lock has already brought.
$(FILLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Viper needs Python 3.11 or newer, and found none. Install one, or name it:"; \
		echo "  make PYTHON=/path/to/python3"; exit 1; }
	@echo "Preparing $(VENV), once: about a minute ..."
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) || { \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu install python3-venv, then try again."; \
		exit 1; }
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(FILLED)
