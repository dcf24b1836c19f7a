#!/usr/bin/env bash
# Starts Một Cửa with its embedded centre and sample data.   usage: installer/run.sh [--tour DIR] [client options …]
# Installs what is missing by package name, builds `release` if needed, starts motcua-backend on a free loopback port, opens the
# client with the three sample officials offered at sign-in, ends both cleanly. --tour DIR: without a screen; see README.
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tour=
client=()
while [ $# -gt 0 ]; do
  case $1 in
    --tour) [ $# -ge 2 ] || { echo "--tour needs a folder" >&2; exit 2; }; tour=$2; shift 2 ;;
    *) client+=("$1"); shift ;;
  esac
done
cd "$top"
sets=(build run)
[ -n "$tour" ] && sets+=(tests)
bash installer/install-packages.sh "${sets[@]}"
bin=$top/build/release/bin
cmake --preset release >/dev/null
cmake --build --preset release --parallel "$(nproc)" --target motcua motcua-backend motcua-vision motcua-camera motcua-pages motcua-cli
[ -n "$tour" ] && cmake --build --preset release --parallel "$(nproc)" --target motcua-tour

work=$(mktemp -d)
data=${MOTCUA_SAMPLE_DIR:-$work}
backend_pid=
finish() {
  [ -n "$backend_pid" ] && kill "$backend_pid" 2>/dev/null && wait "$backend_pid" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$work/runtime}
mkdir -p "$XDG_RUNTIME_DIR" "$data" && chmod 700 "$XDG_RUNTIME_DIR"

if [ -n "$tour" ]; then
  # The tour starts, kills and restarts the centre itself: it is part of what is shown. No screen, no session bus: what the
  # machine has of these must not matter.
  mkdir -p "$tour"
  # A webcam that PipeWire plays, where this machine has what that needs (77: it has not); else a video file. tour.json says which.
  away=(env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 "$bin/motcua-tour" "$tour")
  result=0
  tests/vision/with_camera.sh "${away[@]}" || result=$?
  [ "$result" -ne 77 ] || { result=0; "${away[@]}" || result=$?; }
  exit "$result"
fi

if [ ! -f "$data/centre.db" ]; then
  echo "Making sample data …"
  QT_QPA_PLATFORM=offscreen "$bin/motcua-backend" seed --database "sqlite:$data/centre.db" --dossiers 160 --registrations 24 --meetings 3 --passes 180 --seed 7
fi
mkdir -p "$data/mail"
"$bin/motcua-backend" serve --database "sqlite:$data/centre.db" --listen 127.0.0.1:0 --demo --mail-dir "$data/mail" >"$work/backend.out" 2>"$work/backend.err" &
backend_pid=$!
for _ in $(seq 200); do
  url=$(sed -n 's/^listening on //p' "$work/backend.out")
  [ -n "$url" ] && break
  kill -0 "$backend_pid" 2>/dev/null || { cat "$work/backend.err" >&2; exit 1; }
  sleep .05
done
[ -n "${url:-}" ] || { echo "The centre did not start" >&2; exit 1; }
"$bin/motcua" --server "$url" --data-dir "$data/client" "${client[@]}"
