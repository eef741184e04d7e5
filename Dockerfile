# syntax=docker/dockerfile:1

# The same Node as the tests run on: see optionalDependencies in package.json.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Not npm ci, which refuses a lock file without other platforms' binaries: see bin/lib/prepare.sh.
RUN npm install --no-save --include=dev --include=optional --no-audit --no-fund --loglevel=error
COPY . .
# Told by the platform, where the history is not part of what is built.
ARG RAILWAY_GIT_COMMIT_SHA
RUN node node_modules/vite/bin/vite.js build --logLevel warn \
  && node node_modules/vite/bin/vite.js build -c vite.server.config.ts --logLevel warn \
  && node ops/image/copy-runtime-packages.ts

# The Debian that the image above stands on, with its Node alone: no npm, yarn and headers, 50 MB less to carry and to mend.
FROM debian:bookworm-slim
# tini hands signals on and clears up after children.
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* \
  && install -d -o 1000 -g 1000 -m 0700 /data
COPY --from=build /usr/local/bin/node /usr/local/bin/
# For a container of 512 MB: this heap beside the process that reads quotes, which its parent ends at 280 MB. Few malloc
# arenas and a small young generation keep an idle process small.
ENV NODE_ENV=production \
  NODE_OPTIONS="--max-old-space-size=192 --max-semi-space-size=2" \
  MALLOC_ARENA_MAX=2 \
  DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/migrations ./migrations
COPY --from=build /app/dist ./dist
# By number, so that a platform can see that it is not root.
USER 1000:1000
EXPOSE 8000
# Bash speaks TCP, so neither curl nor another Node is needed.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8000} && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "dist/server/main.js"]
