import { type Static, Type } from "typebox";

const Agent = Type.Union([Type.String({ description: "What the browser calls itself" }), Type.Null()]);
const Place = Type.Union([Type.String(), Type.Null()]);

export const PersonDevices = Type.Object({
  sessions: Type.Array(
    Type.Object({
      deviceId: Type.String(),
      agent: Agent,
      address: Place,
      startedAt: Type.String(),
      lastActiveAt: Type.String(),
      isThisOne: Type.Boolean(),
    }),
  ),
  signIns: Type.Array(
    Type.Object({
      at: Type.String(),
      act: Type.Enum(["signed_in", "signed_out", "sign_in_failed", "sign_in_locked", "sign_in_unlocked"]),
      deviceId: Place,
      agent: Agent,
      address: Place,
    }),
  ),
});
export type PersonDevices = Static<typeof PersonDevices>;
