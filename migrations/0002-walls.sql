-- Wall screens: devices that show the board and belong to nobody. `token_hash` is SHA-256 of the token, which is shown once.
CREATE TABLE walls (
  shop_id uuid NOT NULL REFERENCES shops,
  id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  token_hash bytea NOT NULL,
  created_by uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (shop_id, id),
  UNIQUE (shop_id, token_hash),
  FOREIGN KEY (shop_id, created_by) REFERENCES people
);
