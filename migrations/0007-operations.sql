-- What the running of the system remembers of itself: backups taken, and the restores that proved them. It belongs to this
-- installation and not to its data, so a backup leaves it out.
CREATE TABLE backup_runs (
  id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  asked_by text NOT NULL CHECK (asked_by IN ('schedule', 'person')),
  outcome text CHECK (outcome IN ('verified', 'checked', 'failed')),
  name text,
  place text,
  bytes bigint,
  row_count bigint,
  restore_ms integer,
  error text
);
CREATE INDEX backup_runs_newest ON backup_runs (started_at DESC);
