#!/bin/sh
# Write constraints.txt: every package, at the version, that a fresh environment gets from the requirement files.
set -eu
folder=$(mktemp -d -t portal-freeze-XXXXXX)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder"
"$folder/bin/python" -m pip --quiet --disable-pip-version-check install uv
"$folder/bin/python" -m uv pip install --quiet --python "$folder/bin/python" -r requirements-dev.txt
{
    echo "# The full set that was tested, written by \`make constraints\`: install with \`-c constraints.txt\`."
    "$folder/bin/python" -m pip --disable-pip-version-check freeze --exclude pip --exclude setuptools --exclude uv
} >"$folder/constraints.txt"
mv "$folder/constraints.txt" constraints.txt
