-- Purchasing and what spans orders. Only new columns and indexes: the version before this one runs on beside it.

-- How many boxes or bags leave, as counted when the order was finished or dispatched; null: nobody said.
ALTER TABLE orders ADD COLUMN volumes smallint CHECK (volumes BETWEEN 1 AND 99);

-- The history of purchases is read from the log, newest first, and says what was missing lately. Partial, so that a
-- tick, which is neither, does not pay for them.
CREATE INDEX order_events_purchases ON order_events (shop_id, at, order_id, version) WHERE type IN ('bought', 'arrived');
CREATE INDEX order_events_missing ON order_events (shop_id, at) WHERE type = 'missingReported';
-- What took a report or a purchase back: few, and asked for at each of them.
CREATE INDEX order_events_undone ON order_events (shop_id, order_id, version)
  WHERE type IN ('unbought', 'unarrived', 'purchaseCancelled');
-- What went in place of a product before. Ids are UUIDv7, so the newest orders are at the end of each product.
CREATE INDEX lines_substituted ON lines (shop_id, code, order_id) WHERE substituted > 0;
-- What waits for somebody to have seen it: a handful, however many orders there were.
CREATE INDEX orders_with_alarms ON orders (shop_id, id) WHERE alarms <> '[]';
-- A day's dispatches. The stamp's instant is ISO UTC, which sorts as text.
CREATE INDEX orders_dispatched ON orders (shop_id, (dispatched ->> 'at')) WHERE state = 'dispatched';
