import { inLanguage } from "../platform/language.ts";

/** Of the menu behind one's own name. */
export const words = inLanguage(
  {
    menuOf: (name: string) => `Menu de ${name}`,
    number: (login: number) => `nº ${login}`,
    appearance: "Aparência",
    themes: { system: "Automático", light: "Claro", dark: "Escuro" },
    soundsOn: "Sons ligados",
    soundsOff: "Sons desligados",
    wave: "Separar em onda",
    manifest: "Romaneio do dia",
    people: "Pessoas",
    settings: "Ajustes",
    audit: "Auditoria",
    operations: "Operação",
    switchPerson: "Trocar pessoa",
  },
  {
    menuOf: (name) => `Menu of ${name}`,
    number: (login) => `no. ${login}`,
    appearance: "Appearance",
    themes: { system: "Automatic", light: "Light", dark: "Dark" },
    soundsOn: "Sounds on",
    soundsOff: "Sounds off",
    wave: "Pick in a wave",
    manifest: "Daily manifest",
    people: "People",
    settings: "Settings",
    audit: "Audit log",
    operations: "Operations",
    switchPerson: "Switch person",
  },
);
