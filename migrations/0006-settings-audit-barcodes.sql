-- Settings, the audit log and learned barcodes. Only additions: the version before this one runs on beside it.

-- The shop's picture, apart from its settings: those are read often and by everybody, this by its own address.
CREATE TABLE shop_logos (
  shop_id uuid PRIMARY KEY REFERENCES shops,
  media_type text NOT NULL CHECK (media_type IN ('image/png', 'image/webp')),
  bytes bytea NOT NULL CHECK (length(bytes) <= 102400),
  digest text NOT NULL
);

-- What a device calls itself, so that an administrator tells a tablet from a telephone.
ALTER TABLE devices ADD COLUMN agent text;

-- From where an act on an order came; null: before this was kept, or no screen did it.
ALTER TABLE order_events ADD COLUMN device_id uuid;
ALTER TABLE order_events ADD COLUMN address text;

-- What was written down stays as it was written, also for a program with a mistake in it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_log_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER order_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON order_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX audit_log_newest ON audit_log (shop_id, at DESC, id DESC);
CREATE INDEX audit_log_of_subject ON audit_log (shop_id, subject, at DESC, id DESC) WHERE subject IS NOT NULL;
CREATE INDEX audit_log_of_person ON audit_log (shop_id, person_id, at DESC, id DESC);
-- The log grows in the order of its moments, so a summary of each stretch finds a period, and costs a tick nothing.
CREATE INDEX order_events_at ON order_events USING brin (at) WITH (pages_per_range = 16, autosummarize = on);

-- Which product a barcode is on: learned once by whoever scanned it, for everybody.
CREATE TABLE barcodes (
  shop_id uuid NOT NULL REFERENCES shops,
  code text NOT NULL CHECK (length(code) BETWEEN 1 AND 100),
  product_id uuid NOT NULL,
  learned_by uuid NOT NULL,
  learned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, code),
  FOREIGN KEY (shop_id, product_id) REFERENCES products,
  FOREIGN KEY (shop_id, learned_by) REFERENCES people
);
CREATE INDEX barcodes_of_product ON barcodes (shop_id, product_id);
