#!/bin/sh
# Run the long proofs, on SQLite and what is marked `db` again on PostgreSQL, and write docs/proof.md.
# With arguments for pytest (-k WORD) it runs those only, and the results go to var/proof.md.
set -u
python=.venv/bin/python
target=docs/proof.md
if [ $# -gt 0 ]; then
    target=var/proof.md
    mkdir -p var
fi
result=$(mktemp -t portal-proof-XXXXXX)
trap 'rm -f "$result"' EXIT

server=${TEST_DATABASE_URL:-}
unset TEST_DATABASE_URL
export PORTAL_REQUIRE_ALL=1
proofs="-m pytest -p tests.proof --proof $result -m"

"$python" -m tests.proof >"$result" || exit 1
"$python" $proofs prove "$@"
sqlite=$?
if [ -n "$server" ]; then
    TEST_DATABASE_URL="$server" "$python" $proofs "prove and db" "$@"
else
    .ci/with-postgres "$python" $proofs "prove and db" "$@"
fi
postgres=$?
cat "$result" >"$target"

echo
echo "The results are in $target."
# Status 5 says that no test was chosen: those that were asked for may all stand in the other part.
case "$#:$sqlite:$postgres" in
    *:0:0) exit 0 ;;
    0:*) ;;
    *:0:5 | *:5:0) exit 0 ;;
esac
echo "!!! FAILED"
exit 1
