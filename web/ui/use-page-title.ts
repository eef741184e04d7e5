import { useEffect } from "preact/compat";
import { words } from "../platform/words.ts";
import { useSettings } from "../settings/settings.ts";

/** What the tab, the browser's history, a saved PDF and those who hear the screen call this page: "Compras · Loja Aurora". */
export function usePageTitle(title: string): void {
  const { shopName } = useSettings();
  const shop = shopName || words.app;
  useEffect(() => {
    document.title = `${title} · ${shop}`;
  }, [title, shop]);
}
