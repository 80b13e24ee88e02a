#!/usr/bin/env bash
# Lays out all C++ sources with clang-format 14, or with --check says which are not. Layout differs between versions: 14 is Debian 12's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=$(command -v clang-format-14 || command -v clang-format)
git ls-files -z '*.h' '*.cpp' | xargs -0 "$program" ${1:+--dry-run --Werror} -i
