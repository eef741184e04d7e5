-- The open orders of the measured shop, in the peer's tables.
INSERT INTO peer_person (id, name, role, active) SELECT id, name, role, active FROM people;
INSERT INTO peer_session (id_hash, person_id, csrf_token) SELECT id_hash, person_id, csrf_token FROM sessions;
INSERT INTO peer_order (id, number, version, state, client_code, client_name, seller_id, logistics, packaging, progress, created_at,
  lines_count, lines_resolved, units, units_resolved, units_missing, units_arrived, pickers)
SELECT id, number, version, state, client_code, client_name, seller_id, logistics_id, packaging, progress, created_at,
  lines_count, lines_resolved, units, units_resolved, units_missing, units_arrived, pickers
FROM orders WHERE state IN ('new', 'picking', 'waiting', 'ready');
INSERT INTO peer_line (id, order_id, position, code, description, unit, requested, pending, picked, to_buy, bought, arrived, substituted, not_sent)
SELECT l.id, l.order_id, l.position, l.code, l.description, l.unit, l.requested, l.pending, l.picked, l.to_buy, l.bought, l.arrived,
  l.substituted, l.not_sent
FROM lines l JOIN peer_order o ON o.id = l.order_id;
ANALYZE;
