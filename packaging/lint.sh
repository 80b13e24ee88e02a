#!/usr/bin/env bash
# Runs clang-tidy over our sources with the compile commands of build/ci (packaging/test.sh makes them). Arguments: files; default all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/install-dependencies.sh --tests --lint
[ -f build/ci/compile_commands.json ] || cmake --preset ci >/dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp')
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p build/ci
