# Everything is set up into .venv by the first target that needs it: Python 3.11 with venv is all it takes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo needs test postgres prove check bench chaos simulate power machine schemas fuzz soak teeth flood

help: ## Say what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(READY): pyproject.toml uv.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --frozen --all-extras --inexact
	@touch $(READY)

setup: $(READY) ## Set up .venv

demo: $(READY) ## Run the demo (ARGS="--headless 20" without a screen)
	@$(BIN)/shopfloor demo $(ARGS)

needs: $(READY) # Mosquitto, PostgreSQL, strace, tmux: installed where that is possible, else it is said what is left out
	@$(BIN)/python -m tests.needs

# Three on two cores: what speaks with real processes waits for them half of the time.
test: needs ## Run the tests that are for while one works (ARGS="tests/shared -x", WORKERS=3)
	@$(BIN)/pytest -n $(or $(WORKERS),3) -m "not prove and not postgresql" $(ARGS)

# Each worker has a server of its own. What is about SQLite itself is not asked for twice.
postgres: needs ## Run the tests of the hub and the system again, on PostgreSQL (ARGS, WORKERS=3)
	@SHOPFLOOR_ON=postgresql $(BIN)/pytest -n $(or $(WORKERS),3) -m "not prove and not sqlite" \
		$(or $(ARGS),tests/hub tests/joined tests/system)

prove: needs ## Prove the promises: seeds, deliberate bugs, cuts, kills, fuzz (SEEDS=160)
	@$(BIN)/python -m tests.simulation --seeds $(or $(SEEDS),160)
	@$(BIN)/pytest -n $(or $(WORKERS),3) -m prove --timeout 900 $(ARGS)

check: $(READY) ## Format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY) ## Measure; prints a table and writes bench.json
	@$(BIN)/python -m tests.bench $(ARGS)

chaos: $(READY) ## Kill hub, broker and terminals at random (KILLS=500)
	@SHOPFLOOR_KILLS=$(or $(KILLS),500) $(BIN)/pytest tests/system/test_kills.py --timeout 7200

power: $(READY) ## Cut the power at random moments (CUTS=2000)
	@SHOPFLOOR_CUTS=$(or $(CUTS),2000) $(BIN)/pytest -s tests/system/test_power.py --timeout 7200

machine: $(READY) ## Run the ledger's state machine (EXAMPLES=2000)
	@SHOPFLOOR_EXAMPLES=$(or $(EXAMPLES),2000) $(BIN)/pytest -s tests/machine --timeout 7200

fuzz: $(READY) ## Throw spoiled and made messages and scans at hub, terminal, board (MESSAGES=100000)
	@SHOPFLOOR_MESSAGES=$(or $(MESSAGES),100000) $(BIN)/pytest tests/fuzz --timeout 7200

soak: $(READY) ## Watch memory and files of a working plant (MINUTES=10)
	@$(BIN)/python -m tests.soak --minutes $(or $(MINUTES),10)

flood: needs ## Flood a hub, connect a thousand terminals at once, work a shift with two hundred; prints one table
	@$(BIN)/python -m tests.flood $(ARGS)

simulate: $(READY) ## Simulated plants with every fault (SEEDS=5000; ARGS="--seed 17 --trace" replays one)
	@$(BIN)/python -m tests.simulation --seeds $(or $(SEEDS),500) $(ARGS)

teeth: $(READY) ## How many seeds each deliberate bug of the protocol takes to be found (STARTS=15)
	@$(BIN)/python -m tests.simulation.teeth --starts $(or $(STARTS),15) $(ARGS)

schemas: $(READY) ## Write the contract's JSON Schemas, and the AsyncAPI document made of them
	@$(BIN)/python -m shared.schema
	@$(BIN)/python -m shared.asyncapi
