import { type Static, Type } from "typebox";

/** `board`, `purchasing`, `presence` or `order:ID`. */
const Topic = Type.String({ maxLength: 60 });
const Topics = Type.Array(Topic, { maxItems: 100 });

/** What a screen may say on `/live`. Acts are never among it: they go through HTTP, which answers. */
export const ClientMessage = Type.Union([
  Type.Object({ type: Type.Literal("watch"), topics: Topics }),
  Type.Object({ type: Type.Literal("unwatch"), topics: Topics }),
  /** "This order is open before me" (null: none): a lease of PRESENCE_LEASE_MS, said again before it ends. */
  Type.Object({
    type: Type.Literal("here"),
    orderId: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  }),
]);
export type ClientMessage = Static<typeof ClientMessage>;
