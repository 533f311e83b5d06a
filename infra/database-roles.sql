-- Makes the seven login roles and the database on a PostgreSQL server of your own (15 or newer).
-- Run it once, with psql 15 or newer, as a superuser or as a role with CREATEROLE and CREATEDB:
--
--   export KINERJA_OWNER_PASSWORD=… KINERJA_RW_PASSWORD=… KINERJA_SCORING_PASSWORD=… \
--          KINERJA_ROLLUP_PASSWORD=… KINERJA_NATIONAL_PASSWORD=… KINERJA_RELAY_PASSWORD=… \
--          KINERJA_PLATFORM_PASSWORD=…
--   psql "postgresql://postgres@server:5432/postgres" -f infra/database-roles.sql
--
-- Other names: -v prefix=kinerja_ (then set KINERJA_ROLE_PREFIX too) and -v database=kinerja.
-- Afterwards give DATABASE_URL (role rw) and DATABASE_OWNER_URL, DATABASE_SCORING_URL, … to the
-- program, and run `kinerja migrate`. What exists already is left as it is, passwords included.

\set ON_ERROR_STOP on
\if :{?prefix} \else \set prefix kinerja_ \endif
\if :{?database} \else \set database kinerja \endif

\set owner_password ''
\set rw_password ''
\set scoring_password ''
\set rollup_password ''
\set national_password ''
\set relay_password ''
\set platform_password ''
\getenv owner_password KINERJA_OWNER_PASSWORD
\getenv rw_password KINERJA_RW_PASSWORD
\getenv scoring_password KINERJA_SCORING_PASSWORD
\getenv rollup_password KINERJA_ROLLUP_PASSWORD
\getenv national_password KINERJA_NATIONAL_PASSWORD
\getenv relay_password KINERJA_RELAY_PASSWORD
\getenv platform_password KINERJA_PLATFORM_PASSWORD

SELECT '' IN (:'owner_password', :'rw_password', :'scoring_password', :'rollup_password',
              :'national_password', :'relay_password', :'platform_password') AS incomplete \gset
\if :incomplete
  DO $$ BEGIN RAISE EXCEPTION 'set all seven KINERJA_…_PASSWORD variables first'; END $$;
\endif

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION'
              ' PASSWORD %L', :'prefix' || role, password)
FROM (VALUES ('owner', :'owner_password'), ('rw', :'rw_password'),
             ('scoring', :'scoring_password'), ('rollup', :'rollup_password'),
             ('national', :'national_password'), ('relay', :'relay_password'),
             ('platform', :'platform_password')) AS wanted (role, password)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'prefix' || role) \gexec

-- managed servers give no superuser: who makes a database for the owner must be its member
SELECT format('GRANT %I TO CURRENT_USER', :'prefix' || 'owner')
WHERE NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) \gexec

-- names are sorted by a stored key, so the locale needs to know letters and nothing else
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8'' %s',
              :'database', :'prefix' || 'owner',
              CASE WHEN current_setting('server_version_num')::int >= 170000
                   THEN 'LOCALE ''C'' LOCALE_PROVIDER builtin BUILTIN_LOCALE ''C.UTF-8'''
                   ELSE 'LOCALE ''C.UTF-8''' END)
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
