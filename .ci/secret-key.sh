#!/bin/sh
# Make the demo's secret key, once; it is readable by its owner only and never leaves this machine.
set -eu
file=$1
if [ -s "$file" ]; then
    exit 0
fi
mkdir -p "$(dirname "$file")"
umask 077
python3 -c 'import secrets; print(secrets.token_urlsafe(64))' >"$file.new"
mv "$file.new" "$file"
