#!/bin/sh
# Runs once, when the database is new. The program's role owns its database and has no rights beyond it. The superuser that PostgreSQL begins
# with is left without a password: it is reached from inside the container alone.
psql -v ON_ERROR_STOP=1 -v password="$POSTGRES_PASSWORD" --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE notify LOGIN PASSWORD :'password' NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER DATABASE notify OWNER TO notify;
REVOKE CONNECT, TEMPORARY ON DATABASE notify FROM PUBLIC;
ALTER ROLE postgres PASSWORD NULL;
SQL
