import { type Static, Type } from "typebox";
import { ROLES } from "./roles.ts";

export const Role = Type.Enum([...ROLES]);
export type Role = Static<typeof Role>;

/** Who did something: enough to show a name beside an act. */
export const PersonRef = Type.Object({ id: Type.String(), name: Type.String() });
export type PersonRef = Static<typeof PersonRef>;

/** The number a person signs in with. */
export const Login = Type.Integer({ minimum: 1, maximum: 9999 });
/** 4 to 8 digits; no strength rule, because guessing is stopped by counting, not by complexity. */
export const Pin = Type.String({ pattern: "^[0-9]{4,8}$" });
export const PersonName = Type.String({ minLength: 1, maxLength: 60, pattern: "\\S" });

export const Person = Type.Object({
  id: Type.String(),
  login: Login,
  name: Type.String(),
  role: Role,
  active: Type.Boolean(),
});
export type Person = Static<typeof Person>;

/** The person on this side of the screen, as the session tells it. */
export const SignedIn = Type.Object({
  person: Type.Object({ id: Type.String(), login: Login, name: Type.String(), role: Role }),
  csrfToken: Type.String(),
  actorToken: Type.String(),
});
export type SignedIn = Static<typeof SignedIn>;
