#!/bin/sh
# Run every check that needs no test, the quick ones first; all of them, so that one run tells everything.
set -u
python=.venv/bin/python
bin=.venv/bin
failed=""
folder=$(mktemp -d -t portal-lint-XXXXXX)
trap 'rm -rf "$folder"' EXIT

check() {
    name=$1
    shift
    echo "--- $name"
    "$@" || failed="$failed
  $name"
}

manage() {
    settings=$1
    shift
    env VAR_DIR="$folder" DJANGO_SETTINGS_MODULE="portal.settings.$settings" "$python" manage.py "$@"
}

deploy() {
    SECRET_KEY=$("$python" -c 'import secrets; print(secrets.token_urlsafe(64))') \
        SITE_URL=https://portal.example EMAIL_URL=submission://user:secret@mail.example:587 \
        manage production check --deploy --fail-level WARNING
}

check "Format (ruff format)" "$python" -m ruff format --check --quiet --output-format concise .
check "Lint (ruff)" "$python" -m ruff check --quiet --output-format concise .
check "Templates (djlint)" "$python" -m djlint --lint --quiet templates
check "Arrows between rooms (import-linter)" env PYTHONPATH=. "$bin/lint-imports" --no-logo
check "Shell scripts (sh -n)" sh -c 'for file in .ci/*.sh portal/management/*.sh; do sh -n "$file" || exit 1; done'
check "System check in development (check)" manage dev check --fail-level WARNING
check "System check in production (check --deploy)" deploy
check "Migrations (makemigrations --check)" manage dev makemigrations --check --dry-run
check "Messages" env VAR_DIR="$folder" DJANGO_SETTINGS_MODULE=portal.settings.dev "$python" .ci/check_messages.py
check "Types (mypy)" "$python" -m mypy

echo
if [ -n "$failed" ]; then
    echo "!!! FAILED:$failed"
    exit 1
fi
echo "Every check passed."
