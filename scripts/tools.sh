# What the tests need beside the SDK and Node, from Debian when we are root. Sourced by ./test.
chromium_path() { command -v chromium || command -v chromium-browser || true; }

postgres_binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

# install_packages PACKAGE …: says what is skipped where it cannot.
install_packages() {
  [ $# -gt 0 ] || return 0
  mkdir -p artifacts
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing: $*"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@") >>artifacts/install.log 2>&1 \
      || echo "could not install $* (artifacts/install.log): the tests that need them are skipped"
  else
    echo "not root, so not installed: $*. The tests that need them are skipped."
  fi
}

# install_tools BROWSER(yes|no): what is missing. The tests start their own PostgreSQL; the package need not start one.
install_tools() {
  local packages=""
  [ -n "$(postgres_binaries)" ] || packages="$packages postgresql"
  [ "$1" = no ] || [ -n "$(chromium_path)" ] || packages="$packages chromium"
  install_packages $packages
  # What reads the deployment files as those who run them do. Apart, as a distribution may lack one of them.
  command -v kubectl >/dev/null || install_packages kubernetes-client
  command -v docker-compose >/dev/null || install_packages docker-compose
  command -v promtool >/dev/null || install_packages prometheus
  # Feeds the readers of strangers' bytes.
  command -v afl-fuzz >/dev/null || install_packages afl++
}
