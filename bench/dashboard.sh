#!/usr/bin/env bash
# What the dashboard asks, of a server with ten million deliveries, on both stores. bench/dashboard.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

rows=10000000 repeats=30 stores="sqlite postgres"
while [ $# -gt 0 ]; do
  case "$1" in
    --rows) rows="$2"; shift 2 ;;
    --repeats) repeats="$2"; shift 2 ;;
    --store) stores="$2"; shift 2 ;;
    *) cat <<'H'
usage: bench/dashboard.sh [--rows 10000000] [--repeats 30] [--store sqlite|postgres]

Fills a store in a temporary folder (20 GB of ten million rows; a tenth as many events), starts a server on it, and prints for each thing that
the dashboard asks p50, p95 and most of its time; then the CSV of a million rows, with the server's memory before and at most.
H
       exit 2 ;;
  esac
done

prepare
echo "machine: $(nproc) processors; load $(cut -d' ' -f1-3 /proc/loadavg); $rows deliveries, each request $repeats times after one that is not counted"
for store in $stores; do
  mkdir -p "$work/$store"
  if [ "$store" = sqlite ]; then
    url="" fill=(--sqlite "$work/$store")
  else
    start_postgres
    url="postgres://postgres@127.0.0.1:$PG_PORT/notify" fill=(--postgres "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify;Command Timeout=600")
  fi
  dotnet artifacts/bin/Bench/release/OrleansNotify.Bench.dll deliveries "${fill[@]}" --rows "$rows" --record-seconds 0 --repeats 0 --state disabled
  port=$(free_port)
  start_ours "$store" "$port" "$url" ADMIN_TOKEN=bench-operator-of-the-dashboard RATE_LIMIT=1000000
  wait_for is_up "$store"
  node bench/dashboard.mjs "$store" "http://127.0.0.1:$port" "$OURS_PID" "$rows" "$repeats"
  kill "$OURS_PID"
  wait "$OURS_PID" 2>/dev/null || true
done
