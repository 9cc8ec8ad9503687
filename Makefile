# Everything works in a fresh clone with no step before it: a bare Linux machine, Python 3.11 or newer, and a JDK 21 or newer.

# The first Python of this machine that is new enough, unless one is named: make PYTHON=/opt/python3.13/bin/python3
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
PYTEST := $(BIN)/python -m pytest
# More words for the command: make demo ARGS=--json
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check unit integration e2e soak look browser bench compiled up down lock clean

help: ## Show this list
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: $(READY) ## The whole job on this machine, for real, with an account of it
	@$(BIN)/viper demo $(ARGS)

test: check ## Check the code, then every floor of tests
	@$(PYTEST) -n 3 $(ARGS)

check: $(READY) ## Style, types and the rules of the house
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-cache > /dev/null || { $(BIN)/lint-imports --no-cache; exit 1; }

unit: $(READY) ## Pure tests, seconds
	@$(PYTEST) -n auto tests/unit $(ARGS)

integration: $(READY) ## Tests with one real engine
	@$(PYTEST) tests/integration $(ARGS)

e2e: $(READY) ## Tests of all of it, with kills
	@$(PYTEST) tests/e2e $(ARGS)

soak: $(READY) ## What needs longer than every change can wait: other random inputs, hundreds of logs, tens of kills
	@$(PYTEST) -n auto tests/unit --hypothesis-profile=explore $(ARGS)
	@$(PYTEST) -m soak $(ARGS)

look: $(READY) ## Draw every dashboard of Kibana with an invented year into build/look: look at what you changed
	@$(PYTEST) -n 0 -q tests/integration/kibana $(ARGS)
	@ls build/look/*.png

browser: ## Install the browser that the tests of the desk open its pages with (Debian, as root)
	@command -v chromium > /dev/null || { apt-get update -q && apt-get install -qy --no-install-recommends chromium fonts-dejavu-core; }

bench: $(READY) ## Measure speed and memory, as ratios in one run
	@$(BIN)/python -m benchmarks $(ARGS)

compiled: $(READY) ## Compile what compares persons into build/compiled, for more mentions a second (needs a C compiler)
	@$(BIN)/python -m ops.deployment.compiled_core $(ARGS)

up: $(READY) ## Start the engines, the agents and the indexers
	@$(BIN)/viper up $(ARGS)

down: $(READY) ## Stop everything, keep the data
	@$(BIN)/viper down $(ARGS)

lock: $(READY) ## Resolve the dependencies anew
	@$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --universal --python-version 3.11 --upgrade --quiet --output-file requirements.lock

clean: ## Remove the virtual environment
	@rm -rf .venv

$(READY): requirements.lock pyproject.toml
	@echo "Installing into .venv (once, about a minute) …"
	@test -n "$(PYTHON)" || { echo "Viper needs Python 3.11 or newer and found none. Install one, or name it:"; \
		echo "  make PYTHON=/path/to/python3"; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv || { \
		echo "This Python cannot make a virtual environment. On Debian and Ubuntu install python3-venv."; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
