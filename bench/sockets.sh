#!/usr/bin/env bash
# Measures what open sockets cost, beside Node's socket.io, all in one run. bench/sockets.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

usage() {
  cat <<'T2'
usage: bench/sockets.sh [--count 10000] [--broadcasts 30] [--rounds 2]

Opens so many sockets at each server in turn, raw WebSockets and Socket.IO, lets them be idle, and then broadcasts: resident memory a
connection, and messages a second of the server's processor time, one broadcast after the other and 20 at a time. Ours commits each broadcast to its log on the disk; the peer does not.
T2
}

COUNT=10000 BROADCASTS=30 rounds=2
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --count) COUNT="$2"; shift 2 ;;
    --broadcasts) BROADCASTS="$2"; shift 2 ;;
    --rounds) rounds="$2"; shift 2 ;;
    *) usage >&2; exit 2 ;;
  esac
done
export COUNT BROADCASTS WEBHOOK_TOKEN="bench-$RANDOM$RANDOM$RANDOM$RANDOM"
ulimit -n "$(ulimit -Hn)"
prepare
print_machine

# measure LABEL KIND PORT PID
measure() { printf '%-28s %s\n' "$1" "$(KIND=$2 PORT=$3 PID=$4 node bench/peer/sockets.mjs)"; }

# Each server is a new one: memory that one measurement left behind would hide what the next one takes.
ours() {
  local port
  port=$(free_port)
  start_ours "ours-$1-$2" "$port" "" EMAIL_DOMAINS=codingninjas.com RATE_LIMIT=100000 OTP_PER_IP_HOUR=100000 OTP_PER_TENANT_HOUR=100000 SOCKETS_PER_IP=100000 SOCKETS_PER_USER=1000
  TOKENS=$(sign_in "$port") measure "OrleansNotify, $2" "$2" "$port" "$OURS_PID"
  kill "$OURS_PID"; wait "$OURS_PID" || true
}

peer() {
  local port pid
  port=$(free_port)
  NODE_ENV=production PORT=$port node bench/peer/socketio.mjs >"$work/peer.log" 2>&1 & pid=$!
  pids+=("$pid")
  wait_for is_up peer
  measure "Node socket.io" socketio "$port" "$pid"
  kill "$pid"; wait "$pid" || true
}

printf '%-28s %8s %9s %14s %14s\n' "" sockets "KB each" "one at a time" "20 at a time"
for round in $(seq "$rounds"); do
  echo "round $round"
  peer
  ours "$round" socketio
  ours "$round" raw
done
