#!/bin/sh
# Run the whole suite: on SQLite in two processes, in the browser in one, and what is marked `db` again on
# PostgreSQL. What this machine cannot run is said loudly; with PORTAL_REQUIRE_ALL=1 it is a failure.
set -u
python=.venv/bin/python
failed=""
skipped=""

run() {
    part=$1
    shift
    echo
    echo "=== Tests: $part"
    "$@" || failed="$failed
  $part"
}

server=${TEST_DATABASE_URL:-}
unset TEST_DATABASE_URL
run "SQLite" "$python" -m pytest -n "${TEST_PROCESSES:-2}" --dist worksteal -m "not browser and not prove"
run "browser" "$python" -m pytest -m "browser and not prove"

postgres_tests="$python -m pytest -n ${TEST_PROCESSES:-2} --dist worksteal -m"
if [ -n "$server" ]; then
    run "PostgreSQL" env TEST_DATABASE_URL="$server" $postgres_tests "db and not browser and not prove"
elif .ci/with-postgres --check; then
    run "PostgreSQL" .ci/with-postgres $postgres_tests "db and not browser and not prove"
elif [ "${PORTAL_REQUIRE_ALL:-}" = 1 ]; then
    failed="$failed
  PostgreSQL (there is none on this machine)"
else
    skipped="PostgreSQL: the tests marked db ran on SQLite only. Install the package postgresql, or set TEST_DATABASE_URL."
fi

echo
if [ -n "$skipped" ]; then
    echo "!!! NOT RUN: $skipped"
fi
if [ -n "$failed" ]; then
    echo "!!! FAILED:$failed"
    exit 1
fi
echo "Every part passed."
