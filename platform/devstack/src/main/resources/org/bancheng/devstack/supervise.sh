#!/bin/sh
# supervise.sh SIGNAL GRACE COMMAND...
# Runs COMMAND in this session. When standard input ends (the parent closed it, or died by whatever
# signal) COMMAND gets SIGNAL, and after GRACE seconds everything left of the session is killed.
signal=$1
grace=$2
shift 2
exec 3<&0 </dev/null

"$@" 3<&- &
child=$!

(
  while read -r _; do :; done <&3
  kill -s "$signal" "$child" 2>/dev/null
  tenths=$((grace * 10))
  while [ "$tenths" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  kill -s KILL -- "-$$"
) &
watcher=$!
exec 3<&-

trap 'kill -s "$signal" "$child"; wait "$child"' TERM INT HUP
wait "$child"
status=$?
kill -s KILL "$watcher" 2>/dev/null
trap '' TERM
kill -s TERM -- "-$$" 2>/dev/null
exit "$status"
