-- Figures. What a finished order adds to them is a fact; sums over facts are kept beside, so that a page reads days and
-- months instead of orders. Everything here is derived from the log and may be emptied: it is made again from there.

-- One row for each order that was ever finished. `day` is the shop's day of the last finish, null while it is open again.
-- `basis` names the rules and working hours that the clocks were measured by; a fact on another basis is made again.
CREATE TABLE order_facts (
  shop_id uuid NOT NULL,
  order_id uuid NOT NULL,
  version integer NOT NULL,
  basis text NOT NULL,
  day date,
  seller_id uuid NOT NULL,
  logistics_id text NOT NULL,
  lines integer NOT NULL DEFAULT 0,
  units bigint NOT NULL DEFAULT 0,
  queue_ms bigint NOT NULL DEFAULT 0,
  hands_on_ms bigint NOT NULL DEFAULT 0,
  purchase_ms bigint NOT NULL DEFAULT 0,
  ready_ms bigint NOT NULL DEFAULT 0,
  people jsonb NOT NULL DEFAULT '[]',
  products jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (shop_id, order_id),
  FOREIGN KEY (shop_id, order_id) REFERENCES orders
);
CREATE INDEX order_facts_day ON order_facts (shop_id, day) WHERE day IS NOT NULL;
CREATE INDEX order_facts_basis ON order_facts (shop_id, basis);

CREATE TABLE figure_days (
  shop_id uuid NOT NULL,
  day date NOT NULL,
  seller_id uuid NOT NULL,
  logistics_id text NOT NULL,
  orders integer NOT NULL,
  lines integer NOT NULL,
  units bigint NOT NULL,
  queue_ms bigint NOT NULL,
  hands_on_ms bigint NOT NULL,
  purchase_ms bigint NOT NULL,
  ready_ms bigint NOT NULL,
  PRIMARY KEY (shop_id, day, seller_id, logistics_id)
);

-- People and products. `scope` is '' for the whole shop, 's:' and a seller, 'l:' and a logistics, or both. Months are kept for
-- each scope, days for the whole shop only: what a filter needs besides whole months is read from the facts.
CREATE TABLE figure_sums (
  shop_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'product')),
  scope text NOT NULL,
  grain text NOT NULL CHECK (grain IN ('day', 'month')),
  start date NOT NULL,
  subject text NOT NULL,
  orders integer NOT NULL DEFAULT 0,
  lines integer NOT NULL DEFAULT 0,
  units bigint NOT NULL DEFAULT 0,
  hands_on_ms bigint NOT NULL DEFAULT 0,
  missing bigint NOT NULL DEFAULT 0,
  missing_orders integer NOT NULL DEFAULT 0,
  bought bigint NOT NULL DEFAULT 0,
  bought_orders integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, kind, scope, grain, start, subject)
);

-- Orders changed before this moment have their facts.
CREATE TABLE figure_state (
  shop_id uuid PRIMARY KEY REFERENCES shops,
  caught_up_to timestamptz NOT NULL DEFAULT '-infinity'
);

-- History. Closed orders are walked newest first; the predicate keeps ticks on open orders free of these indexes.
CREATE INDEX orders_closed_newest ON orders (shop_id, created_at DESC, id DESC) WHERE state IN ('finished', 'dispatched', 'cancelled');
CREATE INDEX orders_closed_client ON orders (shop_id, client_name, created_at DESC, id DESC) WHERE state IN ('finished', 'dispatched', 'cancelled');
CREATE INDEX orders_closed_seller ON orders (shop_id, seller_id, created_at DESC, id DESC) WHERE state IN ('finished', 'dispatched', 'cancelled');
CREATE INDEX orders_closed_logistics ON orders (shop_id, logistics_id, created_at DESC, id DESC) WHERE state IN ('finished', 'dispatched', 'cancelled');
CREATE INDEX orders_closed_number ON orders (shop_id, number text_pattern_ops) WHERE state IN ('finished', 'dispatched', 'cancelled');
-- Ids are UUIDv7: the newest orders of a product lie at the end of its range.
CREATE INDEX lines_of_product ON lines (shop_id, product_id, order_id);

-- Lower-case words without accents, as somebody in a hurry types them.
CREATE FUNCTION search_words(words text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_remove(
    regexp_split_to_array(regexp_replace(lower(normalize(words, NFKD)), U&'[\0300-\036F]', '', 'g'), '[^[:alnum:]]+'), '')
$$;

ALTER TABLE products ADD COLUMN words tsvector GENERATED ALWAYS AS (array_to_tsvector(search_words(code || ' ' || description))) STORED;
CREATE INDEX products_words ON products USING gin (words);

-- Every name that an order was ever made for: few words to search, instead of all orders.
CREATE TABLE client_names (
  shop_id uuid NOT NULL REFERENCES shops,
  name text NOT NULL,
  words tsvector GENERATED ALWAYS AS (array_to_tsvector(search_words(name))) STORED,
  PRIMARY KEY (shop_id, name)
);
CREATE INDEX client_names_words ON client_names USING gin (words);
INSERT INTO client_names (shop_id, name) SELECT DISTINCT shop_id, client_name FROM orders;

-- A trigger, so that an order cannot come into being unfindable, whoever writes it (the version before this one, too).
CREATE FUNCTION remember_client_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO client_names (shop_id, name) SELECT DISTINCT shop_id, client_name FROM made ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER remember_client_names AFTER INSERT ON orders REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION remember_client_names();
