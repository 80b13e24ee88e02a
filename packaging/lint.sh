#!/usr/bin/env bash
# Runs clang-tidy 14 over the sources, with the compile commands of a build folder that is built (preset ci).
#   lint.sh [--build DIR] [--recent N | FILE...]
# --recent N: the N sources that were changed last, uncommitted changes first. Default: all, which takes some 40 minutes of two cores.
# Without clang-tidy 14, or with --recent outside a git checkout, it ends with 77, which CTest shows as skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
build=build/ci
recent=
files=()
while [ $# -gt 0 ]; do
    case $1 in
    --build) build=$2; shift ;;
    --recent) recent=$2; shift ;;
    -h | --help) sed -n '2,5s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "lint.sh: unknown option $1" >&2; exit 2 ;;
    *) files+=("$1") ;;
    esac
    shift
done
program=
for candidate in clang-tidy-14 clang-tidy; do
    if [[ $("$candidate" --version 2>/dev/null) == *" version 14."* ]]; then program=$candidate; break; fi
done
if [ -z "$program" ]; then echo "lint.sh: clang-tidy 14 is not installed" >&2; exit 77; fi
if [ ! -f "$build/compile_commands.json" ]; then echo "lint.sh: $build is not configured" >&2; exit 1; fi

# Debian 12's ITK refuses every compiler but GCC, and its clang cannot read LibTorch in C++20: what includes them is left out.
checkable() { xargs -r grep -LE '#include (<(itk|torch|ATen)|"core/torch/)' || true; }

if [ -n "$recent" ]; then
    git rev-parse --git-dir >/dev/null 2>&1 || { echo "lint.sh: no git checkout" >&2; exit 77; }
    changed=$({ git diff --name-only HEAD; git log -200 --format= --name-only; } | grep -E '^(core|ui|app)/.*\.cpp$' | awk '!seen[$0]++')
    mapfile -t files < <(while read -r file; do [ ! -f "$file" ] || echo "$file"; done <<<"$changed" | checkable | awk -v most="$recent" 'NR <= most')
elif [ ${#files[@]} -eq 0 ]; then
    mapfile -t files < <(find core ui app -name '*.cpp' | sort | checkable)
fi
# Plug-ins and the window that the build folder was configured without have no compile commands.
mapfile -t files < <(for file in "${files[@]}"; do grep -qF "/$file\"" "$build/compile_commands.json" && echo "$file"; done)
echo "clang-tidy reads ${#files[@]} files."
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 1 "$program" --quiet -p "$build" --extra-arg=-Wno-unknown-warning-option
