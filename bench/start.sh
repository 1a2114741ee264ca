#!/usr/bin/env bash
# Measures the start of a process and what it takes when idle, as built and with machine code (scripts/ready.sh). bench/start.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."
. ./scripts/build.sh
. ./bench/servers.sh

ROUNDS=3 IDLE_SECONDS=20
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) echo "usage: bench/start.sh [--rounds 3] [--idle-seconds 20]"; exit 0 ;;
    --rounds) ROUNDS="$2"; shift 2 ;;
    --idle-seconds) IDLE_SECONDS="$2"; shift 2 ;;
    *) echo "usage: bench/start.sh [--rounds 3] [--idle-seconds 20]" >&2; exit 2 ;;
  esac
done
export ROUNDS IDLE_SECONDS DOTNET_ENVIRONMENT=Development WEBHOOK_TOKEN="bench-$RANDOM$RANDOM$RANDOM$RANDOM"
prepare
scripts/ready.sh artifacts/bin/Gateway.Web/release artifacts/ready/Gateway.Web

measure() { PORT=$(free_port) LABEL=$1 PROGRAM="dotnet $2/OrleansNotify.Gateway.Web.dll" node bench/peer/start.mjs; }
measure "OrleansNotify, as built" "$PWD/artifacts/bin/Gateway.Web/release"
measure "OrleansNotify, ReadyToRun" "$PWD/artifacts/ready/Gateway.Web"
