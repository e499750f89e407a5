#!/bin/sh
# Run the web server and the worker beside it. They end together: on Ctrl-C, on TERM, and when
# either of them ends by itself, which is then the exit status.
set -u
python=${PYTHON:-.venv/bin/python}

"$python" -m gunicorn --config portal/gunicorn.py --no-control-socket &
web=$!
"$python" manage.py work &
worker=$!

running() {
    kill -0 "$web" 2>/dev/null && kill -0 "$worker" 2>/dev/null
}

finish() {
    trap '' INT TERM HUP
    kill -TERM "$web" "$worker" 2>/dev/null
    wait "$web"
    web_status=$?
    wait "$worker"
    worker_status=$?
}

trap 'finish; echo "The portal has ended."; exit 0' INT TERM HUP

while running; do
    sleep 1 &
    wait $!
done

# Which of the two ended, and how: the other one is ended by us and does not count.
if kill -0 "$web" 2>/dev/null; then
    finish
    echo "The worker (manage.py work) ended by itself with status $worker_status." >&2
    status=$worker_status
else
    finish
    echo "The web server ended by itself with status $web_status." >&2
    status=$web_status
fi
[ "$status" -ne 0 ] || status=1
exit "$status"
