# Every chore has one entry point here; .ci/run calls the same ones.
PYTHON ?= python3
VENV := $(if $(MAGPIE_VENV),$(MAGPIE_VENV),.venv)
BIN := $(VENV)/bin
FOLDER ?=

.PHONY: run test check bench shots setup format translations

setup:
	@$(PYTHON) packaging/bootstrap.py

run: setup
	@$(if $(FOLDER),$(BIN)/magpie index add "$(FOLDER)",true)
	@$(BIN)/magpie

test:
	@$(PYTHON) packaging/bootstrap.py --tests
	@$(BIN)/python -m pytest

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format: setup
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Finds the launcher's texts, brings the catalogues up to date and compiles them.
translations: setup
	@$(BIN)/python packaging/translations.py

bench: setup
	@$(BIN)/python -m tests.bench $(ARGS)

shots: setup
	@$(BIN)/python -m tests.shots
