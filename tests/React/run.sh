#!/usr/bin/env bash
# Tests the bell's parts and builds it, then its demo page, the API's page and pages of other origins in Chromium. SERVER_CMD starts the server to test against. SCREENSHOTS: a folder for pictures.
set -euo pipefail
cd "$(dirname "$0")"
. ../../scripts/clients.sh
bell=../../clients/react

# Not "npm ci": it refuses a lock file that lacks packages which only other platforms need, as where the registry lacks them.
install_clients ../..
[ -d node_modules ] || npm install --no-save --no-audit --no-fund --loglevel=error
(cd "$bell" && npm run --silent typecheck && npm run --silent build && npm test --silent && npm run --silent demo) >&2

DEMO_DIR="$(cd "$bell/dist/demo" && pwd)"
export DEMO_DIR
exec node --test --test-concurrency=1 --test-timeout=600000 --test-reporter="${REPORTER:-spec}" e2e.test.mjs preferences.test.mjs docs.test.mjs origins.test.mjs
