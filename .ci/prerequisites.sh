#!/bin/sh
# Say clearly what this machine lacks for setting the portal up. With a port as argument: is it free?
set -u
missing=0

lack() {
    echo "Missing: $1" >&2
    echo "         $2" >&2
    missing=1
}

if ! command -v git >/dev/null 2>&1; then
    lack "git" "On Debian or Ubuntu: sudo apt-get install git"
fi

if ! command -v python3 >/dev/null 2>&1; then
    lack "python3, 3.11 or newer" "On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
elif ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    lack "python3, 3.11 or newer" "This one is $(python3 --version 2>&1). Debian 12 and Ubuntu 24.04 bring a newer one."
elif ! python3 -c 'import ensurepip, sqlite3, venv' >/dev/null 2>&1; then
    lack "Python's venv module" "On Debian or Ubuntu: sudo apt-get install python3-venv"
fi

port=${1:-}
if [ -n "$port" ] && [ "$missing" -eq 0 ]; then
    python3 - "$port" <<'PYTHON' || missing=1
import socket
import sys

port = sys.argv[1]
if not port.isdecimal() or not 1 <= int(port) <= 65535:
    sys.exit(f"PORT must be a number from 1 to 65535, not {port!r}.")
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(port)))
    except PermissionError:
        sys.exit(f"Port {port} needs more rights than you have. Choose one above 1023: make run PORT=8001")
    except OSError:
        sys.exit(f"Port {port} is in use. End what uses it, or choose another one: make run PORT=8001")
PYTHON
fi
exit "$missing"
