# The clients are one npm workspace with one lock file. Sourced by ./run and tests/*/run.sh.

# install_clients ROOT: nothing where the packages are at least as new as what asks for them. Not "npm ci", for the reason in tests/React/run.sh.
install_clients() {
  local marker="$1/clients/node_modules/.package-lock.json"
  if [ -f "$marker" ] && [ -z "$(find "$1"/clients/package-lock.json "$1"/clients/*/package.json -newer "$marker" -print -quit)" ]; then return; fi
  # One at a time: two installs into one folder spoil each other.
  (cd "$1/clients" && exec 9>.install.lock && { ! command -v flock >/dev/null || flock 9; } && npm install --no-save --no-audit --no-fund --loglevel=error && touch node_modules/.package-lock.json)
}
