#!/usr/bin/env bash
# tests/Parsers/run.sh [--seconds N] [PARSER …]: afl-fuzz on the readers of strangers' bytes, N seconds each (8 unless said otherwise).
# What it finds stays in artifacts/parsers/found; dotnet artifacts/bin/Parsers/release/OrleansNotify.Parsers.dll PARSER FILE shows the exception.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=8
if [ "${1:-}" = --seconds ]; then seconds=$2; shift 2; fi

work=$PWD/artifacts/parsers
rm -rf "$work"
mkdir -p "$work/found"
cp -r artifacts/bin/Parsers/release "$work/program"
tool=artifacts/tools/sharpfuzz
[ -x "$tool" ] || dotnet tool install SharpFuzz.CommandLine --version 2.3.0 --tool-path artifacts/tools >"$work/tool.log" 2>&1 || { cat "$work/tool.log"; exit 1; }
for library in Rules Grains.Interfaces Providers Gateway.Web; do "$tool" "$work/program/OrleansNotify.$library.dll"; done
names=$(dotnet artifacts/bin/Parsers/release/OrleansNotify.Parsers.dll seeds "$work/seeds")

export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 DOTNET_TieredPGO=0
figure() { sed -n "s/^$1 *: *//p" "$stats"; }
passed=0 failed=0
for name in ${*:-$names}; do
  afl-fuzz -i "$work/seeds/$name" -o "$work/found/$name" -t 10000 -m none -V "$seconds" \
    dotnet "$work/program/OrleansNotify.Parsers.dll" "$name" >"$work/$name.log" 2>&1 || true
  stats="$work/found/$name/default/fuzzer_stats"
  if [ -f "$stats" ] && [ "$(figure execs_done)" -gt 100 ] && [ "$(figure saved_crashes)$(figure saved_hangs)" = 00 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); tail -5 "$work/$name.log"; fi
  [ -f "$stats" ] && printf '  %-10s %9s inputs, %4s paths, %s that throw, %s that hang\n' \
    "$name" "$(figure execs_done)" "$(figure corpus_count)" "$(figure saved_crashes)" "$(figure saved_hangs)"
done
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
