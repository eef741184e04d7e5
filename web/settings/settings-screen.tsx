import { Settings as Gear, ScrollText, Users } from "lucide-preact";
import { useEffect } from "preact/compat";
import { Link } from "wouter-preact";
import { NoticeStack } from "../live/notice-stack.tsx";
import { useSession } from "../platform/session.ts";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { words as ui } from "../ui/words.ts";
import { applyBrand } from "./apply-brand.ts";
import { HabitsCard } from "./habits-card.tsx";
import { HoursCard } from "./hours-card.tsx";
import { LogisticsCard } from "./logistics-card.tsx";
import { ReasonsCard } from "./reasons-card.tsx";
import { currentSettings } from "./settings.ts";
import { ShopCard } from "./shop-card.tsx";
import { useShopSettings } from "./use-shop-settings.ts";
import { words } from "./words.ts";
import "../orders/controls.css";
import "../people/sign-in/sign-in.css";
import "../ui/state-badge.css";
import "./settings.css";

export default function SettingsScreen() {
  const role = useSession()?.person.role;
  const { settings, problem, read, save } = useShopSettings();
  // A colour that was tried and not kept is gone with the screen.
  useEffect(() => () => applyBrand(currentSettings().brandColor), []);
  if (role !== "admin")
    return (
      <>
        <TopBar title={words.title} back="/" />
        <EmptyState icon={Gear} title={ui.adminsOnly} text={ui.askAdmin} />
      </>
    );
  return (
    <>
      <TopBar title={words.title} back="/">
        <nav className="settings-places" aria-label={words.administration}>
          <Link href="/pessoas" className={buttonClass()}>
            <Users aria-hidden="true" size={20} />
            <span className="ui-bar-word">{words.people}</span>
          </Link>
          <Link href="/auditoria" className={buttonClass()}>
            <ScrollText aria-hidden="true" size={20} />
            <span className="ui-bar-word">{words.audit}</span>
          </Link>
        </nav>
      </TopBar>
      <main className="settings">
        {!settings && (problem ? <ErrorState text={problem} onRetry={read} /> : <Waiting />)}
        {settings && (
          <>
            <ShopCard
              key={JSON.stringify([settings.shopName, settings.brandColor])}
              settings={settings}
              onSave={save}
            />
            <LogisticsCard />
            <HoursCard
              key={JSON.stringify(settings.workingHours)}
              hours={settings.workingHours}
              onSave={save}
            />
            <ReasonsCard key={JSON.stringify(settings.reasons)} reasons={settings.reasons} onSave={save} />
            <HabitsCard
              key={JSON.stringify([settings.packaging, settings.soundsOn, settings.retention])}
              settings={settings}
              onSave={save}
            />
          </>
        )}
      </main>
      <NoticeStack />
    </>
  );
}
