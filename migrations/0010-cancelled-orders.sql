-- The history of what was cancelled, of one seller or one way to send: a fiftieth of all orders, which walking along a seller's would
-- be long in meeting.
CREATE INDEX IF NOT EXISTS orders_cancelled ON orders (shop_id, created_at DESC, id DESC) WHERE state = 'cancelled';
