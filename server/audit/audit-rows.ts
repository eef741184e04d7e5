export interface Parameters {
  values: unknown[];
  add(value: unknown): string;
}

export function parameters(...values: unknown[]): Parameters {
  return { values, add: (value) => `$${values.push(value)}` };
}

type Conditions = (text: string) => string;
type After = (at: string, key: string) => string;

/** $1 is the shop, $2 and $3 the stretch of time. Both selects have the same columns; `key` settles what came at one moment. */
export function auditRows(conditions: Conditions, acts: string, after: After): string {
  const subject = "coalesce(s.name || ' (nº ' || s.login || ')', w.name, a.subject)";
  const text = `concat_ws(' ', p.name, p.login, ${subject}, a.address, a.act, a.data)`;
  return `SELECT a.at, 'a' || a.id AS key, a.act, a.person_id, p.name AS person_name, a.device_id, a.address,
      NULL::uuid AS order_id, NULL AS number, NULL AS client, NULL AS line, ${subject} AS subject, a.data
    FROM audit_log a
    LEFT JOIN people p ON p.shop_id = a.shop_id AND p.id = a.person_id
    LEFT JOIN people s ON s.shop_id = a.shop_id AND s.id::text = a.subject
    LEFT JOIN walls w ON w.shop_id = a.shop_id AND w.id::text = a.subject
    WHERE a.shop_id = $1 AND a.at >= $2 AND a.at < $3${acts}${conditions(text)}${after("a.at", "'a' || a.id")}`;
}

export function orderRows(conditions: Conditions, after: After): string {
  const key = "'o' || e.order_id || lpad(e.version::text, 9, '0')";
  const text =
    "concat_ws(' ', e.by_name, o.number, o.client_name, l.code, l.description, e.address, e.type, e.data)";
  return `SELECT e.at, ${key} AS key, e.type AS act, e.by_id AS person_id, e.by_name AS person_name, e.device_id, e.address,
      e.order_id, o.number, o.client_name AS client, l.code || ' ' || l.description AS line, NULL AS subject, e.data
    FROM order_events e
    JOIN orders o ON o.shop_id = e.shop_id AND o.id = e.order_id
    LEFT JOIN lines l ON l.shop_id = e.shop_id AND l.order_id = e.order_id AND l.id = (e.data ->> 'lineId')::uuid
    WHERE e.shop_id = $1 AND e.at >= $2 AND e.at < $3${conditions(text)}${after("e.at", key)}`;
}
