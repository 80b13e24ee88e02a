#!/usr/bin/env bash
# All benchmarks of a build with FORAMEN_BUILD_BENCHMARKS (presets dev and ci), on synthetic studies, one after the other on a quiet machine.
#   tests/benchmarks/run.sh [BUILD_FOLDER]      default: build/ci
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$(realpath "${1:-build/ci}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cli=$build/bin/foramen-cli

"$cli" phantom --out "$work/one" --studies 1 --seed 1 --headers full
"$cli" phantom --out "$work/archive" --studies 20 --seed 2 --headers full
export FORAMEN_DATABASE=$work/foramen.sqlite
study=$work/one/train_images

echo "== opening one study, inside the process"
"$build/benchmarks/bench_open" "$study"
echo "== scan of 20 studies"
"$build/benchmarks/bench_scan" "$work/archive/train_images"
echo "== decoding of a study, beside DCMTK, OpenJPEG and OpenJPH"
"$build/benchmarks/bench_decode" "$study" 3
echo "== series compared by their pictures"
"$cli" phantom --out "$work/frames" --studies 1 --seed 1
"$build/benchmarks/bench_spaces" "$work/frames/train_images"
echo "== one step of the wheel"
"$build/benchmarks/bench_scroll"
if command -v Orthanc getscu curl >/dev/null; then
    echo "== a study from an archive, beside getscu and curl, and a search"
    "$build/benchmarks/bench_archive"
fi
echo "== a reading of 25 sites by keys"
packaging/with-display.sh "$build/benchmarks/bench_reading"
echo "== one pass through the networks, f32 and as the device likes it"
export FORAMEN_MODULE_PATH=$build/bin
"$build/benchmarks/bench_inference" f32
"$build/benchmarks/bench_inference" auto
if python3 -c 'import torch' 2>/dev/null; then python3 tests/benchmarks/peer_networks.py; fi
echo "== grade of one study, whole process: stages, time and memory"
for run in 1 2 3; do
    /usr/bin/time -f '%e s wall, %M KiB peak' "$cli" grade "$study" --out "$work/graded-$run" --timing --format json
done
echo "== the viewer: start to a saved picture of the study without AI, whole process"
for run in 1 2 3; do
    packaging/with-display.sh /usr/bin/time -f '%e s wall, %M KiB peak' \
        "$build/bin/foramen" --model /nonexistent --screenshot "$work/window.png" "$study" 2>&1 | grep wall
done
