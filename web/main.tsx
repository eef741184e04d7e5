import "./ui/font.css";
import "./ui/tokens.css";
import "./ui/base.css";
import { options, render } from "preact";
import { App } from "./app.tsx";
import { registerServiceWorker } from "./live/app-update.ts";
import { startLive } from "./live/connection.ts";
import { unlockSounds } from "./live/sounds.ts";
import { applyLanguage } from "./platform/apply-language.ts";
import { openSession } from "./platform/session.ts";
import { applyTheme } from "./platform/theme.ts";
import { startSettings } from "./settings/settings.ts";

applyLanguage();
applyTheme();
startSettings();
void openSession();
startLive();
unlockSounds();
registerServiceWorker();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
// What can be seen also hears: effects run when a drawing is done, and not a frame later, before which a scanner may have typed.
options.requestAnimationFrame = queueMicrotask;
render(<App />, root);
