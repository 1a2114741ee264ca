# Which engine to build with, and how. Sourced by ./run and ./test.
ORLEANS_PACKAGES="Runtime Core Sdk Serialization Server Client Streaming Reminders Clustering.AdoNet TestingHost"

nuget_cache() { echo "${NUGET_PACKAGES:-$HOME/.nuget/packages}"; }

orleans_version() { sed -n 's:.*<OrleansVersion>\(.*\)</OrleansVersion>.*:\1:p' Directory.Build.props; }

missing_orleans_packages() {
  local package version missing=""
  version=$(orleans_version)
  for package in $ORLEANS_PACKAGES; do
    [ -d "$(nuget_cache)/microsoft.orleans.$(echo "$package" | tr '[:upper:]' '[:lower:]')/$version" ] || missing="$missing $package"
  done
  echo "${missing# }"
}

# Tries once to restore Orleans; sets ENGINES to what can be built here.
find_engines() {
  mkdir -p artifacts
  if [ -n "$(missing_orleans_packages)" ]; then
    dotnet restore OrleansNotify.sln -p:Engine=Orleans -v q >artifacts/restore-orleans.log 2>&1 || true
  fi
  MISSING=$(missing_orleans_packages)
  if [ -z "$MISSING" ]; then ENGINES="Orleans Embedded"; else ENGINES="Embedded"; fi
}

# choose_engine [wanted]: sets ENGINE and says in one line which it is and why.
choose_engine() {
  if [ -n "${1:-}" ]; then
    ENGINE="$1"
    echo "engine: $ENGINE, as asked"
  else
    find_engines
    ENGINE="${ENGINES%% *}"
    if [ "$ENGINE" = Orleans ]; then
      echo "engine: Orleans $(orleans_version)"
    else
      echo "engine: Embedded; this NuGet feed lacks Microsoft.Orleans.{$(echo "$MISSING" | tr ' ' ',')} $(orleans_version)"
    fi
  fi
  case "$ENGINE" in Orleans|Embedded) ;; *) echo "engine: \"$ENGINE\" is not Orleans or Embedded" >&2; exit 2 ;; esac
}

# build_project FOLDER: Release, quiet when it works.
build_project() {
  local log="artifacts/build-$ENGINE.log"
  mkdir -p artifacts
  [ -d "artifacts/$ENGINE/bin" ] || echo "building: the first time takes a minute or two"
  if ! dotnet build "$1" -c Release -p:Engine="$ENGINE" -v q -nologo >"$log" 2>&1; then
    grep -E 'error' "$log" | sort -u | head -20 >&2 || true
    echo "the build failed; all of it is in $log" >&2
    exit 1
  fi
}
