import { useCallback, useEffect, useState } from "preact/compat";
import type { Settings, SettingsChange } from "../../shared/settings/settings.ts";
import { notify } from "../live/notices.ts";
import { api, messageOf } from "../platform/api.ts";
import { takeSettings } from "./settings.ts";
import { words } from "./words.ts";

export type SaveSettings = (change: SettingsChange) => Promise<boolean>;

/** All of the settings, for the screen on which an administrator changes them. */
export function useShopSettings() {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = useCallback((answer: Settings) => {
    setSettings(answer);
    takeSettings(answer);
    setProblem(null);
  }, []);
  const read = useCallback(async () => {
    try {
      take(await api<Settings>("GET", "/api/settings"));
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [take]);
  useEffect(() => void read(), [read]);
  const save: SaveSettings = useCallback(
    async (change) => {
      try {
        take(await api<Settings>("PATCH", "/api/settings", change));
        notify(words.saved, "info");
        return true;
      } catch (error) {
        notify(messageOf(error));
        return false;
      }
    },
    [take],
  );
  return { settings, problem, read, save };
}
