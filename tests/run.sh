#!/usr/bin/env bash
# Installs what is missing, builds, runs all default tests (not those labelled "long"), ends with ctest's own closing lines.
# Arguments go to ctest:  tests/run.sh -R gate    tests/run.sh -L long
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"
bash installer/install-packages.sh build run tests
preset=${MOTCUA_PRESET:-release}
cmake --preset "$preset" -DMOTCUA_TESTS=ON >/dev/null
cmake --build --preset "$preset" --parallel "$(nproc)"
label=(-LE long)
for argument in "$@"; do [[ $argument == -L* ]] && label=(); done
# Most of them wait for one another's processes more than they compute: one more than there are processors.
exec ctest --test-dir "build/$preset" --output-on-failure --parallel "$(($(nproc) + 1))" "${label[@]}" "$@"
