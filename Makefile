# Needs Python 3.11 or newer and make. Another interpreter: make run PYTHON=python3.12

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000

UV_VERSION := 0.13.9
BIN := .venv/bin
UV := env -u VIRTUAL_ENV UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never $(BIN)/uv

.PHONY: run test lint bench bench-large bench-http bench-hostile weight fuzz lock screenshots codemirror

run: .venv/.serving
	@$(BIN)/styrgraf serve --host $(HOST) --port $(PORT)

test: .venv/.developing
	@$(BIN)/python -m pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder

lint: .venv/.developing
	@$(BIN)/ruff check .
	@$(BIN)/mypy

bench: .venv/.developing
	@$(BIN)/python tests/benchmark.py

# SPARQL over HTTP beside other servers; with BODIES=27000 on a million triples
bench-http: .venv/.developing
	@$(BIN)/python tests/speed/over_http.py $(BODIES)

# How long a reader waits while ten clients send queries that never end
bench-hostile: .venv/.developing
	@$(BIN)/python tests/speed/hostile.py

# What a page of the styrkarta weighs and when it can be read, beside stock pyvis
weight: .venv/.developing
	@PYTHONPATH=. $(BIN)/python tests/weight.py

# Every page of a workspace of ten thousand bodies; takes some minutes
bench-large: .venv/.developing
	@PYTHONPATH=. $(BIN)/python tests/large_benchmark.py

# Pictures of every page, for docs/pages.md
screenshots: .venv/.developing
	@PYTHONPATH=. $(BIN)/python tests/screenshots.py

fuzz: .venv/.developing
	@$(BIN)/python tests/fuzz.py

# The editor's part of CodeMirror, from its lock file; the one target that needs Node
codemirror:
	@sh server/static/codemirror/make.sh

wheel: .venv/.uv
	@$(BIN)/uv build --quiet --wheel --out-dir dist && ls dist/*.whl

lock: .venv/.uv
	@$(UV) lock

.venv/.uv: Makefile
	@command -v $(PYTHON) >/dev/null || { \
	  echo "styrgraf needs Python 3.11 or newer, and no '$(PYTHON)' was found: install it, or name one: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "styrgraf needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) -V 2>&1): name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "'$(PYTHON)' has no venv or ensurepip: install them (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@echo "Setting up in .venv; this takes a minute the first time."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	@touch $@

.venv/.serving: .venv/.uv pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --no-dev --inexact --compile-bytecode
	@touch $@

.venv/.developing: .venv/.uv pyproject.toml uv.lock
	@$(UV) sync --quiet --frozen --inexact --compile-bytecode
	@touch $@ .venv/.serving
