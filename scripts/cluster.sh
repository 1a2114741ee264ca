#!/usr/bin/env bash
# Two silos and two gateways on this machine, over PostgreSQL. scripts/cluster.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/engine.sh

usage() {
  cat <<'T'
usage: scripts/cluster.sh [start|stop|status]

start    builds, starts 2 silos and 2 gateways, prints their addresses, and stays until Ctrl-C (the default)
stop     ends from another terminal what start started, by process id
status   says what is running

Without DATABASE_URL it also starts a PostgreSQL of its own, whose data stays in the folder (Debian package: postgresql).
Variables: DATABASE_URL · CLUSTER_DIR ./data/cluster · PORT 3000 and PORT+1 for the gateways · WEBHOOK_TOKEN · CLUSTER_ID
T
}

DIR="${CLUSTER_DIR:-./data/cluster}"
PIDS="$DIR/pids"

running() { [ -f "$PIDS" ] && while read -r pid name; do if kill -0 "$pid" 2>/dev/null; then echo "$pid $name"; fi; done <"$PIDS"; }

# The last started goes first: gateways, silos, then the database.
stop() {
  [ -f "$PIDS" ] || return 0
  local pid name
  tac "$PIDS" | while read -r pid name; do
    kill -INT "$pid" 2>/dev/null || continue
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || continue 2; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
  done
  rm -f "$PIDS"
}

wait_for() {
  local log="$1" text="$2"
  for _ in $(seq 300); do
    if grep -q "$text" "$log" 2>/dev/null; then return; fi
    sleep 0.2
  done
  echo "cluster: not up after a minute; its log is $log" >&2
  tail -5 "$log" >&2
  exit 1
}

# launch NAME TEXT COMMAND…: in the background, its output in a file, until that file has the text.
launch() {
  local name="$1" text="$2"
  shift 2
  : >"$DIR/$name.log"
  "$@" >"$DIR/$name.log" 2>&1 &
  echo "$! $name" >>"$PIDS"
  wait_for "$DIR/$name.log" "$text"
}

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start_postgres() {
  local bin data port as=""
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  if [ -z "$bin" ]; then echo "cluster: no PostgreSQL here; install it (Debian: postgresql) or set DATABASE_URL" >&2; exit 1; fi
  # PostgreSQL refuses to run as root.
  data="$PWD/${DIR#./}/postgres"
  if [ "$(id -u)" = 0 ]; then
    as="setpriv --reuid=postgres --regid=postgres --clear-groups"
    data="/var/tmp/orleansnotify-cluster"
  fi
  if [ ! -f "$data/PG_VERSION" ]; then
    mkdir -p "$data"
    if [ -n "$as" ]; then chown postgres "$data"; fi
    (cd / && $as "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C >/dev/null)
  fi
  port=$(free_port)
  launch postgres "ready to accept connections" $as "$bin/postgres" -D "$data" -k "$data" -h 127.0.0.1 -p "$port"
  "$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres notify 2>/dev/null || true
  export DATABASE_URL="Host=127.0.0.1;Port=$port;Username=postgres;Database=notify"
}

start() {
  if [ -n "$(running)" ]; then echo "cluster: already running (scripts/cluster.sh stop)" >&2; exit 1; fi
  choose_engine Orleans
  build_project Silo
  build_project Gateway.Web
  mkdir -p "$DIR"
  : >"$PIDS"
  trap 'trap - INT TERM; stop; exit 0' INT TERM
  trap stop EXIT
  # Ctrl-C reaches this script only; it stops the others in order.
  set -m
  [ -n "${DATABASE_URL:-}" ] || start_postgres

  local bin="artifacts/$ENGINE/bin" port="${PORT:-3000}" i
  export DATA_DIR="$PWD/${DIR#./}" SILO_ADDRESS=127.0.0.1 ASPNETCORE_ENVIRONMENT="${ASPNETCORE_ENVIRONMENT:-Development}"
  case "$DIR" in /*) DATA_DIR="$DIR" ;; esac
  for i in 1 2; do
    SILO_PORT=$(free_port) SILO_GATEWAY_PORT=$(free_port) launch "silo$i" "is up" dotnet "$bin/Silo/release/OrleansNotify.Silo.dll"
  done
  for i in 0 1; do
    ROLE=gateway PORT=$((port + i)) launch "gateway$((i + 1))" "is up" \
      dotnet "$bin/Gateway.Web/release/OrleansNotify.Gateway.Web.dll" --contentRoot "$PWD/Gateway.Web"
  done

  running | sed 's/^\([0-9]*\) \(.*\)/  \2 (process \1)/'
  sed -n 's/^\( *\)curl/\1curl/p' "$DIR/gateway1.log"
  echo "  gateways http://localhost:$port and http://localhost:$((port + 1)); logs in $DIR; Ctrl-C ends all of it"
  while [ -f "$PIDS" ]; do sleep 0.5; done
}

case "${1:-start}" in
  start) start ;;
  stop) stop ;;
  status) running || echo "nothing is running" ;;
  -h|--help) usage ;;
  *) usage >&2; exit 2 ;;
esac
