#!/usr/bin/env bash
# Measures OrleansNotify on SQLite and on PostgreSQL against Express + Redis, all in one run. bench/run.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

usage() {
  cat <<'T'
usage: bench/run.sh [bench options]

Starts on free ports, in a temporary folder, and stops at the end: redis-server (appendfsync always), an Express server that
does LPUSH, OrleansNotify on SQLite, and OrleansNotify on a PostgreSQL of its own. Then measures all of them in turn.
Needs: .NET SDK, node and npm, redis-server and PostgreSQL (Debian: redis-server, postgresql; installed when run as root).
Bench options: --rounds 4 --seconds 10 --clients 64 --rate 200 --sockets 300 --push-seconds 20
T
}

case "${1:-}" in
  -h|--help) usage; exit 0 ;;
esac

prepare
start_redis --appendonly yes --appendfsync always --save ""
start_postgres

export WEBHOOK_TOKEN="bench-$RANDOM$RANDOM$RANDOM"
PEER_PORT=$(free_port)
NODE_ENV=production PORT=$PEER_PORT REDIS_PORT=$REDIS_PORT node bench/peer/server.mjs >"$work/peer.log" 2>&1 & pids+=($!)
wait_for is_up peer

limits="RATE_LIMIT=100000 OTP_PER_IP_HOUR=100000 OTP_PER_TENANT_HOUR=100000 SOCKETS_PER_IP=100000"
SQLITE_PORT=$(free_port); start_ours sqlite "$SQLITE_PORT" "" $limits
POSTGRES_PORT=$(free_port); start_ours postgres "$POSTGRES_PORT" "Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=notify" $limits

print_machine
bench --token "$WEBHOOK_TOKEN" \
  --peer "Express + Redis"="$PEER_PORT" --ours "OrleansNotify, SQLite"="$SQLITE_PORT" --ours "OrleansNotify, PostgreSQL"="$POSTGRES_PORT" "$@"
