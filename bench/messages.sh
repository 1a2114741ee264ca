#!/usr/bin/env bash
# Measures how messages to people are handed over to a provider, against BullMQ, all in one run. bench/messages.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

rounds=3 count=20000 waiting=100000 rate=200 seconds=20 urgent=50 delay=0 warmup=20000 scenarios=flat,steady,priority,callbacks stores=sqlite,postgres workers=1,10,50
usage() {
  cat <<T
usage: bench/messages.sh [--scenarios flat,steady,priority,callbacks] [--stores sqlite,postgres] [--workers 1,10,50] [--rounds 3] [--count 20000]
                         [--rate 200] [--seconds 20] [--waiting 100000] [--urgent 50] [--delay 0] [--warm-up 20000]

A fake of Twilio's API, and in turns OrleansNotify on SQLite and on a PostgreSQL of its own, and BullMQ on a redis-server as it comes, with the
priorities, tries and waits of the point-of-sale backend and each number of workers (--workers "": without it). Prints JSON lines:
  flat      --count messages that are planned go at once: messages a second, processor µs of the server and of its store each
  steady    --rate events a second, one message each: p50 and p99 from before the POST to the provider, processor time each
  priority  --waiting messages of the lowest priority are due while --urgent a second of the highest come: p50 and p99 of those
  callbacks two reports of each of --count messages, and forged ones: reports a second, processor µs of the server and of its store each
--delay is how many milliseconds the provider takes in "priority".
Needs what bench/run.sh needs.
T
}
while [ $# -gt 0 ]; do
  case "$1" in
    --scenarios) scenarios="$2" ;; --stores) stores="$2" ;; --workers) workers="$2" ;; --rounds) rounds="$2" ;; --count) count="$2" ;;
    --rate) rate="$2" ;; --seconds) seconds="$2" ;; --waiting) waiting="$2" ;; --urgent) urgent="$2" ;; --delay) delay="$2" ;;
    --warm-up) warmup="$2" ;;
    *) usage; [[ "$1" = -h || "$1" = --help ]] && exit 0 || exit 2 ;;
  esac
  shift 2
done

prepare
API_KEY="bench-$RANDOM$RANDOM$RANDOM$RANDOM"
export API_KEY
provider=$(free_port) systems=()
add() { systems+=("{\"name\":\"$1\",\"port\":$2,\"pids\":[$3],\"stores\":[${4:-}],\"isOurs\":$5}"); }

case ",$stores," in *,sqlite,*)
  port=$(free_port); start_ours sqlite "$port" "" API_KEY="$API_KEY"
  add "OrleansNotify, SQLite" "$port" "$OURS_PID" "" true ;;
esac
case ",$stores," in *,postgres,*)
  start_postgres
  port=$(free_port); start_ours postgres "$port" "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify" API_KEY="$API_KEY"
  add "OrleansNotify, PostgreSQL" "$port" "$OURS_PID" "$PG_PID" true ;;
esac
if [ -n "$workers" ]; then
  start_redis
  for each in ${workers//,/ }; do
    port=$(free_port)
    NODE_ENV=production PORT=$port REDIS_PORT=$REDIS_PORT PROVIDER_URL="http://127.0.0.1:$provider" WORKERS=$each NAME="notify-$each" \
      node bench/peer/notify.mjs >"$work/bullmq-$each.log" 2>&1 & peer=$!
    pids+=("$peer")
    wait_for is_up "bullmq-$each"
    add "BullMQ, $each workers" "$port" "$peer" "$REDIS_PID" false
  done
fi

print_machine
list=$(IFS=,; echo "${systems[*]}")
quoted=\"${scenarios//,/\",\"}\"
if ! node bench/peer/messages.mjs "{\"systems\":[$list],\"key\":\"$API_KEY\",\"providerPort\":$provider,\"rounds\":$rounds,\"count\":$count,
  \"waiting\":$waiting,\"rate\":$rate,\"seconds\":$seconds,\"urgentRate\":$urgent,\"delay\":$delay,\"warmUp\":$warmup,\"scenarios\":[$quoted]}"; then
  for log in "$work"/*.log; do echo "== $log"; tail -n 20 "$log"; done >&2
  exit 1
fi
