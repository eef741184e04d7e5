import type { Role } from "../../shared/people/roles.ts";

export const ROLE_WORDS: Record<Role, string> = {
  picker: "Separador",
  seller: "Vendedor",
  buyer: "Compradora",
  admin: "Administrador",
};
