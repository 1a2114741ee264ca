# What both benches start and stop. Sourced by run.sh and deliver.sh, in the repository's folder.
need() {
  if command -v "$1" >/dev/null || ls /usr/lib/postgresql/*/bin/"$1" >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ]; then apt-get install -y -qq "$2" >/dev/null; else echo "bench: $1 is missing; install $2" >&2; exit 1; fi
}

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }
wait_for() { for _ in $(seq 1200); do if "$@" >/dev/null 2>&1; then return; fi; sleep 0.1; done; echo "bench: not up: $*" >&2; cat "$work"/*.log >&2; exit 1; }
is_up() { grep -q 'is up' "$work/$1.log"; }

# prepare: what is missing is installed and built; $work is removed and all of $pids are stopped at the end.
prepare() {
  need redis-server redis-server
  need postgres postgresql
  build_project Gateway.Web
  build_project bench/Bench
  # Not "npm ci": it refuses the lock file where the registry lacks a package that only other platforms need.
  (cd bench/peer && npm install --no-save --silent --no-audit --no-fund)
  work=$(mktemp -d) pids=()
  trap stop EXIT
  chmod 755 "$work"
}

stop() {
  for pid in ${pids[@]+"${pids[@]}"}; do kill "$pid" 2>/dev/null || true; done
  # PostgreSQL is no child of this shell: runuser stands between.
  for pid in ${pids[@]+"${pids[@]}"}; do for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done; done
  rm -rf "$work"
}

# start_redis [option …]: sets REDIS_PORT and REDIS_PID.
start_redis() {
  REDIS_PORT=$(free_port)
  redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --dir "$work" "$@" >"$work/redis.log" 2>&1 & REDIS_PID=$!
  pids+=("$REDIS_PID")
  wait_for redis-cli -p "$REDIS_PORT" ping
}

# start_postgres: a cluster of its own with a database "notify"; sets PG_PORT and PG_PID.
start_postgres() {
  local bin
  bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/postgres | sort -V | tail -1)")
  PG_PORT=$(free_port)
  mkdir "$work/pg"
  if [ "$(id -u)" = 0 ]; then chown postgres "$work/pg"; fi
  as_postgres "$bin/initdb" -D "$work/pg" -U postgres -A trust -E UTF8 --locale=C >"$work/initdb.log"
  as_postgres "$bin/postgres" -D "$work/pg" -k "$work/pg" -h 127.0.0.1 -p "$PG_PORT" >"$work/pg.log" 2>&1 &
  wait_for test -s "$work/pg/postmaster.pid"
  PG_PID=$(head -1 "$work/pg/postmaster.pid")
  pids+=("$PG_PID")
  wait_for "$bin/psql" -h 127.0.0.1 -p "$PG_PORT" -U postgres -c 'CREATE DATABASE notify'
}
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# start_ours NAME PORT DATABASE_URL [VARIABLE=value …]: sets OURS_PID.
start_ours() {
  local name=$1 port=$2 database=$3
  shift 3
  env ASPNETCORE_ENVIRONMENT=Development HOST=127.0.0.1 PORT="$port" DATA_DIR="$work/$name" DATABASE_URL="$database" "$@" \
    dotnet "artifacts/bin/Gateway.Web/release/OrleansNotify.Gateway.Web.dll" --contentRoot "$PWD/Gateway.Web" >"$work/$name.log" 2>&1 & OURS_PID=$!
  pids+=("$OURS_PID")
  wait_for is_up "$name"
}

# sign_in PORT: tokens of a hundred people, with commas between.
sign_in() {
  node -e '
    const base = `http://127.0.0.1:${process.argv[1]}`;
    const post = (path, body) => fetch(base + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    (async () => {
      const tokens = [];
      for (let i = 0; i < 100; i++) {
        const email = `person${i}@codingninjas.com`;
        await post("/request-otp", { email });
        let otp;
        while (!otp) otp = /\b\d{6}\b/.exec((await (await fetch(`${base}/dev/mail.json?to=${email}`)).json()).at(-1)?.text ?? "")?.[0];
        tokens.push((await (await post("/verify-otp", { email, otp })).json()).token);
      }
      console.log(tokens.join(","));
    })();' "$1"
}

bench() { dotnet "artifacts/bin/Bench/release/OrleansNotify.Bench.dll" "$@"; }

# start_sink: sets SINK_PORT and SINK_PID. One socket thread that also runs what follows a read is the cheapest that .NET's sockets have.
start_sink() {
  SINK_PORT=$(free_port)
  DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT=1 DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 \
    dotnet "artifacts/bin/Bench/release/OrleansNotify.Bench.dll" sink "$SINK_PORT" >"$work/sink.log" 2>&1 & SINK_PID=$!
  pids+=("$SINK_PID")
  wait_for is_up sink
}

print_machine() { echo "machine: $(nproc) processors, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1); load $(cut -d' ' -f1-3 /proc/loadavg)"; }
