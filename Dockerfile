# One image for every role; VERBATIM_ROLES says what a container does. docs/operations.md has more.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself: without its script, the package `node` stays empty.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY bin bin
COPY commands commands
COPY content content
COPY src src
RUN install --directory --owner=node --group=node /data
USER node
# Everything that is written is in /data and /tmp: the rest may be read-only.
VOLUME /data
ENV NODE_ENV=production \
    ARCHIVE_FILE=/data/archive.sqlite \
    STATE_FILE=/data/state.sqlite \
    HTTP_HOST=0.0.0.0 \
    HEALTH_PORT=8081
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "bin/verbatim.js"]
CMD ["serve", "--http"]
