import { inLanguage } from "../../platform/language.ts";

/** Of the first run. */
export const words = inLanguage(
  {
    begin: "Vamos começar",
    youAreAdmin:
      "Você será o administrador. Depois, cadastre as outras pessoas em “Pessoas”, no menu do seu nome.",
    code: "Código de início",
    whereIsCode: "Aparece na janela (ou no registro) onde o sistema foi iniciado.",
    name: "Seu nome",
    login: "Número para entrar",
    loginRange: "Um número de 1 a 9999",
    pin: "PIN",
    pinLength: "De 4 a 8 números",
    pinAgain: "PIN de novo",
    pinsDiffer: "Os dois PINs são diferentes. Digite de novo.",
    start: "Começar",
  },
  {
    begin: "Let us begin",
    youAreAdmin:
      "You will be the administrator. Then add the others under “People”, in the menu behind your name.",
    code: "Start code",
    whereIsCode: "It is shown in the window (or the log) where the system was started.",
    name: "Your name",
    login: "Number to sign in with",
    loginRange: "A number from 1 to 9999",
    pin: "PIN",
    pinLength: "4 to 8 digits",
    pinAgain: "PIN again",
    pinsDiffer: "The two PINs differ. Type them again.",
    start: "Start",
  },
);
