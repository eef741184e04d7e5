import { inLanguage } from "../../platform/language.ts";

/** Of the door. */
export const words = inLanguage(
  {
    greeting: "Bom te ver por aqui",
    typeNumber: "Digite seu número e seu PIN. Da próxima vez, basta tocar no seu nome.",
    whoIsHere: "Quem está aqui?",
    tapName: "Toque no seu nome ou digite seu número.",
    number: "Número",
    pin: "PIN",
    signIn: "Entrar",
    erase: "Apagar",
    sessionEnded: "Sua sessão terminou. Entre de novo.",
    pinLength: "O PIN tem de 4 a 8 números.",
    tryIn: (time: string) => `Tente de novo em ${time}`,
    forgotPin: "Esqueceu o PIN? Peça um novo ao administrador.",
  },
  {
    greeting: "Good to see you",
    typeNumber: "Type your number and your PIN. Next time a tap on your name will do.",
    whoIsHere: "Who is here?",
    tapName: "Tap your name or type your number.",
    number: "Number",
    pin: "PIN",
    signIn: "Sign in",
    erase: "Erase",
    sessionEnded: "Your session has ended. Sign in again.",
    pinLength: "A PIN has 4 to 8 digits.",
    tryIn: (time) => `Try again in ${time}`,
    forgotPin: "Forgot your PIN? Ask the administrator for a new one.",
  },
);
