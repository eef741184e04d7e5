import { Menu } from "@base-ui/react/menu";
import {
  LogOut,
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
} from "lucide-react";
import { useLocation } from "wouter";
import { maySend } from "../../shared/picking/who-may.ts";
import { setSoundsOn, useSoundsOn } from "../live/sounds.ts";
import { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, type Language, language } from "../platform/language.ts";
import { signOut, useSession } from "../platform/session.ts";
import { setTheme, type Theme, useTheme } from "../platform/theme.ts";
import { Avatar } from "../ui/avatar.tsx";
import { ROLE_WORDS } from "./role-words.ts";
import "./user-menu-popup.css";
import { words } from "./words.ts";

const THEMES = [
  { value: "system", Icon: Monitor },
  { value: "light", Icon: Sun },
  { value: "dark", Icon: Moon },
] as const;

/** Opens as soon as it is there: it is fetched by the touch that asks for it. */
export default function UserMenuPopup() {
  const person = useSession()?.person;
  const theme = useTheme();
  const soundsOn = useSoundsOn();
  const [, go] = useLocation();
  if (!person) return null;
  return (
    <Menu.Root modal={false} defaultOpen>
      <Menu.Trigger className="user-button">
        <Avatar id={person.id} name={person.name} size="md" decorative />
        <span className="ui-hidden">{words.menuOf(person.name)}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="user-menu-place" align="end" sideOffset={8}>
          <Menu.Popup className="user-menu">
            <p className="user-menu-who">
              <strong>{person.name}</strong>
              <span>
                {ROLE_WORDS[person.role]} · {words.number(person.login)}
              </span>
            </p>
            <Menu.RadioGroup
              className="user-menu-choices"
              aria-label={words.appearance}
              value={theme}
              onValueChange={(value: Theme) => setTheme(value)}
            >
              {THEMES.map(({ value, Icon }) => (
                <Menu.RadioItem key={value} value={value} className="user-menu-choice" closeOnClick={false}>
                  <Icon aria-hidden="true" size={20} />
                  {words.themes[value]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.RadioGroup
              className="user-menu-choices"
              aria-label={words.language}
              value={language}
              onValueChange={(value: Language) => chooseLanguage(value)}
            >
              {LANGUAGES.map((value) => (
                <Menu.RadioItem key={value} value={value} lang={value} className="user-menu-choice">
                  {LANGUAGE_NAMES[value]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.CheckboxItem
              className="user-menu-item"
              checked={soundsOn}
              onCheckedChange={setSoundsOn}
              closeOnClick={false}
            >
              {soundsOn ? <Volume2 aria-hidden="true" size={20} /> : <VolumeX aria-hidden="true" size={20} />}
              {soundsOn ? words.soundsOn : words.soundsOff}
            </Menu.CheckboxItem>
            {maySend(person.role, "pick") && (
              <Menu.Item className="user-menu-item" onClick={() => go("/onda")}>
                <Waves aria-hidden="true" size={20} />
                {words.wave}
              </Menu.Item>
            )}
            <Menu.Item className="user-menu-item" onClick={() => go("/romaneio")}>
              <Truck aria-hidden="true" size={20} />
              {words.manifest}
            </Menu.Item>
            {person.role === "admin" && (
              <Menu.Item className="user-menu-item" onClick={() => go("/pessoas")}>
                <Users aria-hidden="true" size={20} />
                {words.people}
              </Menu.Item>
            )}
            {person.role === "admin" && (
              <Menu.Item className="user-menu-item" onClick={() => go("/ajustes")}>
                <Settings aria-hidden="true" size={20} />
                {words.settings}
              </Menu.Item>
            )}
            {person.role === "admin" && (
              <Menu.Item className="user-menu-item" onClick={() => go("/auditoria")}>
                <ScrollText aria-hidden="true" size={20} />
                {words.audit}
              </Menu.Item>
            )}
            <Menu.Item className="user-menu-item" onClick={() => void signOut()}>
              <LogOut aria-hidden="true" size={20} />
              {words.switchPerson}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
