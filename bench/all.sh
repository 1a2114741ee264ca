#!/usr/bin/env bash
# Runs every comparison with peers and writes docs/performance.md. bench/all.sh --help
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'T'
usage: bench/all.sh [--quick] [--only start,connect,sockets,accept,deliver,messages] [--report]

Product and peers in turns, three rounds: start, connections, open sockets, accepting and pushing, delivering, messages to people. About two hours;
--quick takes a few seconds a scenario, for a look. What was measured is in artifacts/bench, and docs/performance.md with its plots is made of
it; --report only writes that. What --only leaves out stays as it was measured before.
T
}

quick=no only=start,connect,sockets,accept,deliver,messages report=no
while [ $# -gt 0 ]; do
  case "$1" in
    -h|--help) usage; exit 0 ;;
    --quick) quick=yes; shift ;;
    --only) only="$2"; shift 2 ;;
    --report) report=yes; shift ;;
    *) usage >&2; exit 2 ;;
  esac
done

results=artifacts/bench
mkdir -p "$results"

# scenario NAME LONG QUICK: the words of its command, in full and quick.
scenario() {
  case ",$only," in *",$1,"*) ;; *) return 0 ;; esac
  local words=$2
  if [ "$quick" = yes ]; then words=$3; fi
  echo "bench: $words"
  # shellcheck disable=SC2086
  bench/$words | tee "$results/$1.txt"
  date -u +%F >"$results/$1.date"
  cut -d' ' -f1 /proc/loadavg >"$results/$1.load"
}

if [ "$report" = no ]; then
  scenario start "start.sh --rounds 5" "start.sh --rounds 3 --idle-seconds 5"
  scenario connect "connect.sh" "connect.sh --count 500 --at-once 64 --storms 3 --rounds 1"
  scenario sockets "sockets.sh --rounds 3" "sockets.sh --count 500 --broadcasts 10 --rounds 1"
  scenario accept "run.sh --rounds 3" "run.sh --rounds 3 --seconds 2 --push-seconds 3"
  scenario deliver "deliver.sh --rounds 3" "deliver.sh --scenario paced --trials 1 --rounds 1 --seconds 3 --paced-seconds 5"
  scenario messages "messages.sh --rounds 3" "messages.sh --rounds 1 --count 3000 --warm-up 3000 --waiting 10000 --seconds 5 --workers 10"
fi
node bench/peer/report.mjs "$results" docs
