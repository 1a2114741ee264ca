# Sourced by ./run, ./test and bench/*.sh.

# build_project FOLDER [OPTION…]: Release, quiet when it works and is quick.
build_project() {
  local log="artifacts/build.log" said ended=0
  mkdir -p artifacts
  (sleep 3; echo "building $1: the first time takes a minute") & said=$!
  dotnet build "$@" -c Release -v q -nologo >"$log" 2>&1 || ended=$?
  kill "$said" 2>/dev/null || true
  wait "$said" 2>/dev/null || true
  if [ "$ended" != 0 ]; then
    grep -E 'error' "$log" | sort -u | head -20 >&2 || true
    echo "the build failed; all of it is in $log" >&2
    exit 1
  fi
}

# build_changed FOLDER: as build_project, but does not even ask when no source is newer than the last build; and without the analyzers, which
# are half of the time: ./test has them.
build_changed() {
  local stamp="artifacts/built-${1//\//-}" program="artifacts/bin/${1##*/}/release"
  if [ -f "$stamp" ] && [ -d "$program" ] && [ -z "$(find Directory.* BannedSymbols.txt .editorconfig Grains.Interfaces Rules Providers Storage Hosting Grains Silo Gateway.Web tools -newer "$stamp" -print -quit)" ]; then return; fi
  mkdir -p artifacts
  touch "$stamp.new"
  build_project "$1" -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false
  mv "$stamp.new" "$stamp"
}
