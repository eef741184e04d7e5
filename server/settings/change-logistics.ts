import type { Logistics, LogisticsChange, NewLogistics } from "../../shared/settings/logistics.ts";
import { newCode } from "../../shared/settings/new-code.ts";
import { AppError } from "../platform/app-error.ts";
import type { Transaction } from "../platform/database.ts";
import { listLogistics } from "./logistics.ts";

/** At the end of the list. */
export async function addLogistics(
  tx: Transaction,
  shopId: string,
  { name, requiresBox = false, cutOff = null }: NewLogistics,
): Promise<Logistics> {
  const all = await lockLogistics(tx, shopId);
  refuseSameName(all, name);
  const id = newCode(
    name,
    all.map((row) => row.id),
  );
  const added: Logistics = { id, name: name.trim(), requiresBox, cutOff, active: true };
  await tx.query(
    "INSERT INTO logistics (shop_id, id, name, requires_box, cut_off, position) VALUES ($1, $2, $3, $4, $5, $6)",
    [shopId, id, added.name, requiresBox, cutOff, all.length + 1],
  );
  return added;
}

/** Never deleted: old orders left by it. Orders that are under way keep what they were promised. */
export async function changeLogistics(
  tx: Transaction,
  shopId: string,
  id: string,
  { place, ...change }: LogisticsChange,
): Promise<{ logistics: Logistics; before: object; after: object }> {
  const all = await lockLogistics(tx, shopId);
  const from = all.findIndex((row) => row.id === id);
  const old = all[from];
  if (!old) throw new AppError("not_found");
  const others = all.filter((row) => row !== old);
  const logistics: Logistics = { ...old, ...change, name: change.name?.trim() ?? old.name };
  if (change.name !== undefined) refuseSameName(others, change.name);
  if (!logistics.active && !others.some((row) => row.active)) throw new AppError("last_logistics");
  const to = Math.min(place ?? from, others.length);
  const order = others.toSpliced(to, 0, logistics).map((row) => row.id);
  await tx.query(
    `UPDATE logistics l SET position = o.position,
       name = CASE WHEN l.id = $3 THEN $4 ELSE l.name END,
       requires_box = CASE WHEN l.id = $3 THEN $5 ELSE l.requires_box END,
       cut_off = CASE WHEN l.id = $3 THEN $6 ELSE l.cut_off END,
       active = CASE WHEN l.id = $3 THEN $7 ELSE l.active END
     FROM unnest($2::text[]) WITH ORDINALITY AS o(id, position) WHERE l.shop_id = $1 AND l.id = o.id`,
    [shopId, order, id, logistics.name, logistics.requiresBox, logistics.cutOff, logistics.active],
  );
  return { logistics, before: { ...old, place: from }, after: { ...logistics, place: to } };
}

async function lockLogistics(tx: Transaction, shopId: string): Promise<Logistics[]> {
  await tx.query("SELECT 1 FROM shops WHERE id = $1 FOR NO KEY UPDATE", [shopId]);
  return listLogistics(tx, shopId);
}

function refuseSameName(rows: readonly Logistics[], name: string): void {
  const plain = (text: string) => text.trim().toLocaleLowerCase("pt-BR");
  if (rows.some((row) => plain(row.name) === plain(name))) throw new AppError("logistics_name_taken");
}
