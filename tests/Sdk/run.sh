#!/usr/bin/env bash
# Tests the TypeScript client's parts and builds it, then tests it against the server that SERVER_CMD starts.
set -euo pipefail
cd "$(dirname "$0")"
. ../../scripts/clients.sh
sdk=../../clients/sdk

install_clients ../..
[ -d node_modules ] || npm install --no-save --no-audit --no-fund --loglevel=error
(cd "$sdk" && npm run --silent typecheck && npm test --silent && npm run --silent build) >&2

export API_KEY="sdk-tests-api-key-0123456789" SOCKETS_PER_IP=10000 SOCKETS_PER_USER=10000
exec node --test --test-concurrency=1 --test-timeout=600000 --test-reporter="${REPORTER:-spec}" sdk.test.mjs dashboard.test.mjs
