#!/usr/bin/env bash
# Receivers that verify real deliveries. SERVER_CMD starts the server to test against; COUNT is how many deliveries (default 300).
set -euo pipefail
cd "$(dirname "$0")"

[ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error
export MAX_BODY=1048576 API_KEY="receivers-tests-api-key" CALLS_PER_SECOND=100000
exec node --test --test-concurrency=1 --test-timeout=600000 --test-reporter="${REPORTER:-spec}" receivers.test.mjs
