# Two commands for everybody: `make run` (see it work) and `make test` (all checks). Both set up .venv once.
PORT ?= 8000
PYTHON ?= python3
STORE ?= sqlite:policygraph.db
BOLT_PORT ?= 7687
HTTP_PORT ?= 7474
MINUTES ?= 60
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run neo4j notebooks screenshots test fuzz bench clean

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

# A real Neo4j with Neo4j Browser, from jars, its data in .neo4j/; needs Java 17 or newer, and Maven the first time.
neo4j: $(READY)
	@$(BIN)/python -m scripts.serve_neo4j --bolt-port $(BOLT_PORT) --http-port $(HTTP_PORT)

# The notebooks in JupyterLab, on the store that POLICYGRAPH_STORE names, else on one made from the samples.
notebooks: $(READY)
	@$(BIN)/uv sync --quiet --frozen --inexact --extra notebook --python $(BIN)/python
	@cd notebooks && ../$(BIN)/jupyter lab 01-who-works-with-whom.ipynb

# The pictures of docs/neo4j-browser.md, from a running Neo4j Browser; needs Chromium and a font for Chinese.
screenshots: $(READY)
	@$(BIN)/uv sync --quiet --frozen --inexact --group screenshots --python $(BIN)/python
	@$(BIN)/python -m scripts.browser_screenshots

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

# The rules of tests/test_fuzz.py on other texts and files each time, for MINUTES; docs/fuzzing.md.
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz --minutes $(MINUTES)

bench: $(READY)
	$(BIN)/python -m bench

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzz
