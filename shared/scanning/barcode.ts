import { type Static, Type } from "typebox";
import { PersonRef } from "../people/person.ts";

/** What a scanner reads, as it reads it. */
export const BarcodeText = Type.String({
  minLength: 3,
  maxLength: 100,
  pattern: "^[^\\p{Cc}]*\\S[^\\p{Cc}]*$",
});

export const NewBarcode = Type.Object({
  code: BarcodeText,
  productCode: Type.String({ minLength: 1, maxLength: 40 }),
});

/** What a code is on. `learned`: null where it is the product's own code. */
export const Barcode = Type.Object({
  code: Type.String(),
  product: Type.Object({ code: Type.String(), description: Type.String() }),
  learned: Type.Union([Type.Object({ by: PersonRef, at: Type.String() }), Type.Null()]),
});
export type Barcode = Static<typeof Barcode>;

export const OrderBarcodes = Type.Object({
  barcodes: Type.Array(Type.Object({ code: Type.String(), productCode: Type.String() })),
});
export type OrderBarcodes = Static<typeof OrderBarcodes>;
