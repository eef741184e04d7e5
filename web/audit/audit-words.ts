import type { AuditEntry } from "../../shared/audit/audit.ts";
import type { AuditAct, AuditKind } from "../../shared/audit/audit-acts.ts";
import type { OrderEventType } from "../../shared/picking/event-types.ts";
import { ROLE_WORDS } from "../people/role-words.ts";
import { DID } from "../picking/event-words.ts";
import { reasonLabel } from "../picking/reasons.ts";
import { counted } from "../platform/format.ts";
import { inLanguage } from "../platform/language.ts";

export const words = inLanguage(
  {
    kinds: {
      orders: "Pedidos",
      signIn: "Entradas",
      people: "Pessoas",
      settings: "Ajustes",
      exports: "Planilhas",
      barcodes: "Códigos de barras",
    },
    acts: {
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
      backup_asked: "pediu um backup",
      barcode_learned: "ensinou o código",
      barcode_forgotten: "desfez o código",
    },
    fields: {
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
    },
    nothing: "nada",
    yes: "sim",
    no: "não",
    exchanged: "trocado",
    weekdays: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],

    title: "Auditoria",
    adminsOnly: "Só para administradores",
    orderHasItsOwn: "O histórico de cada pedido está no próprio pedido.",
    search: "Buscar na auditoria",
    searchHint: "Pedido, produto, pessoa, endereço",
    who: "Quem",
    everybody: "Todos",
    what: "O quê",
    everything: "Tudo",
    from: "De",
    to: "Até",
    searching: "Buscando",
    found: (count: number, more: boolean) => `${count} atos${more ? " ou mais" : ""}`,
    noEntries: "Nada assim foi registrado",
    tryOther: "Tente menos palavras, um período maior, ou tire um filtro.",
    searchedBackTo: (day: string) => `Procuramos até ${day}. Dá para ir mais longe.`,
    searchBefore: "Procurar antes",
    showMore: "Mostrar mais",
    noNumber: "sem número",
  },
  {
    kinds: {
      orders: "Orders",
      signIn: "Sign-ins",
      people: "People",
      settings: "Settings",
      exports: "Spreadsheets",
      barcodes: "Barcodes",
    },
    acts: {
      signed_in: "signed in",
      signed_out: "signed out",
      sign_in_failed: "Wrong PIN for number",
      sign_in_locked: "Locked after wrong PINs for number",
      sign_in_unlocked: "unlocked",
      sessions_ended: "signed out of all devices",
      person_added: "added",
      person_changed: "changed the record of",
      first_admin_created: "created the first administrator",
      pin_reset_on_server: "PIN changed on the server for",
      settings_changed: "changed the settings",
      logistics_added: "added the logistics",
      logistics_changed: "changed the logistics",
      wall_added: "opened the wall screen",
      wall_removed: "removed the wall screen",
      history_exported: "downloaded the history spreadsheet",
      backup_asked: "asked for a backup",
      barcode_learned: "taught the code",
      barcode_forgotten: "took back the code",
    },
    fields: {
      shopName: "shop name",
      logo: "logo",
      brandColor: "colour",
      reasons: "reasons",
      packaging: "packaging",
      workingHours: "working hours",
      soundsOn: "sounds",
      retention: "backups",
      name: "name",
      login: "number",
      role: "role",
      active: "active",
      pin: "PIN",
      requiresBox: "box only",
      cutOff: "cut-off",
      place: "place in the list",
      code: "code",
      description: "product",
      id: "identification",
    },
    nothing: "nothing",
    yes: "yes",
    no: "no",
    exchanged: "changed",
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],

    title: "Audit log",
    adminsOnly: "Administrators only",
    orderHasItsOwn: "Each order has its own history.",
    search: "Search the audit log",
    searchHint: "Order, product, person, address",
    who: "Who",
    everybody: "Everybody",
    what: "What",
    everything: "Everything",
    from: "From",
    to: "To",
    searching: "Searching",
    found: (count, more) => `${counted(count, "act", "acts")}${more ? " or more" : ""}`,
    noEntries: "Nothing like this was recorded",
    tryOther: "Try fewer words, a longer period, or take off a filter.",
    searchedBackTo: (day) => `Searched back to ${day}. It goes further.`,
    searchBefore: "Search earlier",
    showMore: "Show more",
    noNumber: "no number",
  },
);
const KINDS: Record<AuditKind, string> = words.kinds;
const ACTS: Record<AuditAct, string> = words.acts;
const FIELDS: Record<string, string> = words.fields;

export const kindWord = (kind: AuditKind): string => KINDS[kind];

/** What was done, after the person's name; an act of newer screens is shown by its code. */
export function didWords({ act, order }: AuditEntry): string {
  // as: an act that the table lacks gives undefined, and the code stands in
  const words = order ? DID[act as OrderEventType] : ACTS[act as AuditAct];
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
      field: FIELDS[field] ?? field,
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
  if (value === null || value === "") return words.nothing;
  if (value === true) return words.yes;
  if (value === false) return words.no;
  if (typeof value === "string")
    // as: most words are no role, and give undefined
    return (ROLE_WORDS as Record<string, string>)[value] ?? (value === "changed" ? words.exchanged : value);
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(valueWords).join("; ");
  const { label, active, weekday, opens, closes, ...rest } = record(value);
  if (label) return active === false ? `(${label})` : String(label);
  if (opens) return `${words.weekdays[Number(weekday) - 1]} ${opens}–${closes}`;
  return Object.values(rest).map(valueWords).join("; ");
}

const record = (value: unknown): Record<string, unknown> =>
  // as: an object's fields, each still unknown
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
