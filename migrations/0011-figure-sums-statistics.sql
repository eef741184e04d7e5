-- How many sums a scope has cannot be told from how often its kind, scope and grain occur each by itself: of all days and months the
-- whole shop's months were thought to be ten times as many as they are, and the table was read from end to end for them.
CREATE STATISTICS IF NOT EXISTS figure_sums_scopes (mcv) ON shop_id, kind, scope, grain FROM figure_sums;
-- They are empty until the table is looked at, and a shop that is filled already would wait long for that.
ANALYZE figure_sums;
