#!/usr/bin/env bash
# Installs the Debian packages (12 or newer) that Foramen needs and that are missing; does nothing when all are there.
#   install-dependencies.sh [--tests] [--lint]
# Needs root, or sudo, only when something is missing.
set -euo pipefail

# A word with bars names alternatives: Debian 12's name and Debian 13's.
build=(g++ cmake ninja-build ccache qt6-base-dev libvtk9-dev libinsighttoolkit5-dev libdcmtk-dev
    'libqt6svg6-dev|qt6-svg-dev' libgdcm-dev libexpected-dev libfmt-dev libcli11-dev nlohmann-json3-dev
    libsqlite3-dev libssl-dev zlib1g-dev libtorch-dev libopenblas0-openmp)
run=(qt6-qpa-plugins 'libqt6svg6' fonts-inter xvfb xauth)
tests=(dcmtk dicom3tools poppler-utils)
lint=(clang-format clang-tidy)

wanted=("${build[@]}" "${run[@]}")
for option in "$@"; do
    case $option in
    --tests) wanted+=("${tests[@]}") ;;
    --lint) wanted+=("${lint[@]}") ;;
    *) echo "install-dependencies.sh: unknown option $option" >&2; exit 2 ;;
    esac
done

if ! command -v apt-get >/dev/null; then
    echo "This machine has no apt-get. Install the packages that correspond to: ${wanted[*]}" >&2
    exit 1
fi

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

missing=()
for alternatives in "${wanted[@]}"; do
    found=
    for name in ${alternatives//|/ }; do installed "$name" && found=1; done
    [ -n "$found" ] || missing+=("$alternatives")
done
[ ${#missing[@]} -gt 0 ] || exit 0

root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Missing packages: ${missing[*]}. Run this as root, or install sudo." >&2; exit 1; }
    root=(sudo)
fi
"${root[@]}" apt-get update -q
names=()
for alternatives in "${missing[@]}"; do
    chosen=
    for name in ${alternatives//|/ }; do
        if [ -z "$chosen" ] && [ -n "$(apt-cache policy "$name" | grep -v '(none)' | grep Candidate)" ]; then chosen=$name; fi
    done
    names+=("${chosen:-${alternatives%%|*}}")
done
echo "Installing: ${names[*]}"
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}"
