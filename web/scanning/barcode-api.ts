import type { Barcode, OrderBarcodes } from "../../shared/scanning/barcode.ts";
import { ApiError, api } from "../platform/api.ts";

const ANSWER_WITHIN_MS = 6_000;

/** Null: nobody has taught the shop this code. */
export async function askBarcode(code: string): Promise<Barcode | null> {
  try {
    return await api<Barcode>("GET", at(code), undefined, { timeoutMs: ANSWER_WITHIN_MS });
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) return null;
    throw error;
  }
}

export const learnBarcode = (code: string, productCode: string): Promise<Barcode> =>
  api<Barcode>("POST", "/api/barcodes", { code, productCode });

export const forgetBarcode = (code: string): Promise<void> => api("DELETE", at(code));

export const barcodesOfOrder = (orderId: string): Promise<OrderBarcodes> =>
  api<OrderBarcodes>("GET", `/api/barcodes?order=${orderId}`);

const at = (code: string): string => `/api/barcodes/${encodeURIComponent(code)}`;
