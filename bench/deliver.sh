#!/usr/bin/env bash
# Measures from an accepted event to the receiver that has it, against BullMQ and a Redis list, all in one run. bench/deliver.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

usage() {
  cat <<'T'
usage: bench/deliver.sh [--no-peers] [--stores sqlite,postgres] [bench options]

Starts on free ports, in a temporary folder, and stops at the end: a sink, redis-server as it comes, Express + BullMQ and
Express + a Redis list with 1, 10 and 50 workers, OrleansNotify on SQLite and on a PostgreSQL of its own. Then measures all in turn.
  --scenario flat    as many as they can: delivered a second, processor time each
  --scenario paced   200/s: latency from accepted to received, processor time each
  --scenario slow10  a tenth of the traffic to a receiver that takes 5 s: the latency of the rest
  --scenario hang20  100 endpoints, 20 of them hanging: throughput and latency of the other 80
  --scenario all     all of them, one after the other (default); several: flat,paced
Bench options: --trials 3 --rounds 3 --seconds 8 --most 60000 --clients 64 --rate 200 --paced-seconds 20 --fan-events 600 --fan-rate 10
Needs what bench/run.sh needs.
T
}

peers=yes stores=sqlite,postgres
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --no-peers) peers=no; shift ;;
    --stores) stores="$2"; shift 2 ;;
    *) break ;;
  esac
done

prepare
API_KEY="bench-$RANDOM$RANDOM$RANDOM$RANDOM"
export API_KEY
contenders=()

start_sink

# start_peer LABEL QUEUE WORKERS: all of it in one process. start_peer_apart: the workers in a second one.
start_peer() {
  local name="$2-$3" port token
  port=$(free_port) token="peer-$RANDOM$RANDOM"
  run_peer "$name" "$2" "$3" "$port" "$token" all
  contenders+=(--peer "$1, $3 workers=$port=$PEER_PID+$REDIS_PID=$token")
}
start_peer_apart() {
  local name="$2-$3-apart" port token web
  port=$(free_port) token="peer-$RANDOM$RANDOM"
  run_peer "$name" "$2" "$3" "$port" "$token" web; web=$PEER_PID
  run_peer "$name-worker" "$2" "$3" 0 "$token" worker "$name"
  contenders+=(--peer "$1, $3 workers apart=$port=$web+$PEER_PID+$REDIS_PID=$token")
}
# run_peer LOG QUEUE WORKERS PORT TOKEN ROLE [QUEUE'S NAME]: sets PEER_PID.
run_peer() {
  NODE_ENV=production QUEUE=$2 WORKERS=$3 PORT=$4 WEBHOOK_TOKEN=$5 ROLE=$6 NAME=${7:-$1} REDIS_PORT=$REDIS_PORT \
    node bench/peer/deliver.mjs >"$work/$1.log" 2>&1 & PEER_PID=$!
  pids+=("$PEER_PID")
  wait_for is_up "$1"
}
if [ "$peers" = yes ]; then
  start_redis
  for workers in 1 10 50; do
    start_peer "Express + BullMQ" bullmq "$workers"
    start_peer "Express + Redis list" list "$workers"
  done
  start_peer_apart "Express + BullMQ" bullmq 50
  start_peer_apart "Express + Redis list" list 50
fi

# In Development a webhook token is made; so nothing has to be set that a user would not set.
add_ours() { contenders+=(--ours "OrleansNotify, $1=$2=$3=$(cat "$work/$4/webhook.token")"); }
case ",$stores," in *,sqlite,*)
  port=$(free_port); start_ours sqlite "$port" ""
  add_ours SQLite "$port" "$OURS_PID" sqlite ;;
esac
case ",$stores," in *,postgres,*)
  start_postgres
  port=$(free_port); start_ours postgres "$port" "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify"
  add_ours PostgreSQL "$port" "$OURS_PID+$PG_PID" postgres ;;
esac

print_machine
if ! bench deliver --sink "$SINK_PORT=$SINK_PID" "${contenders[@]}" "$@"; then
  for log in sqlite postgres; do if [ -f "$work/$log.log" ]; then echo "== $log"; tail -n 20 "$work/$log.log"; fi; done >&2
  exit 1
fi
