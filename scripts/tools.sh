# What the tests need beside the SDK and Node: PostgreSQL and Chromium, from Debian when we are root. Sourced by ./test.
chromium_path() { command -v chromium || command -v chromium-browser || true; }

postgres_binaries() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

# install_tools BROWSER(yes|no): installs what is missing, else says what will be skipped.
install_tools() {
  local packages=""
  [ -n "$(postgres_binaries)" ] || packages="$packages postgresql"
  [ "$1" = no ] || [ -n "$(chromium_path)" ] || packages="$packages chromium"
  [ -n "$packages" ] || return 0
  mkdir -p artifacts
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing:$packages"
    # The tests start their own PostgreSQL; the package need not start one.
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages) >artifacts/install.log 2>&1 \
      || echo "could not install$packages (artifacts/install.log): the tests that need them are skipped"
  else
    echo "not root, so not installed:$packages. The tests that need them are skipped."
  fi
}
