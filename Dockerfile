# syntax=docker/dockerfile:1
# docker build --target silo -t orleansnotify/silo . ; docker build --target gateway -t orleansnotify/gateway .
FROM node:22-slim AS dashboard
WORKDIR /source
COPY clients/ ./
# Not "npm ci": it refuses a lock file that lacks packages which only other platforms need.
RUN npm install --no-save --no-audit --no-fund --workspace dashboard && DASHBOARD_OUT=/out/app npm run build --workspace dashboard

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# What decides which packages are needed comes first: a changed line of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY Grains.Interfaces/Grains.Interfaces.csproj Grains.Interfaces/packages.lock.json Grains.Interfaces/
COPY Rules/Rules.csproj Rules/packages.lock.json Rules/
COPY Providers/Providers.csproj Providers/packages.lock.json Providers/
COPY Storage/Storage.csproj Storage/packages.lock.json Storage/
COPY Hosting/Hosting.csproj Hosting/packages.lock.json Hosting/
COPY Grains/Grains.csproj Grains/packages.lock.json Grains/
COPY Silo/Silo.csproj Silo/packages.lock.json Silo/
COPY Gateway.Web/Gateway.Web.csproj Gateway.Web/packages.lock.json Gateway.Web/
RUN dotnet restore Silo && dotnet restore Gateway.Web

COPY Grains.Interfaces/ Grains.Interfaces/
COPY Rules/ Rules/
COPY Providers/ Providers/
COPY Storage/ Storage/
COPY Hosting/ Hosting/
COPY Grains/ Grains/
COPY Silo/ Silo/
COPY Gateway.Web/ Gateway.Web/
RUN dotnet publish Silo -c Release --no-restore -o /out/silo \
  && dotnet publish Gateway.Web -c Release --no-restore -o /out/gateway

# Machine code beside the IL, so that a start compiles far less; where its compiler cannot be had, the images do without.
COPY scripts/ready.sh scripts/crossgen.proj scripts/
RUN for program in silo gateway; do scripts/ready.sh /out/$program /out/$program || true; done
COPY --from=dashboard /out/app /out/gateway/wwwroot/app

# Neither a shell nor a package manager; "extra" has the ICU that names of people are compared with. No HEALTHCHECK, as there is nothing
# that could ask: compose and Kubernetes look from outside.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS base
WORKDIR /app
# The root file system may be read-only: what is written goes to /tmp.
ENV DATA_DIR=/tmp HEALTH_PORT=8081
USER $APP_UID
STOPSIGNAL SIGTERM
EXPOSE 8081

FROM base AS silo
COPY --from=build /out/silo .
EXPOSE 11111 30000
ENTRYPOINT ["dotnet", "OrleansNotify.Silo.dll"]

FROM base AS gateway
COPY --from=build /out/gateway .
ENV ROLE=gateway PORT=3000
EXPOSE 3000
ENTRYPOINT ["dotnet", "OrleansNotify.Gateway.Web.dll"]
