#!/usr/bin/env bash
# Installs what is missing, by package name, on Debian 12 or Ubuntu 24.04.   usage: install-packages.sh build|run|tests …
# build = compile; run = start the built programs; tests = what the tests and the tour need besides. Asks sudo when not root.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -gt 0 ] || { echo "usage: install-packages.sh build|run|tests …" >&2; exit 2; }
wanted=()
for set in "$@"; do
  [ -f "$here/packages/$set.txt" ] || { echo "no package list called $set" >&2; exit 2; }
  while read -r name _; do [ -n "$name" ] && [ "${name#\#}" = "$name" ] && wanted+=("$name"); done < "$here/packages/$set.txt"
done
missing=()
for name in "${wanted[@]}"; do
  [ "$name" = npm ] && command -v npm >/dev/null && continue # also comes with other packages of Node
  dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
done
[ ${#missing[@]} -gt 0 ] || exit 0
echo "Installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { echo "Not root and no sudo here. As root: apt-get install --no-install-recommends ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
for try in 1 2 3; do
  if "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"; then exit 0; fi
  echo "apt-get failed (try $try of 3)" >&2
  sleep 5
done
exit 1
