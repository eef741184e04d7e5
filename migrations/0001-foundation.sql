-- The foundation: every row, unique key and reference belongs to a shop, so that several shops in one installation, or
-- partitions by shop, need no other schema. Ids are UUIDv7 made by the application.

CREATE TABLE shops (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE people (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  login integer NOT NULL CHECK (login BETWEEN 1 AND 9999),
  name text NOT NULL CHECK (name <> ''),
  role text NOT NULL CHECK (role IN ('seller', 'picker', 'buyer', 'admin')),
  pin_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, login)
);

CREATE TABLE devices (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id)
);

-- Who has signed in on a device before: these are the avatars it offers, and for them the device is known.
CREATE TABLE device_people (
  shop_id uuid NOT NULL,
  device_id uuid NOT NULL,
  person_id uuid NOT NULL,
  last_sign_in_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, device_id, person_id),
  FOREIGN KEY (shop_id, device_id) REFERENCES devices,
  FOREIGN KEY (shop_id, person_id) REFERENCES people
);

-- Wrong PINs. `place` is a device's id where the person has signed in before, else 'unknown': all other devices together.
-- `login` and not a person's id, so that an unknown number costs and counts the same.
CREATE TABLE pin_failures (
  shop_id uuid NOT NULL REFERENCES shops,
  login integer NOT NULL,
  place text NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  lockouts integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, login, place)
);

-- `id_hash` is SHA-256 of the cookie's value: a copy of this table signs nobody in.
CREATE TABLE sessions (
  shop_id uuid NOT NULL,
  id_hash bytea NOT NULL,
  person_id uuid NOT NULL,
  device_id uuid NOT NULL,
  csrf_token text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_active_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  PRIMARY KEY (shop_id, id_hash),
  FOREIGN KEY (shop_id, person_id) REFERENCES people,
  FOREIGN KEY (shop_id, device_id) REFERENCES devices
);
CREATE INDEX sessions_of_person ON sessions (shop_id, person_id) WHERE ended_at IS NULL;

-- What administrators and sign-ins did; append-only.
CREATE TABLE audit_log (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  person_id uuid,
  device_id uuid,
  address text,
  act text NOT NULL,
  subject text,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (shop_id, id)
);

CREATE TABLE logistics (
  shop_id uuid NOT NULL REFERENCES shops,
  id text NOT NULL,
  name text NOT NULL,
  requires_box boolean NOT NULL DEFAULT false,
  cut_off text CHECK (cut_off ~ '^[0-2][0-9]:[0-5][0-9]$'),
  active boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, id)
);

CREATE TABLE products (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  code text NOT NULL,
  description text NOT NULL,
  unit text NOT NULL,
  unit_price_cents bigint NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, code)
);

-- What was read from a PDF. The file itself is not kept (a year of them would outweigh everything else ten times);
-- its digest says which file it was.
CREATE TABLE quotes (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  number text,
  content jsonb NOT NULL,
  file_sha256 bytea NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, created_by) REFERENCES people
);

CREATE TABLE orders (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  quote_id uuid NOT NULL,
  request_id uuid NOT NULL,
  number text,
  version integer NOT NULL DEFAULT 1,
  client_code text NOT NULL,
  client_name text NOT NULL,
  seller_id uuid NOT NULL,
  logistics_id text NOT NULL,
  packaging text NOT NULL CHECK (packaging IN ('box', 'bag')),
  notes text NOT NULL DEFAULT '' CHECK (length(notes) <= 500),
  note text,
  override_reason text,
  total_cents bigint NOT NULL,
  discount_cents bigint NOT NULL,
  payable_cents bigint NOT NULL,
  created_at timestamptz NOT NULL,
  finished jsonb,
  dispatched jsonb,
  cancelled jsonb,
  paused jsonb,
  reopen_count integer NOT NULL DEFAULT 0,
  alarms jsonb NOT NULL DEFAULT '[]',
  -- what a card shows, kept by the same transaction that moves units, so that the board reads one row an order
  state text NOT NULL CHECK (state IN ('new', 'picking', 'waiting', 'ready', 'finished', 'dispatched', 'cancelled')),
  progress double precision NOT NULL CHECK (progress BETWEEN 0 AND 1),
  lines_count integer NOT NULL,
  lines_resolved integer NOT NULL,
  units integer NOT NULL,
  units_resolved integer NOT NULL,
  units_missing integer NOT NULL,
  units_arrived integer NOT NULL,
  pickers jsonb NOT NULL DEFAULT '[]',
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (shop_id, id),
  FOREIGN KEY (shop_id, quote_id) REFERENCES quotes,
  FOREIGN KEY (shop_id, seller_id) REFERENCES people,
  FOREIGN KEY (shop_id, logistics_id) REFERENCES logistics,
  UNIQUE (shop_id, request_id),
  CHECK ((state = 'cancelled') = (cancelled IS NOT NULL)),
  CHECK (state <> 'finished' OR finished IS NOT NULL),
  CHECK (state <> 'dispatched' OR dispatched IS NOT NULL)
);
-- One uncancelled order per quote number: the index settles the race, not the question before it.
CREATE UNIQUE INDEX orders_number ON orders (shop_id, number) WHERE cancelled IS NULL AND number IS NOT NULL;
CREATE UNIQUE INDEX orders_quote ON orders (shop_id, quote_id) WHERE cancelled IS NULL;
-- The board: only what is open, so a million finished orders cost it nothing.
CREATE INDEX orders_open ON orders (shop_id, created_at) WHERE state IN ('new', 'picking', 'waiting', 'ready');
CREATE INDEX orders_by_state ON orders (shop_id, state, id DESC);
CREATE INDEX orders_changed ON orders (shop_id, changed_at);

CREATE TABLE lines (
  shop_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  position integer NOT NULL,
  product_id uuid NOT NULL,
  code text NOT NULL,
  description text NOT NULL,
  unit text NOT NULL,
  unit_price_cents bigint NOT NULL,
  total_cents bigint NOT NULL,
  requested integer NOT NULL CHECK (requested BETWEEN 1 AND 1000000),
  pending integer NOT NULL CHECK (pending >= 0),
  picked integer NOT NULL DEFAULT 0 CHECK (picked >= 0),
  to_buy integer NOT NULL DEFAULT 0 CHECK (to_buy >= 0),
  bought integer NOT NULL DEFAULT 0 CHECK (bought >= 0),
  arrived integer NOT NULL DEFAULT 0 CHECK (arrived >= 0),
  substituted integer NOT NULL DEFAULT 0 CHECK (substituted >= 0),
  not_sent integer NOT NULL DEFAULT 0 CHECK (not_sent >= 0),
  note text,
  substitutes jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (shop_id, order_id, id),
  FOREIGN KEY (shop_id, order_id) REFERENCES orders,
  FOREIGN KEY (shop_id, product_id) REFERENCES products,
  UNIQUE (shop_id, order_id, position),
  CHECK (pending + picked + to_buy + bought + arrived + substituted + not_sent = requested)
) WITH (fillfactor = 85);

-- The log. One event per version: two writers can never both be next.
CREATE TABLE order_events (
  shop_id uuid NOT NULL,
  order_id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  type text NOT NULL,
  at timestamptz NOT NULL,
  happened_at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  command_id uuid,
  data jsonb NOT NULL,
  PRIMARY KEY (shop_id, order_id, version),
  FOREIGN KEY (shop_id, order_id) REFERENCES orders,
  FOREIGN KEY (shop_id, by_id) REFERENCES people
);

-- What became of each command: a replay is answered from here.
CREATE TABLE commands (
  shop_id uuid NOT NULL,
  order_id uuid NOT NULL,
  command_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  retry_of uuid,
  at timestamptz NOT NULL,
  result jsonb NOT NULL,
  PRIMARY KEY (shop_id, order_id, command_id),
  FOREIGN KEY (shop_id, order_id) REFERENCES orders,
  FOREIGN KEY (shop_id, actor_id) REFERENCES people
);
CREATE UNIQUE INDEX commands_retry ON commands (shop_id, order_id, retry_of) WHERE retry_of IS NOT NULL;

INSERT INTO shops (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'PMCELL São Paulo');
INSERT INTO logistics (shop_id, id, name, requires_box, cut_off, position)
SELECT '00000000-0000-7000-8000-000000000001', l.* FROM (VALUES
  ('correios', 'Correios', true, '16:00', 1),
  ('melhor_envio', 'Melhor Envio', true, '15:00', 2),
  ('onibus', 'Ônibus', true, '17:00', 3),
  ('motoboy', 'Motoboy', false, NULL, 4),
  ('retirada', 'Retirada na loja', false, NULL, 5),
  ('lalamove', 'Lalamove', false, NULL, 6)
) AS l(id, name, requires_box, cut_off, position);
