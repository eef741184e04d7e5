import { type Static, Type } from "typebox";

export const Reason = Type.Object({
  code: Type.String({ pattern: "^[a-z0-9_]{1,40}$", description: "What the log keeps; it never changes" }),
  label: Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" }),
  active: Type.Boolean(),
});
export type Reason = Static<typeof Reason>;
