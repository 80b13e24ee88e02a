#!/usr/bin/env bash
# Fetches PyTorch's CUDA wheel (LibTorch with its CUDA libraries, 3 GB) once and prints its folder torch/.
# FORAMEN_CUDA_TORCH_DIR names a LibTorch that is already on the machine: then nothing is fetched.
set -euo pipefail
version=2.11.0
if [ -n "${FORAMEN_CUDA_TORCH_DIR:-}" ]; then
    echo "$FORAMEN_CUDA_TORCH_DIR"
    exit 0
fi
place=${XDG_CACHE_HOME:-$HOME/.cache}/foramen/cuda-torch-$version
if [ ! -f "$place/complete" ]; then
    echo "Fetching PyTorch $version with its CUDA libraries (3 GB) ..." >&2
    python=python3
    if ! $python -m venv --help >/dev/null 2>&1 || ! $python -m pip --version >/dev/null 2>&1; then
        root=(); [ "$(id -u)" -eq 0 ] || root=(sudo)
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3-pip python3-venv >&2
    fi
    rm -rf "$place"
    mkdir -p "$place"
    $python -m venv "$place/venv" >&2
    "$place/venv/bin/pip" install --quiet "torch==$version" >&2
    ln -s "$("$place/venv/bin/python" -c 'import os, torch; print(os.path.dirname(torch.__file__))')" "$place/torch"
    touch "$place/complete"
fi
readlink -f "$place/torch"
