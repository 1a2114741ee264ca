#!/usr/bin/env bash
# The public suites against the echo profile (ECHO_CMD), and npm's socket.io-client against the server (SERVER_CMD). RUNS: how often the suites.
set -euo pipefail
cd "$(dirname "$0")"

export API_KEY="socket-io-tests-api-key" SOCKETS_PER_IP=10000 SOCKETS_PER_USER=10000
exec node --test --test-concurrency=1 --test-timeout=600000 --test-reporter="${REPORTER:-spec}" suites.test.mjs slow.test.mjs client.test.mjs odd.test.mjs
