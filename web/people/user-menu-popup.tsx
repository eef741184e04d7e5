import {
  Activity,
  Languages,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  ScrollText,
  Settings,
  Sun,
  Truck,
  Users,
  Volume2,
  VolumeX,
  Waves,
} from "lucide-preact";
import { Link } from "wouter-preact";
import { maySend } from "../../shared/picking/who-may.ts";
import { setSoundsOn, useSoundsOn } from "../live/sounds.ts";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, language } from "../platform/language.ts";
import { signOut, useSession } from "../platform/session.ts";
import { setTheme, useTheme } from "../platform/theme.ts";
import { CornerSheet } from "../ui/dialog.tsx";
import { ROLE_WORDS } from "./role-words.ts";
import "./user-menu-popup.css";
import { words } from "./words.ts";

const THEMES = [
  { value: "system", Icon: Monitor },
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
] as const;

/** Behind one's own name: how this device looks and sounds, the rooms that are not in the header, and the way out. */
export default function UserMenuPopup({ onClose }: { onClose: () => void }) {
  const person = useSession()?.person;
  const theme = useTheme();
  const soundsOn = useSoundsOn();
  if (!person) return null;
  const isAdmin = person.role === "admin";
  const places: [href: string, word: string, Icon: LucideIcon, shown: boolean][] = [
    ["/onda", words.wave, Waves, maySend(person.role, "pick")],
    ["/romaneio", words.manifest, Truck, true],
    ["/pessoas", words.people, Users, isAdmin],
    ["/ajustes", words.settings, Settings, isAdmin],
    ["/auditoria", words.audit, ScrollText, isAdmin],
    ["/operacao", words.operations, Activity, isAdmin],
  ];
  return (
    <CornerSheet title={person.name} onClose={onClose}>
      <p className="user-menu-who">
        {ROLE_WORDS[person.role]} · {words.number(person.login)}
      </p>
      <fieldset className="user-menu-choices" aria-label={words.appearance}>
        {THEMES.map(({ value, Icon }) => (
          <label key={value}>
            <input type="radio" name="theme" checked={theme === value} onChange={() => setTheme(value)} />
            <Icon aria-hidden="true" size={20} />
            {words.themes[value]}
          </label>
        ))}
      </fieldset>
      <ul className="user-menu">
        <li>
          <button type="button" onClick={() => setSoundsOn(!soundsOn)}>
            {soundsOn ? <Volume2 aria-hidden="true" size={22} /> : <VolumeX aria-hidden="true" size={22} />}
            {soundsOn ? words.soundsOn : words.soundsOff}
          </button>
        </li>
        {LANGUAGES.filter((other) => other !== language).map((other) => (
          <li key={other}>
            <button type="button" lang={other} onClick={() => chooseLanguage(other)}>
              <Languages aria-hidden="true" size={22} />
              {LANGUAGE_NAMES[other]}
            </button>
          </li>
        ))}
        {places
          .filter(([, , , shown]) => shown)
          .map(([href, word, Icon]) => (
            <li key={href}>
              <Link href={href} onClick={onClose}>
                <Icon aria-hidden="true" size={22} />
                {word}
              </Link>
            </li>
          ))}
        <li>
          <button type="button" onClick={() => void signOut()}>
            <LogOut aria-hidden="true" size={22} />
            {words.switchPerson}
          </button>
        </li>
      </ul>
    </CornerSheet>
  );
}
