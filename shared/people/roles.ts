export const ROLES = ["seller", "picker", "buyer", "admin"] as const;
export type Role = (typeof ROLES)[number];
