#!/usr/bin/env bash
# Tests the dashboard's rules, builds it, then walks through it in Chromium against a real server on each store. SERVER_CMD starts the server.
# SCREENSHOTS: a folder for pictures. STORES: "sqlite postgres" unless said otherwise. EVERYWHERE=1: every suite on both.
set -euo pipefail
cd "$(dirname "$0")"
. ../../scripts/clients.sh

install_clients ../..
[ -d node_modules ] || npm install --no-save --no-audit --no-fund --loglevel=error
DASHBOARD_OUT="$PWD/../../artifacts/dashboard"
export DASHBOARD_OUT DASHBOARD_DIR="$DASHBOARD_OUT"
(cd ../../clients/dashboard && npm run --silent typecheck && npm test --silent && npm run --silent build) >&2

exec node --test --test-concurrency=1 --test-timeout=1800000 --test-reporter="${REPORTER:-spec}" dashboard.test.mjs
