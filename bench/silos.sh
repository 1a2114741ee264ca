#!/usr/bin/env bash
# Measures what a second silo adds, and what users and sockets elsewhere cost an event. bench/silos.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

usage() {
  cat <<'T'
usage: bench/silos.sh [--share 0.2] [bench options]

Starts on free ports, in a temporary folder, and stops at the end: PostgreSQL, a cluster with one silo and one with two, a gateway each.
Every silo gets the same small share of a processor (a CPU quota of its own: root, Linux), so that the silos are what limits the
throughput and not the machine that they share with the gateway, the database and the clients; the two clusters take turns.
Needs PostgreSQL.
  --share  of one processor for each silo; 0: no limit
Bench options: --tenants 32 --clients 96 --seconds 8 --warmup 45 --rounds 5 --rate 400 --sockets 2000
T
}

share=0.2
case "${1:-}" in
  -h|--help) usage; exit 0 ;;
  --share) share="$2"; shift 2 ;;
esac
prepare
build_project Silo
start_postgres
export ADMIN_TOKEN="bench-$RANDOM$RANDOM$RANDOM$RANDOM" SILO_ADDRESS=127.0.0.1
groups=()
drop_groups() { for group in ${groups[@]+"${groups[@]}"}; do rmdir "$group" 2>/dev/null || true; done; }
trap 'stop; drop_groups' EXIT

# limit NAME PID: its share of a processor, by whichever version of control groups is here.
limit() {
  [ "$share" != 0 ] || return 0
  local group quota
  quota=$(awk -v share="$share" 'BEGIN { printf "%d", share * 20000 }')
  if [ -d /sys/fs/cgroup/cpu ]; then
    group="/sys/fs/cgroup/cpu/orleansnotify-bench-$$-$1"
    mkdir "$group"
    echo 20000 >"$group/cpu.cfs_period_us"
    echo "$quota" >"$group/cpu.cfs_quota_us"
  else
    group="/sys/fs/cgroup/orleansnotify-bench-$$-$1"
    mkdir "$group"
    echo "$quota 20000" >"$group/cpu.max"
  fi
  groups+=("$group")
  echo "$2" >"$group/cgroup.procs"
}

# start_cluster NAME SILOS: sets PORT_OF and PIDS_OF.
start_cluster() {
  local name=$1 i silo_pid
  PIDS_OF=""
  psql -q -h 127.0.0.1 -p "$PG_PORT" -U postgres -c "CREATE DATABASE $name"
  export CLUSTER_ID="$name" DATABASE_URL="Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=$name" DATA_DIR="$work/$name"
  for i in $(seq "$2"); do
    SILO_PORT=$(free_port) SILO_GATEWAY_PORT=$(free_port) dotnet "artifacts/bin/Silo/release/OrleansNotify.Silo.dll" >"$work/$name-silo$i.log" 2>&1 & silo_pid=$!
    pids+=("$silo_pid")
    wait_for is_up "$name-silo$i"
    limit "$name-silo$i" "$silo_pid"
    PIDS_OF="$PIDS_OF$silo_pid,"
  done
  PORT_OF=$(free_port)
  start_ours "$name-gateway" "$PORT_OF" "$DATABASE_URL" ROLE=gateway DATA_DIR="$work/$name" DRAIN_DELAY=00:00:00 DRAIN_SPREAD=00:00:00 \
    RATE_LIMIT=1000000 OTP_PER_TENANT_HOUR=100000 CALLS_PER_SECOND=1000000 EVENTS_PER_SECOND=10000000 SOCKETS_PER_IP=100000 SOCKETS_PER_USER=1000 OTP_PER_IP_HOUR=100000
  PIDS_OF="$PIDS_OF$OURS_PID"
}

start_cluster one 1; one="--one $PORT_OF --one-pids $PIDS_OF"
start_cluster two 2; two="--two $PORT_OF --two-pids $PIDS_OF"
print_machine
# shellcheck disable=SC2086
bench silos --admin "$ADMIN_TOKEN" $one $two --postgres "$PG_PID" "$@"
