#!/bin/bash
# with_camera.sh PROGRAM: runs it in a room with a PipeWire of its own, where it may plug virtual cameras in and out.
# 77 = this machine lacks what that needs (see installer/packages/tests.txt).
for tool in pipewire wireplumber gst-launch-1.0 dbus-run-session; do
  command -v "$tool" >/dev/null || { echo "no $tool on this machine"; exit 77; }
done
if [ -z "$MOTCUA_CAMERA_ROOM" ]; then
  MOTCUA_CAMERA_ROOM=$(mktemp -d) || exit 1
  export MOTCUA_CAMERA_ROOM
  trap 'rm -rf "$MOTCUA_CAMERA_ROOM"' EXIT
  dbus-run-session -- "$0" "$@"
  exit $?
fi
export XDG_RUNTIME_DIR=$MOTCUA_CAMERA_ROOM HOME=$MOTCUA_CAMERA_ROOM XDG_STATE_HOME=$MOTCUA_CAMERA_ROOM/state
pipewire >/dev/null 2>&1 & server=$!
for _ in $(seq 100); do [ -S "$XDG_RUNTIME_DIR/pipewire-0" ] && break; sleep 0.05; done
wireplumber >/dev/null 2>&1 & manager=$!
"$@"
result=$?
kill "$manager" "$server" 2>/dev/null
wait
exit $result
