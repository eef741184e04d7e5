import type { Barcode, OrderBarcodes } from "../../shared/scanning/barcode.ts";
import { AppError } from "../platform/app-error.ts";
import type { Queryable, Transaction } from "../platform/database.ts";

/** The product that a code was learned for, else the one that has it as its own code. */
export async function readBarcode(
  database: Queryable,
  shopId: string,
  code: string,
): Promise<Barcode | null> {
  const { rows } = await database.query<{
    product_code: string;
    description: string;
    by_id: string | null;
    by_name: string | null;
    learned_at: Date | null;
  }>(
    `SELECT p.code AS product_code, p.description, b.learned_by AS by_id, w.name AS by_name, b.learned_at
     FROM products p
     LEFT JOIN barcodes b ON b.shop_id = p.shop_id AND b.product_id = p.id AND b.code = $2
     LEFT JOIN people w ON w.shop_id = b.shop_id AND w.id = b.learned_by
     WHERE p.shop_id = $1 AND (p.code = $2 OR p.id = (SELECT product_id FROM barcodes WHERE shop_id = $1 AND code = $2))
     ORDER BY b.code NULLS LAST LIMIT 1`,
    [shopId, code],
  );
  const row = rows[0];
  if (!row) return null;
  const { product_code, description, by_id, by_name, learned_at } = row;
  return {
    code,
    product: { code: product_code, description },
    learned:
      by_id && learned_at ? { by: { id: by_id, name: by_name ?? "" }, at: learned_at.toISOString() } : null,
  };
}

/** All that was learned for an order's products, so that a tablet finds its lines without network too. */
export async function readOrderBarcodes(
  database: Queryable,
  shopId: string,
  orderId: string,
): Promise<OrderBarcodes["barcodes"]> {
  const { rows } = await database.query<OrderBarcodes["barcodes"][number]>(
    `SELECT DISTINCT b.code, l.code AS "productCode" FROM lines l
     JOIN barcodes b ON b.shop_id = l.shop_id AND b.product_id = l.product_id
     WHERE l.shop_id = $1 AND l.order_id = $2 ORDER BY b.code`,
    [shopId, orderId],
  );
  return rows;
}

/** Learned twice for the same product is learned once; for another one it has to be forgotten first. */
export async function learnBarcode(
  tx: Transaction,
  shopId: string,
  { code, productCode, personId }: { code: string; productCode: string; personId: string },
): Promise<{ barcode: Barcode; isNew: boolean }> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM products WHERE shop_id = $1 AND code = $2",
    [shopId, productCode],
  );
  if (!rows[0]) throw new AppError("not_found");
  const { rowCount } = await tx.query(
    "INSERT INTO barcodes (shop_id, code, product_id, learned_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [shopId, code, rows[0].id, personId],
  );
  const barcode = await readBarcode(tx, shopId, code);
  if (barcode?.product.code !== productCode)
    throw new AppError("barcode_taken", { product: barcode?.product });
  return { barcode, isNew: rowCount === 1 };
}

/** Whoever learned it, or an administrator. */
export async function forgetBarcode(
  tx: Transaction,
  shopId: string,
  code: string,
  person: { id: string; role: string },
): Promise<Barcode> {
  await tx.query("SELECT 1 FROM barcodes WHERE shop_id = $1 AND code = $2 FOR UPDATE", [shopId, code]);
  const barcode = await readBarcode(tx, shopId, code);
  if (!barcode?.learned) throw new AppError("not_found");
  if (barcode.learned.by.id !== person.id && person.role !== "admin") throw new AppError("forbidden");
  await tx.query("DELETE FROM barcodes WHERE shop_id = $1 AND code = $2", [shopId, code]);
  return barcode;
}
