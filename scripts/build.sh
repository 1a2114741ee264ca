# Sourced by ./run, ./test and bench/*.sh.

# build_project FOLDER: Release, quiet when it works.
build_project() {
  local log="artifacts/build.log"
  mkdir -p artifacts
  [ -d artifacts/bin ] || echo "building: the first time takes a minute or two"
  if ! dotnet build "$1" -c Release -v q -nologo >"$log" 2>&1; then
    grep -E 'error' "$log" | sort -u | head -20 >&2 || true
    echo "the build failed; all of it is in $log" >&2
    exit 1
  fi
}
