#!/usr/bin/env bash
# Measures the tables of both stores by themselves: ten million deliveries, or a million events and one person's inbox. bench/stores.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh

usage() {
  cat <<'T'
usage: bench/stores.sh deliveries|inbox [bench options]

Fills a SQLite file and a PostgreSQL of its own in a temporary folder (deliveries 15 GB, inbox 2 GB), and removes both at the end.
Options of deliveries: --rows 10000000 --repeats 20 --record-seconds 10 --batch 50 --parallel 4 --plans 1
Options of inbox: --events 1000000 --repeats 20 --plans 1
T
}

what="${1:-}"
case "$what" in
  -h|--help) usage; exit 0 ;;
  deliveries|inbox) shift ;;
  *) usage >&2; exit 2 ;;
esac
build_project bench/Bench

work=$(mktemp -d) pid=""
stop() {
  # Not by a signal to the shell around it, which ignores that in the background.
  if [ -n "$pid" ]; then as_postgres "$PG_BIN/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1 || true; wait "$pid" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"

PG_BIN=$(dirname "$(ls /usr/lib/postgresql/*/bin/postgres | sort -V | tail -1)")
PG_PORT=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
mkdir "$work/pg" "$work/sqlite"
if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
as_postgres "$PG_BIN/initdb" -D "$work/pg" -U postgres -A trust -E UTF8 --locale=C >"$work/initdb.log"
as_postgres "$PG_BIN/postgres" -D "$work/pg" -k "$work/pg" -h 127.0.0.1 -p "$PG_PORT" >"$work/pg.log" 2>&1 & pid=$!
for _ in $(seq 300); do
  if "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U postgres -c 'CREATE DATABASE notify' >/dev/null 2>&1; then break; fi
  sleep 0.1
done

echo "machine: $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1); load $(cut -d' ' -f1-3 /proc/loadavg)"
dotnet "artifacts/bin/Bench/release/OrleansNotify.Bench.dll" "$what" --sqlite "$work/sqlite" \
  --postgres "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify;Command Timeout=600" "$@"
