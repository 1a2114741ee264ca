#!/usr/bin/env bash
# Draws the PNG icons from the SVG files beside this one. Chrome takes no SVG for actions and desktop notifications.
set -euo pipefail
cd "$(dirname "$0")"

draw() { # svg size
  local page; page=$(mktemp --suffix=.html)
  printf '<style>*{margin:0}img{display:block;width:%spx;height:%spx}</style><img src="file://%s/%s.svg">' "$2" "$2" "$PWD" "$1" >"$page"
  "${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files \
    --default-background-color=00000000 --window-size="$2,$2" --screenshot="../static/icons/$1-$2.png" "file://$page" 2>/dev/null
  rm -f "$page"
}

for size in 16 32 48 128; do draw app "$size"; done
for kind in sale announcement private other; do draw "$kind" 128; done
