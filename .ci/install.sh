#!/bin/sh
# Make .venv and put the pinned packages into it: `install.sh run` or `install.sh dev`.
# Does nothing when the requirement files and the Python are those of the last time.
set -eu
set_name=$1
case $set_name in
    run) requirements=requirements.txt ;;
    dev) requirements=requirements-dev.txt ;;
    *) echo "usage: install.sh run|dev" >&2; exit 2 ;;
esac
uv=uv==0.13.9
python=.venv/bin/python
stamp=.venv/installed-$set_name

works() {
    [ -x "$python" ] && "$python" -c 'import pip' >/dev/null 2>&1
}

wanted=$(
    { python3 --version; cat requirements.txt "$requirements" constraints.txt; } |
        python3 -c 'import hashlib, sys; print(hashlib.sha256(sys.stdin.buffer.read()).hexdigest())'
)
if works && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    exit 0
fi

if ! works; then
    echo "Making the virtual environment .venv ..."
    rm -rf .venv
    python3 -m venv .venv
fi
rm -f "$stamp"
echo "Installing the pinned packages ($requirements) ..."
pip() {
    "$python" -m pip --quiet --disable-pip-version-check "$@"
}
if pip install "$uv" && "$python" -m uv pip install --quiet --python "$python" -r "$requirements" -c constraints.txt
then
    :
else
    echo "uv could not do it; trying pip, which is slower ..."
    pip install -r "$requirements" -c constraints.txt
fi
echo "$wanted" >"$stamp"
