#!/usr/bin/env bash
# Runs clang-tidy over our sources with the compile commands of build/ci (packaging/test.sh makes them). Arguments: files; default all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packaging/install-dependencies.sh --tests --lint
[ -f build/ci/compile_commands.json ] || cmake --preset ci >/dev/null
files=("$@")
# Debian 12's ITK refuses every compiler but GCC, and its clang cannot read LibTorch in C++20: what includes them is left out.
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' | xargs grep -LE '#include (<(itk|torch|ATen)|"core/torch/)')
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p build/ci --extra-arg=-Wno-unknown-warning-option
