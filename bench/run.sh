#!/usr/bin/env bash
# Measures OrleansNotify on SQLite and on PostgreSQL against Express + Redis, all in one run. bench/run.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/engine.sh

usage() {
  cat <<'T'
usage: bench/run.sh [--engine Orleans|Embedded] [bench options]

Starts on free ports, in a temporary folder, and stops at the end: redis-server (appendfsync always), an Express server that
does LPUSH, OrleansNotify on SQLite, and OrleansNotify on a PostgreSQL of its own. Then measures all of them in turn.
Needs: .NET SDK, node and npm, redis-server and PostgreSQL (Debian: redis-server, postgresql; installed when run as root).
Bench options: --rounds 4 --seconds 10 --clients 64 --rate 200 --sockets 300 --push-seconds 20
T
}

wanted=""
case "${1:-}" in
  -h|--help) usage; exit 0 ;;
  --engine) wanted="$2"; shift 2 ;;
esac

need() {
  if command -v "$1" >/dev/null || ls /usr/lib/postgresql/*/bin/"$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ]; then apt-get install -y -qq "$2" >/dev/null; else echo "bench: $1 is missing; install $2" >&2; exit 1; fi
}
need redis-server redis-server
need postgres postgresql

choose_engine "$wanted"
build_project Gateway.Web
build_project bench/Bench
(cd bench/peer && npm ci --silent --no-audit --no-fund)

work=$(mktemp -d) pids=()
stop() {
  for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null || true; done
  for pid in ${pids[@]+"${pids[@]}"}; do wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work"

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
wait_for() { for _ in $(seq 300); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.1; done; echo "bench: not up: $*" >&2; cat "$work"/*.log >&2; exit 1; }
is_up() { grep -q 'is up' "$work/$1.log"; }

REDIS_PORT=$(free_port)
redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --dir "$work" --appendonly yes --appendfsync always --save "" >"$work/redis.log" 2>&1 & pids+=($!)
wait_for redis-cli -p "$REDIS_PORT" ping

PG_BIN=$(dirname "$(ls /usr/lib/postgresql/*/bin/postgres | sort -V | tail -1)")
PG_PORT=$(free_port)
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
mkdir "$work/pg"
if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
as_postgres "$PG_BIN/initdb" -D "$work/pg" -U postgres -A trust -E UTF8 --locale=C >"$work/initdb.log"
as_postgres "$PG_BIN/postgres" -D "$work/pg" -k "$work/pg" -h 127.0.0.1 -p "$PG_PORT" >"$work/pg.log" 2>&1 & pids+=($!)
wait_for "$PG_BIN/psql" -h 127.0.0.1 -p "$PG_PORT" -U postgres -c 'CREATE DATABASE notify'

export WEBHOOK_TOKEN="bench-$RANDOM$RANDOM$RANDOM"
PEER_PORT=$(free_port)
NODE_ENV=production PORT=$PEER_PORT REDIS_PORT=$REDIS_PORT node bench/peer/server.mjs >"$work/peer.log" 2>&1 & pids+=($!)
wait_for is_up peer

# ours NAME PORT DATABASE_URL
ours() {
  ASPNETCORE_ENVIRONMENT=Development HOST=127.0.0.1 PORT=$2 DATA_DIR="$work/$1" DATABASE_URL=$3 \
    RATE_LIMIT=100000 SOCKETS_PER_IP=100000 \
    dotnet "artifacts/$ENGINE/bin/Gateway.Web/release/OrleansNotify.Gateway.Web.dll" --contentRoot "$PWD/Gateway.Web" >"$work/$1.log" 2>&1 & pids+=($!)
  wait_for is_up "$1"
}
SQLITE_PORT=$(free_port); ours sqlite "$SQLITE_PORT" ""
POSTGRES_PORT=$(free_port); ours postgres "$POSTGRES_PORT" "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify"

echo "machine: $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1); load $(cut -d' ' -f1-3 /proc/loadavg)"
dotnet "artifacts/$ENGINE/bin/Bench/release/OrleansNotify.Bench.dll" --token "$WEBHOOK_TOKEN" \
  --peer "Express + Redis"="$PEER_PORT" --ours "OrleansNotify, SQLite"="$SQLITE_PORT" --ours "OrleansNotify, PostgreSQL"="$POSTGRES_PORT" "$@"
