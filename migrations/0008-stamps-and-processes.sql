-- What lets a kept answer know that it is old, and processes tell each other that they live. Only new columns, triggers and
-- tables: the version before this one runs on beside it, and its writes move the stamps too.

-- Another one whenever somebody, or a way to send, is called otherwise: cards and figures show names. Random, and no
-- count: after a restore a count could come back to a number that stood for something else.
ALTER TABLE shops ADD COLUMN names_stamp uuid NOT NULL DEFAULT gen_random_uuid();

CREATE FUNCTION stamp_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE shops SET names_stamp = gen_random_uuid() WHERE id = NEW.shop_id;
  RETURN NULL;
END $$;
CREATE TRIGGER stamp_names AFTER UPDATE OF name ON people
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION stamp_names();
CREATE TRIGGER stamp_names AFTER UPDATE OF name ON logistics
  FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION stamp_names();

-- Another one whenever any fact came, went or changed. Facts are written under one lock, so nobody waits here.
ALTER TABLE figure_state ADD COLUMN stamp uuid NOT NULL DEFAULT gen_random_uuid();

CREATE FUNCTION stamp_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO figure_state (shop_id) SELECT DISTINCT shop_id FROM touched
  ON CONFLICT (shop_id) DO UPDATE SET stamp = gen_random_uuid();
  RETURN NULL;
END $$;
CREATE TRIGGER stamp_figures_new AFTER INSERT ON order_facts REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_figures();
CREATE TRIGGER stamp_figures_changed AFTER UPDATE ON order_facts REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_figures();
CREATE TRIGGER stamp_figures_gone AFTER DELETE ON order_facts REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION stamp_figures();

-- Signs of life. Not logged: after a crash of the database they are worth nothing, and they write all day long.
CREATE UNLOGGED TABLE processes (
  id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  about jsonb NOT NULL,
  vitals jsonb NOT NULL
);
-- One row a process and minute, of the last hour.
CREATE UNLOGGED TABLE process_minutes (
  at timestamptz NOT NULL,
  process_id uuid NOT NULL,
  vitals jsonb NOT NULL,
  PRIMARY KEY (at, process_id)
);
