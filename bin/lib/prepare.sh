# Shared by the commands in bin/: what a fresh clone lacks. Sourced from the root of the checkout.
# Does nothing, in a few milliseconds, when all is there: the second start must be quick.

# What docs and compose put into a file; what stands in the environment itself comes first.
ENV_FILE=()
if [ -f .env ]; then ENV_FILE=(--env-file=.env); fi

# The program runs on the Node that npm brings along; the machine's own only has to be good enough for npm.
require_node() {
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    echo "Falta o Node.js. Instale o Node 20 ou mais novo, com npm (https://nodejs.org), e rode de novo." >&2
    exit 1
  fi
  local version
  version=$(node -p 'process.versions.node')
  if [ "${version%%.*}" -lt 20 ]; then
    echo "O Node desta máquina é o $version. Instale o Node 20 ou mais novo e rode de novo." >&2
    exit 1
  fi
}

# npm's own list of what it installed (absent after an install that was cut off) against the lock file.
installed_matches_lock() {
  [ -f node_modules/.package-lock.json ] || return 1
  node_modules/.bin/node -e '
    const read = (file) => JSON.parse(require("node:fs").readFileSync(file, "utf8")).packages;
    const installed = read("node_modules/.package-lock.json");
    const missing = Object.entries(read("package-lock.json")).find(
      ([path, { version, optional }]) => path !== "" && installed[path]?.version !== version && (installed[path] || !optional),
    );
    process.exit(missing ? 1 : 0);'
}

ensure_packages() {
  local stamp=node_modules/.installed-lock
  if [ -x node_modules/.bin/node ]; then
    if cmp -s package-lock.json "$stamp"; then return; fi
    # In an image node_modules comes complete and belongs to somebody else: nothing to install, nothing to stamp.
    if [ ! -w node_modules ]; then return; fi
    if installed_matches_lock; then cp package-lock.json "$stamp"; return; fi
  fi
  require_node
  # Two commands at once (a start and a test) must not tear each other's node_modules apart.
  exec 9>"${TMPDIR:-/tmp}/separacao-install-$(id -u)-$(pwd | cksum | cut -d' ' -f1).lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    echo "Outra instalação está em andamento; esperando ela terminar…" >&2
    flock 9
  fi
  if ! cmp -s package-lock.json "$stamp"; then
    echo "Instalando os pacotes (só na primeira vez e quando mudam; pode levar um minuto)…" >&2
    # Exactly what the lock file names, like npm ci, which refuses a lock without the other platforms' optional
    # binaries; not every registry serves those. The tools that build the screens are needed in production too.
    npm install --no-save --include=dev --include=optional --no-audit --no-fund --loglevel=error >&2
    if [ ! -x node_modules/.bin/node ]; then
      echo "O npm terminou, mas não há Node 24 para esta máquina ($(uname -s) $(uname -m)). O sistema roda em Linux x64 e arm64." >&2
      exit 1
    fi
    cp package-lock.json "$stamp"
  fi
  exec 9>&-
}

# The sources that the screens are made of; dist/web/.built is as old as the last complete build.
web_is_fresh() {
  [ -f dist/web/.built ] || return 1
  local newer
  newer=$(find web shared package-lock.json vite.config.* index.html -newer dist/web/.built -not -name '*.test.ts*' -print -quit 2>/dev/null || true)
  [ -z "$newer" ]
}

ensure_web() {
  if web_is_fresh; then return; fi
  [ -e vite.config.ts ] || return 0
  if [ -d dist/web ] && [ ! -w dist/web ]; then return; fi
  echo "Montando as telas…" >&2
  local started
  started=$(mktemp)
  node_modules/.bin/node node_modules/vite/bin/vite.js build --logLevel warn >&2
  # Dated from before the build: what changed while it ran is built again next time.
  touch -r "$started" dist/web/.built
  rm -f "$started"
}

# Bundled beside the screens; dist/server/.built is as old as the last complete build.
ensure_server() {
  if [ -f dist/server/.built ] && [ -z "$(find server shared package-lock.json vite.server.config.ts -newer dist/server/.built -not -name '*.test.ts' -print -quit)" ]; then return; fi
  if [ -d dist/server ] && [ ! -w dist/server ]; then return; fi
  echo "Montando o servidor…" >&2
  local started
  started=$(mktemp)
  node_modules/.bin/node node_modules/vite/bin/vite.js build -c vite.server.config.ts --logLevel warn >&2
  touch -r "$started" dist/server/.built
  rm -f "$started"
}
