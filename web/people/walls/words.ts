import { inLanguage } from "../../platform/language.ts";

/** Of the screens on the wall, as an administrator puts them up. */
export const words = inLanguage(
  {
    title: "Telas de parede",
    add: "Nova tela",
    hint: "Mostram o painel numa TV, sem ninguém entrar e sem poder mexer em nada.",
    seen: (age: string) => `vista ${age}`,
    notOpened: "ainda não foi aberta",
    takeDown: "Retirar",
    newWall: "Nova tela de parede",
    where: "Onde ela fica",
    whereHint: "Estoque",
    create: "Criar",
    openThis: "Abra este endereço na TV",
    shownOnce: "Ele só aparece agora. Na TV, abra uma vez: ela se lembra.",
    copy: "Copiar endereço",
    takeDownWhich: (name: string) => `Retirar ${name}?`,
    goesDark: "Esta tela deixa de mostrar o painel na hora.",
  },
  {
    title: "Wall screens",
    add: "New screen",
    hint: "They show the board on a TV; nobody signs in and nothing can be changed there.",
    seen: (age) => `seen ${age}`,
    notOpened: "not opened yet",
    takeDown: "Remove",
    newWall: "New wall screen",
    where: "Where it hangs",
    whereHint: "Stock room",
    create: "Create",
    openThis: "Open this address on the TV",
    shownOnce: "It is shown only now. Open it once on the TV: the TV remembers.",
    copy: "Copy address",
    takeDownWhich: (name) => `Remove ${name}?`,
    goesDark: "This screen stops showing the board at once.",
  },
);
