/**
 * For SQL: the zone of the shop in $1. Days on screens are the shop's days, whatever the server's clock or a tablet's.
 */
export const SHOP_ZONE =
  "(SELECT coalesce(settings #>> '{workingHours,timeZone}', 'America/Sao_Paulo') FROM shops WHERE id = $1)";

/** The instant at which a day (an SQL expression) begins in the shop. */
export const startOfDay = (day: string): string => `((${day})::date::timestamp AT TIME ZONE ${SHOP_ZONE})`;

/** Today, in the shop. */
export const TODAY = `(now() AT TIME ZONE ${SHOP_ZONE})::date`;
