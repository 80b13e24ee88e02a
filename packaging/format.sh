#!/usr/bin/env bash
# Lays out all C++ sources with clang-format 14 (Debian 12's; other versions lay out differently).
#   format.sh [--check]
# --check changes nothing and fails when a file is not laid out; without clang-format 14 it ends with 77, which CTest shows as skipped.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=
for candidate in clang-format-14 clang-format; do
    if [[ $("$candidate" --version 2>/dev/null) == *" version 14."* ]]; then program=$candidate; break; fi
done
if [ -z "$program" ]; then
    echo "format.sh: clang-format 14 is not installed" >&2
    [ "${1:-}" = --check ] && exit 77
    exit 1
fi
case ${1:-} in
'') options=(-i) ;;
--check) options=(--dry-run --Werror) ;;
*) echo "format.sh: unknown option $1" >&2; exit 2 ;;
esac
find app core ui tests \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 -P "$(nproc)" -n 40 "$program" "${options[@]}"
