# Two commands for everybody: `make run` (see it work) and `make test` (all checks). Both set up .venv once.
PORT ?= 8000
PYTHON ?= python3
STORE ?= sqlite:policygraph.db
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test bench clean

$(READY): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "policygraph needs Python 3.11 or newer; say which with PYTHON=" >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.6"
	$(BIN)/uv sync --quiet --frozen --inexact --python $(BIN)/python
	@touch $(READY)

run: $(READY)
	@$(BIN)/policygraph ingest samples --store $(STORE)
	@$(BIN)/policygraph tasks --unit 市藥品監管局 --store $(STORE)
	@$(BIN)/policygraph serve --port $(PORT) --store $(STORE)

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

bench: $(READY)
	$(BIN)/python -m bench

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
