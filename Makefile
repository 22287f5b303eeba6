# wijkscan: every command lists itself with `make`.
# A fresh machine needs Python 3.11 or later and nothing else; each command installs what it needs.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(BIN)/python
UIT    ?= uit
GEBIED ?= BU05991082
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help scan app test test-browser check format data golden docs beelden lock bench soak schoon

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(VENV)/klaar: requirements.lock
	@echo "Even geduld: wijkscan zet zijn onderdelen klaar in $(VENV) (eenmalig, enkele minuten) ..."
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "wijkscan heeft Python 3.11 of nieuwer nodig.")'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(RUN) -c 'from wijkscan.report import fonts; fonts.faces()'
	@touch $@

$(VENV)/klaar-dev: $(VENV)/klaar requirements-dev.lock
	@echo "Even geduld: de onderdelen voor het testen komen erbij ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

scan: $(VENV)/klaar  ## make a complete wijkscan of Rotterdam Hillesluis (HTML and PDF); GEBIED=... for another area
	@mkdir -p $(UIT)
	@$(BIN)/wijkscan maak $(GEBIED) --uit $(UIT)/wijkscan-$(GEBIED).html --uit $(UIT)/wijkscan-$(GEBIED).pdf

app: $(VENV)/klaar  ## start the app on this computer
	@$(BIN)/wijkscan app

test: $(VENV)/klaar-dev  ## all tests, fast ones first, then a real browser
	@sh tools/browser.sh
	@$(RUN) -m pytest -q -x -n 3 --dist loadfile tests --ignore=tests/browser
	@$(RUN) -m pytest -q -n 3 --dist loadfile tests/browser

test-browser: $(VENV)/klaar-dev  ## only the tests in a real browser
	@sh tools/browser.sh
	@$(RUN) -m pytest -q -n 3 --dist loadfile tests/browser

check: $(VENV)/klaar-dev  ## format, lint, types, import contracts, catalogue and bundled data
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/wijkscan controleer

format: $(VENV)/klaar-dev  ## put the code in its standard layout
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

data: $(VENV)/klaar-dev  ## build the bundled tables, regions and boundaries again from $(SHARED)
	@$(RUN) -m tools.build_data --bron $(SHARED)
	@$(RUN) -m tools.build_regions --bron $(SHARED)
	@$(RUN) -m tools.build_geo --bron $(SHARED)

docs: $(VENV)/klaar-dev  ## make the generated pages in docs/ again
	@$(RUN) -m tools.build_docs

beelden: $(VENV)/klaar-dev  ## take the pictures of the guide again; look at them before you commit
	@sh tools/browser.sh
	@$(RUN) -m tools.build_beelden

golden: $(VENV)/klaar-dev  ## write the golden report files again; read the difference before you commit
	@$(RUN) -m pytest -q tests/golden --golden

lock: $(VENV)/klaar  ## make the lock files again from pyproject.toml
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@$(RUN) -m tools.lock

bench: $(VENV)/klaar-dev  ## every promise about speed and memory, as a figure or a ratio
	@for file in benchmarks/bench_*.py; do echo "== $$file"; $(RUN) -m benchmarks.$$(basename $$file .py) || exit 1; done

soak: $(VENV)/klaar-dev  ## the long load and fault runs
	@for file in benchmarks/soak_*.py; do echo "== $$file"; $(RUN) -m benchmarks.$$(basename $$file .py) || exit 1; done

schoon:  ## remove the virtual environment and what was made
	@rm -rf $(VENV) $(UIT) dist build .pytest_cache .mypy_cache .ruff_cache
