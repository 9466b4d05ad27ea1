# One word a task. `make demo` and `make test` each work alone, from a fresh clone.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= out/the-salt-road
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

.PHONY: demo test test-service check lint types contracts bench soak lock twins examples wheel clean

demo: $(VENV)/run.stamp
	@echo "Clearing the sample production, examples/the-salt-road:"
	@echo
	@$(BIN)/clearslate demo --out $(OUT)
	@echo
	@echo "The same as a page to look at: $(OUT)/report.html; the AI cue sheet: $(OUT)/cue-sheet.csv"

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -q -n auto --dist loadgroup --randomly-seed=1

test-service: $(VENV)/test.stamp
	$(BIN)/python -m pytest -q -n auto --dist loadgroup --randomly-seed=1 tests/service

check: $(VENV)/test.stamp lint types contracts

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	CLEARSLATE_DATA=build/types $(BIN)/mypy

contracts: $(VENV)/test.stamp
	$(BIN)/lint-imports

bench: $(VENV)/test.stamp
	$(BIN)/python -m bench

soak: $(VENV)/test.stamp
	@echo "Looking for counter-examples, about an hour on two cores; what was done is told at the end."
	$(BIN)/python -m pytest -q -n auto --dist worksteal -m "slow or hypothesis" --hypothesis-profile=soak

twins: $(VENV)/run.stamp
	$(BIN)/python -m clearslate.formats.compiled

examples: $(VENV)/run.stamp
	$(BIN)/python examples/make_examples.py

wheel: $(VENV)/test.stamp
	$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock:
	$(LOCK) pyproject.toml requirements/build.in -o requirements/base.lock
	$(LOCK) --extra service pyproject.toml requirements/build.in -o requirements/run.lock
	$(LOCK) --all-extras pyproject.toml requirements/build.in -o requirements/test.lock

clean:
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Clearslate needs Python 3.11 or later; name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(VENV)/python.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.lock $(VENV)/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@
