#!/usr/bin/env bash
# Builds the extension, tests its parts, then tests it in Chromium. SERVER_CMD starts the server to test against.
set -euo pipefail
cd "$(dirname "$0")"
. ../../scripts/clients.sh
extension=../../clients/extension

install_clients ../..
[ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error
(cd "$extension" && npm run --silent check && npm run --silent build && node build.mjs --tests)

# One run for all, so that the last lines count everything; one file at a time, as browsers are heavy.
exec node --test --test-concurrency=1 --test-timeout=600000 --test-reporter="${REPORTER:-spec}" "$extension"/build/tests/*.mjs odd.test.mjs e2e.test.mjs
