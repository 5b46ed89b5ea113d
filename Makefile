# Two commands are enough: `make run` and `make test`. Each does its own set-up; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run test check reset demo audit advisories sbom bench snapshot lock environment tools
# Compiled modules are kept, whatever the machine's habit: every process starts in half the time.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
WITH_DATABASE := $(PY) -m lms.database
# How many tests run side by side: two, and one that works while these wait (tests/order.py).
TEST_WORKERS ?= 3

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: environment ## Start everything and say where it is (PORT=8001 for another port)
	@(sleep 20; kill -0 $$$$ && exec nice sh requirements/install.sh planner) >/dev/null 2>&1 & exec $(PY) manage.py run

test: tools ## Check and test everything: units, integration, journeys in a browser
	@$(PY) -m tests.journeys.browser
	@$(WITH_DATABASE) $(MAKE) --no-print-directory -j3 -Otarget _say _template _tests _lint

check: tools ## Lint, types, import layers, migrations, message catalogues, house rules
	@$(WITH_DATABASE) sh -c '$(MAKE) --no-print-directory -j2 -Otarget _say _lint && exec $(PY) -m pytest -q tests/test_architecture.py tests/test_counts.py'

reset: environment ## Start over: delete the database, media and mail in .data (YES=1: do not ask)
	@$(PY) manage.py reset $(if $(YES),--yes)

demo: environment ## Load the demo; SCALE=10000 adds that many homes in bulk, for measuring
	@$(WITH_DATABASE) $(PY) manage.py demo --prepare $(if $(SCALE),--homes=$(SCALE))

audit: tools ## axe on every page, light and dark, at three widths, and the keyboard's journey; then advisories
	@$(PY) -m tests.journeys.browser
	@AUDIT=1 $(WITH_DATABASE) $(PY) -m pytest -q tests/journeys/test_accessibility.py tests/journeys/test_keyboard.py $(ARGS)
	@$(MAKE) --no-print-directory advisories

advisories: tools ## Ask for known holes in the locked packages; says where no source answers (STRICT=1: fails then)
	@$(PY) manage.py advisories $(if $(STRICT),--strict)

sbom: tools ## What it is made of: bill of materials (CycloneDX) and licences, into .data/sbom
	@$(PY) manage.py sbom

bench: tools ## Measure, and print the measures as ratios
	@$(WITH_DATABASE) $(PY) -m tests.load $(ARGS)

snapshot: tools ## Take the snapshot that new databases are made from anew from the migrations
	@$(PY) manage.py snapshot

lock: tools ## Lock the Python packages of pyproject.toml, with hashes
	@$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-header --custom-compile-command "make lock" $(ARGS) pyproject.toml -o requirements/run.txt
	@$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-header -c requirements/run.txt --extra dev $(ARGS) pyproject.toml -o requirements/dev.txt
	@$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-header --custom-compile-command "make lock" -c requirements/run.txt --extra planner $(ARGS) pyproject.toml \
		-o requirements/planner.txt
	@echo uv | $(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate -c requirements/dev.txt - -o requirements/uv.txt

environment:
	@sh requirements/install.sh run
	@sh requirements/install.sh npm

tools:
	@sh requirements/install.sh dev
	@sh requirements/install.sh npm

# The checks run beside the tests, in what these leave idle; what they find is said at once.
.PHONY: _say _lint _style _types _layers _django _snapshot _template _tests
_lint: _types _snapshot _style _layers _django

_say:
	@echo "Checking types, style, layers, migrations, catalogues and the snapshot ..."

_types:
	@nice -n 5 $(PY) -m mypy --no-error-summary

_style:
	@$(PY) -m ruff check --quiet
	@$(PY) -m ruff format --check --quiet || { echo "Some files are not formatted; run: .venv/bin/ruff format"; exit 1; }

_layers:
	@said=$$($(PY) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-logo) || { echo "$$said"; exit 1; }

_django:
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py messages --check

_snapshot:
	@nice -n 5 $(PY) manage.py snapshot --check

_template:
	@DJANGO_SETTINGS_MODULE=tests.settings $(PY) -m tests.databases

_tests:
	+@$(PY) -m pytest -q -n $(TEST_WORKERS) --dist loadgroup --no-loadscope-reorder $(ARGS)
