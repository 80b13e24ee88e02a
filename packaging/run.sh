#!/usr/bin/env bash
# Installs what is missing, builds Foramen and opens it on a study, graded.
#   packaging/run.sh [--cuda] [STUDY]
# STUDY is a folder or file with DICOM images; without one a synthetic study is generated and opened.
# Without a display the same happens on a virtual one and leaves foramen.png and foramen-report/ in the current folder.
# --cuda fetches PyTorch's CUDA LibTorch (3 GB), as happens by itself where an NVIDIA GPU is present.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cuda=
study=
for argument in "$@"; do
    case $argument in
    --cuda) cuda=1 ;;
    -h | --help) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) study=$argument ;;
    esac
done
if [ -z "$cuda" ] && nvidia-smi -L >/dev/null 2>&1; then cuda=1; fi

"$here/packaging/install-dependencies.sh"
options=()
if [ -n "$cuda" ]; then
    torch=$("$here/packaging/fetch-cuda-torch.sh")
    options=(-DFORAMEN_WITH_CUDA=ON "-DFORAMEN_CUDA_TORCH_DIR=$torch")
fi
cd "$here"
# A configured build configures itself again where a CMakeLists.txt changed.
if [ -n "$cuda" ] || [ ! -f build/release/build.ninja ] || [ CMakePresets.json -nt build/release/build.ninja ]; then
    cmake --preset release "${options[@]}" >/dev/null
fi
cmake --build --preset release
bin=$here/build/release/bin

if [ -z "$study" ]; then
    study=$here/build/sample/train_images
    if [ ! -f "$here/build/sample/train.csv" ]; then
        "$bin/foramen-cli" phantom --out "$here/build/sample" --studies 1 --seed 2024 --headers full --force
    fi
fi
study=$(realpath -- "$study")
cd - >/dev/null
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/foramen" "$study"
fi
echo "No display: using a virtual one."
xvfb-run --auto-servernum --server-args="-screen 0 1720x1000x24" \
    "$bin/foramen" --size 1720x1000 --screenshot foramen.png --report foramen-report "$study"
echo "The window: $PWD/foramen.png"
echo "The report: $PWD/foramen-report"
