# syntax=docker/dockerfile:1
# One recipe for every app: docker build --build-arg APP=claims --tag claimstream/claims .
# All stages but the last are the same for all of them and are built once. `tools/deployment/dockerfile.spec.ts` checks what can be checked unbuilt.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-slim AS build
WORKDIR /build
ENV NX_DAEMON=false
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
RUN npx nx run-many -t build --exclude @claimstream/bench
# Development packages go last: kafkajs is patched by one of them. Optional ones are the embedded PostgreSQL, which no image needs.
RUN npm prune --omit=dev --omit=optional --no-audit --no-fund
RUN find apps libs -type d -name src -prune -exec rm -r {} +

FROM node:${NODE_VERSION}-slim
ARG APP
WORKDIR /claimstream
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/libs libs
COPY --from=build /build/apps/${APP} app
# Where a volume for files is mounted; without one the folder is there and belongs to the user below.
RUN install --directory --owner=node --group=node /data

# One arena: the C library would keep freed memory in one for each thread, some 20 MB of a service.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=1 \
    HTTP_HOST=0.0.0.0 \
    PORT=8080
USER 1000:1000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.MANAGEMENT_PORT || process.env.PORT) + '/health/live').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# A heap that keeps a service below 250 MB, as `npm run stack` and the bench have it.
CMD ["node", "--max-old-space-size=160", "--max-semi-space-size=8", "--heap-growing-percent=100", "app/dist/main.js"]
