# make demo   the whole pipeline on the sample course, into output/demo/
# make test   all tests            make test-lowest   with the oldest allowed versions
# make lint   style, types, imports, spelling
# make bench  timings as ratios    make lock          renews the lock files
# Each sets up what it needs; running again is quick.

VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := -m pip --disable-pip-version-check --quiet
APT_PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0

.PHONY: demo test test-lowest lint bench lock clean

demo: $(VENV)/ready $(VENV)/pango
	@$(BIN)/quizgen demo --force

test: $(VENV)/ready $(VENV)/pango
	$(BIN)/python -m pytest -n 2 --dist worksteal

lint: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

bench: $(VENV)/ready $(VENV)/pango
	$(BIN)/python tests/bench.py

test-lowest: $(VENV)/pango
	$(call create_venv,.venv-lowest,requirements-lowest.lock)
	.venv-lowest/bin/python -m pytest -n 2 --dist worksteal

lock:
	$(PYTHON) $(PIP) install uv
	$(call compile_lock,highest,requirements.lock)
	$(call compile_lock,lowest-direct,requirements-lowest.lock)

clean:
	rm -rf $(VENV) .venv-lowest output/demo

$(VENV)/ready: requirements.lock pyproject.toml
	$(call create_venv,$(VENV),requirements.lock)
	@touch $@

# Pango draws the text of the PDFs.  Without it quizgen writes HTML papers instead.
HAS_PANGO := import weasyprint
HAS_ALL := import ctypes.util, sys, weasyprint; sys.exit(not ctypes.util.find_library("harfbuzz-subset"))
$(VENV)/pango: $(VENV)/ready
	@$(BIN)/python -W ignore -c '$(HAS_ALL)' >/dev/null 2>&1 || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Pango, which draws the PDFs …"; \
	  apt-get -qq update && apt-get -qq install -y --no-install-recommends $(APT_PANGO); fi || true
	@if $(BIN)/python -W ignore -c '$(HAS_PANGO)' >/dev/null 2>&1; then touch $@; \
	else $(BIN)/quizgen doctor || true; fi

define create_venv
	@if [ -z "$(PYTHON)" ]; then echo "quizgen needs Python 3.11 or newer: https://www.python.org"; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get -qq update && apt-get -qq install -y --no-install-recommends python3-venv; \
	  else echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv"; exit 1; fi; fi
	@echo "Setting up $(1) (once) …"
	@$(PYTHON) -m venv $(1)
	@$(1)/bin/python $(PIP) install --require-hashes -r $(2)
	@$(1)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
endef

define compile_lock
	$(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --resolution $(1) \
	  --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
	  --group dev pyproject.toml -o $(2) --upgrade
endef
