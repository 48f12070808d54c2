# `make` lists what can be done. Everything happens in .venv/, which is made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run install test test-archive record-archive check lint types layers docs site pictures example bench pins clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

# The pins are complete: without --no-deps, pip looks for newer versions of what others ask for with extras.
$(READY): requirements/dev.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q idlib_tui
	@touch $@

run: $(READY) ## Open the reader on the Idlib story
	$(BIN)/idlib-tui

install: ## Install the command for this user, with pipx or uv
	@if command -v pipx >/dev/null; then pipx install --force .; \
	elif command -v uv >/dev/null; then uv tool install --force .; \
	else echo "Install pipx or uv first." >&2; exit 1; fi

test: $(READY) ## Run the tests
	$(BIN)/python -m pytest -n auto

test-archive: $(READY) ## Run the tests of archives on two real nodes (needs Java 17 and Maven)
	IDLIB_TUI_CLUSTER=run timeout 900 $(BIN)/python -m pytest -p no:xdist tests/archive

record-archive: $(READY) ## Record anew what a real cluster answers, for the tests without one
	IDLIB_TUI_CLUSTER=record timeout 900 $(BIN)/python -m pytest -p no:xdist tests/archive

check: lint types layers site test ## Everything that CI runs

lint: $(READY) ## Style and common mistakes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## Static types
	$(BIN)/mypy

layers: $(READY) ## Which room may import which
	$(BIN)/lint-imports

docs: $(READY) ## Write the generated pages, the man page and the completions anew
	$(BIN)/python -m scripts.make_docs

site: $(READY) ## Build the documentation site into build/site, strictly
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict

pictures: $(READY) ## Take the pictures of docs/ from the real program
	$(BIN)/python -m scripts.make_screenshots

example: $(READY) ## Write the example brief anew
	$(BIN)/python scripts/make_example_brief.py

bench: $(READY) ## Measure speed
	$(BIN)/python benchmarks/first_paint.py

pins: ## Resolve requirements/dev.txt anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q \
		pyproject.toml requirements/dev.in -o requirements/dev.txt

clean: ## Remove what was derived
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find index -mindepth 1 ! -name .gitkeep -delete
