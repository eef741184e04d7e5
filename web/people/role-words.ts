import type { Role } from "../../shared/people/roles.ts";
import { inLanguage } from "../platform/language.ts";

export const words = inLanguage(
  { picker: "Separador", seller: "Vendedor", buyer: "Compradora", admin: "Administrador" },
  { picker: "Picker", seller: "Seller", buyer: "Buyer", admin: "Administrator" },
);
export const ROLE_WORDS: Record<Role, string> = words;
