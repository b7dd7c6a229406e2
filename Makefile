# Two commands for newcomers: `make demo` shows what tqcheck does, `make test` runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCE := seeds/000_520cd50d93eedd95.txt
TARGET := fixtures/articles/seed/zh.txt

.PHONY: demo test lint docs clean

demo: $(VENV)/installed
	@echo '$$ tqcheck compare $(SOURCE) $(TARGET) -o report.html'
	@$(BIN)/tqcheck compare $(SOURCE) $(TARGET) -o report.html --fail-on never
	@echo 'The report for the browser: report.html'

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/installed-dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) report.html site build dist *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,docs]'
	@touch $@ $(VENV)/installed
