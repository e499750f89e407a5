# make run     set everything up and serve it on http://localhost:8000 (PORT=8001 for another port)
# make test    the whole test suite          make lint    every check that runs without tests
# make bench   the speed tables              make prove   the long proofs

PORT ?= 8000
VAR_DIR ?= $(CURDIR)/var
PYTHON := .venv/bin/python
DEMO := DJANGO_SETTINGS_MODULE=portal.settings.demo VAR_DIR="$(VAR_DIR)" \
	PORT=$(PORT) SITE_URL=http://localhost:$(PORT)

.PHONY: help run install install-dev test lint format bench prove messages constraints

help:
	@sed -n 's/^# *\(make .*\)/\1/p' Makefile

run:
	@.ci/prerequisites.sh $(PORT)
	@.ci/install.sh run
	@.ci/secret-key.sh "$(VAR_DIR)/secret-key"
	@$(DEMO) LOG_LEVEL=$${LOG_LEVEL:-WARNING} $(PYTHON) manage.py prepare
	@$(DEMO) WEB_THREADS=4 LOG_LEVEL=$${LOG_LEVEL:-WARNING} portal/management/serve.sh

install:
	@.ci/prerequisites.sh
	@.ci/install.sh run

install-dev:
	@.ci/prerequisites.sh
	@.ci/install.sh dev

test: install-dev
	@.ci/test.sh

lint: install-dev
	@.ci/lint.sh

format: install-dev
	@$(PYTHON) -m ruff check --fix --quiet .
	@$(PYTHON) -m ruff format --quiet .

# Each run serves a copy of its own, so the running portal's data is neither touched nor measured.
bench: install-dev
	@.ci/secret-key.sh "$(VAR_DIR)/bench/secret-key"
	@.ci/secret-key.sh "$(VAR_DIR)/bench-many/secret-key"
	@$(DEMO) RATE_LIMITS=off VAR_DIR="$(VAR_DIR)/bench" $(PYTHON) manage.py bench
	@$(DEMO) RATE_LIMITS=off VAR_DIR="$(VAR_DIR)/bench-many" $(PYTHON) manage.py bench --many 100000

# The results go to docs/proof.md; PROOFS="-k word" runs some of them and leaves that file alone.
prove: install-dev
	@.ci/prove.sh $(PROOFS)

# Take the messages out of code and templates into the catalogues (needs the package gettext).
messages: install-dev
	@DJANGO_SETTINGS_MODULE=portal.settings.dev $(PYTHON) manage.py makemessages \
		--locale kk --locale ru --no-location --no-wrap --ignore tests --ignore .venv --ignore var

# Write the full set that the requirement files resolve to in a fresh environment.
constraints:
	@.ci/freeze.sh
