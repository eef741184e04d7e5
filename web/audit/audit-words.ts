import type { AuditEntry } from "../../shared/audit/audit.ts";
import type { AuditAct, AuditKind } from "../../shared/audit/audit-acts.ts";
import type { OrderEventType } from "../../shared/picking/event-types.ts";
import { ROLE_WORDS } from "../people/role-words.ts";
import { DID } from "../picking/event-words.ts";
import { reasonLabel } from "../picking/reasons.ts";

export const KIND_WORDS: Record<AuditKind, string> = {
  orders: "Pedidos",
  signIn: "Entradas",
  people: "Pessoas",
  settings: "Ajustes",
  exports: "Planilhas",
  barcodes: "Códigos de barras",
};

const ACT_WORDS: Record<AuditAct, string> = {
  signed_in: "entrou",
  signed_out: "saiu",
  sign_in_failed: "PIN errado para o número",
  sign_in_locked: "bloqueio depois de erros no número",
  sign_in_unlocked: "desbloqueou",
  sessions_ended: "tirou de todos os aparelhos",
  person_added: "cadastrou",
  person_changed: "mudou o cadastro de",
  first_admin_created: "criou o primeiro administrador",
  pin_reset_on_server: "PIN trocado no servidor para",
  settings_changed: "mudou os ajustes",
  logistics_added: "criou a logística",
  logistics_changed: "mudou a logística",
  wall_added: "abriu a tela de parede",
  wall_removed: "retirou a tela de parede",
  history_exported: "baixou a planilha do histórico",
  barcode_learned: "ensinou o código",
  barcode_forgotten: "desfez o código",
};

const FIELD_WORDS: Record<string, string> = {
  shopName: "nome da loja",
  logo: "logo",
  brandColor: "cor",
  reasons: "motivos",
  packaging: "embalagem",
  workingHours: "horário de trabalho",
  soundsOn: "sons",
  retention: "backups",
  name: "nome",
  login: "número",
  role: "perfil",
  active: "ativo",
  pin: "PIN",
  requiresBox: "só caixa",
  cutOff: "horário limite",
  place: "lugar na lista",
  code: "código",
  description: "produto",
  id: "identificação",
};

/** What was done, after the person's name; an act of newer screens is shown by its code. */
export function didWords({ act, order }: AuditEntry): string {
  // as: an act that the table lacks gives undefined, and the code stands in
  const words = order ? DID[act as OrderEventType]?.[0] : ACT_WORDS[act as AuditAct];
  return words ?? act;
}

export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

export function differences({ data }: AuditEntry): Difference[] {
  const [before, after] = [record(data.before), record(data.after)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => field !== "id")
    .map((field) => ({
      field: FIELD_WORDS[field] ?? field,
      before: field in before ? valueWords(before[field]) : null,
      after: field in after ? valueWords(after[field]) : null,
    }));
}

/** How many of which product, where an act was on one line. */
export function lineWords({ data, order }: AuditEntry): string | null {
  if (!order?.line) return null;
  return typeof data.quantity === "number" ? `${data.quantity} × ${order.line}` : order.line;
}

/** Reason, text and supplier of an act on an order. */
export function detailWords({ data }: AuditEntry): string {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const why = text(data.reason) ? reasonLabel(text(data.reason), text(data.text)) : text(data.text);
  return [why, text(data.supplier)].filter(Boolean).join(" · ");
}

function valueWords(value: unknown): string {
  if (value === null || value === "") return "nada";
  if (value === true) return "sim";
  if (value === false) return "não";
  if (typeof value === "string")
    // as: most words are no role, and give undefined
    return (ROLE_WORDS as Record<string, string>)[value] ?? (value === "changed" ? "trocado" : value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(valueWords).join("; ");
  const { label, active, weekday, opens, closes, ...rest } = record(value);
  if (label) return active === false ? `(${label})` : String(label);
  if (opens) return `${DAYS[Number(weekday) - 1]} ${opens}–${closes}`;
  return Object.values(rest).map(valueWords).join("; ");
}
const DAYS = ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"];

const record = (value: unknown): Record<string, unknown> =>
  // as: an object's fields, each still unknown
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
