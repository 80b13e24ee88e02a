#!/bin/sh
# Runs a command on an X server: the one that is there, else a virtual one.
if [ -n "${DISPLAY:-}" ] && [ -z "${FORAMEN_VIRTUAL_DISPLAY:-}" ]; then
    exec "$@"
fi
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" "$@"
