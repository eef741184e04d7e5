import { useEffect, useState } from "preact/compat";
import { listenAsWall } from "../../live/connection.ts";
import { ApiError, api, messageOf } from "../../platform/api.ts";
import { readSettings } from "../../settings/settings.ts";

export type WallState = { status: "opening" } | { status: "shown" } | { status: "closed"; problem: string };

/** Whether it was opened, or taken down, meanwhile. */
const ASKS_AGAIN_MS = 5_000;

/**
 * Lets this screen in: with the token in the address (`/tv#token`, which leaves the address at once), with the cookie
 * from an earlier time, or as the person who is signed in. A wall that cannot reach the server tries again by itself.
 */
export function useWall(signedIn: boolean): WallState {
  const [state, setState] = useState<WallState>({ status: "opening" });
  useEffect(() => {
    if (signedIn) return setState({ status: "shown" });
    let retry: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let inside = false;
    const open = async () => {
      const token = location.hash.slice(1);
      try {
        if (token) await api("POST", "/api/wall-session", { token });
        else await api("GET", "/api/wall-session");
        if (token) history.replaceState(null, "", location.pathname);
        listenAsWall();
        // At the start of the page it had not been let in yet.
        if (!inside) void readSettings();
        inside = true;
        if (!gone) setState({ status: "shown" });
      } catch (error) {
        if (gone) return;
        // A bad line leaves up what was shown, and the pill says how old it is; only a "no" takes it down.
        const refused = error instanceof ApiError && error.status >= 400 && error.status < 500;
        setState((before) =>
          before.status === "shown" && !refused ? before : { status: "closed", problem: problemOf(error) },
        );
      }
      if (!gone) retry = setTimeout(open, ASKS_AGAIN_MS);
    };
    void open();
    return () => {
      gone = true;
      clearTimeout(retry);
    };
  }, [signedIn]);
  return state;
}

/** Nobody signs in on a wall, so nobody's session has ended there. */
const problemOf = (error: unknown): string =>
  error instanceof ApiError && error.code === "unauthenticated" ? "" : messageOf(error);
