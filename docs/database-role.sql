-- Two roles for a database of your own: an owner who migrates, and the one that serves, which can change no table's shape and
-- nothing that was ever written down. Whoever gets hold of a serving process still cannot rewrite the log.
--
-- As the server's administrator, once, with passwords of your own:
--   psql -d postgres  -c 'CREATE ROLE separacao_owner LOGIN' -c 'CREATE ROLE separacao_app LOGIN'
--   psql -d postgres  -c '\password separacao_owner'         -c '\password separacao_app'
--   psql -d postgres  -c 'CREATE DATABASE separacao OWNER separacao_owner'
-- Then, and again after every migration that brings tables (it may always be repeated):
--   DATABASE_URL=postgresql://separacao_owner:…@host/separacao bin/migrate
--   psql -d separacao -f docs/database-role.sql
-- The program runs with DATABASE_URL=postgresql://separacao_app:…@host/separacao. A database that another role made
-- before becomes the owner's by this file, too.

BEGIN;

DO $$
DECLARE
  thing record;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO separacao_owner, separacao_app', current_database());
  FOR thing IN SELECT c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relowner <> 'separacao_owner'::regrole
  LOOP
    EXECUTE format('ALTER TABLE %s OWNER TO separacao_owner', thing.name);
  END LOOP;
  FOR thing IN SELECT p.oid::regprocedure AS name FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> 'separacao_owner'::regrole
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO separacao_owner', thing.name);
  END LOOP;
END $$;

ALTER SCHEMA public OWNER TO separacao_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO separacao_app;

-- What serves reads and writes rows, also of tables that later migrations bring …
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO separacao_app;
ALTER DEFAULT PRIVILEGES FOR ROLE separacao_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO separacao_app;

-- … but what was written down stays as it was written: both logs, what became of each command, what was read from each
-- quote, and which migrations there were.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_log', 'order_events', 'commands', 'quotes', 'client_names'] LOOP
    IF to_regclass('public.' || name) IS NOT NULL THEN
      EXECUTE format('REVOKE UPDATE, DELETE ON public.%I FROM separacao_app', name);
    END IF;
  END LOOP;
  IF to_regclass('public.schema_migrations') IS NOT NULL THEN
    REVOKE INSERT, UPDATE, DELETE ON public.schema_migrations FROM separacao_app;
  END IF;
  -- No order, line, product, person or device is ever erased either.
  FOREACH name IN ARRAY ARRAY['shops', 'people', 'devices', 'device_people', 'sessions', 'walls', 'logistics', 'products', 'orders', 'lines'] LOOP
    IF to_regclass('public.' || name) IS NOT NULL THEN
      EXECUTE format('REVOKE DELETE ON public.%I FROM separacao_app', name);
    END IF;
  END LOOP;
END $$;

COMMIT;

-- The day's backup proves itself by restoring into a schema of its own, if it may make one; it changes nothing in public.
-- Without this it is only read through to its end, and says so ("checked" instead of "verified"):
--   GRANT CREATE ON DATABASE separacao TO separacao_app;
