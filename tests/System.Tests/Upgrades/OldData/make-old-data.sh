#!/usr/bin/env bash
# make-old-data.sh BIN: makes sqlite.db.gz, postgres.sql.gz and their facts as commit 1e21b11 leaves them; BIN is artifacts/Orleans/bin of a
# Release build of it. Facts are requests with what that version answered. Needs curl, jq, node, and PostgreSQL's programs for the second.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
gateway="$1/Gateway.Web/release/OrleansNotify.Gateway.Web.dll"
work=$(mktemp -d) port=38611 sink=38612 pgport=38613
base=http://127.0.0.1:$port
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -1)
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"); else "$@"; fi; }
clean_up() {
  kill -9 $(jobs -p) 2>/dev/null || true
  [ ! -d "$work/pg" ] || as_postgres "$bin/pg_ctl" -D "$work/pg" stop -m immediate >/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
export ASPNETCORE_ENVIRONMENT=Development HOST=127.0.0.1 PORT=$port DATA_DIR="$work/data" SECRET_KEY=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=
export WEBHOOK_TOKEN=system-tests-webhook-token API_KEY=system-tests-api-key ADMIN_TOKEN=system-tests-admin-token-of-the-operator
export SESSION_IDLE=365.00:00:00 SESSION_LIFETIME=3650.00:00:00

serve() {
  (cd "$(dirname "$gateway")" && exec env "$@" dotnet "$gateway") >"$work/server.log" 2>&1 &
  server=$!
  until curl -sf $base/health >/dev/null; do kill -0 $server || { cat "$work/server.log"; exit 1; }; sleep 0.2; done
}
call() { # METHOD PATH TOKEN [BODY]
  curl -sf -X "$1" "$base$2" -H "Authorization: Bearer $3" -H 'Content-Type: application/json' ${4:+-d "$4"} || { echo "failed: $1 $2" >&2; exit 1; }
}
sign_in() { # PREFIX ADDRESS: the token
  local challenge code
  challenge=$(curl -sf "$base$1/v1/auth/otp/request" -H 'Content-Type: application/json' -d "{\"email\":\"$2\"}" | jq -r .challengeId)
  until code=$(curl -sf "$base/dev/mail.json?to=$2" | jq -r '.[-1].subject' | grep -oE '^[0-9]+'); do sleep 0.2; done
  curl -sf "$base$1/v1/auth/otp/verify" -H 'Content-Type: application/json' -d "{\"challengeId\":\"$challenge\",\"email\":\"$2\",\"code\":\"$code\"}" | jq -r .token
}
fact() { # PATH TOKEN [FILTER]
  jq -nc --arg path "$1" --arg token "$2" --argjson answer "$(call GET "$1" "$2" | jq -c "${3:-.}")" '{$path,$token,$answer}' >>"$work/facts"
}

fill() { # NAME
  rm -f "$work/facts"
  local ann bob cat key failing good replay
  for tenant in cafe 0cafe 00cafe; do
    call PUT /v1/admin/tenants/$tenant $ADMIN_TOKEN "{\"emailDomains\":[\"$tenant.example.org\"],\"webhookToken\":\"token-of-$tenant-0123456789\"}" >/dev/null
    call PUT "/v1/admin/tenants/$tenant/members/owner@$tenant.example.org" $ADMIN_TOKEN '{"role":"owner"}' >/dev/null
    call PUT "/v1/admin/tenants/$tenant/sources/shop" $ADMIN_TOKEN '{"scheme":"bearer"}' >/dev/null
    curl -sf $base/t/$tenant/webhook -H "Authorization: Bearer token-of-$tenant-0123456789" -H 'Content-Type: application/json' \
      -d "{\"type\":\"notification\",\"message\":\"for $tenant\"}" >/dev/null
  done
  key=$(call POST /v1/admin/tenants/cafe/api-keys $ADMIN_TOKEN '{"name":"made by the old version"}' | jq -r .key)
  call POST /v1/admin/tenants/00cafe/suspend $ADMIN_TOKEN >/dev/null
  ann=$(sign_in "" ann@codingninjas.com) bob=$(sign_in "" bob@codingninjas.com) cat=$(sign_in /t/cafe owner@cafe.example.org)
  for n in $(seq 1 6); do
    call POST /webhook $WEBHOOK_TOKEN "{\"type\":\"notification\",\"message\":\"hello\",\"n\":$n}" >/dev/null
    call POST /webhook $WEBHOOK_TOKEN "{\"type\":\"private\",\"email\":\"ann@codingninjas.com\",\"message\":\"hello\",\"n\":1$n}" >/dev/null
  done
  call POST /v1/inbox/read $ann "{\"upTo\":$(call GET /v1/inbox?limit=5 $ann | jq .nextBefore)}" >/dev/null
  call POST /v1/inbox/read $bob "{\"ids\":$(call GET /v1/inbox?limit=2 $bob | jq -c '[.items[].id]')}" >/dev/null

  failing=$(call POST /v1/endpoints $API_KEY "{\"url\":\"http://127.0.0.1:9/failing\",\"eventTypes\":[\"test.fails\"],\"retrySchedule\":[3600,3600,3600,3600]}" | jq -r .id)
  good=$(call POST /v1/endpoints $API_KEY "{\"url\":\"http://127.0.0.1:$sink/good\",\"eventTypes\":[\"test.happened\"]}" | jq -r .id)
  for n in $(seq 1 20); do call POST /v1/events $API_KEY "{\"type\":\"test.happened\",\"payload\":{\"n\":$n}}" >/dev/null; done
  for n in $(seq 101 108); do call POST /v1/events $API_KEY "{\"type\":\"test.fails\",\"payload\":{\"n\":$n}}" >/dev/null; done
  until [ "$(call GET "/v1/deliveries?endpoint=$failing&status=retrying&limit=100" $API_KEY | jq '.items|length')" = 8 ]; do sleep 0.2; done
  call POST /v1/endpoints/$failing/pause $API_KEY >/dev/null
  until [ "$(call GET "/v1/deliveries?endpoint=$good&status=succeeded&limit=100" $API_KEY | jq '.items|length')" = 20 ]; do sleep 0.2; done

  fact /v1/inbox?limit=100 $ann; fact /v1/inbox?limit=100 $bob; fact /v1/inbox?limit=100 $cat; fact /v1/inbox/count $ann; fact /v1/inbox/count $bob
  for tenant in cafe 0cafe 00cafe; do
    fact /v1/admin/tenants/$tenant/members $ADMIN_TOKEN; fact /v1/admin/tenants/$tenant/sources $ADMIN_TOKEN
    fact /v1/admin/tenants/$tenant/api-keys $ADMIN_TOKEN '{items:[.items[]|{id,name,scopes}]}'
  done
  fact /v1/settings $cat; fact /v1/members $cat
  fact "/v1/admin/tenants?limit=100" $ADMIN_TOKEN
  fact /v1/endpoints/$failing $API_KEY '{id,url,eventTypes,retrySchedule}'; fact /v1/endpoints/$good $API_KEY '{id,url,eventTypes}'
  fact "/v1/deliveries?endpoint=$good&limit=100" $API_KEY '{items:[.items[]|{id,eventId,seq}]}'

  replay=$(call POST /v1/endpoints/$good/replays $API_KEY '{"kind":"all","fromSeq":1,"rate":1}' | jq -r .id)
  until [ "$(call GET /v1/replays/$replay $API_KEY | jq .enqueued)" -ge 2 ]; do sleep 0.2; done
  # A mail that cannot leave, with the reminder of its queue.
  kill -9 $server; wait $server 2>/dev/null || true
  serve SMTP_URL=smtp://127.0.0.1:9
  curl -sf $base/v1/auth/otp/request -H 'Content-Type: application/json' -d '{"email":"carl@codingninjas.com"}' >/dev/null
  sleep 2
  kill -9 $server; wait $server 2>/dev/null || true
  jq -s --arg failing "$failing" --arg good "$good" --arg replay "$replay" --arg key "$key" '{failing:$failing,good:$good,replay:$replay,key:$key,facts:.}' "$work/facts" >"$here/$1.json"
}

node -e "require('http').createServer((q,a)=>{q.resume();a.end()}).listen($sink,'127.0.0.1')" &
mkdir -p "$work/data"
serve DATABASE_URL=
fill sqlite
sqlite3 "$work/data/notify.db" "PRAGMA wal_checkpoint(TRUNCATE); VACUUM" >/dev/null
gzip -9nc "$work/data/notify.db" >"$here/sqlite.db.gz"

mkdir "$work/pg"; chmod 755 "$work"; if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
as_postgres "$bin/initdb" -D "$work/pg" -U postgres -A trust -E UTF8 --locale=C >/dev/null
as_postgres "$bin/pg_ctl" -D "$work/pg" -l "$work/pg/log" -o "-k $work/pg -h 127.0.0.1 -p $pgport" -w start >/dev/null
as_postgres "$bin/createdb" -h 127.0.0.1 -p $pgport -U postgres notify
export DATABASE_URL="postgres://postgres@127.0.0.1:$pgport/notify"
serve
fill postgres
"$bin/pg_dump" -h 127.0.0.1 -p $pgport -U postgres --no-owner --inserts --rows-per-insert=100 notify | gzip -9n >"$here/postgres.sql.gz"
ls -l "$here"
