# make site: environment, dossier, site/.   make test: environment, every test.   make serve: the live site.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml --extra build

.PHONY: site serve test lock clean
site: $(VENV)/ready
	$(BIN)/build-dossier build

serve: $(VENV)/ready
	$(BIN)/build-dossier serve

test: $(VENV)/ready-to-test
	$(BIN)/ruff check build_dossier tests
	$(BIN)/mypy
	$(BIN)/pytest

$(VENV)/ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "build-dossier needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 site")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/ready-to-test: tests/requirements.lock $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	touch $@

# For developers: needs uv. Valid for every Python that pyproject.toml allows.
lock:
	$(UV_COMPILE) --output-file requirements.lock
	$(UV_COMPILE) --extra test --constraint requirements.lock --output-file tests/requirements.lock

clean:
	rm -rf $(VENV) .cache site .pytest_cache .mypy_cache .ruff_cache
