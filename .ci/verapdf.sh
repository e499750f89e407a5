#!/bin/sh
# Bring the checker of tagged PDF, veraPDF, into var/tools; Maven fetches it. Does nothing when it is there.
set -eu
version=1.30.2
folder=var/tools
if [ -s "$folder/cli-$version.jar" ]; then
    exit 0
fi
mkdir -p "$folder"
echo "Fetching veraPDF $version ..."
mvn --quiet --batch-mode dependency:copy -Dartifact="org.verapdf.apps:cli:$version" -DoutputDirectory="$folder" </dev/null
