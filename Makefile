# The manual: `make` lists what there is. Paths are relative, so that a folder may have spaces.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN = .venv/bin
RUN_LOCKS = requirements/run.txt requirements/build.txt
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-unit test-other-pythons lint format types contracts migrations wheel check \
	migrate messages translations screenshots lock clean browser

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 22

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	@echo "Setting up in .venv, a minute or two the first time" >&2
	@$(PYTHON) -m venv .venv

.venv/.run: .venv/bin/python $(RUN_LOCKS) pyproject.toml
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch .venv/.run

.venv/.test: .venv/.run requirements/test.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch .venv/.test

translations: .venv/.run
	@$(BIN)/pybabel -q compile -d platform/kinerja/translations

setup: .venv/.test translations ## install everything, for work on the code

demo: .venv/.run translations ## start the platform with generated regions; ARGS="--staff 50 --port 8080"
	@$(BIN)/kinerja demo $(ARGS)

browser:
	@sh infra/browser.sh

test: setup browser ## run the whole test suite
	$(BIN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

test-unit: setup
	$(BIN)/python -m pytest -m unit $(ARGS)

test-other-pythons: ## unit tests on Python 3.12 and 3.13 where found
	@sh infra/other-pythons.sh

lint: setup ## style of Python and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates

format: setup ## put the style right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup ## mypy, strict
	$(BIN)/mypy

contracts: setup ## who may import whom
	$(BIN)/lint-imports

migrations: setup ## an empty database migrates up, down and up again without drift
	$(BIN)/python -m pytest -q tests/migrations tests/architecture/test_catalogue.py

wheel: setup ## build the wheel and serve pages from it alone
	sh infra/try-wheel.sh

migrate: .venv/.run ## bring the database to the present
	$(BIN)/kinerja migrate

messages: setup ## collect the sentences and update the English catalogue
	$(BIN)/pybabel -q extract -F babel.cfg -k lazy_gettext --sort-by-file --no-location --omit-header -o .messages.pot .
	$(BIN)/pybabel -q update --omit-header --no-fuzzy-matching -l en -i .messages.pot -d platform/kinerja/translations
	@rm -f .messages.pot
	$(BIN)/pybabel -q compile -d platform/kinerja/translations

screenshots: setup browser ## pictures of every page into screenshots/
	$(BIN)/python -m pytest -q tests/browser --screenshots screenshots

lock: setup ## choose new versions and write the locks
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra test pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build -o requirements/build.txt

check: lint types contracts migrations test wheel test-other-pythons ## everything CI runs

clean: ## remove what was installed and built
	rm -rf .venv .venv-3.* build dist .mypy_cache .ruff_cache .pytest_cache
