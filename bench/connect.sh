#!/usr/bin/env bash
# Measures storms of connections beside Express + ws and Node's socket.io, in turns. bench/connect.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

usage() {
  cat <<'T'
usage: bench/connect.sh [--count 5000] [--at-once 256] [--storms 4] [--rounds 3]

Each round starts each server and lets COUNT clients connect, so many at a time; that is repeated, and the first storm of a process is
shown apart from the others. A line of JSON a server and round: connections a second, the slowest hundredth from its first byte to its
welcome (ms), the server's processor time a connection (ms).
T
}

COUNT=5000 AT_ONCE=256 STORMS=4 rounds=3
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --count) COUNT="$2"; shift 2 ;;
    --at-once) AT_ONCE="$2"; shift 2 ;;
    --storms) STORMS="$2"; shift 2 ;;
    --rounds) rounds="$2"; shift 2 ;;
    *) usage >&2; exit 2 ;;
  esac
done
export COUNT AT_ONCE STORMS WEBHOOK_TOKEN="bench-$RANDOM$RANDOM$RANDOM$RANDOM"
ulimit -n "$(ulimit -Hn)"
prepare

# measure LABEL KIND PORT PID
measure() { LABEL=$1 KIND=$2 PORT=$3 PID=$4 node bench/peer/connect.mjs; }

ours() {
  local port
  port=$(free_port)
  start_ours "ours-$1-$2" "$port" "" EMAIL_DOMAINS=codingninjas.com RATE_LIMIT=100000 OTP_PER_IP_HOUR=100000 OTP_PER_TENANT_HOUR=100000 SOCKETS_PER_IP=100000 SOCKETS_PER_USER=1000
  TOKENS=$(sign_in "$port") measure "OrleansNotify, $3" "$2" "$port" "$OURS_PID"
  kill "$OURS_PID"; wait "$OURS_PID" || true
}

# peer PROGRAM KIND LABEL
peer() {
  local port pid
  port=$(free_port)
  NODE_ENV=production PORT=$port node "bench/peer/$1.mjs" >"$work/peer.log" 2>&1 & pid=$!
  pids+=("$pid")
  wait_for is_up peer
  TOKENS=$(seq -f 'token%g' -s , 0 99) measure "$3" "$2" "$port" "$pid"
  kill "$pid"; wait "$pid" || true
}

for round in $(seq "$rounds"); do
  peer ws raw "Express + ws"
  ours "$round" raw "raw"
  peer socketio socketio "Node socket.io"
  ours "$round" socketio "Socket.IO"
done
