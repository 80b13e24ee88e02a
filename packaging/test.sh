#!/usr/bin/env bash
# Installs what is missing, builds Foramen with its tests and runs them all; ends with CTest's summary.
#   packaging/test.sh [--cuda] [--asan]
# --cuda builds and tests the CUDA module as well (fetches 3 GB once); without a GPU its tests run on the CPU and say so.
# --asan builds in a folder of its own with the address and undefined-behaviour sanitizers, and runs the presets asan-core and asan-ui.
# They leave out golden pictures and whole networks, which take a night there; "ctest --preset asan" runs them, too.
# FORAMEN_TEST_DATA may name a folder of real DICOM; tests that need it are skipped, visibly, without it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=ci
options=()
for argument in "$@"; do
    case $argument in
    --cuda)
        cuda=1 ;;
    --asan) preset=asan ;;
    -h | --help) sed -n '2,8s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) echo "test.sh: unknown option $argument" >&2; exit 2 ;;
    esac
done

packaging/install-dependencies.sh --tests
if [ -n "${cuda:-}" ]; then
    torch=$(packaging/fetch-cuda-torch.sh)
    options=(-DFORAMEN_WITH_CUDA=ON "-DFORAMEN_CUDA_TORCH_DIR=$torch")
fi
cmake --preset "$preset" "${options[@]}" "-DFORAMEN_TEST_DATA=${FORAMEN_TEST_DATA:-}"
cmake --build --preset "$preset"
if [ "$preset" = asan ]; then
    ctest --preset asan-core
    ctest --preset asan-ui
else
    ctest --preset "$preset"
fi
