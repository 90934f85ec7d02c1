#!/usr/bin/env bash
# Private services for the tests that need a Redis, a Redis cluster or a Postgres. They listen on free ports of the loopback
# device, keep their data in one temporary folder, and touch no service that already runs on the machine.
#
#   scripts/test-services.sh start [--install]   starts what does not run yet, and prints the settings
#   export $(scripts/test-services.sh env)       hands the settings to the tests
#   scripts/test-services.sh stop                ends all of it and removes the data
#
# The programs are those of the machine: redis-server or valkey-server, and Postgres. With --install missing ones are
# installed by apt-get or Homebrew; without it the script says what to install.
set -euo pipefail

readonly FOLDER="${SALLYPORT_TEST_SERVICES_DIR:-${TMPDIR:-/tmp}/sallyport-test-services-$(id -u)}"
readonly ENV_FILE="$FOLDER/env"
readonly CLUSTER_NODES=6

fail() {
  echo "test-services: $*" >&2
  exit 1
}

# What failed keeps nothing, so its log is shown.
fail_with_log() {
  tail -n 20 "$1" >&2 || true
  fail "$2"
}

first_program() {
  local name
  for name in "$@"; do
    if command -v "$name" 2>/dev/null; then return; fi
  done
}

# The folder of initdb and pg_ctl: Debian keeps them off the path, one folder a version; Homebrew likewise.
postgres_folder() {
  local folder found=''
  for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
    if [[ -x "$folder/initdb" && -x "$folder/pg_ctl" ]]; then found="$folder"; fi
  done
  if [[ -z "$found" ]] && command -v initdb >/dev/null && command -v pg_ctl >/dev/null; then
    found="$(dirname "$(command -v initdb)")"
  fi
  echo "$found"
}

find_programs() {
  REDIS_SERVER="$(first_program redis-server valkey-server)"
  REDIS_CLI="$(first_program redis-cli valkey-cli)"
  POSTGRES_FOLDER="$(postgres_folder)"
}

has_programs() {
  find_programs
  [[ -n "$REDIS_SERVER" && -n "$REDIS_CLI" && -n "$POSTGRES_FOLDER" ]]
}

# As root, as in a container, what is installed is not started by the system: the tests have their own.
without_starting() {
  local policy=/usr/sbin/policy-rc.d
  if [[ "$(id -u)" != 0 || -e "$policy" ]]; then
    "$@"
    return
  fi
  # shellcheck disable=SC2064 # The name is that of now.
  trap "rm -f '$policy'" EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  "$@"
  rm -f "$policy"
  trap - EXIT
}

as_root() {
  if [[ "$(id -u)" == 0 ]]; then "$@"; else sudo "$@"; fi
}

install_programs() {
  if command -v apt-get >/dev/null; then
    as_root apt-get update -qq
    without_starting as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      -o DPkg::Lock::Timeout=120 redis-server redis-tools postgresql
  elif command -v brew >/dev/null; then
    brew install --quiet redis postgresql@17
  else
    fail 'cannot install here: install Redis 7 or later and Postgres 15 or later'
  fi
}

# Postgres refuses to run as root, so that root runs it as the user of its package, or as nobody.
postgres_user() {
  if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}

as_postgres_user() {
  if [[ "$(id -u)" != 0 ]]; then
    "$@"
  elif command -v runuser >/dev/null; then
    (cd / && runuser -u "$(postgres_user)" -- "$@")
  else
    (cd / && su "$(postgres_user)" -s /bin/sh -c "$(printf '%q ' "$@")")
  fi
}

free_ports() {
  node -e '
    const { createServer } = require("node:net");
    const servers = Array.from({ length: Number(process.argv[1]) }, () => createServer());
    const listening = servers.map((server) => new Promise((done) => server.listen(0, "127.0.0.1", done)));
    Promise.all(listening).then(() => {
      for (const server of servers) { console.log(server.address().port); server.close(); }
    });' "$1"
}

# A process id may have gone to another program since. Small images of Linux have no ps.
command_of() {
  if [[ -d /proc/self ]]; then tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline"; else ps -p "$1" -o command= 2>/dev/null; fi
}

is_redis() {
  [[ -n "$1" ]] && command_of "$1" | grep -Eq '(redis|valkey)-server'
}

is_running() {
  [[ -f "$ENV_FILE" ]] || return 1
  local file
  for file in "$FOLDER"/redis-*/pid; do
    [[ -f "$file" ]] && is_redis "$(cat "$file")" || return 1
  done
  as_postgres_user "$POSTGRES_FOLDER/pg_ctl" -D "$FOLDER/postgres" status >/dev/null 2>&1
}

start_redis() {
  local port="$1"
  shift
  mkdir "$FOLDER/redis-$port"
  "$REDIS_SERVER" --port "$port" --bind 127.0.0.1 --dir "$FOLDER/redis-$port" --pidfile "$FOLDER/redis-$port/pid" \
    --daemonize yes --save '' --appendonly no --logfile "$FOLDER/redis-$port/log" "$@" >/dev/null
}

wait_for() {
  local tries
  for ((tries = 0; tries < 150; tries += 1)); do
    if "$@" >/dev/null 2>&1; then return; fi
    sleep 0.2
  done
  fail "did not come up: $*"
}

is_cluster_whole() {
  local port="$1"
  "$REDIS_CLI" -p "$port" cluster info | grep -q 'cluster_state:ok' &&
    [[ "$("$REDIS_CLI" -p "$port" cluster nodes | grep -c 'slave')" == $((CLUSTER_NODES / 2)) ]]
}

# The bus has ports of its own: by default they lie 10,000 higher, where there may be none.
start_cluster() {
  local index port ports=("${@:1:CLUSTER_NODES}") buses=("${@:CLUSTER_NODES+1}") places=()
  for ((index = 0; index < CLUSTER_NODES; index += 1)); do
    start_redis "${ports[index]}" --cluster-enabled yes --cluster-port "${buses[index]}" \
      --cluster-config-file nodes.conf --cluster-node-timeout 2000
    places+=("127.0.0.1:${ports[index]}")
  done
  for port in "${ports[@]}"; do wait_for "$REDIS_CLI" -p "$port" ping; done
  "$REDIS_CLI" --cluster create "${places[@]}" --cluster-replicas 1 --cluster-yes >"$FOLDER/cluster.log" 2>&1 ||
    fail_with_log "$FOLDER/cluster.log" 'the cluster was not made'
  for port in "${ports[@]}"; do wait_for is_cluster_whole "$port"; done
  CLUSTER_URLS="$(printf ',redis://%s' "${places[@]}")"
  CLUSTER_URLS="${CLUSTER_URLS:1}"
}

start_postgres() {
  local port="$1" password
  password="$(node -e 'console.log(require("node:crypto").randomBytes(16).toString("hex"))')"
  mkdir "$FOLDER/postgres"
  echo "$password" >"$FOLDER/postgres-password"
  if [[ "$(id -u)" == 0 ]]; then chown "$(postgres_user)" "$FOLDER/postgres" "$FOLDER/postgres-password"; fi
  as_postgres_user "$POSTGRES_FOLDER/initdb" -D "$FOLDER/postgres" -U sallyport -E UTF8 --locale=C \
    --auth=scram-sha-256 --pwfile="$FOLDER/postgres-password" >"$FOLDER/initdb.log" 2>&1 ||
    fail_with_log "$FOLDER/initdb.log" 'initdb failed'
  as_postgres_user "$POSTGRES_FOLDER/pg_ctl" -D "$FOLDER/postgres" -l "$FOLDER/postgres/log" -w \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=''" start >/dev/null ||
    fail_with_log "$FOLDER/postgres/log" 'Postgres did not start'
  POSTGRES_URL="postgres://sallyport:$password@127.0.0.1:$port/postgres"
}

start() {
  # Only the settings go to the standard output.
  if ! has_programs && [[ "${1:-}" == '--install' ]]; then install_programs >&2; fi
  has_programs ||
    fail 'needs Redis 7 or later (apt-get install redis-server, brew install redis) and Postgres 15 or later' \
      '(apt-get install postgresql, brew install postgresql@17); --install installs them'
  if is_running; then
    cat "$ENV_FILE"
    return
  fi
  stop
  # Others may go through the folder, as the user of Postgres has to, but not read it.
  mkdir -m 711 "$FOLDER"
  umask 077
  local ports=()
  while read -r port; do ports+=("$port"); done < <(free_ports $((2 + 2 * CLUSTER_NODES)))
  trap stop EXIT
  start_redis "${ports[0]}"
  wait_for "$REDIS_CLI" -p "${ports[0]}" ping
  start_cluster "${ports[@]:2}"
  start_postgres "${ports[1]}"
  {
    echo "SALLYPORT_TEST_REDIS_URL=redis://127.0.0.1:${ports[0]}"
    echo "SALLYPORT_TEST_REDIS_CLUSTER=$CLUSTER_URLS"
    echo "SALLYPORT_TEST_POSTGRES_URL=$POSTGRES_URL"
  } >"$ENV_FILE"
  trap - EXIT
  cat "$ENV_FILE"
}

stop() {
  [[ -e "$FOLDER" ]] || return 0
  [[ -d "$FOLDER" && -O "$FOLDER" && ! -L "$FOLDER" ]] || fail "$FOLDER is not a folder of this user"
  local file pid
  for file in "$FOLDER"/redis-*/pid; do
    [[ -f "$file" ]] || continue
    pid="$(cat "$file")"
    if is_redis "$pid"; then kill -KILL "$pid"; fi
  done
  if [[ -f "$FOLDER/postgres/postmaster.pid" ]]; then
    find_programs
    as_postgres_user "$POSTGRES_FOLDER/pg_ctl" -D "$FOLDER/postgres" -m immediate -w stop >/dev/null || true
  fi
  rm -rf "$FOLDER"
}

case "${1:-}" in
  start) start "${2:-}" ;;
  stop) stop ;;
  env) [[ -f "$ENV_FILE" ]] && cat "$ENV_FILE" || fail 'nothing runs; see "start"' ;;
  *) fail 'usage: test-services.sh start [--install] | stop | env' ;;
esac
