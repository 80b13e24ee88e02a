#!/usr/bin/env bash
# Installs the Debian packages (12 or newer) that Foramen needs and that are missing; does nothing when all are there.
#   install-dependencies.sh [--cli] [--tests] [--packages]
# --cli: what foramen-cli without Qt needs (preset cli). --packages: what packaging/release.sh needs besides.
# Needs root, or sudo, only when something is missing.
set -euo pipefail

# A word with bars names alternatives: the first that this release of Debian has is the one that is needed.
window=(qt6-base-dev qt6-tools-dev qt6-l10n-tools libvtk9-dev 'qt6-svg-dev|libqt6svg6-dev')
build=(g++ cmake ninja-build ccache libinsighttoolkit5-dev libdcmtk-dev libcharls-dev libopenjp2-7-dev libexpected-dev libfmt-dev libcli11-dev nlohmann-json3-dev
    libpng-dev libfreetype-dev libfontconfig-dev libsqlite3-dev libssl-dev zlib1g-dev libarchive-dev libtorch-dev libopenblas0-openmp)
run=(qt6-qpa-plugins qt6-translations-l10n fonts-inter xvfb xauth)
# The build goes without these where a release has none: one decodes HTJ2K faster, the others show PDF documents in the window and keep passwords of archives.
optional=(libopenjph-dev)
window_optional=(qt6-pdf-dev qtkeychain-qt6-dev)
# The name of the package with the plugin for SVG icons depends on the release.
compgen -G '/usr/lib/*/qt6/plugins/iconengines/libqsvgicon.so' >/dev/null || run+=('qt6-svg-plugins|libqt6svg6')
tests=(dcmtk dicom3tools openssl orthanc orthanc-dicomweb poppler-utils ffmpeg desktop-file-utils groff-base python3-jsonschema 'clang-format-14|clang-format' 'clang-tidy-14|clang-tidy')

wanted=("${build[@]}")
[ "${1:-}" = --cli ] || { wanted+=("${window[@]}" "${run[@]}"); optional+=("${window_optional[@]}"); }
for option in "$@"; do
    case $option in
    --cli) ;;
    --packages) wanted+=(dpkg-dev file lintian) ;;
    --tests) wanted+=("${tests[@]}") ;;
    *) echo "install-dependencies.sh: unknown option $option" >&2; exit 2 ;;
    esac
done

if ! command -v apt-get >/dev/null; then
    echo "This machine has no apt-get. Install the packages that correspond to: ${wanted[*]}" >&2
    exit 1
fi

# Asked once, because a question for each package takes seconds.
declare -A is_installed=()
mapfile -t installed_names < <(dpkg-query -W -f '${Package} ${Status}\n' | sed -n 's/ install ok installed$//p')
for name in "${installed_names[@]}"; do is_installed[$name]=1; done

installed() { [ -n "${is_installed[$1]:-}" ]; }

offered() { apt-cache policy "$1" | grep -v '(none)' | grep -q Candidate; }

missing=()
for alternatives in "${wanted[@]}"; do
    found=
    for name in ${alternatives//|/ }; do
        if installed "$name"; then found=1; break; fi
        if offered "$name"; then break; fi
    done
    [ -n "$found" ] || missing+=("$alternatives")
done
for name in "${optional[@]}"; do
    if ! installed "$name" && offered "$name"; then missing+=("$name"); fi
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
        if [ -z "$chosen" ] && offered "$name"; then chosen=$name; fi
    done
    names+=("${chosen:-${alternatives%%|*}}")
done
echo "Installing: ${names[*]}"
# Tests start an Orthanc of their own; the service of the package is neither started now nor at the next start of the machine.
policy=/usr/sbin/policy-rc.d
if [[ " ${names[*]} " == *" orthanc "* ]]; then
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
        "${root[@]}" chmod +x "$policy"
        trap '"${root[@]}" rm -f "$policy"' EXIT
    fi
    no_service=1
fi
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${names[@]}"
if [ -n "${no_service:-}" ]; then "${root[@]}" update-rc.d orthanc disable >/dev/null 2>&1 || true; fi
