# Two commands matter: `make run` and `make test`. Both need Python 3.11 or newer and nothing else.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
EVAL := $(or $(PARLEY_EVAL),../shared/eval)
LABELLED := $(sort $(wildcard $(EVAL)/dev/*.jsonl))
PINS := tests/gold
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input install
LOCKED := --require-hashes --only-binary :all: --requirement
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header --extra build

.PHONY: help run test check format style types imports floors gold pin lock readme bench openapi clients fuzz clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/'

run: $(VENV)/run.stamp ## install, load seeds/ and serve on 127.0.0.1:8000 (PARLEY_PORT picks another)
	@$(BIN)/parley migrate
	@$(BIN)/parley ingest seeds
	@$(BIN)/parley serve

test: $(VENV)/dev.stamp ## run the whole suite on SQLite and on a real PostgreSQL, without network
	@$(BIN)/python -m pytest -n 2

check: format style types imports floors ## format, lint, types, import directions and the floors on labelled texts

format: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check .

style: $(VENV)/dev.stamp
	@$(BIN)/ruff check .

types: $(VENV)/dev.stamp
	@$(BIN)/mypy

imports: $(VENV)/dev.stamp
	@$(BIN)/lint-imports

ifneq ($(LABELLED),)
floors: $(VENV)/dev.stamp
	@$(BIN)/parley gold --floors $(PINS)/floors.json $(LABELLED)

gold: $(VENV)/dev.stamp ## figures on labelled texts, their change, kinds of error, calibration, speed
	@$(BIN)/parley gold --full --compare $(PINS)/figures.json --floors $(PINS)/floors.json $(LABELLED)

pin: $(VENV)/dev.stamp ## raise the floors to what is reached, and keep the figures with their commit
	@$(BIN)/parley gold --full --compare $(PINS)/figures.json --floors $(PINS)/floors.json --pin \
		--at "$$(git describe --always --dirty)" $(LABELLED)
else
floors gold pin:
	@echo "gold floors NOT CHECKED: no labelled texts in $(EVAL)/dev; PARLEY_EVAL names their folder"
endif

lock: $(VENV)/dev.stamp ## resolve the dependencies of pyproject.toml anew
	@$(COMPILE) --upgrade --extra postgres --output-file requirements.lock
	@$(COMPILE) --upgrade --extra dev --extra clients --constraint requirements.lock --output-file requirements-dev.lock

readme: $(VENV)/dev.stamp ## run every command in README.md and API.md again and write down what it prints
	@$(BIN)/python -m tests.readme

bench: $(VENV)/dev.stamp ## how fast it serves N made events (a million unless N= says so); needs wrk
	@$(BIN)/python -m tests.bench $(N)

openapi: $(VENV)/dev.stamp ## release the description of the API that clients may rely on from now on
	@$(BIN)/python -m tests.clients.released

clients: ## install what the tests of typed and of browser clients need; without it they are skipped
	@npm ci --prefix tests/clients/node --fetch-retries 5 --ignore-scripts --no-audit --no-fund --silent

fuzz: $(VENV)/dev.stamp ## let Schemathesis make requests from the description for half an hour (M= minutes)
	@$(BIN)/python -m tests.clients.fuzzing $(or $(M),30)

clean: ## remove the environment and what the tools left; the database stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing the packages of $< into $(VENV) (once, about half a minute)"
	@$(PIP) $(LOCKED) $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "installing the packages of $< into $(VENV) (once, about a minute)"
	@$(PIP) $(LOCKED) $<
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		$$python -c 'import sys, venv, ensurepip, sqlite3; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		exec $$python -m venv $(VENV); \
	done; \
	echo "Parley needs Python 3.11 or newer with venv and sqlite3; python3 is: $$(python3 --version 2>&1)." >&2; \
	echo "Install one (on Debian: apt-get install python3 python3-venv), or name one: make PYTHON=/path/to/python3.12" >&2; \
	exit 1
