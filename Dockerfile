# syntax=docker/dockerfile:1
# A gateway in a container. Build: docker build -t sallyport .   Run: see docker-compose.yml.

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The build is run on its own line below, when the sources are there.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
# The clients of Redis, Valkey and Postgres, which only fleets need, are optional peers: pruning takes them out.
RUN npm run build && npm prune --omit=dev --ignore-scripts
RUN npm install --prefix ./clients --no-package-lock --ignore-scripts ioredis@6.0.0 pg@8.23.1 && cp -rn clients/node_modules/. node_modules/

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The database and the generated keys, and the key ring; mode 0700, of the user that runs the gateway.
RUN mkdir -m 0700 /state /ring && chown node:node /state /ring
USER node
VOLUME ["/state", "/ring"]
EXPOSE 8787
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["serve", "--config", "/config/sallyport.yaml"]
